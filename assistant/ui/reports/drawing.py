"""A timeline as a picture: where on an axis each event is marked. Pure.

Places across are shares of the width, 0 to 100, so that the picture fits any width while its words keep their size.
Far outliers stand in zones of their own at the ends, where only their order counts: one event of 1896 would else press
a whole year into a line.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from assistant.facts.times import Outlook, When
from assistant.wording import put_part

ZONE = 14.0
"""Share of the width that a zone of outliers takes."""

DOT = 3.4
"""Share of the width that a mark takes at least, so that two never touch on a narrow screen."""

GAP = 0.3
"""An event is far out if at least this share of the whole time lies between it and the rest …"""

FEW = 0.25
"""… and at most this share of the events does, on its side."""

LANE, TOP, FOOT = 16, 8, 26
"""Heights of a row of marks, of what is above them and of the axis below, in pixels."""

TICKS = 5
"""Words under the axis at most: more do not fit a phone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One event: from ``left`` to ``right`` of the width, at ``height`` pixels from the top; a dot if both are one."""

    number: int
    left: float
    right: float
    height: int
    size: int
    outlook: Outlook

    @property
    def long(self) -> bool:
        """Whether it is drawn as a bar."""
        return self.right > self.left


@dataclass(frozen=True, slots=True)
class Tick:
    """A time under the axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks over an axis that is ``height`` pixels high with its words; ``breaks`` are where it is interrupted."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    axis: int
    height: int


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date
    left: float
    right: float

    def place(self, day: date) -> float:
        days = max(1, (self.last - self.first).days)
        share = min(1.0, max(0.0, (day - self.first).days / days))
        return self.left + share * (self.right - self.left)


def draw(events: Sequence[tuple[When, Outlook, int]]) -> Drawing:
    """Return the picture of events in the order of their times, each with how many documents tell it."""
    times = [date.fromisoformat(when.at) for when, _, _ in events]
    begin, end = _main(times)
    edge = DOT / 2
    left = ZONE if begin else edge
    right = 100 - ZONE if end < len(times) else 100 - edge
    scale = _Scale(times[begin], times[end - 1], left + edge * bool(begin), right - edge * (end < len(times)))
    spans = [
        *_in_zone(times[:begin], edge, ZONE - edge * 2),
        *(_span(when, scale) for when, _, _ in events[begin:end]),
        *_in_zone(times[end:], 100 - ZONE + edge * 2, 100 - edge),
    ]
    lanes = _lanes(spans)
    rows = max(lanes, default=0) + 1
    axis = TOP + rows * LANE
    marks = tuple(
        Mark(number, *span, height=axis - LANE // 2 - lane * LANE, size=min(documents, 3), outlook=outlook)
        for number, (span, lane, (_, outlook, documents)) in enumerate(zip(spans, lanes, events, strict=True), start=1)
    )
    zones = [(times[:begin], (edge + ZONE - edge * 2) / 2), (times[end:], 100 - ZONE / 2 + edge / 2)]
    ticks = [Tick(at, _zone_label(zone)) for zone, at in zones if zone]
    breaks = [ZONE] * bool(begin) + [100 - ZONE] * (end < len(times))
    return Drawing(marks, (*_ticks(scale), *ticks), tuple(breaks), axis, axis + FOOT)


def _main(times: Sequence[date]) -> tuple[int, int]:
    """Return which events stand on the axis itself, as a slice: all but the far outliers at both ends."""
    begin, end = 0, len(times)
    few = int(FEW * len(times))
    whole = True
    while whole:
        whole = False
        far = GAP * (times[end - 1] - times[begin]).days
        for cut in range(begin + 1, min(few + 1, end - 1)):
            if (times[cut] - times[cut - 1]).days > far:
                begin, whole = cut, True
                break
        for cut in range(end - 1, max(end - 1 - few, begin + 1), -1) if not whole else ():
            if (times[cut] - times[cut - 1]).days > far and len(times) - cut <= few:
                end, whole = cut, True
                break
    return begin, end


def _in_zone(times: Sequence[date], left: float, right: float) -> list[tuple[float, float]]:
    distinct = sorted(set(times))
    step = (right - left) / max(1, len(distinct) - 1)
    middle = (left + right) / 2
    places = {day: left + step * number if len(distinct) > 1 else middle for number, day in enumerate(distinct)}
    return [(places[day], places[day]) for day in times]


def _span(when: When, scale: _Scale) -> tuple[float, float]:
    if when.bound:
        at = scale.place(date.fromisoformat(when.at))
        return at, at
    left, right = scale.place(date.fromisoformat(when.first)), scale.place(date.fromisoformat(when.last))
    middle = (left + right) / 2
    return (left, right) if right - left > DOT else (middle, middle)


def _lanes(spans: Sequence[tuple[float, float]]) -> list[int]:
    """Return the lowest row for each mark in which it touches none before it."""
    taken: list[list[tuple[float, float]]] = []
    lanes = []
    for left, right in spans:
        own = (left - DOT / 2, right + DOT / 2)
        free = (
            row for row, others in enumerate(taken) if all(own[1] <= one or other <= own[0] for one, other in others)
        )
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append(own)
        lanes.append(lane)
    return lanes


def _zone_label(times: Sequence[date]) -> str:
    years = sorted({day.year for day in times})
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


_Step = tuple[relativedelta, Callable[[date], date], Callable[[date], str]]


def _short_day(day: date) -> str:
    return put_part(day, "dMMM")


def _month(day: date) -> str:
    return put_part(day, "yMMM")


def _year(day: date) -> str:
    return str(day.year)


_STEPS: tuple[_Step, ...] = (
    *((relativedelta(days=days), lambda day: day, _short_day) for days in (1, 2, 3, 7, 14)),
    *(
        (
            relativedelta(months=months),
            lambda day, months=months: date(day.year, 1 + (day.month - 1) // months * months, 1),
            _month,
        )
        for months in (1, 2, 3, 6)
    ),
    *(
        (relativedelta(years=years), lambda day, years=years: date(day.year // years * years or 1, 1, 1), _year)
        for years in (1, 2, 5, 10, 20, 50, 100, 200, 500)
    ),
)


def _ticks(scale: _Scale) -> list[Tick]:
    """Return the times of the finest step that are few enough."""
    return next(
        [Tick(scale.place(day), label(day)) for day in times]
        for step, floor, label in _STEPS
        if len(times := _times(floor(scale.first), step, scale)) <= TICKS
    )


def _times(first: date, step: relativedelta, scale: _Scale) -> list[date]:
    found: list[date] = []
    while first <= scale.last and len(found) <= TICKS:
        if first >= scale.first:
            found.append(first)
        first += step
    return found
