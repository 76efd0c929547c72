"""Each form of a temporal expression to the days that it names. Pure.

dateparser reads what it knows: dates, months, days of the week, "last week", "three weeks ago". What it does not know
(parts of a year, seasons, decades, weekends, feasts) is counted from those here.
"""

import calendar
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from assistant.facts.times.labels import long_date
from assistant.facts.times.lexicon import EASTER, FEASTS, NUMBERS, SEASONS
from assistant.facts.times.parsing import on, read, read_day, whole_month, whole_year
from assistant.facts.times.types import Direction, Expression, Interval, Kind
from index.i18n import _

_STEPS: dict[str, relativedelta] = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "year": relativedelta(years=1),
    "decade": relativedelta(years=10),
    "century": relativedelta(years=100),
}
_HALF = {
    "day": "12 hours", "week": "4 days", "fortnight": "1 week", "month": "15 days", "year": "6 months",
    "decade": "5 years", "century": "50 years",
}  # fmt: skip
_HALVES = {"first": (1, 6), "second": (7, 12), "last": (7, 12), "final": (7, 12)}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WEEKDAYS = [name.lower() for name in calendar.day_name]


def _date(expression: Expression, base: date, direction: Direction) -> Interval | None:
    parts = expression.parts
    if "iso" in parts:
        return read(parts["iso"], base, direction)
    words = f"{parts['day']} {parts['month']} {_its_year(expression, base)}"
    first = read(words, base, direction)
    if first is None or "last_day" not in parts:
        return first
    try:
        last = first.first.replace(day=int(parts["last_day"]))
    except ValueError:
        return None
    return Interval(first.first, last, "days") if last > first.first else None


def _month(expression: Expression, base: date, direction: Direction) -> Interval | None:
    parts = expression.parts
    which = parts.get("which", "").lower()
    if which == "this":
        return read(f"{parts['month']} {base.year}", base, direction)
    found = read(f"{parts['month']} {_its_year(expression, base)}", base, _told(which, direction))
    if found is None or _its_year(expression, base):
        return found
    # dateparser takes the month going on for the past one, and never for the one to come.
    if which == "last" and found.first <= base <= found.last:
        return whole_month(found.first - relativedelta(years=1))
    return whole_month(base) if not which and found.first.month == base.month else found


def _year(expression: Expression, _base: date, _direction: Direction) -> Interval:
    year = int(expression.parts["year"])
    last = year - year % 100 + int(expression.parts.get("last_year", year % 100))
    return Interval(date(year, 1, 1), date(last, 12, 31), "years") if last > year else whole_year(year)


def _decade(expression: Expression, _base: date, _direction: Direction) -> Interval:
    year = int(expression.parts["decade"])
    return Interval(date(year, 1, 1), date(year + 9, 12, 31), "decade")


def _season(expression: Expression, base: date, direction: Direction) -> Interval:
    month = SEASONS[expression.parts["season"].lower()]
    which = expression.parts.get("which", "").lower()
    if "year" in expression.parts:
        return _season_from(date(int(expression.parts["year"]), month, 1))
    seasons = [_season_from(date(base.year + step, month, 1)) for step in (-2, -1, 0, 1)]
    if which in ("last", "past") or (not which and direction == "past"):
        return max((each for each in seasons if each.last < base or (not which and each.first <= base)), key=_first)
    if which in ("next", "coming") or not which:
        return min((each for each in seasons if each.first > base or (not which and each.last >= base)), key=_first)
    # "this summer" is the one going on, or else the one of this year.
    going_on = [each for each in seasons if each.first <= base <= each.last]
    return going_on[0] if going_on else next(each for each in seasons if each.first.year == base.year)


def _season_from(first: date) -> Interval:
    return Interval(first, first + relativedelta(months=3, days=-1), "season", about=True)


def _first(interval: Interval) -> date:
    return interval.first


def _part(expression: Expression, base: date, _direction: Direction) -> Interval:
    parts = expression.parts
    year = int(parts.get("year") or base.year + {"last": -1, "next": 1}.get(parts.get("which", ""), 0))
    if parts.get("part") == "half":
        begins, ends = _HALVES.get(parts["nth"], (1, 12))
    else:
        ends = 3 * _QUARTERS[parts.get("quarter") or parts["nth"]]
        begins = ends - 2
    return Interval(date(year, begins, 1), whole_month(date(year, ends, 1)).last, "months")


def _feast(expression: Expression, base: date, direction: Direction) -> Interval:
    name = expression.parts["feast"].lower().replace("’", "'")

    def in_year(year: int) -> date:
        return easter(year) + timedelta(EASTER[name]) if name in EASTER else date(year, *FEASTS[name])

    if "year" in expression.parts:
        return on(in_year(int(expression.parts["year"])))
    days = [in_year(base.year + step) for step in (-1, 0, 1)]
    return on(max(day for day in days if day <= base) if direction == "past" else min(d for d in days if d >= base))


def _word(expression: Expression, base: date, direction: Direction) -> Interval | None:
    word = expression.parts["word"].lower()
    return on(base) if word.startswith("this") else read(word, base, direction)


def _weekday(expression: Expression, base: date, direction: Direction) -> Interval | None:
    which = expression.parts.get("which", "").lower().removeprefix("this ")
    name = expression.parts["weekday"].lower()
    if not which and _WEEKDAYS[base.weekday()] == name:
        return on(base)  # news of a Monday says "on Monday" for the day itself
    found = read(f"{'' if which in ('past', 'coming') else which} {name}", base, _told(which, direction))
    if found is None or which not in ("last", "next"):
        return found
    # Within the same week "last Tuesday" may be the one before, and "next Friday" the one after.
    other = found.first + timedelta(-7 if which == "last" else 7)
    near = found.first.isocalendar()[:2] == base.isocalendar()[:2]
    return on(found.first, doubt=_("or %(day)s", day=long_date(other)) if near else None)


def _period(expression: Expression, base: date, direction: Direction) -> Interval | None:
    which, unit = expression.parts.get("which", "").lower(), expression.parts["unit"]
    which = which.removeprefix("this ") or "this"
    if unit == "weekend":
        return _weekend(which, base, direction)
    return read(f"{ {'past': 'last', 'coming': 'next'}.get(which, which) } {unit}", base, direction)


def _weekend(which: str, base: date, direction: Direction) -> Interval:
    saturday = base + timedelta((5 - base.weekday()) % 7 - (7 if base.weekday() == 6 else 0))
    if which in ("last", "past") or (direction == "past" and saturday > base):
        saturday -= timedelta(7)
    elif which == "next":
        saturday += timedelta(7)
    return Interval(saturday, saturday + timedelta(1), "days")


def _span(expression: Expression, base: date, _direction: Direction) -> Interval:
    number = _number(expression) if "number" in expression.parts else 2 if expression.parts["unit"].endswith("s") else 1
    away = _step(expression) * int(max(number, 1))
    about = "number" not in expression.parts
    if expression.parts["which"] in ("past", "last"):
        return Interval(base - away, base, "days", about)
    return Interval(base, base + away, "days", about)


def _ago(expression: Expression, base: date, direction: Direction) -> Interval | None:
    return _away(expression, base, f"{_counted(expression)} ago", direction)


def _ahead(expression: Expression, base: date, direction: Direction) -> Interval | None:
    return _away(expression, base, f"in {_counted(expression)}", direction)


def _away(expression: Expression, base: date, words: str, direction: Direction) -> Interval | None:
    """Return the unit that many units away; people count roughly, except in days."""
    unit = _unit(expression)
    if unit in ("week", "fortnight"):
        day = read_day(words, base, direction)
        return Interval(day - timedelta(3), day + timedelta(3), "week", about=True) if day else None
    found = read(words, base, direction)
    if found is None or unit == "day":
        return found
    if unit in ("decade", "century"):
        two_years = relativedelta(years=2)
        return Interval(found.first - two_years, found.last + two_years, "years", about=True)
    return replace(found, about=True)


def _elsewhere(_expression: Expression, _base: date, _direction: Direction) -> None:
    return None


FORMS: dict[Kind, Callable[[Expression, date, Direction], Interval | None]] = {
    "date": _date, "month": _month, "year": _year, "decade": _decade, "season": _season, "part": _part,
    "feast": _feast, "word": _word, "weekday": _weekday, "period": _period, "span": _span, "ago": _ago,
    "ahead": _ahead, "elsewhere": _elsewhere,
}  # fmt: skip


def _its_year(expression: Expression, base: date) -> str:
    """Return the year that stands beside a date, as it is or as "this year"; nothing where none does."""
    by = expression.parts.get("year_by")
    return str(base.year + {"last": -1, "next": 1}.get(by, 0)) if by else expression.parts.get("year", "")


def _told(which: str, direction: Direction) -> Direction:
    return "past" if which in ("last", "past") else "future" if which in ("next", "coming") else direction


def _number(expression: Expression) -> float:
    words = expression.parts["number"].lower()
    return int(words) if words.isdigit() else NUMBERS[words]


def _counted(expression: Expression) -> str:
    number, unit = _number(expression), _unit(expression)
    return _HALF[unit] if number == 0.5 else f"{number:g} {unit}s".replace("centurys", "centuries")


def _unit(expression: Expression) -> str:
    unit = expression.parts["unit"]
    return "century" if unit.startswith("centur") else unit.removesuffix("s")


def _step(expression: Expression) -> relativedelta:
    return _STEPS[_unit(expression)]
