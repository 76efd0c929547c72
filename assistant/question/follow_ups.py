"""Follow-up questions to questions that stand alone. Pure."""

import re
from collections.abc import Sequence

from assistant.types import Turn
from index.text import HONORIFICS

_PERSON = re.compile(r"\b(he|she|him|they|them)\b", re.IGNORECASE)
_OWNER = re.compile(r"\b(his|hers|their|theirs)\b|\bher\b(?=\s+\w)", re.IGNORECASE)
_HER = re.compile(r"\bher\b", re.IGNORECASE)
_THING = re.compile(
    r"\b(it|its|those|these)\b|\b(?:is|was|does|did|about|of|by|like|why|how)\s+(?:that|this)\b|\b(?:that|this)\s*\?",
    re.IGNORECASE,
)
"""What points at something said before; "that" alone mostly joins a clause."""
_OPENING = re.compile(r"^\s*(and|but|so|also|or)\b[,\s]*", re.IGNORECASE)
_ELLIPSIS = re.compile(
    r"^\s*(what about|how about|why|how so|who else|when|where|since when)\b[^?]{0,40}\??\s*$", re.IGNORECASE
)
_NAME = re.compile(rf"\b(?:(?:{'|'.join(sorted(HONORIFICS))})\.?\s*)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*")
_QUESTION_WORDS = frozenset("what why who whom when where how which does did do is are was".split())


def standalone(question: str, turns: Sequence[Turn]) -> str:
    """Return ``question`` with what it leaves to the turns before it spelled out.

    "he", "she" and "they" become the person last quoted, or else last named in a question; a question that points at
    a thing ("why is that?") or is too short to stand alone is given the question before it. A question that needs
    nothing is returned as it is.
    """
    if not turns:
        return question
    resolved = _with_person(question, turns)
    if resolved != question:
        return _OPENING.sub("", resolved)
    if (_THING.search(question) and not _names_in(question)) or _ELLIPSIS.match(question) or _OPENING.match(question):
        return f"{turns[-1].question.rstrip()} {_OPENING.sub('', question)}"
    return question


def _with_person(question: str, turns: Sequence[Turn]) -> str:
    person = next((found for turn in reversed(turns) if (found := _person_of(turn))), None)
    if person is None:
        return question
    owned = _OWNER.sub(lambda _: f"{person}’s", question)
    return _HER.sub(lambda _: person, _PERSON.sub(lambda _: person, owned))


def _person_of(turn: Turn) -> str | None:
    if turn.speakers:
        return turn.speakers[0]
    names = _names_in(turn.question)
    return names[-1] if names else None


def _names_in(question: str) -> list[str]:
    return [name for name in _NAME.findall(question) if name.lower() not in _QUESTION_WORDS]
