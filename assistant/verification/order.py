"""Numbers and dates that have changed places. Pure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.verification.alignment import exchanges
from assistant.verification.dates import dates
from assistant.verification.numbers import quantities
from assistant.verification.words import Text

_REACH = 4
_BREAKS = frozenset("and but or while whereas although".split())
_PARTS = ",;:."


class _Figure(NamedTuple):
    """A number or date: its value, how it is written, and words ``[first, last)`` of its text."""

    value: object
    words: str
    first: int
    last: int


def check_order(statement: Text, spans: Sequence[Text]) -> Iterator[str]:
    """Yield a reason for each number or date that stands where a span has another one.

    That is where both run alike, or where the words around it are those around the other and none of its own. What no span
    has at all is told of elsewhere.
    """
    stated, given = _figures(statement), [_figures(span) for span in spans]
    values = {each.value for figures in given for each in figures}
    for own in stated:
        if own.value not in values:
            continue
        others = (_instead(statement, own, span, figures) for span, figures in zip(spans, given, strict=True))
        theirs = next((other for other in others if other is not None), None) or _around_another(
            statement, own, spans, given
        )
        if theirs is not None:
            yield f"The cited passage has “{theirs.words}” where this has “{own.words}”."


def _instead(statement: Text, own: _Figure, span: Text, figures: Sequence[_Figure]) -> _Figure | None:
    """Return the one figure of a span that stands in its place, where both run alike."""
    for each in exchanges(statement, span):
        mine = [own] if each.start <= own.first and own.last <= each.end else []
        theirs = [one for one in figures if each.other_start <= one.first and one.last <= each.other_end]
        if mine and len(theirs) == 1 and theirs[0].value != own.value:
            return theirs[0]
    return None


def _around_another(
    statement: Text, own: _Figure, spans: Sequence[Text], given: Sequence[Sequence[_Figure]]
) -> _Figure | None:
    """Return another figure of the spans that shares two words around it, where its own place in them shares none."""
    near = _near(statement, own)
    best: tuple[int, _Figure] | None = None
    for span, figures in zip(spans, given, strict=True):
        for each in figures:
            shared = len(near & _near(span, each))
            if each.value == own.value and shared:
                return None
            if each.value != own.value and shared > (best[0] if best else 1):
                best = (shared, each)
    return best[1] if best else None


def _near(text: Text, figure: _Figure) -> frozenset[str]:
    """Return the stems of content within four words on either side, up to a comma or "and"."""
    found = []
    for step in (-1, 1):
        place = figure.first - 1 if step < 0 else figure.last
        for _ in range(_REACH):
            inside = 0 <= place < len(text.words)
            if not inside or text.words[place].key in _BREAKS or _parted(text, place, place - step):
                break
            found.append(text.words[place])
            place += step
    return frozenset(word.stem for word in found if word.stem in text.content and not word.key[0].isdigit())


def _parted(text: Text, one: int, other: int) -> bool:
    first, second = sorted((one, other))
    return any(mark in text.plain[text.words[first].end : text.words[second].start] for mark in _PARTS)


def _figures(text: Text) -> list[_Figure]:
    """Return the numbers and dates of a text; two that are the same have the same value, however they are written."""
    days = dates(text)
    found = [
        _figure(text, (day.year, day.decade, day.month, day.days, day.weekday), day.start, day.end) for day in days
    ]
    return found + [
        _figure(text, each.value, each.start, each.end)
        for each in quantities(text)
        if each.exact and not any(day.start < each.end and each.start < day.end for day in days)
    ]


def _figure(text: Text, value: object, start: int, end: int) -> _Figure:
    first = text.word_at(start)
    last = next(
        (number for number in range(first, len(text.words)) if text.words[number].start >= end), len(text.words)
    )
    return _Figure(value, text.plain[start:end].strip(), first, last)
