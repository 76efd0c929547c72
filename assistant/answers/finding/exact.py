"""Numbers and codes that a question names: what holds exactly them comes first, what holds others like them last."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.library import Library
from index.types import Hit, Passage, Scope, Sentence

_CODE = re.compile(r"(?<![\w.,/$£€¥-])\+?\w(?:[\w/.-]*\w)?(?![\w/-])")
_NO_CODE = re.compile(
    r"\d{4}-\d\d?-\d\d?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,3}(?:[.,]\d{3})+|\d+0{3,}|(?:\d{4}[-/])?\d{4}s?"
)
_LEAST_DIGITS, _LEAST_IN_CODES = 5, 3
_HOLDING = 12
"""Passages with such a number that are looked at."""


def codes_in(question: str) -> tuple[str, ...]:
    """Return the numbers and codes of a question that name one thing: "590700008610", "NO-2019/0447-B".

    No sums, years, dates and round numbers: these are written in many ways, and mean many things.
    """
    return tuple(match[0] for match in _CODE.finditer(question) if _is_code(match[0]))


def _is_code(words: str) -> bool:
    digits = sum(map(str.isdigit, words))
    mixed = any(map(str.isalpha, words))
    return digits >= (_LEAST_IN_CODES if mixed else _LEAST_DIGITS) and not _NO_CODE.fullmatch(words)


def holds(text: str, code: str) -> bool:
    """Whether a text holds a code whole: 590700008610 is not in 1590700008610."""
    return re.search(rf"(?<![\w]){re.escape(code)}(?![\w]|[/-]\w)", text, re.IGNORECASE) is not None


def passages_with(library: Library, codes: Sequence[str], scope: Scope) -> tuple[Hit, ...]:
    """Return the passages that hold all ``codes`` exactly, best first."""
    if not codes:
        return ()
    hits = library.search(" ".join(codes), scope=scope, limit=_HOLDING, how="lexical").hits
    return tuple(hit for hit in hits if all(holds(hit.text, code) for code in codes))


def narrowed(hit: Hit, codes: Sequence[str]) -> Hit:
    """Return a passage from the sentence with a code on, up to one that holds another code of the same form.

    A passage in which none stands is returned as it is.
    """
    sentences = hit.passage.sentences
    words = [hit.text[each.start - hit.passage.start : each.end - hit.passage.start] for each in sentences]
    at = next((place for place, text in enumerate(words) if all(holds(text, code) for code in codes)), None)
    if at is None or hit.passage.columns is not None:
        return hit
    first = last = at
    while first and not _holds_another(words[first - 1], codes):
        first -= 1
    while last + 1 < len(words) and not _holds_another(words[last + 1], codes):
        last += 1
    kept: tuple[Sentence, ...] = sentences[first : last + 1]
    if kept == sentences:
        return hit
    passage: Passage = replace(hit.passage, start=kept[0].start, end=kept[-1].end, sentences=kept)
    start = kept[0].start - hit.passage.start
    return replace(hit, passage=passage, text=hit.text[start : start + passage.end - passage.start])


def _holds_another(text: str, codes: Sequence[str]) -> bool:
    """Whether a text holds a code of the same form as one of ``codes`` that is none of them."""
    forms = {_form(code) for code in codes}
    return any(_form(other) in forms and other not in codes for other in codes_in(text))


def _form(code: str) -> str:
    return re.sub(r"[^\W\d_]", "A", re.sub(r"\d", "0", code))
