"""Temporal expressions to days on the calendar, counted from the day of publication. Pure."""

from dataclasses import replace
from datetime import date, timedelta

from assistant.facts.times.forms import FORMS
from assistant.facts.times.labels import label_of
from assistant.facts.times.types import Direction, Edge, Expression, Interval, Precision, Unplaced, When
from index.i18n import N_, _

FROM_ANOTHER_EVENT = N_("it counts from another event")
NOT_A_DATE = N_("it is no day of the calendar")

MUCH_NEARER = 5
"""A day of the year that is so many times nearer on the other side is meant, whatever the verb: of what happened eleven
months ago people say the year."""


def place(expression: Expression, published: str | None, direction: Direction | None) -> When | Unplaced:
    """Return the time that an expression names, or why that cannot be told.

    ``published`` is an ISO date; ``direction`` says whether the words around it tell of what was or of what is to come,
    which decides for a time that could be either ("on Monday", "in May"). Where they do not say, it is the nearest,
    and of days of the week the one before.
    """
    base = _day_of(published)
    whole = _told(expression, base, direction)
    found = whole and _edge(whole, expression.edge, base)
    if found is not None and expression.until is not None:
        whole = found = _range(found, expression.until, base)
    if whole is None or found is None:
        if expression.kind == "elsewhere":
            return Unplaced(_(FROM_ANOTHER_EVENT))
        return Unplaced(_(NOT_A_DATE)) if base else Unplaced(_unknown(published))
    # "Early March" is called by its month, "earlier this week" by its days.
    edge = expression.edge if expression.until is None and expression.edge not in ("earlier", "later") else None
    about = expression.about or found.about
    return When(
        first=found.first.isoformat(),
        last=found.last.isoformat(),
        precision=found.precision,
        label=label_of(whole if edge else found, edge, expression.bound, about),
        about=about,
        bound=expression.bound,
        from_publication=found.from_publication,
        doubt=found.doubt,
    )


def _unknown(published: str | None) -> str:
    if published:
        return _("published: %(day)s, no day, and it counts from there", day=published)
    return _("published: not known, and it counts from there")


def _day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _told(expression: Expression, base: date | None, direction: Direction | None) -> Interval | None:
    """Return the time by the way the words look, or the nearest where they do not say or it is much nearer."""
    either_way = expression.kind in ("date", "month", "season", "feast") and "year" not in expression.parts
    if direction is not None and not either_way:
        return _interval(expression, base, direction)
    past, future = (_interval(expression, base, way) for way in ("past", "future"))
    if past is None or future is None or base is None:
        return past or future
    if either_way:
        away = {"past": abs((base - past.last).days), "future": abs((future.first - base).days)}
        # What somebody says of a contract that "ran until 30 September" may be of one that still does.
        open_ended = direction == "past" and expression.bound in ("by", "until")
        nearer: Direction = "past" if away["past"] <= away["future"] else "future"
        of_the_year = expression.kind in ("date", "feast")
        if direction is None or open_ended or (of_the_year and away[direction] > MUCH_NEARER * away[nearer]):
            direction = nearer
    coming = expression.parts.get("unit") == "weekend" and "which" in expression.parts
    return future if direction == "future" or (direction is None and coming) else past


def _interval(expression: Expression, base: date | None, direction: Direction) -> Interval | None:
    needs_base = "year" not in expression.parts and "iso" not in expression.parts and expression.kind != "decade"
    if needs_base and base is None:
        return None
    found = FORMS[expression.kind](expression, base or date(2000, 1, 1), direction)
    if found is None:
        return None
    only_year = "which" not in expression.parts and expression.kind in ("date", "month", "season", "feast")
    return replace(found, from_publication=("year" if only_year else "all") if needs_base else None)


def _edge(found: Interval, edge: Edge | None, base: date | None) -> Interval:
    """Narrow an interval to its first, middle or last third, or to what is before or after publication."""
    if edge in ("earlier", "later"):
        if base is None or not found.first < base < found.last:
            return found
        first, last = (found.first, base) if edge == "earlier" else (base, found.last)
        return replace(found, first=first, last=last, precision="days")
    days = (found.last - found.first).days + 1
    if edge is None or days < 7:
        return found
    third = timedelta(days=round(days / 3))
    late = found.last - third + timedelta(days=1)
    first = {"mid": found.first + third, "late": late, "end": late}.get(edge, found.first)
    last = found.last if first == late else first + third - timedelta(days=1)
    return replace(found, first=first, last=last, about=True)


def _range(first: Interval, until: Expression, base: date | None) -> Interval | None:
    """Return the time from one end of a range to the other, which is the first such after it."""
    last = _interval(until, base if "year" in until.parts else first.first, "future")
    last = last and _edge(last, until.edge, base)
    if last is None or last.last < first.first:
        return None
    plural: dict[Precision, Precision] = {"day": "days", "month": "months", "year": "years"}
    precision = plural.get(first.precision, "days") if first.precision == last.precision else "days"
    told = first.from_publication or last.from_publication
    return Interval(first.first, last.last, precision, from_publication=told, doubt=first.doubt)
