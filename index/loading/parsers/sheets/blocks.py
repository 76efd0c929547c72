"""A sheet's cells as its tables and the lines that stand around them. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from index.loading.article import Cell, grid_of, is_figure, table

_LEAST_WIDE = 2
"""Columns of what stands beside another table on a sheet and is one itself."""

_LONGEST_HEADING = 80


@dataclass(frozen=True)
class Sheet:
    """What a person sees in a sheet.

    ``rows`` are the words of its cells; ``spans`` says of those that cover others how many columns and rows they take.
    ``bold`` are the rows whose words all are. ``headed`` says that a first row nearly always holds headings in this
    format.
    """

    name: str
    rows: Sequence[Sequence[str]]
    spans: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    bold: frozenset[int] = frozenset()
    headed: bool = False

    @cached_property
    def covered(self) -> frozenset[tuple[int, int]]:
        """The places that another cell covers."""
        return frozenset(
            (top + lower, left + further)
            for (top, left), (across, down) in self.spans.items()
            for lower in range(down)
            for further in range(across)
            if lower or further
        )

    @cached_property
    def reached(self) -> frozenset[int]:
        """The rows into which a cell further up reaches down."""
        return frozenset(row for row, _ in self.covered if row not in {top for top, _ in self.spans})


@dataclass(frozen=True, slots=True)
class _Region:
    """Rows and columns of a sheet that stand together, apart from others by empty ones."""

    rows: range
    columns: range


def paragraphs_of_sheet(sheet: Sheet) -> Iterator[str]:
    """Yield the tables of a sheet and the lines above, between and below them, in order.

    Empty rows part tables, but where what follows has no headings of its own and stands in the same columns; an empty
    column parts those that stand side by side.
    """
    open_ones: list[list[_Region]] = []
    for lines, regions in _parted(sheet):
        before = [next((o for o in open_ones if _goes_on(sheet, o[-1], each)), None) for each in regions]
        if lines or not regions or None in before:
            yield from _all_told(sheet, open_ones)
            yield from lines
            open_ones = [[region] for region in regions]
            continue
        for one, region in zip(before, regions, strict=True):
            if one is not None:
                one.append(region)
    yield from _all_told(sheet, open_ones)


def _all_told(sheet: Sheet, tables: Iterable[Sequence[_Region]]) -> Iterator[str]:
    for regions in tables:
        yield from _told(sheet, regions)


def _parted(sheet: Sheet) -> Iterator[tuple[list[str], list[_Region]]]:
    """Yield the regions of a sheet, those side by side together, each time after the lines that stand before them."""
    for rows in _runs(range(len(sheet.rows)), lambda row: any(_words(sheet, row)) or row in sheet.reached):
        first = next((row for row in rows if _count(sheet, row) > 1), rows.stop)
        last = next((row for row in reversed(rows) if _count(sheet, row) > 1), rows.stop - 1)
        above = [" ".join(filter(None, _words(sheet, row))) for row in range(rows.start, first)]
        below = [" ".join(filter(None, _words(sheet, row))) for row in range(last + 1, rows.stop)]
        if first == rows.stop:
            yield above, []
            continue
        body = range(first, last + 1)
        yield above, [_Region(body, columns) for columns in _columns(sheet, body)]
        if below:
            yield below, []


def _runs(places: range, holds: Callable[[int], bool]) -> Iterator[range]:
    for held, group in groupby(places, holds):
        found = list(group)
        if held:
            yield range(found[0], found[-1] + 1)


def _words(sheet: Sheet, row: int) -> list[str]:
    return [cell.strip() for cell in sheet.rows[row]]


def _count(sheet: Sheet, row: int) -> int:
    return sum(map(bool, _words(sheet, row)))


def _columns(sheet: Sheet, rows: range) -> list[range]:
    """Return the columns of each table that stands in some rows, side by side."""
    width = max(len(sheet.rows[row]) for row in rows)
    filled = {column for row in rows for column, cell in enumerate(sheet.rows[row]) if cell.strip()}
    for row, column in sheet.spans:
        if row in rows:
            filled.update(range(column, column + sheet.spans[row, column][0]))
    runs = list(_runs(range(width), filled.__contains__))
    # A column apart that is narrow, or begins with figures, belongs to what it stands beside: it only gives room.
    apart = all(len(run) >= _LEAST_WIDE and _begins_with_words(sheet, rows, run.start) for run in runs)
    return runs if apart else [range(runs[0].start, runs[-1].stop)]


def _begins_with_words(sheet: Sheet, rows: range, column: int) -> bool:
    """Whether a column may be the first of a table: it says in words what each row is of."""
    told = [sheet.rows[row][column] for row in rows if _has(sheet, row, column)]
    return len(told) > len(rows) / 2 and 2 * sum(map(is_figure, told)) < len(told)


def _goes_on(sheet: Sheet, before: _Region, region: _Region) -> bool:
    """Whether a region after an empty row goes on with the table before: as wide, and not begun by headings."""
    if before.columns != region.columns:
        return False
    first = [
        sheet.rows[region.rows.start][column] for column in region.columns if _has(sheet, region.rows.start, column)
    ]
    return any(map(is_figure, first)) and region.rows.start not in sheet.bold


def _has(sheet: Sheet, row: int, column: int) -> bool:
    return column < len(sheet.rows[row]) and bool(sheet.rows[row][column].strip())


def _told(sheet: Sheet, regions: Sequence[_Region]) -> Iterator[str]:
    """Yield regions as one table, after the lines at its top that span it."""
    rows = [row for region in regions for row in region.rows]
    # Where all words are bold, that tells nothing.
    bold = frozenset() if sheet.bold.issuperset(rows) else sheet.bold
    grid = grid_of(_cells(sheet, row, regions[0].columns, bold=row in bold) for row in rows)
    yield from grid.above
    yield table(grid.rows, headings=grid.headings or _are_headings(sheet, grid.rows))


def _cells(sheet: Sheet, row: int, columns: range, *, bold: bool) -> list[Cell]:
    return [
        Cell(sheet.rows[row][column] if _has(sheet, row, column) else "", *sheet.spans.get((row, column), (1, 1)), bold)
        for column in columns
        if (row, column) not in sheet.covered
    ]


def _are_headings(sheet: Sheet, rows: Sequence[Sequence[str]]) -> bool | None:
    """Whether the first row of a table surely holds headings; ``None`` where its content has to tell."""
    first, *below = rows
    named = [cell for cell in first if cell]
    plain = len(named) == len(first) == len(set(named)) and not any(map(is_figure, named))
    short = all(len(cell) <= _LONGEST_HEADING for cell in named)
    repeated = any(cell == other[column] for other in below for column, cell in enumerate(first) if column < len(other))
    usual = sheet.headed or (len(first) > _LEAST_WIDE and len(below) > 1)
    return True if plain and short and usual and not repeated else None
