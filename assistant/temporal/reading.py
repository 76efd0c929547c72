"""A sentence to the times that it tells, each placed on the calendar or with why it cannot be. Pure."""

from assistant.temporal.expressions import find_expressions
from assistant.temporal.normalising import place
from assistant.temporal.tense import direction_of
from assistant.temporal.types import Direction, Expression, Outlook, Time, Unplaced


def read_times(sentence: str, published: str | None) -> tuple[Time, ...]:
    """Return the times that a sentence tells, in order.

    ``published`` is the ISO date of its document, from which relative times are counted; ``None`` if it is not known.
    What lies wholly after it is expected, whatever the verb: nobody reports what has yet to come.
    """
    found = [(each, direction_of(sentence, each)) for each in find_expressions(sentence)]
    # "In three weeks the builders had put up the frame" is how long it took.
    return tuple(_time(each, published, told) for each, told in found if each.kind != "ahead" or told == "future")


def _time(expression: Expression, published: str | None, direction: Direction | None) -> Time:
    when = place(expression, published, direction)
    span = (expression.start, expression.end, expression.words)
    if isinstance(when, Unplaced):
        return Time(*span, _told(direction), None, when.reason)
    to_come = bool(published) and len(published or "") >= 10 and when.first > (published or "")[:10]
    return Time(*span, "expected" if to_come else _told(direction), when)


def _told(direction: Direction | None) -> Outlook:
    return "expected" if direction == "future" else "happened"
