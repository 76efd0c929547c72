"""Dates and the parts of dates, whatever their form. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateutil.parser import parserinfo

from assistant.facts.words import Text
from index.i18n import _

_INFO = parserinfo()
_MONTH_NAMES = "|".join(name for names in parserinfo.MONTHS for name in names if name != "Sept")
_MONTH = rf"(?:(?P<month>Sept|{_MONTH_NAMES})\b\.?)"
_DAYS = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?(?:-|to|and)\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?(?![\d:%]|,\d{3}|\.\d)"
)
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?![\d%]|,\d|\.\d)"
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b"
_CLEAR = "January|February|April|June|July|August|September|October|November|December"
_BEFORE_MONTH = "(?:{})".format(
    "|".join(
        rf"(?<=\b{word}[ -])"
        for word in (
            "in by of for mid and late early last next this since until till from to through during before "
            "after".split()
        )
    )
)
# Tried in this order; names of months need their capital, since "may" and "march" are words as well.
_FORMS = (
    re.compile(r"\b(?P<year>1[5-9]\d\d|20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b(?:the\s)?{_DAYS}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?"),
    re.compile(rf"\b{_MONTH}\s(?:the\s)?{_DAYS}(?:,?\s{_YEAR})?"),
    re.compile(rf"\b{_MONTH}(?:,|\sof)?\s{_YEAR}"),
    re.compile(rf"(?<![\d.,$£€]){_YEAR}(?:-\d\d(?:\d\d)?(?![-\d]))?(?![sm]|bn)\b"),
    re.compile(r"\b(?P<decade>(?:1[5-9]|20)\d0)'?s\b"),
    re.compile(rf"\b{_WEEKDAY}"),
    re.compile(rf"\b(?P<month>{_CLEAR}|{_BEFORE_MONTH}(?:May|March)(?!\s[a-z]+ing\b))\b"),
)


@dataclass(frozen=True, slots=True)
class Day:
    """As much of a date as its words say, at ``[start, end)``: year, decade, month, days, day of the week."""

    start: int
    end: int
    year: int | None = None
    decade: int | None = None
    month: int | None = None
    days: frozenset[int] = frozenset()
    weekday: int | None = None


@lru_cache(maxsize=1024)
def dates(text: Text) -> tuple[Day, ...]:
    """Return the dates of a text in order, each word in one of them at most."""
    found: list[Day] = []
    for form in _FORMS:
        for match in form.finditer(text.plain):
            day = _day(match)
            if day and not any(day.start < other.end and other.start < day.end for other in found):
                found.append(day)
    return tuple(sorted(found, key=lambda day: day.start))


def _day(match: re.Match[str]) -> Day | None:
    given = match.groupdict()
    month = int(given["number"]) if given.get("number") else _INFO.month(given["month"]) if given.get("month") else None
    first = int(given.get("day") or 0)
    last = int(given.get("last") or first)
    if first > 31 or last > 31 or (month or 1) > 12:
        return None
    return Day(
        *match.span(),
        year=int(given["year"]) if given.get("year") else None,
        decade=int(given["decade"]) if given.get("decade") else None,
        month=month,
        days=frozenset({first, last}) - {0},
        weekday=_INFO.weekday(given["weekday"]) if given.get("weekday") else None,
    )


def check_dates(statement: Text, spans: Sequence[Text], context: Text) -> Iterator[str]:
    """Yield a reason for each date of the statement that the spans don't hold in all its parts.

    A day belongs to its month; years and days of the week may stand apart from both, and the year of a month without
    one in the context. A lone number of four digits may be none of a year ("1,692 yards").
    """
    given = [each for span in spans for each in dates(span)]
    digits = {word.key.replace(",", "") for span in spans for word in span.words}
    around = {day.year for day in dates(context)}
    for each in dates(statement):
        days = any(other.month == each.month and each.days <= other.days for other in given)
        month = each.month is None or any(other.month == each.month for other in given)
        year = each.year is None or str(each.year) in digits or any(other.year == each.year for other in given)
        year = year or (each.month is not None and each.year in around and any(_lacks_year(each, one) for one in given))
        decade = each.decade is None or any(other.decade == each.decade for other in given)
        weekday = each.weekday is None or any(other.weekday == each.weekday for other in given)
        if not (month and year and decade and weekday and (days or not each.days)):
            told = statement.plain[each.start : each.end].strip()
            yield _("The date “%(date)s” is not in the cited passage.", date=told)


def _lacks_year(stated: Day, given: Day) -> bool:
    return given.year is None and given.month == stated.month
