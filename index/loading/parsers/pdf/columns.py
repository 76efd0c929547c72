"""In which order the rows of a page are read: columns one after another, tables row by row. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.loading.article import table
from index.loading.parsers.pdf.rows import Piece, Row, merged
from index.loading.parsers.pdf.wrapping import unwrapped

_GUTTER = 0.6
"""The least width of what parts columns, in the size of the letters."""

_WIDE = 1.2
_ROWS = 3
"""In so many rows something must stand on both sides of what parts columns, if it is wide."""

_MANY_ROWS = 6
"""And so if it is not: blanks between words stand one below the other by chance."""

_CROSSED = 0.15
"""In so many rows something may go across what parts the columns of a table: headings of several of them."""

_NARROW = 0.2
_FILLED = 0.4
"""So many cells of a table hold something."""

_CELL = 30
"""Cells of a table hold fewer characters than this, mostly."""


@dataclass(frozen=True, slots=True)
class Column:
    """Lines one below the other, and the edges between which they stand."""

    lines: tuple[Piece, ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Rows:
    """A table as it stands in a text, and where."""

    text: str
    y: float


Block = Column | Rows


@dataclass(frozen=True, slots=True)
class _Gutter:
    """What parts the rows from ``first`` to before ``end``; in ``top`` and ``bottom`` something is on both sides."""

    first: int
    end: int
    top: int
    bottom: int
    middle: float


def blocks_of(rows: Sequence[Row]) -> list[Block]:
    """Return what stands on a page, in the order in which it is read."""
    found = _gutter(rows)
    if not found:
        return list(_stacked(rows))
    core = rows[found.top : found.bottom + 1]
    cells = None if any(piece.low is not None for row in core for piece in row) else _table(core)
    if cells:
        inner: list[Block] = [Rows(table(cells), core[0][0].y)]
        return [*blocks_of(rows[: found.top]), *inner, *blocks_of(rows[found.bottom + 1 :])]
    inside = rows[found.first : found.end]
    left = [tuple(piece for piece in row if piece.x0 < found.middle) for row in inside]
    right = [tuple(piece for piece in row if piece.x0 >= found.middle) for row in inside]
    inner = [block for side in (left, right) for block in blocks_of([row for row in side if row])]
    return [*blocks_of(rows[: found.first]), *inner, *blocks_of(rows[found.end :])]


def _stacked(rows: Sequence[Row]) -> Iterator[Block]:
    """Yield the tables among rows, and what stands between them."""
    between: list[Row] = []
    for row in rows:
        tables = [piece for piece in row if piece.low is not None]
        beside = tuple(piece for piece in row if piece.low is None)
        if beside:
            between.append(beside)
        if tables:
            if between:
                yield _column(between)
            between = []
            yield from (Rows(piece.text, piece.y) for piece in tables)
    if between:
        yield _column(between)


def _column(rows: Sequence[Row]) -> Column:
    lines = tuple(merged(row) for row in rows)
    return Column(lines, min(line.x0 for line in lines), max(line.x1 for line in lines))


def _gutter(rows: Sequence[Row]) -> _Gutter | None:
    """Return what parts the most rows from above to below."""
    best: _Gutter | None = None
    most = 0
    seen: list[tuple[int, int, float, float]] = []
    for number, row in enumerate(rows):
        for one, other in pairwise(row):
            if any(a <= number < b and low < other.x0 and one.x1 < high for a, b, low, high in seen):
                continue
            run, low, high, both = _run(rows, number, one.x1, other.x0)
            seen.append((run.first, run.end, low, high))
            wide = high - low > _WIDE * one.size
            if both > most and both >= (min(_ROWS, max(len(rows), 2)) if wide else _MANY_ROWS):
                most, best = both, run
    return best


def _run(rows: Sequence[Row], number: int, low: float, high: float) -> tuple[_Gutter, float, float, int]:
    """Return the rows around one that a gap in it parts too, from and to where in all, and in how many it parts."""
    first = end = number
    both = 0
    parted = [number]
    for step in (1, -1):
        at = number if step == 1 else number - 1
        while 0 <= at < len(rows):
            narrower = _narrowed(rows[at], low, high)
            if not narrower:
                break
            low, high, parts = narrower
            if parts:
                both += 1
                parted.append(at)
            at += step
        if step == 1:
            end = at
        else:
            first = at + 1
    top, bottom = min(parted), max(parted)
    first, end = _trimmed(rows, first, end, top, bottom)
    return _Gutter(first, end, top, bottom, (low + high) / 2), low, high, both


def _trimmed(rows: Sequence[Row], first: int, end: int, top: int, bottom: int) -> tuple[int, int]:
    """Return a run of rows without those above and below what is parted that stand apart from it."""
    leading = _leading(rows[top : bottom + 1])
    while end - 1 > bottom:
        cut = next((at for at in range(bottom + 1, end) if _apart(rows[at - 1], rows[at], leading)), end)
        if cut == end:
            break
        end = cut
    cut = next((at for at in range(top, first, -1) if _apart(rows[at - 1], rows[at], leading)), first)
    return cut, end


def _apart(above: Row, below: Row, leading: float) -> bool:
    return above[0].foot - below[0].y > 1.6 * leading or abs(above[0].size - below[0].size) > 0.1 * above[0].size


def _leading(rows: Sequence[Row]) -> float:
    drops = [above[0].foot - below[0].y for above, below in pairwise(rows)]
    return median(drops) if drops else 1.2 * rows[0][0].size


def _narrowed(row: Row, low: float, high: float) -> tuple[float, float, bool] | None:
    """Return what a row leaves of a gap, and whether something stands on both sides; ``None`` if too little."""
    left = right = False
    for piece in row:
        if piece.x1 <= low:
            left = True
        elif piece.x0 >= high:
            right = True
        elif piece.x0 > low and piece.x1 < high:
            return None
        elif piece.x1 < high:
            low, left = piece.x1, True
        elif piece.x0 > low:
            high, right = piece.x0, True
        else:
            return None
    if high - low < _GUTTER * min(piece.size for piece in row):
        return None
    return low, high, left and right


def _table(rows: Sequence[Row]) -> list[list[str]] | None:
    """Return the cells of rows if they are a table, short texts in columns, and not columns of a text."""
    edges = _edges(rows)
    if len(edges) < 2:
        return None
    cells = [list(_cells(row, edges)) for row in rows]
    columns = [[cell for row in cells if (cell := row[number])] for number in range(len(edges))]
    full = sum(len([cell for cell in row if cell]) > 1 for row in cells)
    if full < max(2, 0.5 * len(rows)) or any(len(column) < 2 for column in columns[:1]):
        return None
    filled = sum(bool(cell) for row in cells for cell in row)
    prose = sum(_is_prose(column) for column in columns)
    if prose > len(columns) / 3 or filled < _FILLED * len(rows) * len(edges):
        return None
    return unwrapped(rows, cells)


def _is_prose(column: Sequence[str]) -> bool:
    if len(column) < 2:
        return False
    # A letter that stands for a syllable or a word counts as several.
    unspaced = [sum(letter > "\u2e80" for letter in cell) for cell in column]
    sizes = [len(cell) + 1.5 * wide for cell, wide in zip(column, unspaced, strict=True)]
    words = [len(cell.split()) + wide / 3 for cell, wide in zip(column, unspaced, strict=True)]
    return median(sizes) >= _CELL and median(words) >= 4


def _edges(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Return where the columns of rows begin and end, from left to right; a few pieces may go across two of them."""
    places = [(piece.x0, piece.x1) for row in rows for piece in row]
    narrow = _NARROW * median(piece.size for row in rows for piece in row)
    crossing = int(_CROSSED * len(rows))
    ends = sorted([(x0, 1) for x0, _x1 in places] + [(x1, -1) for _x0, x1 in places])
    edges: list[tuple[float, float]] = []
    covered = 0
    for (x, step), (following, _step) in pairwise([*ends, (ends[-1][0], 0)]):
        covered += step
        if covered > crossing and following > x:
            if edges and x - edges[-1][1] < narrow:
                edges[-1] = edges[-1][0], following
            else:
                edges.append((x, following))
    return edges


def _cells(row: Row, edges: Sequence[tuple[float, float]]) -> Iterator[str]:
    """Yield the cells of a row; what goes across columns is the one's in which most of it stands."""
    cells: list[list[str]] = [[] for _ in edges]
    for piece in row:
        shares = [min(right, piece.x1) - max(left, piece.x0) for left, right in edges]
        cells[shares.index(max(shares))].append(piece.text)
    yield from (" ".join(texts) for texts in cells)
