"""How well a document's date suits a question. Pure."""

import re
from collections.abc import Collection, Iterable
from datetime import date

HALF_LIFE = 365
"""Days after which a document is half as fresh."""

UNDATED = 0.5
"""The freshness of a document that says no date: that of one a half-life old."""

_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")


def day_of(published: str | None) -> date | None:
    """Return an ISO date as a day, the first of a month or year where it says no more; ``None`` where it is no date."""
    try:
        return date.fromisoformat(f"{published}-01-01"[:10])
    except ValueError:
        return None


def newest_of(published: Iterable[str | None]) -> date | None:
    """Return the latest day among ISO dates."""
    return max((day for each in published if (day := day_of(each))), default=None)


def years_in(question: str) -> frozenset[int]:
    """Return the years that a question names."""
    return frozenset(int(year) for year in _YEAR.findall(question))


def freshness(published: str | None, newest: date | None, years: Collection[int]) -> float:
    """Return from 0 to 1 how well a date suits a question that names ``years``: 1 in such a year, 0 in another.

    Where it names none it most often asks about what is newest: 1 on the day of the ``newest`` document, and half as
    much every :data:`HALF_LIFE` before (exponential decay, as Li and Croft, CIKM 2003).
    """
    day = day_of(published)
    if day is None or newest is None:
        return UNDATED
    if years:
        return float(day.year in years)
    return float(0.5 ** ((newest - day).days / HALF_LIFE))
