"""Pictures of a document's pages beside its text: where they are, and which words are marked on them. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.wording import percent
from index.i18n import _
from index.types import Box, Document, Reading, ReadWord, Span

_ONE_LINE = 0.5
"""Boxes that overlap in height by this part of the lower one stand on one line."""

_LEVEL = 1.4
"""A box around words of one line is not higher than this, by the height of a word, or it would cover other lines."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a picture, its place and size in hundredths of the picture's; ``what`` is said of it, if anything."""

    left: float
    top: float
    width: float
    height: float
    doubtful: bool
    what: str = ""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The picture of a page: its number (from 1), its address, what is marked on it, how surely its words were read.

    ``address`` is empty where the file is not on this machine. ``text`` are the words as they stand in the document.
    """

    page: int
    address: str
    marks: tuple[Mark, ...]
    sure: str
    text: str


def pictures(document: Document, reading: Reading, marked: Sequence[Span], address: str) -> dict[int, PagePicture]:
    """Return the pictures of a document's pages that were read, by page; ``address`` is where all of them are."""
    found = {}
    for page in sorted({each.page for each in reading.words}):
        words = [each for each in reading.words if each.page == page]
        cited = [each for each in words if any(each.start < span.end and each.end > span.start for span in marked)]
        marks = (*map(_cited, _lines(cited)), *(_doubtful(each, document.text) for each in words if each.doubtful))
        sure = percent(sum(each.sure for each in words) / len(words))
        found[page] = PagePicture(
            page,
            f"{address}&page={page}" if address else "",
            marks,
            sure,
            document.page_span(page).of(document.text).strip(),
        )
    return found


def _lines(words: Sequence[ReadWord]) -> list[Box]:
    """Return the boxes of words that follow each other, those on one line as one unless it runs askew."""
    boxes: list[Box] = []
    for box in (each.box for each in words):
        both = _around((boxes[-1], box)) if boxes else box
        level = both.bottom - both.top < _LEVEL * (box.bottom - box.top)
        if boxes and level and _overlap(boxes[-1], box) > _ONE_LINE and box.left > boxes[-1].left:
            boxes[-1] = both
        else:
            boxes.append(box)
    return boxes


def _overlap(one: Box, other: Box) -> float:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower: float = min(one.bottom - one.top, other.bottom - other.top)
    return shared / max(lower, 1e-6)


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*((box.left, box.top, box.right, box.bottom) for box in boxes), strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _cited(box: Box) -> Mark:
    return _mark(box, doubtful=False)


def _doubtful(word: ReadWord, text: str) -> Mark:
    return _mark(word.box, doubtful=True, what=doubt(word, text))


def _mark(box: Box, *, doubtful: bool, what: str = "") -> Mark:
    left, top = round(100 * box.left, 2), round(100 * box.top, 2)
    width, height = round(100 * (box.right - box.left), 2), round(100 * (box.bottom - box.top), 2)
    return Mark(left, top, width, height, doubtful, what)


def doubt(word: ReadWord, text: str) -> str:
    """Return what is said of a word that was not surely read."""
    words = text[word.start : word.end]
    return _("“%(words)s” is read with %(share)s certainty", words=words, share=percent(word.sure))
