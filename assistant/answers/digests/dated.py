"""What happened on a day: the sentences that tell it."""

import re
from dataclasses import replace

from assistant.analysis.timeline import told_within
from assistant.answers.digests.overview import overview
from assistant.answers.digests.telling import stands_alone, without_dateline
from assistant.evidence import place_of
from assistant.facts.times import When, read_times
from assistant.question import Question
from assistant.types import Evidence
from index.library import Library
from index.text import MONTHS, WEEKDAYS
from index.types import DocumentSummary

_FEWEST = 2
"""Sentences that tell of the days, below which the documents count that say in their titles that they are of them."""

_NAMED = re.compile(rf"\b(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b", re.IGNORECASE)
"""Days and months, which many type without their capital."""

_TOLD = 0.5
"""How likely a sentence counts that tells of the day which is asked for."""


def told_on(library: Library, question: Question) -> list[Evidence]:
    """Return a sentence for each event of the days that ``question`` names, in order; empty where none is told.

    A day without a year is the one nearest to the latest document in scope.

    Raises:
        DocumentNotFoundError: a document was changed or removed meanwhile.
    """
    documents = [each for each in library.documents() if question.scope.admits(each)]
    when = _asked(question.asked, max((each.published for each in documents if each.published), default=None))
    if when is None:
        return []
    told = [each for each in told_within(library, when, question.scope) if stands_alone(each)]
    about = tuple(each.document_id for each in documents if _is_about(each, when))
    if about and len(told) < _FEWEST:
        told += overview(library, "", replace(question.scope, documents=about))
    unique = {place_of(each): without_dateline(each) for each in told}
    return [replace(each, probability=_TOLD) for each in unique.values()]


def _is_about(document: DocumentSummary, when: When) -> bool:
    """Whether a document says in its title that it is of one of the days."""
    told = (each.when for each in read_times(document.title, document.published) if each.when)
    return any(when.first <= each.first and each.last <= when.last for each in told)


def _asked(words: str, latest: str | None) -> When | None:
    written = _NAMED.sub(lambda found: found[0].capitalize(), words)
    return next((each.when for each in read_times(written, latest) if each.when), None)
