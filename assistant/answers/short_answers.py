"""Sentences that answer to the few words of them that do, each with who says it. Pure."""

import re
from collections.abc import Sequence

from assistant.answers.headline_kinds import is_of_kind, whole
from assistant.facts import HONORIFICS, quantities, text_of
from assistant.question import NUMBER, TIME, Question
from assistant.types import Citation, Evidence, ShortAnswer
from assistant.wording import same
from index.text import content_words, stems

_SHORT_ENOUGH = 0.1
"""A short answer is offered where it and its sentence are at least this likely; else the sentence stands for itself."""

DIFFERS_ENOUGH = 0.2
"""A further one that differs is offered from here on, in an answer and in a comparison: to say that documents differ
takes more."""

_SURE_ENOUGH = 0.25
"""A headline stands alone in large type, and a wrong one costs more than a sentence does."""

_IN_SENTENCES = frozenset({"overview", "keyword", "list", "compare", "why", "says"})
"""Kinds that no few words of one sentence answer."""

_FEW, _NEARLY_ALL = 8, 0.8
"""A short answer of more words that is nearly its whole sentence says it twice."""
_CHOICE = re.compile(r"\bor\b", re.IGNORECASE)
_CAPITAL = re.compile(r"\b[A-Z]")
_HOW_MANY = re.compile(r"\bhow many (?P<what>\w+)", re.IGNORECASE)
_YEAR = re.compile(r"\b1\d{3}\b|\b20\d\d\b")
_NEXT = 3
"""Words on either side of a number among which the thing that it counts stands."""

_COST = re.compile(r"\bwhat\b.*\b(?:cost|price)s?\b", re.IGNORECASE)


def offered(evidence: Evidence, least: float = _SHORT_ENOUGH) -> str | None:
    """Return the short answer of a sentence, where it and the sentence are at least so likely, and it is short."""
    if evidence.short is None or min(evidence.short_probability, evidence.probability) < least:
        return None
    words = evidence.short.of(evidence.words)
    return words if len(words.split()) <= _FEW or len(words) < _NEARLY_ALL * len(evidence.words) else None


def shorten(question: Question, chosen: Sequence[Evidence], citations: Sequence[Citation]) -> tuple[ShortAnswer, ...]:
    """Return the short answers in the sentences ``chosen`` (cited by ``citations``, in order), likeliest first.

    None for a question that no few words of a source answer, such as "why", "is it?" or "who is Ines Quarrie?", whom
    whole sentences introduce; several only where the documents differ or one lists them. One that holds another
    ("Friday", "Friday 3 May") is taken for the same, and so is one that says much of it in other words.
    """
    if question.at_length or question.whether or question.person or question.kind in _IN_SENTENCES:
        return ()
    found: list[tuple[str, list[int]]] = []
    pairs = sorted(zip(chosen, citations, strict=True), key=lambda pair: -pair[0].short_probability)
    for each, citation in pairs:
        words = offered(each, _SURE_ENOUGH if not found else DIFFERS_ENOUGH)
        words = words and whole(words, each.words)
        if words is None or _is_asked(question, words) or not is_of_kind(question.asked, words, each.words):
            continue
        numbers = next((numbers for known, numbers in found if same(known, words)), None)
        if numbers is not None:
            numbers.append(citation.number)
        elif not found or _can_differ(question, each, words, found[0][0]):
            found.append((words, [citation.number]))
    return tuple(ShortAnswer(words, tuple(sorted(numbers))) for words, numbers in found)


def _is_asked(question: Question, words: str) -> bool:
    """Whether a short answer says nothing but the question's own words, where that gives no choice of them."""
    return not _CHOICE.search(question.words) and not (
        set(content_words(words)) - set(content_words(question.words)) - HONORIFICS
    )


def _can_differ(question: Question, evidence: Evidence, words: str, first: str) -> bool:
    """Whether the short answer ``words`` of a sentence can differ from ``first`` rather than be about something else.

    Where a number or time is asked for it holds one, and a year if the first does; of "how many passengers" it stands
    beside passengers; and where the first is a name it has a capital as well.
    """
    if counted := _HOW_MANY.search(question.words):
        return _has_number(words) and stems(counted["what"]) <= stems(_with_neighbours(evidence))
    if question.expects is NUMBER or _COST.search(question.words):
        return _has_number(words)
    if question.expects is TIME:
        is_time = _has_number(words) or bool(TIME.search(words))
        return is_time and (bool(_YEAR.search(words)) or not _YEAR.search(first))
    return not _CAPITAL.search(first) or bool(_CAPITAL.search(words))


def _with_neighbours(evidence: Evidence) -> str:
    """Return the short answer of a sentence with the words next to it."""
    assert evidence.short is not None
    before, after = evidence.words[: evidence.short.start].split(), evidence.words[evidence.short.end :].split()
    return " ".join([*before[-_NEXT:], evidence.short.of(evidence.words), *after[:_NEXT]])


def _has_number(words: str) -> bool:
    return bool(quantities(text_of(words)))
