"""Tables whose cells are parted by lines: the words of each cell, however many lines they take. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.loading.article import Cell, grid_of, joined
from index.loading.parsers.pdf.rows import Piece, merged, rows_of
from index.loading.parsers.pdf.words import Box, Word

_NEAR = 3.0
"""Points; lines that are nearer to each other are one, and lines that end nearer to another touch it."""

_WHOLE = 0.5
"""So many cells of a grid are not merged with others: else it is a form, or a frame."""

_FILLED = 0.4
_FEWEST = 3
_MOST = 0.7
"""So many of the columns have a word in each line between two rulings that are several rows."""

_LONGEST = 80
"""Words; what says more is no cell."""

Lines = list[tuple[float, float, float]]
"""Lines of one direction: where each stands, and from and to where it goes."""


@dataclass(frozen=True, slots=True)
class _Lattice:
    """Lines that touch each other: places of those that go down, from the left, and of those across, from above."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    down: Lines
    across: Lines


def with_tables(words: Sequence[Word], rulings: Sequence[Box]) -> tuple[list[Word], list[Piece]]:
    """Return the words of a page that are in no ruled table, and each such table as a piece of the page."""
    left, tables = list(words), []
    for lattice in _lattices(rulings):
        inside = [word for word in left if _is_inside(word, lattice)]
        piece = _piece(_parted(lattice, inside), inside) if len(inside) > 1 else None
        if piece:
            gone = set(map(id, inside))
            left = [word for word in left if id(word) not in gone]
            tables.append(piece)
    return left, tables


def _is_inside(word: Word, lattice: _Lattice) -> bool:
    x, y = (word.x0 + word.x1) / 2, word.y + word.size / 3
    return lattice.xs[0] < x < lattice.xs[-1] and lattice.ys[-1] < y < lattice.ys[0]


def _lattices(rulings: Sequence[Box]) -> list[_Lattice]:
    """Return the groups of lines that touch each other and part rows and columns."""
    across = _merged((y0 + y1, x0, x1) for x0, y0, x1, y1 in rulings if x1 - x0 > y1 - y0)
    down = _merged((x0 + x1, y0, y1) for x0, y0, x1, y1 in rulings if y1 - y0 >= x1 - x0)
    groups: list[tuple[Lines, Lines]] = []
    left = list(down)
    while left:
        group_down: Lines = [left.pop()]
        group_across: Lines = []
        grew = True
        while grew:
            more_across = [h for h in across if h not in group_across and any(_touch(h, v) for v in group_down)]
            group_across += more_across
            more_down = [v for v in left if any(_touch(h, v) for h in more_across)]
            group_down += more_down
            left = [v for v in left if v not in more_down]
            grew = bool(more_across or more_down)
        groups.append((group_across, group_down))
    found = []
    for group_across, group_down in groups:
        xs, ys = _places(group_down), _places(group_across)[::-1]
        if len(xs) > 2 and len(ys) > 2:
            found.append(_Lattice(tuple(xs), tuple(ys), group_down, group_across))
    return found


def _parted(lattice: _Lattice, words: Sequence[Word]) -> _Lattice:
    """Return a lattice with lines between the rows that it holds together: some tables part only groups of rows.

    Several lines between two rulings are rows where most columns have several, and words in most of them; a label
    beside them may have but one.
    """
    across, ys = list(lattice.across), list(lattice.ys)
    for number in range(len(lattice.ys) - 1):
        inside = [word for word in words if _place(lattice, word)[0] == number]
        levels = [(row[0].y, {_column(lattice, piece) for piece in row}) for row in rows_of(inside)]
        counts = Counter(column for _y, each in levels for column in each)
        several = {column for column, count in counts.items() if count > 1}
        levels = [(y, each & several) for y, each in levels if each & several]
        many = max(_FEWEST, _MOST * len(counts))
        if len(several) < many or any(len(each) < _MOST * len(several) for _y, each in levels):
            continue
        for (above, over), (below, under) in pairwise(levels):
            at = (above + below) / 2 + inside[0].size / 3
            ys.append(at)
            across += [(at, lattice.xs[each], lattice.xs[each + 1]) for each in over & under]
    return replace(lattice, ys=tuple(sorted(ys, reverse=True)), across=across)


def _column(lattice: _Lattice, piece: Piece) -> int:
    return sum((piece.x0 + piece.x1) / 2 > at for at in lattice.xs) - 1


def _merged(doubled: Iterable[tuple[float, float, float]]) -> Lines:
    """Return lines with those put together that go on in each other; ``doubled`` gives twice their places."""
    merged: Lines = []
    for twice, start, end in sorted(doubled):
        at = twice / 2
        near = (
            number
            for number in range(len(merged) - 1, -1, -1)
            if at - merged[number][0] <= _NEAR / 2
            and start <= merged[number][2] + _NEAR
            and end >= merged[number][1] - _NEAR
        )
        number = next(near, None)
        if number is None:
            merged.append((at, start, end))
        else:
            place, first, last = merged[number]
            merged[number] = place, min(first, start), max(last, end)
    return merged


def _touch(across: tuple[float, float, float], down: tuple[float, float, float]) -> bool:
    return across[1] - _NEAR <= down[0] <= across[2] + _NEAR and down[1] - _NEAR <= across[0] <= down[2] + _NEAR


def _places(lines: Lines) -> list[float]:
    places: list[float] = []
    for at in sorted(at for at, _start, _end in lines):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _piece(lattice: _Lattice, words: Sequence[Word]) -> Piece | None:
    """Return the table that lines and the words between them make; ``None`` if they are something else."""
    columns, rows = len(lattice.xs) - 1, len(lattice.ys) - 1
    spans = _spans(lattice, rows, columns)
    if spans is None or len(spans) < _WHOLE * rows * columns:
        return None
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        place = _place(lattice, word)
        start = next(
            (row, column)
            for (row, column), (down, wide) in spans.items()
            if row <= place[0] < row + down and column <= place[1] < column + wide
        )
        held.setdefault(start, []).append(word)
    told = {start: _told(each) for start, each in held.items()}
    if len(told) < max(4, _FILLED * len(spans)) or any(len(each.split()) > _LONGEST for each in told.values()):
        return None
    if len({column for _row, column in told}) < 2 or len({row for row, _column in told}) < 2:
        return None
    cells: list[list[Cell]] = [[] for _ in range(rows)]
    for (row, column), (down, wide) in sorted(spans.items()):
        bold = row == 0 and all(word.bold for word in held.get((row, column), ()))
        cells[row].append(Cell(told.get((row, column), ""), wide, down, bold))
    size = sorted(word.size for word in words)[len(words) // 2]
    text = "\n\n".join(grid_of(cells).paragraphs)
    top = max(word.y for word in words)
    return Piece(text, lattice.xs[0], lattice.xs[-1], top, size, low=min(word.y for word in words))


def _place(lattice: _Lattice, word: Word) -> tuple[int, int]:
    x, y = (word.x0 + word.x1) / 2, word.y + word.size / 3
    row = sum(y < at for at in lattice.ys) - 1
    return row, sum(x > at for at in lattice.xs) - 1


def _told(words: Sequence[Word]) -> str:
    """Return the words of a cell in their order, its lines joined."""
    text = ""
    for row in rows_of(words):
        line = merged(row).text
        text = joined(text, line, frozenset(), keep=False) if text else line
    return text


def _spans(lattice: _Lattice, rows: int, columns: int) -> dict[tuple[int, int], tuple[int, int]] | None:
    """Return how many rows and columns each cell takes, by where it begins; ``None`` where one is no rectangle."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = down = 1
            while column + wide < columns and not _parts(
                lattice.down, lattice.xs[column + wide], _middle(lattice.ys, row)
            ):
                wide += 1
            while row + down < rows and not _parts(lattice.across, lattice.ys[row + down], _middle(lattice.xs, column)):
                down += 1
            places = {(row + r, column + c) for r in range(down) for c in range(wide)}
            if places & taken:
                return None
            taken |= places
            spans[row, column] = down, wide
    return spans


def _parts(lines: Lines, at: float, middle: float) -> bool:
    return any(abs(place - at) <= _NEAR and start - _NEAR < middle < end + _NEAR for place, start, end in lines)


def _middle(places: Sequence[float], number: int) -> float:
    return (places[number] + places[number + 1]) / 2
