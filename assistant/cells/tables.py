"""A table of a text as rows and cells, each where it stands. Pure."""

import re
from dataclasses import dataclass

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


def read_table(text: str, place: int) -> Table | None:
    """Return the table in which ``place`` stands in a text, ``None`` where it is in none."""
    start = text.rfind("\n\n", 0, place) + 2 if "\n\n" in text[:place] else 0
    end = text.find("\n\n", place)
    paragraph = Span(start, len(text) if end < 0 else end)
    found = table_in(text, paragraph)
    if found is None:
        return None
    headings = tuple(cell.of(text) for cell in cells_of(text, found.head)) if found.head else ()
    return Table(paragraph.start, headings, tuple(_row(text, span) for span in found.rows))


def _row(text: str, span: Span) -> Row:
    cells = cells_of(text, span)
    return Row(span, cells, tuple(cell.of(text) for cell in cells))
