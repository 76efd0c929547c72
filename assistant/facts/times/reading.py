"""A sentence to the times that it tells, each placed on the calendar or with why it cannot be. Pure."""

from assistant.facts.times.expressions import find_expressions
from assistant.facts.times.normalising import place
from assistant.facts.times.tense import direction_of, not_then, was_planned
from assistant.facts.times.types import Direction, Expression, Outlook, Time, Unplaced, When


def read_times(sentence: str, published: str | None) -> tuple[Time, ...]:
    """Return the times that a sentence tells, in order.

    ``published`` is the ISO date of its document, from which relative times are counted; ``None`` if it is not known.
    What lies wholly after it is expected, whatever the verb: nobody reports what has yet to come.
    """
    found = [
        (each, None if not_then(sentence, each) else direction_of(sentence, each))
        for each in find_expressions(sentence)
    ]
    # "In three weeks the builders had put up the frame" is how long it took.
    return tuple(
        _time(sentence, each, published, told) for each, told in found if each.kind != "ahead" or told == "future"
    )


def _time(sentence: str, expression: Expression, published: str | None, direction: Direction | None) -> Time:
    when = place(expression, published, direction)
    span = (expression.start, expression.end, expression.words)
    if isinstance(when, Unplaced):
        return Time(*span, "expected" if direction == "future" else "happened", None, when.reason)
    return Time(*span, _outlook(sentence, expression, when, published, direction), when)


def _outlook(
    sentence: str, expression: Expression, when: When, published: str | None, direction: Direction | None
) -> Outlook:
    """Return whether it happened, by the day of publication where that settles it, else by the verbs."""
    day = (published or "")[:10]
    if not_then(sentence, expression) or (len(day) == 10 and when.first > day):
        return "expected"
    if len(day) == 10 and when.last < day and not was_planned(sentence, expression):
        return "happened"
    return "expected" if direction == "future" else "happened"
