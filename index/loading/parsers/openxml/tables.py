"""Tables of DOCX: their cells with the columns and rows that they span."""

from collections.abc import Callable, Iterator

from lxml import etree

from index.loading.article import Cell
from index.loading.parsers.openxml.names import W, is_on, value_of

_HOLDERS = (f"{W}sdt", f"{W}sdtContent", f"{W}customXml")


def places_things(table: etree._Element) -> bool:
    """Whether a table only places things on a page: it holds another."""
    return next(table.iterdescendants(f"{W}tbl"), None) is not None


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, those that were deleted left out."""
    return (row for row in _inside(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None)


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row."""
    return _inside(row, f"{W}tc")


def spanned(table: etree._Element, words: Callable[[etree._Element], str]) -> list[list[Cell]]:
    """Return the cells of a table row by row; ``words`` reads one."""
    rows: list[list[Cell]] = []
    above: dict[int, tuple[int, int]] = {}
    for row in rows_of(table):
        line: list[Cell] = []
        column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        line += [Cell("")] * column
        heading = _is_on(row.find(f"{W}trPr/{W}tblHeader")) or (not rows and _is_bold(row))
        for cell in cells_of(row):
            across = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue" and column in above
            if goes_on:
                at, place = above[column]
                first = rows[at][place]
                rows[at][place] = Cell(first.words, first.across, first.down + 1, first.heading)
            else:
                above[column] = (len(rows), len(line))
                line.append(Cell(words(cell), across, heading=heading))
            column += across
        rows.append(line)
    return rows


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _HOLDERS:
            yield from _inside(child, tag)


def _number(element: etree._Element | None, otherwise: int) -> int:
    told = value_of(element)
    return min(int(told), 500) if told.isascii() and told.isdecimal() else otherwise


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and is_on(element)


def _is_bold(row: etree._Element) -> bool:
    """Whether all words of a row are bold, where not all of its table are."""
    last = next(row.itersiblings(f"{W}tr", preceding=False), row)
    return _all_bold(row) and not _all_bold(last)


def _all_bold(row: etree._Element) -> bool:
    runs = [run for run in row.iter(f"{W}r") if any((each.text or "").strip() for each in run.iter(f"{W}t"))]
    return bool(runs) and all(_is_on(run.find(f"{W}rPr/{W}b")) for run in runs)
