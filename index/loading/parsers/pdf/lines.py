"""Paragraphs out of the blocks of a document's pages: undoes the breaks of lines, columns and pages. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.loading.article import CLOSED, PAGE, begins_anew, is_item, joined
from index.loading.parsers.pdf.columns import Block, Column, Rows
from index.loading.parsers.pdf.rows import Piece

_LEADER = re.compile(r"(?:\. ?){5,}\s*\w{1,5}$")

_UNPARTED = re.compile(r"(?:\w[–—]|(?:https?:|www\.)\S*[/?=&_]|\S@)$")
"""What a line ends with after which no blank belongs: a dash between two numbers, or an address that is broken off."""

_FULL = 0.75
"""A line that fills so much of its column goes on in the next."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """The blocks of a page in the order in which they are read, and what is said beside them.

    ``printed`` says that a browser printed it.
    """

    blocks: tuple[Block, ...]
    aside: tuple[str, ...] = ()
    printed: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in its column."""

    piece: Piece
    column: Column
    leading: float
    page: int


def paragraphs_of(pages: Sequence[Arranged]) -> list[str]:
    """Return the paragraphs of a document, with a page mark where each page begins."""
    words = frozenset(re.findall(r"[\w-]+", " ".join(_texts(pages))))
    paragraphs: list[str] = []
    last: _Line | None = None
    pending = ""
    aside: list[str] = []
    for number, page in enumerate(pages):
        pending += PAGE
        for item in _items(page.blocks, number):
            if isinstance(item, Rows):
                # What is no table after all comes as paragraphs.
                head, *rest = item.text.split("\n\n")
                paragraphs += [pending + head, *rest]
                last, pending = None, ""
            elif last and not _parts(last, item):
                paragraphs[-1] = _join(paragraphs[-1], item.piece.text, pending, words)
                last, pending = item, ""
            else:
                paragraphs.append(pending + item.piece.text)
                last, pending = item, ""
        aside = _set_aside(paragraphs, [*aside, *page.aside])
    if paragraphs:
        paragraphs[-1] += pending
    return paragraphs + aside


def _set_aside(paragraphs: list[str], aside: list[str]) -> list[str]:
    """Put what is said beside a page behind its paragraphs, or before one that goes on; return what waits."""
    if not aside or not paragraphs:
        return aside
    if CLOSED.search(paragraphs[-1]):
        paragraphs += aside
    elif PAGE in paragraphs[-1]:
        return aside
    else:
        paragraphs[-1:] = [*aside, paragraphs[-1]]
    return []


def _texts(pages: Iterable[Arranged]) -> Iterator[str]:
    for block in (block for page in pages for block in page.blocks):
        if isinstance(block, Rows):
            yield block.text
        else:
            yield from (line.text for line in block.lines)


def _items(blocks: Sequence[Block], page: int) -> Iterator[_Line | Rows]:
    for block in blocks:
        if isinstance(block, Rows):
            yield block
            continue
        leading = _leading(block)
        for piece in block.lines:
            if not _LEADER.search(piece.text):
                yield _Line(piece, block, leading, page)


def _leading(column: Column) -> float:
    """Return the usual distance between two lines of a paragraph, in points."""
    drops = [
        above.y - below.y
        for above, below in pairwise(column.lines)
        if 0.5 * below.size < above.y - below.y < 2.5 * below.size and abs(above.size - below.size) < 0.05 * below.size
    ]
    return min(median(drops), 2 * column.lines[0].size) if drops else 1.2 * column.lines[0].size


def _join(left: str, right: str, mark: str, words: frozenset[str]) -> str:
    whole = left + right if _UNPARTED.search(left) else joined(left, right, words, keep=False)
    return whole[: len(whole) - len(right)] + mark + right


def _parts(last: _Line, line: _Line) -> bool:
    """Whether a paragraph ends between two lines."""
    above, below = last.piece, line.piece
    if begins_anew(above.text, below.text) or abs(above.size - below.size) > 0.1 * above.size:
        return True
    if is_item(below.text) and (is_item(above.text) or below.x0 - above.x0 > 0.5 * below.size):
        return True
    closed, short = bool(CLOSED.search(above.text)), _is_short(last, below)
    if above.bold != below.bold and (last.column is not line.column or short or closed):
        return True
    goes_on = below.text[0].islower()
    falls = last.page == line.page and above.y - below.y > 1.3 * last.leading
    if last.column is not line.column and not falls:
        return closed or (short and not goes_on)
    if falls:
        return not (goes_on and not closed and above.y - below.y < 2 * line.leading)
    indented = below.x0 - above.x0 > 0.8 * below.size and closed and not is_item(above.text)
    return indented or (short and not goes_on)


def _is_short(line: _Line, following: Piece) -> bool:
    """Whether the first word of what follows would have fitted on a line, so that it ends where somebody ended it.

    Amid a sentence that takes more than a word's room: lines are not always broken as late as they could be.
    """
    piece, column = line.piece, line.column
    first = following.text.split(maxsplit=1)[0]
    width = (following.x1 - following.x0) * (len(first) + 1) / max(len(following.text), 1)
    if piece.x1 + width >= column.right - 0.5 * piece.size:
        return False
    return bool(CLOSED.search(piece.text)) or piece.x1 - column.left < _FULL * (column.right - column.left)
