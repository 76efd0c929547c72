"""What a sentence can be held to: its numbers, dates and names, each where it stands, and whether two agree. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from math import isclose
from typing import Literal

from assistant.facts.dates import Day, dates
from assistant.facts.names import Name, capitals_of, may_be_one, names
from assistant.facts.numbers import Quantity, quantities
from assistant.facts.words import Text, text_of
from index.types import Span

Kind = Literal["number", "date", "name"]

ROUNDED = 0.05
"""A number that is called about, over or nearly so much agrees with one that is at most so much of it away."""

_NEAR = 6
"""Words on either side that tell what a number or date is about."""

_HEAD = 3
"""Words after a bare number among which is what it counts."""

_SEASONS = {
    "spring": {3, 4, 5}, "summer": {6, 7, 8}, "autumn": {9, 10, 11}, "winter": {12, 1, 2}, "easter": {3, 4},
    "christmas": {12},
}  # fmt: skip
_SEASON = re.compile(
    r"\b(?:(?:the|this|next|last|in|by|until|before|since|early|late)\s(?P<season>spring|summer|autumn|winter)"
    r"|(?P<feast>Easter|Christmas))\b(?:\s(?:of\s)?(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_KEPT = "$£€¥₽%"
_BREAKS = ",;:.()"


@dataclass(frozen=True, slots=True)
class When:
    """As much of a date as its words say; a season is the months that it may be."""

    year: int | None
    months: frozenset[int]
    days: frozenset[int]


@dataclass(frozen=True, slots=True)
class Point:
    """A number, date or name of a sentence, at ``span`` of its words.

    ``near`` are the stems of the words around it, ``beside`` the nearest ones right before and after it, and ``heads``
    what a bare number may count.
    """

    kind: Kind
    span: Span
    words: str
    value: Quantity | When | Name
    near: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    beside: tuple[str | None, str | None] = (None, None)


@lru_cache(maxsize=1024)
def points_of(words: str) -> tuple[Point, ...]:
    """Return the numbers, dates and names of a sentence, in that order.

    Days of the week alone are left out: they mean another day in every week.
    """
    text = text_of(words)
    whens = tuple(_whens(text))
    found: list[Point] = [_point(words, text, "date", start, end, when) for start, end, when in whens]
    for each in quantities(text):
        dated = any(start < each.end and each.start < end for start, end, _ in whens)
        weekly = any(day.start < each.end and each.start < day.end for day in dates(text))
        if each.exact and not dated and not weekly:
            found.append(_point(words, text, "number", each.start, each.end, each))
    for name in names(text, capitals_of([text])):
        start, end = text.words[name.first].start, text.words[name.last - 1].end
        if not any(point.span.start <= start < point.span.end for point in found):
            found.append(_point(words, text, "name", start, end, name))
    return tuple(sorted(found, key=lambda each: ("number date name".index(each.kind), each.span.start)))


def _whens(text: Text) -> Iterator[tuple[int, int, When]]:
    seasons = [_season(match) for match in _SEASON.finditer(text.plain)]
    yield from seasons
    for day in dates(text):
        inside = any(start < day.end and day.start < end for start, end, _ in seasons)
        if not inside and (day.year or day.month):
            yield day.start, day.end, _when(day)


def _season(match: re.Match[str]) -> tuple[int, int, When]:
    words = "season" if match["season"] else "feast"
    year = int(match["year"]) if match["year"] else None
    return match.start(words), match.end(), When(year, frozenset(_SEASONS[match[words].lower()]), frozenset())


def _when(day: Day) -> When:
    return When(day.year, frozenset({day.month} if day.month else ()), day.days)


def _point(words: str, text: Text, kind: Kind, start: int, end: int, value: Quantity | When | Name) -> Point:
    first, last = text.word_at(start), text.word_at(end - 1) + 1
    around = (*text.words[max(0, first - _NEAR) : first], *text.words[last : last + _NEAR])
    near = frozenset(word.stem for word in around if word.stem in text.content and not word.key[0].isdigit())
    after = takewhile(
        lambda word: not set(text.plain[end : word.start]) & set(_BREAKS), text.words[last : last + _HEAD]
    )
    heads = frozenset(word.stem for word in after if word.stem in text.content)
    before = reversed(text.words[max(0, first - _HEAD) : first])
    behind = text.words[last : last + _HEAD]
    beside = tuple(next((word.stem for word in side if word.stem in text.content), None) for side in (before, behind))
    span = in_words(words, text.plain, Span(start, _counted_to(text, start, end) if kind == "number" else end))
    return Point(kind, span, span.of(words), value, near, heads, (beside[0], beside[1]))


def _counted_to(text: Text, start: int, end: int) -> int:
    """Return where a number ends together with the word that it counts or is measured in: "560 people", "45 days"."""
    following = text.words[text.word_at(end - 1) + 1 :][:1]
    apart = text.plain[start:end][-1:].isalnum() and following and text.plain[end : following[0].start] in (" ", "-")
    own_kind = any(each in text.plain[start:end] for each in _KEPT)
    return following[0].end if apart and not own_kind and following[0].stem in text.content else end


def unit_of(point: Point) -> str:
    """Return what a number measures: a currency, "%", a kind of measure; nothing for what is only counted."""
    return point.value.kind if isinstance(point.value, Quantity) else ""


def in_words(words: str, plain: str, span: Span) -> Span:
    """Return where a span of ``plain``, the words in plain typography, stands in ``words`` themselves.

    Letters, digits and signs of money are the same in both, in the same order; what stands between them may not be.
    """
    before = sum(map(_is_kept, plain[: span.start]))
    inside = sum(map(_is_kept, span.of(plain)))
    places = [place for place, character in enumerate(words) if _is_kept(character)][before : before + inside]
    return Span(places[0], places[-1] + 1) if places else Span(0, 0)


def _is_kept(character: str) -> bool:
    return character.isalnum() or character in _KEPT


def agree(one: Point, other: Point) -> bool:
    """Whether two points say the same: one value whatever its form, all parts of a date, one name or a part of it."""
    first, second = one.value, other.value
    if isinstance(first, Quantity) and isinstance(second, Quantity):
        return _same_number(first, second)
    if isinstance(first, Name) and isinstance(second, Name):
        return may_be_one(first, second)
    return first == second


def differ(one: Point, other: Point) -> bool:
    """Whether two points of a kind contradict each other: not "July 2026" and "2026", but "July" and "Easter 2026"."""
    first, second = one.value, other.value
    if isinstance(first, When) and isinstance(second, When):
        years = None not in (first.year, second.year) and first.year != second.year
        months = bool(first.months and second.months) and not first.months & second.months
        days = bool(first.days and second.days) and not first.days & second.days
        return years or months or days
    if isinstance(first, Quantity) and isinstance(second, Quantity):
        return first.kind == second.kind and not _same_number(first, second)
    return one.kind == other.kind and not agree(one, other)


def _same_number(one: Quantity, other: Quantity) -> bool:
    if one.kind and other.kind and one.kind != other.kind:
        return False
    first, second = (one.value * one.scale, other.value * other.scale) if one.kind == other.kind else (
        one.value, other.value,
    )  # fmt: skip
    return isclose(first, second, rel_tol=ROUNDED if one.loose or other.loose else 1e-9)
