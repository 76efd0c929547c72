"""How well a document's date suits a question. Pure."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date

HALF_LIFE = 365
"""Days after which a document is half as fresh."""

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


def freshness(published: Sequence[str | None], newest: date | None, years: Collection[int]) -> list[float]:
    """Return from 0 to 1 how well each date suits a question that names ``years``: 1 in such a year, 0 in another.

    Where it names none it most often asks about what is newest: 1 on the day of the ``newest`` document, and half as
    much every :data:`HALF_LIFE` before (exponential decay, as Li and Croft, CIKM 2003). A document that says no date is
    as fresh as the others are in the mean, so that it neither gains nor loses by that.
    """
    known = [_freshness(day_of(each), newest, years) for each in published]
    dated = [each for each in known if each is not None]
    mean = sum(dated) / len(dated) if dated else 0.0
    return [mean if each is None else each for each in known]


def _freshness(day: date | None, newest: date | None, years: Collection[int]) -> float | None:
    if day is None or newest is None:
        return None
    if years:
        return float(day.year in years)
    return float(0.5 ** ((newest - day).days / HALF_LIFE))
