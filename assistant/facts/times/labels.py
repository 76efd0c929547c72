"""What a time on the calendar is called. Pure."""

from collections.abc import Callable
from datetime import date, timedelta

from assistant.facts.times.types import Bound, Edge, Interval, Precision
from assistant.wording import put_date, put_days, put_month, put_part
from index.i18n import N_, _

_SEASONS = {3: N_("spring %(year)s"), 6: N_("summer %(year)s"), 9: N_("autumn %(year)s"), 12: N_("winter %(year)s")}
_EDGES: dict[Edge, str] = {
    "start": N_("the start of %(time)s"),
    "early": N_("early %(time)s"),
    "mid": N_("mid %(time)s"),
    "late": N_("late %(time)s"),
    "end": N_("the end of %(time)s"),
}
_EDGES_OF_WEEK: dict[Edge, str] = {
    "start": N_("start of the %(time)s"),
    "early": N_("early in the %(time)s"),
    "mid": N_("mid in the %(time)s"),
    "late": N_("late in the %(time)s"),
    "end": N_("end of the %(time)s"),
}
_BOUNDS: dict[Bound, str] = {
    "by": N_("by %(time)s"),
    "before": N_("before %(time)s"),
    "until": N_("until %(time)s"),
    "since": N_("since %(time)s"),
    "after": N_("after %(time)s"),
}


def label_of(interval: Interval, edge: Edge | None, bound: Bound | None, about: bool) -> str:
    """Return a time as people call it: ``6 May 2025``, ``early March 2025``, ``by 29 April 2025``, ``about 2005``."""
    if edge:
        time = _((_EDGES_OF_WEEK if interval.precision == "week" else _EDGES)[edge], time=_named(interval))
    # A season, a decade and an edge are rough by themselves.
    elif about and interval.precision not in ("season", "decade"):
        time = _("about %(time)s", time=_middle(interval))
    else:
        time = _named(interval)
    return _(_BOUNDS[bound], time=time) if bound else time


def long_date(day: date) -> str:
    """Return a day as ``6 May 2025``."""
    return put_date(day)


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
        return put_days(first, last)
    start = put_part(first, "dMMMM") if first.year == last.year else long_date(first)
    return _("%(start)s to %(end)s", start=start, end=long_date(last))


def _years(first: date, last: date) -> str:
    if first.year == last.year:
        return str(first.year)
    if last - first < timedelta(366):
        return f"{first.year}–{last.year % 100:02d}"
    return f"{first.year}–{last.year}"


def _months(first: date, last: date) -> str:
    start = put_month(first) if first.year == last.year else put_part(first, "yMMMM")
    return _("%(start)s to %(end)s", start=start, end=put_part(last, "yMMMM"))


_NAMES: dict[Precision, Callable[[date, date], str]] = {
    "day": lambda first, __: long_date(first),
    "days": _days,
    "week": lambda first, __: _("week of %(day)s", day=long_date(first)),
    "month": lambda first, __: put_part(first, "yMMMM"),
    "months": _months,
    "season": lambda first, last: _(_SEASONS[first.month], year=_years(first, last)),
    "year": lambda first, __: str(first.year),
    "years": _years,
    "decade": lambda first, __: _("the %(decade)ss", decade=first.year // 10 * 10),
}
