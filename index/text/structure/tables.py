"""How a table stands in a text, and how it is read there: the one place that knows the form. Pure.

A table is one paragraph of several lines, a line for each row, its cells parted by `` | ``, as many in every row. Where
it has column headings they are the first line, and the second is a rule, as in Markdown::

    Item | Price | Stock
    --- | --- | ---
    ballast pump | 738.70 | 4

A cell holds neither a bar nor a line break; an empty one is empty.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.types import Span

BAR = "|"
DASHES = re.compile(r"-{3,}")
_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^|]*")


@dataclass(frozen=True, slots=True)
class Table:
    """Where the rows of a table stand in its text; ``head`` are the column headings, if it has any."""

    head: Span | None
    rows: tuple[Span, ...]


def as_row(cells: Iterable[str]) -> str:
    """Return cells as a line of a table."""
    return f" {BAR} ".join(cells).replace("  ", " ").strip()


def as_table(rows: Sequence[Sequence[str]], *, headed: bool) -> str:
    """Return rows with equally many cells as a table; ``headed`` says that the first are the column headings."""
    lines = [as_row(row) for row in rows]
    rule = [as_row("---" for _ in rows[0])] if headed else []
    return "\n".join([*lines[:headed], *rule, *lines[headed:]])


def table_in(text: str, paragraph: Span) -> Table | None:
    """Return the rows of the table that a paragraph of a text is; ``None`` for another paragraph."""
    if text.find("\n", paragraph.start, paragraph.end) < 0 or text.find(BAR, paragraph.start, paragraph.end) < 0:
        return None
    lines = [Span(each.start(), each.end()) for each in _LINE.finditer(text, paragraph.start, paragraph.end)]
    bars = [text.count(BAR, line.start, line.end) for line in lines]
    if not bars[0] or any(one != other for one, other in pairwise(bars)):
        return None
    headed = all(DASHES.fullmatch(cell.of(text)) for cell in cells_of(text, lines[1]))
    return Table(lines[0], tuple(lines[2:])) if headed else Table(None, tuple(lines))


def columns_at(text: str, place: int) -> str | None:
    """Return the column headings of the table in which a place of a text lies, as they stand there.

    Empty where it has none, ``None`` where there is no table.
    """
    start = text.rfind("\n\n", 0, place) + 2 if "\n\n" in text[:place] else 0
    end = text.find("\n\n", place)
    table = table_in(text, Span(start, len(text) if end < 0 else end))
    if table is None:
        return None
    return table.head.of(text) if table.head else ""


def cells_of(text: str, row: Span) -> tuple[Span, ...]:
    """Return the cells of a row without the spaces around them, in order; that of an empty cell is empty."""
    cells = []
    start = row.start
    while start <= row.end:
        found = _CELL.match(text, start, row.end)
        end = found.end() if found else row.end
        words = text[start:end]
        left = start + len(words) - len(words.lstrip())
        cells.append(Span(left, max(left, start + len(words.rstrip()))))
        start = end + 1
    return tuple(cells)


def told_row(columns: str, row: str) -> str:
    """Return a row with the heading of each cell before it: "Item: ballast pump · Price: 738.70".

    ``columns`` are the headings as a line of the table, empty where it has none. Empty cells are left out.
    """
    return " · ".join(f"{heading}: {cell}" if heading else cell for heading, cell in told_cells(columns, row) if cell)


def told_cells(columns: str, row: str) -> list[tuple[str, str]]:
    """Return every cell of a row after its column's heading, which is empty where there is none or it says the same."""
    cells, headings = words_in(row), words_in(columns)
    if len(headings) != len(cells):
        headings = [""] * len(cells)
    return [(heading if heading != cell else "", cell) for heading, cell in zip(headings, cells, strict=True)]


def words_in(row: str) -> list[str]:
    """Return the words in each cell of a row."""
    return [cell.of(row) for cell in cells_of(row, Span(0, len(row)))]
