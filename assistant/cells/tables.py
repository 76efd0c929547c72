"""A table of a text as rows and cells, each where it stands. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.text import cells_of, table_in
from index.types import Span


@dataclass(frozen=True, slots=True)
class Row:
    """Where a row and its cells stand in the text, and the words of the cells."""

    span: Span
    cells: tuple[Span, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table's column headings, none where it has none, and its rows. It begins at ``start``."""

    start: int
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


_LOOKED_AT = 200
"""Rows by which it is told what each row is of."""

_LONG = 300_000
"""Characters of a table that are read for one question; more would take seconds."""

_WORDED = re.compile(r"[^\W\d_]{3}")


def label_column(table: Table) -> int:
    """Return the column that says what each row is of: the first of different words, else of different codes."""
    rows = table.rows[:_LOOKED_AT]
    width = len(rows[0].words) if rows else 0
    columns = [[row.words[at] for row in rows] for at in range(width)]
    different = [at for at, words in enumerate(columns) if len({*words}) == len(words)]
    worded = [at for at in different if 2 * sum(map(_is_worded, columns[at])) > len(rows)]
    coded = [at for at in different if 2 * sum(any(map(str.isalpha, words)) for words in columns[at]) > len(rows)]
    return next(iter(worded or coded), 0)


def _is_worded(words: str) -> bool:
    return bool(_WORDED.search(words)) and not any(map(str.isdigit, words))


def read_table(text: str, place: int, found: Sequence[Span] = ()) -> Table | None:
    """Return the table in which ``place`` stands in a text, ``None`` where it is in none.

    Of a very long one only its headings and the rows at ``found`` are read.
    """
    start = text.rfind("\n\n", 0, place) + 2 if "\n\n" in text[:place] else 0
    end = text.find("\n\n", place)
    end = len(text) if end < 0 else end
    if end - start <= _LONG:
        return _table(text[start:end], start)
    lines = text[start : start + _LONG].split("\n", 2)[:2]
    head = _table("\n".join([*lines, lines[0]]), start)
    rows = tuple(_row(text[span.start : span.end], Span(0, span.end - span.start), span.start) for span in found)
    return Table(start, head.headings, rows) if head else None


# A large table takes a second to read, and is asked about more than once.
@lru_cache(maxsize=4)
def _table(paragraph: str, start: int) -> Table | None:
    found = table_in(paragraph, Span(0, len(paragraph)))
    if found is None:
        return None
    headings = tuple(cell.of(paragraph) for cell in cells_of(paragraph, found.head)) if found.head else ()
    return Table(start, headings, tuple(_row(paragraph, span, start) for span in found.rows))


def _row(paragraph: str, span: Span, start: int) -> Row:
    cells = cells_of(paragraph, span)
    return Row(
        span.moved(start), tuple(cell.moved(start) for cell in cells), tuple(cell.of(paragraph) for cell in cells)
    )
