"""Numbers and dates that have changed places. Pure."""

from collections.abc import Iterator, Sequence

from assistant.verification.dates import dates
from assistant.verification.numbers import quantities
from assistant.verification.words import Text, exchanges


def check_order(statement: Text, spans: Sequence[Text]) -> Iterator[str]:
    """Yield a reason for each number or date that stands where a span, running alike, has another one."""
    given = {value for span in spans for value in _figures(span, 0, len(span.words))}
    for span in spans:
        for each in exchanges(statement, span):
            own, other = _figures(statement, each.start, each.end), _figures(span, each.other_start, each.other_end)
            # What no span has at all is told of elsewhere.
            if len(own) == len(other) == 1 and own.keys() != other.keys() and own.keys() <= given:
                [mine], [theirs] = own.values(), other.values()
                yield f"the passage has “{theirs}” where this has “{mine}”"


def _figures(text: Text, start: int, end: int) -> dict[object, str]:
    """Return the numbers and dates that lie within words ``[start, end)``, by their value."""
    if start == end:
        return {}
    first, last = text.words[start].start, text.words[end - 1].end
    days = [day for day in dates(text) if first <= day.end and day.start < last]
    found: dict[object, str] = {
        (day.year, day.decade, day.month, day.days, day.weekday): text.plain[day.start : day.end].strip() for day in days
    }
    for each in quantities(text):
        dated = any(day.start < each.end and each.start < day.end for day in dates(text))
        if each.exact and not dated and first < each.end and each.start < last:
            found[each.value] = text.plain[each.start : each.end].strip()
    return found
