"""Numbers and dates that have changed places. Pure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.facts import Text, dates, exchanges, quantities
from assistant.verification.types import Otherwise
from index.i18n import _

_REACH = 4
_BREAKS = frozenset("and but or while whereas although".split())
_PARTS = ",;:."


class _Figure(NamedTuple):
    """A number or date: its value, of which sort it is, how it is written, and words ``[first, last)`` of its text."""

    value: object
    sort: str
    words: str
    first: int
    last: int


def check_order(statement: Text, spans: Sequence[Text]) -> Iterator[str]:
    """Yield a reason for each number or date that stands where a span has another one.

    That is where both run alike, or where the words around it are rather those around the other. What no span has at
    all is told of elsewhere.
    """
    stated, given = _figures(statement), [_figures(span) for span in spans]
    values = {each.value for figures in given for each in figures}
    for own in stated:
        if own.value not in values:
            continue
        others = (_instead(statement, own, span, figures) for span, figures in zip(spans, given, strict=True))
        theirs = next((other for other in others if other is not None), None) or _around_another(
            statement, own, [each for each in stated if each is not own], spans, given
        )
        if theirs is not None:
            words = _(
                "The cited passage has “%(theirs)s” where this has “%(own)s”.", theirs=theirs.words, own=own.words
            )
            yield Otherwise(words)


def _instead(statement: Text, own: _Figure, span: Text, figures: Sequence[_Figure]) -> _Figure | None:
    """Return the one figure of a span that stands in its place, where both run alike."""
    for each in exchanges(statement, span):
        mine = [own] if each.start <= own.first and own.last <= each.end else []
        theirs = [
            one
            for one in figures
            if one.sort == own.sort and each.other_start <= one.first and one.last <= each.other_end
        ]
        if mine and len(theirs) == 1 and theirs[0].value != own.value:
            return theirs[0]
    return None


def _around_another(
    statement: Text, own: _Figure, others: Sequence[_Figure], spans: Sequence[Text], given: Sequence[Sequence[_Figure]]
) -> _Figure | None:
    """Return another figure of the spans that shares two words around it, and more than its own place in them shares.

    Not where one of the ``others`` of the statement, with just that value, has the same words around it: "9-5".
    """
    near = _near(statement, own)
    figures = [(each, len(near & _near(span, each))) for span, each in _each_of(spans, given) if each.sort == own.sort]
    least = max([1, *(shared for each, shared in figures if each.value == own.value)])
    beside = {other.value for other in others if near <= _near(statement, other)}
    best = max((pair for pair in figures if pair[0].value != own.value), key=lambda pair: pair[1], default=None)
    return best[0] if best and best[1] > least and best[0].value not in beside else None


def _each_of(spans: Sequence[Text], given: Sequence[Sequence[_Figure]]) -> Iterator[tuple[Text, _Figure]]:
    for span, figures in zip(spans, given, strict=True):
        for each in figures:
            yield span, each


def _near(text: Text, figure: _Figure) -> frozenset[str]:
    """Return the stems of content within four words on either side, up to a comma or "and"."""
    found = []
    for step in (-1, 1):
        place = figure.first - 1 if step < 0 else figure.last
        for _step in range(_REACH):
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
        _figure(text, (day.year, day.decade, day.month, day.days, day.weekday), "date", day.start, day.end)
        for day in days
    ]
    return found + [
        _figure(text, each.value, "clock" if each.kind == "clock" else "number", each.start, each.end)
        for each in quantities(text)
        if each.exact and not any(day.start < each.end and each.start < day.end for day in days)
    ]


def _figure(text: Text, value: object, sort: str, start: int, end: int) -> _Figure:
    first = text.word_at(start)
    last = next(
        (number for number in range(first, len(text.words)) if text.words[number].start >= end), len(text.words)
    )
    return _Figure(value, sort, text.plain[start:end].strip(), first, last)
