"""What sentences of several columns share and where they differ: numbers, dates, names, outcome. Pure.

Nothing here knows who is right. Two numbers or dates are only held against each other where both answer the question,
or where their sentences speak of one thing: they run alike, or have the same words right before and after the number
("costs £6,200 a week").
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from assistant.analysis.comparison.outcomes import outcomes
from assistant.analysis.comparison.sides import Agreement, Difference, Told, about, run_alike, side
from assistant.facts import Point, agree, differ, points_of, text_of, unit_of
from assistant.question import Question
from index.catalog import groups_of
from index.types import Span

Item = TypeVar("Item")

_NEAR = 2
"""Words of content that must stand near two numbers or dates of sentences that run alike for both to mean one thing."""


class _Held(NamedTuple):
    told: Told
    point: Point

    @property
    def key(self) -> tuple[int, int]:
        return self.told.number, self.point.span.start


def findings(question: Question, told: Sequence[Told]) -> tuple[tuple[Agreement, ...], tuple[Difference, ...]]:
    """Return what sentences of different columns share, and where they differ; what answers ``question`` comes first.

    What the question itself holds is neither, nor are the columns' names.
    """
    known = points_of(". ".join((question.words, *dict.fromkeys(each.column for each in told))))
    held = [
        _Held(each, point)
        for each in told
        for point in points_of(each.words)
        if not any(point.kind == other.kind and agree(point, other) for other in known)
    ]
    answers = _answers(question.expects, told, held)
    agreements, differences = ([], []) if answers else _in_words(told)
    alike = parted(answers, lambda one, other: _count_alike(one.point, other.point))
    groups = _groups([each for each in held if each not in answers])
    weighed = [*((each, ()) for each in alike), *((each, about(one.told for one in each)) for each in groups)]
    for group, of in weighed:
        more, apart = _weighed(group, of)
        agreements += more
        differences += apart
    return tuple(agreements), (*differences, *outcomes(told))


def _answers(asked: re.Pattern[str] | None, told: Sequence[Told], held: Sequence[_Held]) -> list[_Held]:
    """Return the points that answer the question, of the kind that most short answers are.

    A sentence whose short answer is of another kind answers with the only one of that kind it has.
    """
    inside = [each for each in held if _is_answer(each, asked)]
    counts = Counter(kind for _, kind in {(each.told.number, each.point.kind) for each in inside})
    if not counts:
        return []
    kind = max(counts, key=lambda each: (counts[each], each != "name"))
    found = []
    for each in told:
        own = [one for one in held if one.told is each and one.point.kind == kind]
        answering = [one for one in own if one in inside]
        found += answering or (own if len(own) == 1 and each.answer else [])
    return found


def _is_answer(held: _Held, asked: re.Pattern[str] | None) -> bool:
    """Whether a point is what a short answer tells: of the kind asked for, or at least half of the words."""
    answer, span = held.told.answer, held.point.span
    if answer is None or not (span.start < answer.end and answer.start < span.end):
        return False
    if asked is not None:
        return bool(asked.search(held.point.words))
    return 2 * (span.end - span.start) >= answer.end - answer.start


def _in_words(told: Sequence[Told]) -> tuple[list[Agreement], list[Difference]]:
    """Weigh short answers that are no number, date or name; those with a word of content in common say the same.

    Two without one may mean the same in other words, so only those that are likelier right than wrong differ.
    """
    answers = [(each, each.answer) for each in told if each.answer]
    sides = [side(one) for one in parted(answers, lambda one, other: bool(_content(one) & _content(other)))]
    agreements = [Agreement("outcome", one) for one in sides if len(one.columns) > 1]
    sure = {each.number for each in told if each.sure}
    apart = tuple(one for one in sides if sure.intersection(one.citations))
    differs = len(apart) > 1 and len({column for one in apart for column in one.columns}) > 1
    return agreements, [Difference("outcome", (), apart)] if differs else []


def _content(answer: tuple[Told, Span]) -> frozenset[str]:
    told, span = answer
    return text_of(span.of(told.words)).content


def _groups(held: Sequence[_Held]) -> list[list[_Held]]:
    """Part points of different columns into those that speak of one thing; what stands alone is left out."""
    pairs = [(one.key, other.key) for one, other in combinations(held, 2) if _speak_of_one(one, other)]
    groups = {frozenset(group) for group in groups_of(pairs).values()}
    return [[each for each in held if each.key in group] for group in sorted(groups, key=min)]


def _speak_of_one(one: _Held, other: _Held) -> bool:
    """Whether two points tell one thing of different columns, in the same way or not."""
    if one.told.column == other.told.column or one.point.kind != other.point.kind:
        return False
    if agree(one.point, other.point):
        return _is_no_chance(one.point, other.point)
    if one.point.kind == "name" or not differ(one.point, other.point):
        return False
    if not _count_alike(one.point, other.point):
        return False
    around = len(one.point.near & other.point.near) >= _NEAR and run_alike(one.told, other.told)
    return around or (one.point.beside == other.point.beside and None not in one.point.beside)


def _is_no_chance(one: Point, other: Point) -> bool:
    """Whether two points that agree speak of one thing: full names; what counts alike beside a word in common."""
    if one.kind == "name":
        return min(len(one.words.split()), len(other.words.split())) > 1
    return bool(one.near & other.near) and _count_alike(one, other)


def _count_alike(one: Point, other: Point) -> bool:
    """Whether two points measure or count the same: "41 passengers" and "38 passengers", not "four rounds"."""
    if one.kind != "number":
        return True
    return unit_of(one) == unit_of(other) and (unit_of(one) != "" or bool(one.heads & other.heads))


def _weighed(held: Sequence[_Held], of: tuple[str, ...]) -> tuple[list[Agreement], list[Difference]]:
    """Return what points that speak of one thing share, and where they differ."""
    parts = parted(held, lambda one, other: agree(one.point, other.point))
    sides = [side([(each.told, each.point.span) for each in part]) for part in parts]
    kind = held[0].point.kind
    agreements = [Agreement(kind, one) for one in sides if len(one.columns) > 1]
    apart = {
        number
        for pair in combinations(range(len(parts)), 2)
        for number in pair
        if _contradict(*(parts[each] for each in pair))
    }
    return agreements, [Difference(kind, of, tuple(sides[number] for number in sorted(apart)))] if apart else []


def _contradict(part: Sequence[_Held], other: Sequence[_Held]) -> bool:
    """Whether two sides cannot both be so, and not one and the same column tells both."""
    columns, others = ({each.told.column for each in one} for one in (part, other))
    return columns != others and differ(part[0].point, other[0].point)


def parted(items: Iterable[Item], same: Callable[[Item, Item], bool]) -> list[list[Item]]:
    """Part items, in order, into lists in which each is the same as all the others."""
    parts: list[list[Item]] = []
    for each in items:
        part = next((part for part in parts if all(same(each, other) for other in part)), None)
        if part is None:
            parts.append([each])
        else:
            part.append(each)
    return parts
