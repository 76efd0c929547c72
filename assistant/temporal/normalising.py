"""Temporal expressions to days on the calendar, counted from the day of publication.

dateparser reads what it knows: dates, months, years, days of the week, "last week", "three weeks ago". What it does not
know (parts of a time, seasons, decades, weekends, feasts) is counted from those here. Pure.
"""

import calendar
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateparser.date import DateDataParser
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from assistant.temporal.labels import label_of, long_date
from assistant.temporal.lexicon import EASTER, FEASTS, NUMBERS, SEASONS
from assistant.temporal.types import Direction, Expression, Interval, Precision, Unplaced, When

FROM_ANOTHER_EVENT = "it counts from another event"
NOT_A_DATE = "it is no day of the calendar"

_STEPS: dict[str, relativedelta] = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "year": relativedelta(years=1),
    "decade": relativedelta(years=10),
    "century": relativedelta(years=100),
}
_HALVES = {"first": (1, 6), "second": (7, 12), "last": (7, 12), "final": (7, 12)}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WEEKDAYS = [name.lower() for name in calendar.day_name]


def place(expression: Expression, published: str | None, direction: Direction) -> When | Unplaced:
    """Return the time that an expression names, or why that cannot be told.

    ``published`` is an ISO date; ``direction`` says whether the words around it tell of what was or of what is to come,
    which decides for a time that could be either ("on Monday", "in May").
    """
    base = _day_of(published)
    found = _interval(expression, base, direction)
    if isinstance(found, Interval) and expression.until is not None:
        found = _range(expression, found, expression.until, base, direction)
    if found is None:
        if expression.kind == "elsewhere":
            return Unplaced(FROM_ANOTHER_EVENT)
        return Unplaced(NOT_A_DATE) if base else Unplaced(_unknown(published))
    about = expression.about or found.about
    return When(
        first=found.first.isoformat(),
        last=found.last.isoformat(),
        precision=found.precision,
        label=label_of(found, expression.edge if expression.until is None else None, expression.bound, about),
        about=about,
        bound=expression.bound,
        relative=found.relative,
        doubt=found.doubt,
    )


def _unknown(published: str | None) -> str:
    known = f"published: {published}, no day" if published else "published: not known"
    return f"{known}, and it counts from there"


def _day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _interval(expression: Expression, base: date | None, direction: Direction) -> Interval | None:
    needs_base = "year" not in expression.parts and "iso" not in expression.parts and expression.kind != "decade"
    if needs_base and base is None:
        return None
    found = _PLACES[expression.kind](expression, base or date(2000, 1, 1), direction)
    if found is None:
        return None
    edged = _edge(found, expression)
    return Interval(edged.first, edged.last, edged.precision, edged.about, needs_base, edged.doubt)


def _edge(found: Interval, expression: Expression) -> Interval:
    """Narrow an interval to its first, middle or last third."""
    days = (found.last - found.first).days + 1
    if expression.edge is None or days < 7:
        return found
    third = timedelta(days=round(days / 3))
    starts = {"early": found.first, "mid": found.first + third, "late": found.last - third + timedelta(days=1)}
    first = starts[expression.edge]
    last = found.last if expression.edge == "late" else first + third - timedelta(days=1)
    return Interval(first, last, found.precision, True, found.relative, found.doubt)


def _range(
    expression: Expression, first: Interval, until: Expression, base: date | None, direction: Direction
) -> Interval | None:
    """Return the time from one end of a range to the other; a year that one end lacks is the other's."""
    if "year" in until.parts and "year" not in expression.parts and expression.kind in ("date", "month", "season"):
        words = expression.parts | {"year": until.parts["year"]}
        first = _interval(Expression(0, 0, expression.kind, expression.words, words), base, direction) or first
    last = _interval(until, base, direction)
    if "year" in expression.parts and "year" not in until.parts and until.kind in ("date", "month", "season"):
        words = until.parts | {"year": expression.parts["year"]}
        last = _interval(Expression(0, 0, until.kind, until.words, words), base, direction)
    if last is None:
        return None
    if last.last < first.first and until.kind == "weekday":
        last = Interval(last.first + timedelta(7), last.last + timedelta(7), last.precision)
    if last.last < first.first:
        return None
    plural: dict[Precision, Precision] = {"day": "days", "month": "months", "year": "years"}
    precision = plural.get(first.precision, first.precision) if first.precision == last.precision else "days"
    return Interval(first.first, last.last, precision, False, first.relative or last.relative, first.doubt)


def _date(expression: Expression, base: date, direction: Direction) -> Interval | None:
    parts = expression.parts
    if "iso" in parts:
        return _read(parts["iso"], base, direction)
    words = " ".join(filter(None, (parts["day"], parts["month"], parts.get("year"))))
    first = _read(words, base, direction)
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
        return _read(f"{parts['month']} {base.year}", base, direction)
    found = _read(f"{parts['month']} {parts.get('year', '')}", base, _told(which, direction))
    if found and which == "last" and found.first <= base <= found.last:
        return _whole_month(found.first - relativedelta(years=1))
    return found


def _year(expression: Expression, _base: date, _direction: Direction) -> Interval:
    year = int(expression.parts["year"])
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


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
    return Interval(date(year, begins, 1), _whole_month(date(year, ends, 1)).last, "months")


def _feast(expression: Expression, base: date, direction: Direction) -> Interval:
    name = expression.parts["feast"].lower().replace("’", "'")

    def in_year(year: int) -> date:
        return easter(year) + timedelta(EASTER[name]) if name in EASTER else date(year, *FEASTS[name])

    if "year" in expression.parts:
        return _on(in_year(int(expression.parts["year"])))
    days = [in_year(base.year + step) for step in (-1, 0, 1)]
    return _on(max(day for day in days if day <= base) if direction == "past" else min(d for d in days if d >= base))


def _word(expression: Expression, base: date, direction: Direction) -> Interval | None:
    word = expression.parts["word"].lower()
    return _on(base) if word.startswith("this") else _read(word, base, direction)


def _weekday(expression: Expression, base: date, direction: Direction) -> Interval | None:
    which = expression.parts.get("which", "").lower().removeprefix("this ")
    name = expression.parts["weekday"].lower()
    if not which and _WEEKDAYS[base.weekday()] == name:
        return _on(base)  # news of a Monday says "on Monday" for the day itself
    found = _read(f"{'' if which in ('past', 'coming') else which} {name}", base, _told(which, direction))
    if found is None or which not in ("last", "next"):
        return found
    # Within the same week "last Tuesday" may be the one before, and "next Friday" the one after.
    other = found.first + timedelta(-7 if which == "last" else 7)
    near = found.first.isocalendar()[:2] == base.isocalendar()[:2]
    return _on(found.first, doubt=f"or {long_date(other)}" if near else None)


def _period(expression: Expression, base: date, direction: Direction) -> Interval | None:
    which, unit = expression.parts.get("which", "").lower(), expression.parts["unit"]
    which = which.removeprefix("this ") or "this"
    if unit == "weekend":
        return _weekend(which, base, direction)
    return _read(f"{ {'past': 'last', 'coming': 'next'}.get(which, which) } {unit}", base, direction)


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
    return _away(expression, base, f"{_shown_number(expression)} {expression.parts['unit']} ago", direction)


def _ahead(expression: Expression, base: date, direction: Direction) -> Interval | None:
    if direction == "past":
        return None  # "in three years the wall moved": how long it took
    return _away(expression, base, f"in {_shown_number(expression)} {expression.parts['unit']}", direction)


def _away(expression: Expression, base: date, words: str, direction: Direction) -> Interval | None:
    """Return the unit that many units away; people count roughly, except in days and weeks."""
    unit, number = _unit(expression), _number(expression)
    if number == 0.5:
        words = words.replace("0.5 year", "6 months").replace("0.5 decade", "5 years").replace("0.5 century", "50 years")
    found = _read(words, base, direction)
    if found is None or unit == "day":
        return found
    if unit in ("week", "fortnight"):
        return _around(found.first, 3)
    if unit in ("decade", "century") and number >= 1:
        return Interval(found.first.replace(year=found.first.year - 2), found.last.replace(year=found.last.year + 2, day=31), "years", True)
    return Interval(found.first, found.last, found.precision, about=True)


def _around(day: date, days: int) -> Interval:
    return Interval(day - timedelta(days), day + timedelta(days), "week", about=True)


def _elsewhere(_expression: Expression, _base: date, _direction: Direction) -> None:
    return None


_PLACES: dict[str, Callable[[Expression, date, Direction], Interval | None]] = {
    "date": _date, "month": _month, "year": _year, "decade": _decade, "season": _season, "part": _part,
    "feast": _feast, "word": _word, "weekday": _weekday, "period": _period, "span": _span, "ago": _ago,
    "ahead": _ahead, "elsewhere": _elsewhere,
}  # fmt: skip


def _told(which: str, direction: Direction) -> Direction:
    return "past" if which in ("last", "past") else "future" if which in ("next", "coming") else direction


def _number(expression: Expression) -> float:
    words = expression.parts["number"].lower()
    return int(words) if words.isdigit() else NUMBERS[words]


def _shown_number(expression: Expression) -> str:
    return f"{_number(expression):g}"


def _unit(expression: Expression) -> str:
    unit = expression.parts["unit"]
    return "century" if unit.startswith("centur") else unit.removesuffix("s")


def _step(expression: Expression) -> relativedelta:
    return _STEPS[_unit(expression)]


def _on(day: date, doubt: str | None = None) -> Interval:
    return Interval(day, day, "day", doubt=doubt)


def _whole_month(day: date) -> Interval:
    first = day.replace(day=1)
    return Interval(first, first + relativedelta(months=1, days=-1), "month")


def _read(words: str, base: date, direction: Direction) -> Interval | None:
    """Return what dateparser makes of ``words``, as the whole day, week, month or year that it says it is sure of."""
    return _parse(" ".join(words.split()), base, direction)


@lru_cache(maxsize=4096)
def _parse(words: str, base: date, direction: Direction) -> Interval | None:
    read = _parser(base, direction).get_date_data(words)
    if read.date_obj is None:
        return None
    day = read.date_obj.date()
    if read.period == "week":
        monday = day - timedelta(day.weekday())
        return Interval(monday, monday + timedelta(6), "week")
    if read.period == "month":
        return _whole_month(day)
    if read.period == "year":
        return Interval(date(day.year, 1, 1), date(day.year, 12, 31), "year")
    return _on(day)


@lru_cache(maxsize=256)
def _parser(base: date, direction: Direction) -> DateDataParser:
    return DateDataParser(
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime.combine(base, datetime.min.time()),
            "PREFER_DATES_FROM": direction,
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
            "DATE_ORDER": "DMY",
        },
    )
