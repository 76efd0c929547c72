"""How short answers are put in one line, each with who says it. Pure."""

import re
from collections.abc import Sequence

from assistant.types import Citation, ShortAnswer
from assistant.wording.phrasing import voices_of
from index.i18n import N_, _
from index.text import content_words

_DOCUMENTS_DIFFER = N_("The documents differ:")


_VOICES_DIFFER = N_("The voices differ:")


def same(one: str, other: str) -> bool:
    """Whether two short answers are one: a part of the other, or much of it in other words."""
    words, others = (f" {' '.join(_WORD.findall(text.casefold()))} " for text in (one, other))
    return words in others or others in words or _says_much_the_same(one, other)


def headline(shorts: Sequence[ShortAnswer], citations: Sequence[Citation]) -> str:
    """Return the short answers on one line, each with who says it and its citation numbers, and whether they differ."""
    told = "; ".join(
        " ".join([with_voice(short, citations), *(f"[{number}]" for number in short.citations)]) for short in shorts
    )
    return " ".join(filter(None, (difference(shorts, citations), told)))


def with_voice(short: ShortAnswer, citations: Sequence[Citation]) -> str:
    """Return a short answer with who says it: ``14 — Tom Ruck``; alone where it is the answer who says it.

    A cell of a table has its heading with it: ``738.70 (Price EUR) — Stores price list``.
    """
    who = short_voice(short, citations)
    text = f"{short.text} ({short.column})" if short.column else short.text
    return f"{text} — {who}" if who else text


def short_voice(short: ShortAnswer, citations: Sequence[Citation]) -> str:
    """Return who says a short answer, which never stands without; empty where it names them itself."""
    who = voices_of(each for each in citations if each.number in short.citations)
    return "" if same(short.text, who) else who


def difference(shorts: Sequence[ShortAnswer], citations: Sequence[Citation]) -> str:
    """Return what stands before several short answers: whether documents differ, or those who speak in one.

    Empty where one voice gives them all, which may all be right.
    """
    cited = [[each for each in citations if each.number in short.citations] for short in shorts]
    if len({frozenset(each.document_id for each in group) for group in cited}) > 1:
        return _(_DOCUMENTS_DIFFER)
    return _(_VOICES_DIFFER) if len({voices_of(group) for group in cited}) > 1 else ""


_MUCH = 0.6
"""The share of the shorter one's words that makes two short answers the same, if they differ in no name or number."""


_WORD = re.compile(r"\w+")


def _says_much_the_same(one: str, other: str) -> bool:
    """Whether most words that mean something are the same, and no name or number is among the others."""
    words, others = ({word.casefold(): word for word in _WORD.findall(text)} for text in (one, other))
    content, contents = set(content_words(one)), set(content_words(other))
    odd = [(words | others)[word] for word in content ^ contents if word in words or word in others]
    shared = len(content & contents) / max(1, min(len(content), len(contents)))
    return shared >= _MUCH and all(word.islower() for word in odd)
