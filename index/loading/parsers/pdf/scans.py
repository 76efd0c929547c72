"""Pages that are pictures, as pages of words."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import zip_longest

import pypdfium2 as pdfium
from PIL import Image

from index.loading.drafts import SeenWord, Tell
from index.loading.ocr import SeenPage, drawn, is_scan, read_all
from index.loading.parsers.pdf.columns import Block, Column
from index.loading.parsers.pdf.pages import Page
from index.loading.parsers.pdf.words import Word

_HEIGHT = 842.0
"""How high a page is taken to be that has only pixels, in points: as a sheet of A4."""


def scanned(document: pdfium.PdfDocument, pages: Sequence[Page]) -> dict[int, Callable[[], Image.Image]]:
    """Return the pages of a PDF that are pictures, from 1, each with what draws it."""
    found: dict[int, Callable[[], Image.Image]] = {}
    for number, page in enumerate(pages):
        characters = sum(len(word.text) for word in page.words)
        if is_scan(document[number], characters):
            found[number + 1] = partial(_drawn, document, number)
    return found


def _drawn(document: pdfium.PdfDocument, number: int) -> Image.Image:
    return drawn(document[number])


def page_seen(seen: SeenPage, height: float = _HEIGHT) -> Page:
    """Return what was read from a picture as a page that is so many points high."""
    words = [
        Word(
            each.word.text,
            each.x0 * height,
            each.x1 * height,
            (1 - each.y) * height,
            each.size * height,
            spaced=not each.first,
        )
        for each in seen.words
    ]
    return Page(tuple(words), 0.0, height)


def read_scans(
    document: pdfium.PdfDocument, pages: Sequence[Page], tell: Tell
) -> tuple[list[Page], Mapping[int, SeenPage], tuple[int, ...]]:
    """Return pages with those that are pictures read, what was read by page, and the pictures that were not read."""
    pictures = scanned(document, pages)
    seen = read_all(pictures, tell)
    found = {page: each for page, each in seen.items() if each.words}
    whole = [
        page_seen(found[number], page.top - page.bottom) if number in found else page
        for number, page in enumerate(pages, 1)
    ]
    return whole, found, tuple(page for page in pictures if page not in seen)


def in_order(seen: SeenPage, blocks: Sequence[Block], page: Page) -> tuple[SeenWord, ...]:
    """Return the words that were read from a page in the order of its blocks, without those that are in none.

    ``page`` is what was made of it.
    """
    left = dict(enumerate(page.words))
    ordered: list[int] = []
    for block, below in zip_longest(blocks, blocks[1:]):
        for x0, x1, bottom, top in _places(block, below):
            inside = [number for number, word in left.items() if x0 <= word.x0 <= x1 and bottom < word.y < top]
            ordered += sorted(inside, key=lambda number: (-page.words[number].y, page.words[number].x0))
            for number in inside:
                del left[number]
    return tuple(seen.words[number].word for number in ordered)


def _places(block: Block, below: Block | None) -> list[tuple[float, float, float, float]]:
    """Return where the lines of a block stand: from and to where across, and up; a table is all of its height."""
    if isinstance(block, Column):
        return [(each.x0, each.x1, each.y - each.size / 2, each.y + each.size / 2) for each in block.lines]
    floor = _top(below) if below and _top(below) < block.y else 0.0
    return [(0.0, math.inf, floor, block.y + 1)]


def _top(block: Block) -> float:
    return block.lines[0].y if isinstance(block, Column) else block.y
