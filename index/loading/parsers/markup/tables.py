"""Tables of a page: which of them are tables, and what stands in them."""

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from index.loading.article import Cell, grid_of

Told = Callable[[HtmlElement], Iterator[tuple[str, HtmlElement]]]
"""Yields the paragraphs of an element."""

_CELLS = ("td", "th")
_LAYS_OUT = frozenset(("presentation", "none"))
_HELD = "table|form|h1|h2|h3|h4|article|section|main|nav|iframe|video"
_LINKED = 0.8
"""Tables of which more than this share of the words is links are lists of links."""

_MOST_CELLS = 200_000


def is_table(element: HtmlElement) -> bool:
    """Whether a ``table`` is one, rather than what places things on the page: it has rows of cells that hold words.

    What holds a table, a form or a heading only places them.
    """
    if element.get("role") in _LAYS_OUT:
        return False
    rows = [cells for row in _rows(element) if (cells := _cells(row))]
    if len(rows) < 2 or max(map(len, rows)) < 2 or sum(map(len, rows)) > _MOST_CELLS:
        return False
    return not element.xpath(" | ".join(f".//{name}" for name in _HELD.split("|")))


def is_of_links(element: HtmlElement) -> bool:
    """Whether a table is mostly links, as those are that lead to other pages."""
    whole = len("".join(element.text_content().split()))
    linked = sum(len("".join(each.text_content().split())) for each in element.iter("a"))
    return linked > _LINKED * whole


def paragraphs_of_table(element: HtmlElement, told: Told) -> Iterator[tuple[str, HtmlElement]]:
    """Yield the caption of a table, the lines that stand over it, and itself; ``told`` reads what is in its cells."""
    for caption in element.iterchildren("caption"):
        yield from ((words, element) for words, _ in told(caption))
    rows = list(_rows(element))
    grid = grid_of([_cell(each, told) for each in _cells(row)] for row in rows)
    yield from ((words, element) for words in grid.paragraphs)


def _rows(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the rows in the order in which they are shown: those of the head first, of the foot last."""
    parts = [element, *element.iterchildren("thead", "tbody", "tfoot")]
    order = {"thead": 0, "tfoot": 2}
    for part in sorted(parts, key=lambda each: order.get(each.tag, 1)):
        yield from part.iterchildren("tr")


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return list(row.iterchildren(*_CELLS))


def _cell(element: HtmlElement, told: Told) -> Cell:
    words = "\n".join(each for each, _ in told(element))
    in_head = element.tag == "th" or element.getparent().getparent().tag == "thead"
    return Cell(
        words, _number(element, "colspan"), _number(element, "rowspan"), in_head and element.get("scope") != "row"
    )


def _number(element: HtmlElement, name: str) -> int:
    told = (element.get(name) or "1").strip()
    return max(1, min(int(told), 1000)) if told.isascii() and told.isdecimal() else 1
