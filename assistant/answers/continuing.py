"""Questions that go on from an answer, suggested only where the library tells of what they ask."""

from collections.abc import Iterator

from assistant.answers.suggesting import is_sure
from assistant.question import LATEST_ON, NEXT, OTHERS, OTHERWISE, standalone
from assistant.types import Answer
from assistant.wording import difference
from index.library import Library

LATER = 12
"""Passages among which is looked for what came later."""


def continuations(library: Library, answer: Answer) -> tuple[str, ...]:
    """Return what to ask on: who says otherwise, or what the others say, and what happened next.

    The first where the answer's own short answers differ, the second where it cites several outlets, each of which
    can then be asked by itself; the last where a later document tells of the same.
    """
    if answer.mode != "quoted" or answer.kind == "compare" or not is_sure(answer):
        return ()
    return tuple(_others(answer)) + tuple(_next(library, answer))


def _others(answer: Answer) -> Iterator[str]:
    if standalone(OTHERS, [answer.turn]) == OTHERS:
        return
    if difference(answer.short_answers, answer.citations):
        yield OTHERWISE
    elif len({each.outlet or each.title for each in answer.citations}) > 1:
        yield OTHERS


def _next(library: Library, answer: Answer) -> Iterator[str]:
    understood = standalone(NEXT, [answer.turn])
    dated = [each.published for each in answer.citations if each.published]
    if understood == NEXT or not dated:
        return
    subject = understood.removeprefix(LATEST_ON).rstrip("?")
    hits = library.search(subject, limit=LATER, how="lexical").hits
    if any((hit.document.published or "") > max(dated) and subject.casefold() in hit.text.casefold() for hit in hits):
        yield NEXT
