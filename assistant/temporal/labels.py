"""What a time on the calendar is called. Pure."""

from datetime import date, timedelta

from assistant.temporal.types import Bound, Edge, Interval

_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def label_of(interval: Interval, edge: Edge | None, bound: Bound | None, about: bool) -> str:
    """Return a time as people call it: ``6 May 2025``, ``early March 2025``, ``by 29 April 2025``, ``about 2005``."""
    # A season, a decade and an edge are rough by themselves.
    hedge = "about" if about and edge is None and interval.precision not in ("season", "decade") else None
    return " ".join(filter(None, (bound, hedge, edge, _named(interval))))


def long_date(day: date) -> str:
    """Return a day as ``6 May 2025``."""
    return f"{day.day} {day:%B %Y}"


def _named(interval: Interval) -> str:
    first, last = interval.first, interval.last
    match interval.precision:
        case "day":
            return long_date(first)
        case "week":
            return f"week of {long_date(first)}"
        case "month":
            return f"{first:%B %Y}"
        case "season":
            return f"{_SEASONS[first.month]} {_years(first, last)}"
        case "year":
            return str(first.year)
        case "decade":
            return f"the {first.year // 10 * 10}s"
        case "years":
            return _years(first, last)
        case "months":
            return f"{first:%B %Y} to {last:%B %Y}" if first.year != last.year else f"{first:%B} to {last:%B %Y}"
        case "days":
            return _days(first, last)


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
