"""Dates and the parts of dates, whatever their form. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dateutil.parser import parserinfo

from assistant.facts.words import Text
from index.text import CLEAR_MONTHS, WEEKDAYS

_INFO = parserinfo()
_MONTH_NAMES = "|".join(name for names in parserinfo.MONTHS for name in names if name != "Sept")
_MONTH = rf"(?:(?P<month>Sept|{_MONTH_NAMES})\b\.?)"
_DAYS = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?(?:-|to|and)\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?(?![\d:%]|,\d{3}|\.\d)"
)
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?![\d%]|,\d|\.\d)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})s?\b"
_CLEAR = "|".join(CLEAR_MONTHS)
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
