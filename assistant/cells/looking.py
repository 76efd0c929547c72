"""A question held against a table: which rows it asks for, and which column. Pure."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant.cells.asking import PLAIN, RECKONS, asks_for_a_kind, explained, headings_asked, leads_to, takes
from assistant.cells.tables import Table, label_column
from assistant.cells.words import Token, digits_in, keys_of, places_of, tokens_of, years_in

_LONG_NUMBER = 5
"""Digits from which on a number names something, wherever it stands."""

_FIRST_LETTERS = 3
_PAIR = 2
_LONG_FIGURE = re.compile(r"\+?\d[\d ()/.-]{4,}\d")
_OPENS = r"\W*(?:in |on |at |for |from |by |to |and |so )?"
_WHICH = re.compile(rf"{_OPENS}(?:which|what|who|whose|whom)\b", re.IGNORECASE)
_WHICH_ONE = re.compile(rf"{_OPENS}(?:which|what|whose) (?!(?:is|was|are|were|do|does|did|has|have)\b)", re.IGNORECASE)
_FAINT = 0.5
"""What a column scores that only a word such as "how much" may ask for."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a question asks of a table.

    ``rows`` are those that it names by their own words, in order; ``column`` is the one whose cells it asks for, where
    that is told. ``unknown`` are words of it that neither these rows nor what stands over them hold; they are
    ``strange`` where they make it ask of something else: beside a name, a number, a name. ``reckons`` says that it asks
    for what no cell holds, a sum or the greatest.
    """

    rows: tuple[int, ...] = ()
    column: int | None = None
    unknown: tuple[str, ...] = ()
    strange: bool = False
    reckons: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """A cell whose words stand in a question, whole, and where."""

    row: int
    column: int
    places: frozenset[int]


def look_up(question: str, table: Table, known: str = "") -> Looked:
    """Return which rows and column of ``table`` a question asks for.

    ``known`` is what stands over the table: its caption, the document's title. A row is named only by whole cells:
    "pump" does not name the ballast pump where there is a pump, nor 34 the price 359.34; and words beside a name that
    the row does not hold make it another.
    """
    asked, label = tokens_of(question), label_column(table)
    named = _meant(question, asked, table, label, list(_named(question, asked, table)))
    rows = _led_to(question, asked, table, named, _fullest(named)) or _partly_named(
        question, asked, table, label, known
    )
    own = [each for each in named if each.row in rows]
    column = _column(question, table, rows, {each.column for each in own}, label)
    used = frozenset[int]().union(*(each.places for each in own))
    unknown = [at for at in _unknown(question, asked, table, rows, [known]) if at not in used]
    if column == label and unknown[:1] == [0] and _WHICH.match(question):
        unknown = unknown[1:]  # what the rows are of: "which firm"
    strange = any(
        asked[at].is_number or question[asked[at].start].isupper() or _is_beside(question, asked, at, used)
        for at in unknown
    )
    words = tuple(question[asked[at].start : asked[at].end] for at in unknown)
    return Looked(rows, column, words, strange, _reckons(question, table, rows, known))


def _is_beside(question: str, asked: Sequence[Token], place: int, used: Collection[int]) -> bool:
    """Whether a word stands right before or after a name, and so may be of it: the "bilge" of a bilge pump."""
    pairs = ((min(place, other), max(place, other)) for other in (place - 1, place + 1) if other in used)
    return any(question[asked[one].end : asked[other].start] in (" ", "-") for one, other in pairs)


def _named(question: str, asked: Sequence[Token], table: Table) -> Iterator[_Named]:
    """Yield each cell of which all words stand in a row in the question."""
    figures = [(re.sub(r"\D", "", match[0]), match.span()) for match in _LONG_FIGURE.finditer(question)]
    starts = {question[token.start : token.end][:_FIRST_LETTERS] for token in asked} | {f[:2] for f, _ in figures}
    worth = re.compile("|".join(map(re.escape, sorted(starts))), re.IGNORECASE) if starts else None
    for number, row in enumerate(table.rows):
        # In a table of a hundred thousand rows hardly any holds a word of the question.
        if worth is None or not any(map(worth.search, row.words)):
            continue
        for column, words in enumerate(row.words):
            for places in places_of(tokens_of(words), asked):
                yield _Named(number, column, frozenset(places))
            digits = digits_in(words)
            for figure, (start, end) in figures:
                if digits and figure == digits:
                    inside = (at for at, token in enumerate(asked) if start <= token.start < end)
                    yield _Named(number, column, frozenset(inside))


def _meant(question: str, asked: Sequence[Token], table: Table, label: int, named: Sequence[_Named]) -> list[_Named]:
    """Leave out what is only a part of a longer name in its column, a heading's own word, or a number by chance."""
    longest = [
        each for each in named if not any(each.places < other.places and each.column == other.column for other in named)
    ]
    scores = headings_asked(question, table.headings, label) or [0.0] * max(
        (len(row.words) for row in table.rows), default=0
    )
    headings = keys_of(table.headings)
    rows_by_words = {each.row for each in longest if not _is_short_number(asked, each)}
    return [
        each
        for each in longest
        if (each.column == label or not all(asked[at].key in headings for at in each.places))
        and (
            not _is_short_number(asked, each)
            or each.column == label
            or scores[each.column] > 0
            or each.row in rows_by_words
        )
    ]


def _is_short_number(asked: Sequence[Token], named: _Named) -> bool:
    """Whether a cell is but a number that may stand anywhere: neither a day, nor a time, nor so long that it names."""
    if len(named.places) > 1:
        return False
    key = asked[min(named.places)].key
    return key[0].isdigit() and ":" not in key and sum(map(str.isdigit, key)) < _LONG_NUMBER


def _fullest(named: Sequence[_Named]) -> tuple[int, ...]:
    """Return the rows of which a question says the most; none where it says of some what it does not say of others.

    Of "the pump in Lindvik" it is the one row that holds both; if none does, there is no such pump.
    """
    places: dict[int, frozenset[int]] = {}
    columns: dict[int, frozenset[int]] = {}
    for each in named:
        places[each.row] = places.get(each.row, frozenset()) | each.places
        columns[each.row] = columns.get(each.row, frozenset()) | {each.column}
    fullest = [row for row in places if not any(places[row] < other for other in places.values())]
    groups = {(places[row], columns[row]) for row in fullest}
    apart = any(not one & other for _, one in groups for _, other in groups)
    return () if apart else tuple(sorted(fullest))


def _led_to(
    question: str, asked: Sequence[Token], table: Table, named: Sequence[_Named], rows: tuple[int, ...]
) -> tuple[int, ...]:
    """Return those of several rows whose cells stand under what the words before them say: "from Alder to Ytre"."""
    if len(rows) < _PAIR or not table.headings:
        return rows
    told = dict.fromkeys(rows, 0)
    for each in named:
        before = question[: asked[min(each.places)].start]
        if each.row in told and leads_to(before, table.headings[each.column]):
            told[each.row] += 1
    return tuple(row for row in rows if told[row] == max(told.values()))


def _partly_named(question: str, asked: Sequence[Token], table: Table, label: int, known: str) -> tuple[int, ...]:
    """Return the one row whose name a question shortens: to a name's own word, or to what the thing is ("the pump")."""
    held = keys_of([known, *table.headings]) | PLAIN
    for heading in table.headings:
        held |= explained(question, heading)
    wanted = [token for token in asked if token.key not in held]
    if not wanted or any(token.is_number for token in wanted):
        return ()
    keys = {token.key for token in wanted}
    is_name = all(question[token.start].isupper() for token in wanted)
    found = []
    for number, row in enumerate(table.rows):
        told = [token.key for token in tokens_of(row.words[label])]
        if keys <= set(told) and (is_name or told[-1] in keys):
            found.append(number)
    return (found[0],) if len(found) == 1 else ()


def _column(question: str, table: Table, rows: Sequence[int], keys: Collection[int], label: int) -> int | None:
    """Return the column that is asked for in some rows, by the words of its heading, else by what it must hold."""
    if not rows:
        return None
    width = len(table.rows[rows[0]].words)
    free = [at for at in range(width) if at not in keys and any(table.rows[row].words[at] for row in rows)]
    scores = headings_asked(question, table.headings, label) or [0.0] * width
    fits = [at for at in free if all(takes(question, table.rows[row].words[at]) for row in rows)]
    best = max((scores[at] for at in fits), default=0.0)
    backwards = bool(keys) and label not in keys and label in free
    if backwards and best <= 1 and (_WHICH_ONE.match(question) or (best < _FAINT and _WHICH.match(question))):
        return label
    asked = [at for at in fits if best > 0 and scores[at] == best]
    if len(asked) == 1:
        return asked[0]
    if best > 0 or (width > _PAIR and not asks_for_a_kind(question)):
        return None
    return fits[0] if len(fits) == 1 else None


def _unknown(
    question: str, asked: Sequence[Token], table: Table, rows: Sequence[int], above: Sequence[str]
) -> list[int]:
    """Return which words of a question neither the rows hold, nor what stands over them, nor any question may have."""
    told = [*above, *(words for row in rows for words in table.rows[row].words)]
    held = keys_of(told).union(
        PLAIN, years_in(told), *(explained(question, words) for words in (*table.headings, *above))
    )
    return [at for at, token in enumerate(asked) if token.key not in held]


def _reckons(question: str, table: Table, rows: Sequence[int], known: str) -> bool:
    """Whether a question asks for what no cell holds, unless a row or heading says so itself ("Total")."""
    told = keys_of([known, *table.headings, *(words for row in rows for words in table.rows[row].words)])
    return any(not keys_of([match[0]]) <= told or not keys_of([match[0]]) for match in RECKONS.finditer(question))
