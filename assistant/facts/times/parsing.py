"""Words to days through dateparser: all that the timeline asks of it. Pure, but for what is kept to save time."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from dateparser.date import DateDataParser
from dateutil.relativedelta import relativedelta

from assistant.facts.times.types import Direction, Interval


def on(day: date, doubt: str | None = None) -> Interval:
    """Return one day, with what else may be meant."""
    return Interval(day, day, "day", doubt=doubt)


def whole_month(day: date) -> Interval:
    """Return the month of a day."""
    first = day.replace(day=1)
    return Interval(first, first + relativedelta(months=1, days=-1), "month")


def whole_year(year: int) -> Interval:
    """Return a year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def read(words: str, base: date, direction: Direction) -> Interval | None:
    """Return what dateparser makes of ``words``, as the whole day, week, month or year that it says it is sure of."""
    day, period = _parse(" ".join(words.split()), base, direction)
    if day is None:
        return None
    if period == "week":
        monday = day - timedelta(day.weekday())
        return Interval(monday, monday + timedelta(6), "week")
    if period == "month":
        return whole_month(day)
    return whole_year(day.year) if period == "year" else on(day)


def read_day(words: str, base: date, direction: Direction) -> date | None:
    """Return the day that dateparser makes of ``words``, however sure of it."""
    return _parse(words, base, direction)[0]


@lru_cache(maxsize=4096)
def _parse(words: str, base: date, direction: Direction) -> tuple[date | None, str]:
    parsed = _parser(base, direction).get_date_data(words)
    return parsed.date_obj and parsed.date_obj.date(), parsed.period


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
