"""Paragraphs out of the lines of a PDF's pages: drops headers and footers, undoes the breaks. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.loading.article import CLOSED, PAGE, begins_anew, is_item, joined

_NUMBER = re.compile(
    r"(?:page |p\. ?|seite )?[-–—| ]*(?:\d{1,4}|[ivxl]{1,6})(?: ?(?:of|/|von) ?\d{1,4})?[-–—| ]*", re.IGNORECASE
)
_LEADER = re.compile(r"(?:\. ?){5,}\s*\w{1,5}$")
_PRINTED = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}, \d{1,2}:\d{2}.*|(?:file|https?)://\S+ \d+/\d+")


Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words, where its first letter stands in points from below left, and how large it is."""

    text: str
    x: float
    y: float
    size: float


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Return the paragraphs of a document, with a page mark where each page begins."""
    words = frozenset(re.findall(r"[\w-]+", " ".join(line.text for page in pages for line in page)))
    bodies = _bodies(pages)
    leading = _leading(bodies)
    paragraphs: list[str] = []
    last: Line | None = None
    pending = ""
    for lines in bodies:
        pending += PAGE
        width = max((len(line.text) for line in lines), default=0)
        for line in lines:
            if last and not _parts(last, line, leading, width, new_page=bool(pending)):
                paragraphs[-1] = _join(paragraphs[-1], line.text, pending, words)
            else:
                paragraphs.append(pending + line.text)
            last, pending = line, ""
    if paragraphs:
        paragraphs[-1] += pending
    return paragraphs


def _bodies(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of each page, table rows as one, without what frames the text and without tables of contents."""
    furniture = _furniture(pages)
    bodies = [
        [line for line in _rows(page) if not (_is_furniture(line, page, furniture) or _LEADER.search(line.text))]
        for page in pages
    ]
    # Short pages that are all alike are no frames around nothing.
    return bodies if any(bodies) else [list(_rows(page)) for page in pages]


def _join(left: str, right: str, mark: str, words: frozenset[str]) -> str:
    whole = joined(left, right, words, keep=False)
    return whole[: len(whole) - len(right)] + mark + right


def _rows(page: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a page, those at the same height one after another (the cells of a table row) as one."""
    row: Line | None = None
    for line in page:
        if row and abs(line.y - row.y) < 0.2 * row.size and line.x > row.x:
            row = Line(f"{row.text} {line.text}", row.x, row.y, row.size)
            continue
        if row:
            yield row
        row = line
    if row:
        yield row


def _parts(last: Line, line: Line, leading: float, width: int, *, new_page: bool) -> bool:
    """Whether a paragraph ends between two lines."""
    if begins_anew(last.text, line.text) or abs(last.size - line.size) > 0.1 * last.size:
        return True
    short = len(last.text) + len(line.text.split(maxsplit=1)[0]) < 0.75 * width
    drop = last.y - line.y
    if new_page or drop < 0:  # the next page or column
        return bool(CLOSED.search(last.text)) or (short and not line.text[0].islower())
    if drop > 1.3 * leading:
        return True
    indented = line.x - last.x > 0.8 * line.size and CLOSED.search(last.text) and not is_item(last.text)
    return bool(indented) or (short and not line.text[0].islower())


def _leading(pages: Iterable[Sequence[Line]]) -> float:
    """Return the usual distance between two lines of a paragraph, in points."""
    drops = [
        above.y - below.y
        for page in pages
        for above, below in pairwise(page)
        if 0.5 * below.size < above.y - below.y < 2.5 * below.size and above.size == below.size
    ]
    return median(drops) if drops else 14.0


def _furniture(pages: Sequence[Sequence[Line]]) -> frozenset[Place]:
    """Return what recurs at the top or the bottom of pages, its numbers aside.

    That is on half of them at least, or, as the headers of chapters do, on two that follow each other or the next but
    one.
    """
    edges = [{_place(line) for line in _edges(page)} for page in pages]
    counts = Counter(key for keys in edges for key in keys)
    usual = {key for key, count in counts.items() if count > 1 and count >= len(pages) / 2}
    near = {key for step in (1, 2) for one, other in zip(edges, edges[step:], strict=False) for key in one & other}
    return frozenset(usual | {key for key in near if len(key[0]) > 10})


def _is_furniture(line: Line, page: Sequence[Line], furniture: frozenset[Place]) -> bool:
    if line not in _edges(page):
        return False
    return bool(_place(line) in furniture or _NUMBER.fullmatch(line.text) or _PRINTED.fullmatch(line.text))


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the lines at the two topmost and the two lowest heights of a page."""
    heights = sorted({round(line.y) for line in page})
    outer = {*heights[:2], *heights[-2:]}
    return [line for line in page if round(line.y) in outer]


def _place(line: Line) -> Place:
    """Return what a line says, its numbers aside, and at which height."""
    return re.sub(r"\d+", "#", line.text).casefold(), round(line.y)
