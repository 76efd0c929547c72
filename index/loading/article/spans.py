"""Cells that span columns and rows to rows of words, in which each row and each column is told whole. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.loading.article.tables import is_figure, table

WIDEST = 500
"""Columns that are read at most: more than that span only to fill a page, or to take up memory."""

_DEEPEST = 4
"""Rows of column headings that may stand above one another."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, how many columns and rows it spans, and whether it is marked as a heading."""

    words: str
    across: int = 1
    down: int = 1
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of words, all of them to be given to ``table`` with ``headings``, and the lines that stand over them."""

    above: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    headings: bool | None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines over the table, and the table; what is none gives its cells."""
        return tuple(filter(None, (*self.above, *table(self.rows, headings=self.headings).split("\n\n"))))


_Placed = tuple[Cell, bool]
"""A cell in one of its places, and whether that is in its first column."""

_Hanging = dict[int, tuple[int, _Placed]]
"""What hangs down into the next row, by its column, and into how many rows it does."""


def grid_of(rows: Iterable[Sequence[Cell]]) -> Grid:
    """Return the cells of a table as rows of words, column headings in one row.

    What spans rows is repeated in each of them, so that each is told whole, and what spans columns stands once, in its
    first one; but over further headings it is put before each of them: "2024" over "Spring" and "Autumn" gives "2024
    Spring" and "2024 Autumn". A row at the top that is one cell from side to side is a line above the table.
    """
    placed = _placed(rows)
    above = []
    while len(placed) > 1 and _is_banner(placed[0]):
        above.append(placed.pop(0)[0][0].words)
    depth = _depth(placed)
    body = [tuple(cell.words if first else "" for cell, first in row) for row in placed[depth:]]
    if not depth:
        return Grid(tuple(filter(None, above)), tuple(body), None)
    return Grid(tuple(filter(None, above)), (_stacked(placed[:depth]), *body), headings=True)


def _placed(rows: Iterable[Sequence[Cell]]) -> list[list[_Placed]]:
    """Return for each row what stands in each of its columns."""
    placed: list[list[_Placed]] = []
    hanging: _Hanging = {}
    for row in rows:
        line: list[_Placed] = []
        below: _Hanging = {}
        for cell in row:
            _take(line, hanging, below, 0)
            for number in range(min(cell.across, WIDEST)):
                one = (cell, number == 0)
                if cell.down > 1:
                    below[len(line)] = (cell.down - 1, one)
                line.append(one)
        _take(line, hanging, below, max(hanging, default=0))
        placed.append(line)
        hanging = below
    return placed


def _take(line: list[_Placed], hanging: _Hanging, below: _Hanging, until: int) -> None:
    """Put into a row what hangs into it from above, next to what it has and as far as the column ``until``."""
    while len(line) in hanging or len(line) < until:
        left, one = hanging.get(len(line), (1, (Cell(""), True)))
        if left > 1:
            below[len(line)] = (left - 1, one)
        line.append(one)


def _is_banner(row: Sequence[_Placed]) -> bool:
    """Whether a row is one cell from side to side, alone with its words."""
    worded = [cell for cell, first in row if first and cell.words.strip()]
    return len(worded) == 1 and len(row) > 1 and worded[0].across >= len(row)


def _depth(placed: Sequence[Sequence[_Placed]]) -> int:
    """Return how many rows of column headings there are: those that are marked, and those below one that spans."""
    marked = 0
    while marked < min(len(placed) - 1, _DEEPEST) and _is_marked(placed[marked]):
        marked += 1
    if marked:
        return marked
    if len(placed) > 2 and _spans(placed[0]) and not any(is_figure(cell.words) for cell, _ in placed[1] if cell.words):
        return 2
    return 0


def _is_marked(row: Sequence[_Placed]) -> bool:
    """Whether a row holds nothing but headings; the corner over the labels of the rows may be any cell."""
    told = [cell for cell, _ in row if cell.words.strip()]
    return len(told) > 1 and all(cell.heading for cell in (told if len(told) < 3 else told[1:]))


def _spans(row: Sequence[_Placed]) -> bool:
    return any(not first for _, first in row) and not _is_banner(row)


def _stacked(rows: Sequence[Sequence[_Placed]]) -> tuple[str, ...]:
    """Return headings that stand above one another as one, in each column."""
    if len(rows) == 1:
        return tuple(cell.words if first else "" for cell, first in rows[0])
    width = max(map(len, rows))
    columns = ([row[column][0].words.strip() for row in rows if column < len(row)] for column in range(width))
    return tuple(" ".join(dict.fromkeys(filter(None, column))) for column in columns)
