"""Tables of OpenDocument texts: their cells with the columns and rows that they span."""

from collections.abc import Callable, Iterator

from odfdo import Element

from index.loading.article import WIDEST, Cell

_HOLDERS = frozenset(("table:table-header-rows", "table:table-rows", "table:table-row-group"))
_CELLS = ("table:table-cell", "table:covered-table-cell")


def places_things(table: Element) -> bool:
    """Whether a table only places things on a page: it holds another."""
    return bool(table.get_elements(".//table:table"))


def cells_in(table: Element) -> Iterator[Element]:
    """Yield the cells of a table in order."""
    for row, _ in _rows(table, heading=False):
        yield from (cell for cell in row.children if cell.tag == _CELLS[0])


def spanned(table: Element, words: Callable[[Element], str]) -> list[list[Cell]]:
    """Return the cells of a table row by row; ``words`` reads one."""
    rows: list[list[Cell]] = []
    for row, heading in _rows(table, heading=False):
        line: list[Cell] = []
        for cell in row.children:
            if cell.tag == _CELLS[0]:
                across, down = (_number(cell, f"table:number-{what}-spanned") for what in ("columns", "rows"))
                times = min(_number(cell, "table:number-columns-repeated"), WIDEST)
                line += [Cell(words(cell), across, down, heading)] * times
        rows.append(line)
    return rows


def _rows(holder: Element, *, heading: bool) -> Iterator[tuple[Element, bool]]:
    for element in holder.children:
        if element.tag == "table:table-row":
            yield element, heading
        elif element.tag in _HOLDERS:
            yield from _rows(element, heading=heading or element.tag == "table:table-header-rows")


def _number(element: Element, name: str) -> int:
    told = str(element.get_attribute(name) or "1")
    return max(1, int(told)) if told.isdecimal() else 1
