"""What a time on the calendar is called. Pure."""

from collections.abc import Callable
from datetime import date, timedelta

from assistant.temporal.types import Bound, Edge, Interval, Precision

_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def label_of(interval: Interval, edge: Edge | None, bound: Bound | None, about: bool) -> str:
    """Return a time as people call it: ``6 May 2025``, ``early March 2025``, ``by 29 April 2025``, ``about 2005``."""
    part = f"the {edge} of" if edge in ("start", "end") else edge
    if edge and interval.precision == "week":
        part = f"{edge} of the" if edge in ("start", "end") else f"{edge} in the"
    # A season, a decade and an edge are rough by themselves.
    hedge = "about" if about and edge is None and interval.precision not in ("season", "decade") else None
    return " ".join(filter(None, (bound, hedge, part, _middle(interval) if hedge else _named(interval))))


def long_date(day: date) -> str:
    """Return a day as ``6 May 2025``."""
    return f"{day.day} {day:%B %Y}"


def _middle(interval: Interval) -> str:
    """Return the day or year in the middle of a time that is only about known."""
    middle = interval.first + (interval.last - interval.first) / 2
    return {"week": long_date(middle), "years": str(middle.year)}.get(interval.precision) or _named(interval)


def _named(interval: Interval) -> str:
    return _NAMES[interval.precision](interval.first, interval.last)


def _days(first: date, last: date) -> str:
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B %Y}"
    return f"{first.day} {first:%B}{'' if first.year == last.year else f' {first.year}'} to {long_date(last)}"


def _years(first: date, last: date) -> str:
    if first.year == last.year:
        return str(first.year)
    if last - first < timedelta(366):
        return f"{first.year}–{last.year % 100:02d}"
    return f"{first.year}–{last.year}"


def _months(first: date, last: date) -> str:
    return f"{first:%B}{'' if first.year == last.year else f' {first.year}'} to {last:%B %Y}"


_NAMES: dict[Precision, Callable[[date, date], str]] = {
    "day": lambda first, _: long_date(first),
    "days": _days,
    "week": lambda first, _: f"week of {long_date(first)}",
    "month": lambda first, _: f"{first:%B %Y}",
    "months": _months,
    "season": lambda first, last: f"{_SEASONS[first.month]} {_years(first, last)}",
    "year": lambda first, _: str(first.year),
    "years": _years,
    "decade": lambda first, _: f"the {first.year // 10 * 10}s",
}
