"""Tables of documents as the page lays them out: cells, which of them are numbers, and which are cited. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.text import cells_of, words_in
from index.types import Span

_FIGURE = re.compile(r"[^\w\s]*\s?[^\W\d_]{0,3}\s?[^\w\s]?\d[\d.,:/’' \u00a0\u202f%-]*[^\W\d_]{0,4}\s?[%‰°€$£¥)*†]*")
_MOSTLY = 0.6
_LONG = 24
"""Characters of a cell that is set in one line."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's words. ``number`` says that its column is of numbers, ``cited`` that this cell is what was asked for."""

    words: str
    number: bool = False
    cited: bool = False

    @property
    def kind(self) -> str:
        """How it is set: numbers at their right, long words over several lines, all else in one."""
        return "n" if self.number else "long" if len(self.words) > _LONG else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells, and the span that is cited in it, if one is."""

    cells: tuple[Cell, ...]
    cited: Span | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of a table under its column headings; ``head`` is empty where it has none."""

    head: tuple[Cell, ...]
    rows: tuple[Row, ...]
    page: int | None = None


def grid(text: str, columns: str, rows: Sequence[Span], cited: Sequence[Span], page: int | None = None) -> Grid:
    """Lay out rows of a text's table, all of one length, under its ``columns``.

    Those that a span of ``cited`` touches are cited, and in them the cell that holds all of it. ``columns`` are a line
    of the table, empty where it has no headings.
    """
    told = [words_in(row.of(text)) for row in rows]
    numbers = [_are_numbers(each) for each in zip(*told, strict=True)]
    head = words_in(columns) if columns else []
    titles = tuple(Cell(words, number) for words, number in zip(head, numbers, strict=False))
    return Grid(titles, tuple(_row(text, row, numbers, cited) for row in rows), page)


def marking(table: Grid, column: int) -> Grid:
    """Return a table with the cell in ``column``, from 1, of each row that is cited cited too."""
    return replace(table, rows=tuple(_with_cell(row, column) if row.cited else row for row in table.rows))


def _with_cell(row: Row, column: int) -> Row:
    cells = (replace(cell, cited=place == column) for place, cell in enumerate(row.cells, start=1))
    return replace(row, cells=tuple(cells))


def _row(text: str, row: Span, numbers: Sequence[bool], cited: Sequence[Span]) -> Row:
    own = next((each for each in cited if row.start < each.end and each.start < row.end), None)
    cells = (
        Cell(cell.of(text), number, own is not None and cell.start <= own.start and own.end <= cell.end)
        for cell, number in zip(cells_of(text, row), numbers, strict=True)
    )
    return Row(tuple(cells), own)


def _are_numbers(column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell]
    return bool(filled) and sum(1 for cell in filled if _FIGURE.fullmatch(cell)) >= _MOSTLY * len(filled)
