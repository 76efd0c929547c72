"""What the documents, or what they say of one subject, come to in a few of their own sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.answers.digests.chosen import carrying
from assistant.answers.digests.people import of_person, person_in
from assistant.answers.digests.stories import stories
from assistant.answers.digests.telling import day_told, in_order, stands_alone, tells_an_outcome, without_dateline
from assistant.answers.finding import mentions_most
from assistant.evidence import evidence_of, may_tell, place_of
from assistant.types import Evidence
from index.library import Library
from index.text import content_words, stems
from index.types import DocumentSummary, Hit, Scope

MOST = 6
"""Sentences that an overview has at most."""

MOST_STORIES = 8
"""Stories that are told, each in a sentence, where the documents tell of several."""

_SEVERAL = 5
"""From so many stories on each is told in a sentence; of fewer more can be said."""

_EXACT = 3
"""From so many words on a subject that a document's title holds is what that document is about."""

_PASSAGES = 30
"""Passages looked through for an overview of a subject."""

_READ = 120
"""Passages looked through for one of everything, the first ones of each document."""

_LEAD = (0.2, 0.12, 0.06)
"""What the first sentences of a document gain: news tells what matters first, and leads are the summary that is hardest
to beat (Nenkova 2005)."""

_NAMED, _DEFINES, _OUTCOME = 0.08, 0.3, 0.18
"""What a sentence gains that names the whole subject, that says what it is or when it began, and that tells what came
of something rather than what somebody says of it."""

_SAID, _THIN = 0.08, 0.12
"""What one loses that tells what somebody says, and that tells little."""

_FEWEST = 7
"""Words of content below which a sentence tells little."""

_IS = re.compile(
    r"^(?:The |Its? )?(?:[\w’'-]+ ){0,4}?(?P<what>[\w’'-]+)(?: \([^)]*\))?(?:, (?:an?|the|which)\b"
    r"| (?:is|are) (?:an?|the|one)\b"
    r"| (?:was|were) (?:built|founded|set up|launched|opened|born)\b| opened\b| began\b| started\b)",
    re.IGNORECASE,
)


def overview(
    library: Library, subject: str, scope: Scope, *, latest: bool = False, story: bool = False
) -> list[Evidence]:
    """Return the sentences that carry what ``scope`` says of ``subject``, of everything where it is empty.

    The first says what it is about; the others follow in the order of what happened. Of a person, unless their
    ``story`` is wanted: who they are, what they did, what they say. Of documents that tell several stories: a sentence
    for each, those that most documents tell, or the ``latest``. Empty where no passage mentions the subject.

    Raises:
        DocumentNotFoundError: a document was changed or removed meanwhile.
        StaleLibraryError: the library needs re-indexing.
    """
    if subject:
        return _of_subject(library, subject, scope, story=story)
    hits = library.read(scope, most=_READ)
    told = stories(library, hits) if hits else []
    return _summary(library, "", hits, scope) if len(told) < _SEVERAL else _digest(hits, told, scope, latest=latest)


def _of_subject(library: Library, subject: str, scope: Scope, *, story: bool) -> list[Evidence]:
    wanted = stems(subject)
    found = library.search(subject, scope=scope, limit=_PASSAGES).hits if wanted else ()
    name = None if story or not wanted else person_in(subject, library, [hit.document for hit in found])
    if name and (told := of_person(library, subject, name, found, scope)):
        return told
    hits = [hit for hit in found if mentions_most(hit, wanted)]
    documents = {hit.document.document_id: hit.document for hit in hits}
    about = tuple(each for each, document in documents.items() if wanted <= stems(_title(document)))
    if len(wanted) >= _EXACT and about:  # it is what these documents are about, and others mention
        hits = list(library.read(replace(scope, documents=about)))
    return _summary(library, subject, hits, scope)


def _title(document: DocumentSummary) -> str:
    return f"{document.title} {document.published or ''}"


def _heard(hits: Iterable[Hit], scope: Scope) -> list[Evidence]:
    """Return the sentences of passages that may stand in a short text, each once."""
    unique = {place_of(each): without_dateline(each) for hit in hits for each in evidence_of(hit) if stands_alone(each)}
    return [each for each in unique.values() if may_tell(each, scope.speakers)]


def _summary(library: Library, subject: str, hits: Sequence[Hit], scope: Scope) -> list[Evidence]:
    """Return what carries passages, beginning with the sentence that opens a document and tells most of it."""
    wanted = stems(subject)
    leads = {
        place: gain
        for document_id in {hit.document.document_id for hit in hits}
        for place, gain in _leads(library, document_id)
    }
    weighed = [(leads.get(_ends_at(each), 0.0), _gain(each, wanted), each) for each in _heard(hits, scope)]
    weighed.sort(key=lambda each: -each[0] - each[1])
    told = [each for _, _, each in weighed]
    chosen = carrying(library, told, subject, MOST, [lead + gain for lead, gain, _ in weighed])
    if not chosen:
        return []
    first = max(chosen, key=lambda each: (leads.get(_ends_at(each)) == _LEAD[0], each.probability))
    return [first, *sorted((each for each in chosen if each is not first), key=in_order)]


def _gain(evidence: Evidence, wanted: frozenset[str]) -> float:
    named = bool(wanted) and wanted <= stems(evidence.words)
    defined = _IS.match(evidence.words)
    if defined and wanted & stems(defined["what"]):
        return _NAMED + _DEFINES
    thin = len(content_words(evidence.words)) < _FEWEST
    loss = _SAID * bool(evidence.sentence.speaker) + _THIN * thin
    return _NAMED * named + _OUTCOME * tells_an_outcome(evidence) - loss


def _digest(hits: Sequence[Hit], told: Sequence[Sequence[str]], scope: Scope, *, latest: bool) -> list[Evidence]:
    """Return a sentence for each of the stories, of those that most documents tell, or of the latest."""
    openings: dict[str, Evidence] = {}
    for each in _heard(hits, scope):
        openings.setdefault(each.document.document_id, each)
    leads = [next((openings[each] for each in story if each in openings), None) for story in told]
    found = [each for each in leads if each]
    if latest:
        found.sort(key=day_told, reverse=True)
    return sorted(found[:MOST_STORIES], key=in_order, reverse=latest)


def _leads(library: Library, document_id: str) -> Iterator[tuple[tuple[str, int], float]]:
    """Yield where the first sentences of a document end, and what each gains."""
    firsts = (each.end for passage in library.passages(document_id)[:2] for each in passage.sentences)
    yield from (((document_id, end), gain) for end, gain in zip(firsts, _LEAD, strict=False))


def _ends_at(evidence: Evidence) -> tuple[str, int]:
    return evidence.document.document_id, evidence.sentence.end
