"""What of a page's words can be seen: where there is a doubt, the page is drawn with them and without them.

Doubtful are words in a light colour or none, and those where something else is drawn that may cover them or be of their
colour. What then makes no difference to the picture is seen by nobody: white on white, black on black, under a box,
clear, outside the page. Only words that text recognition laid over (or under) a picture of them are kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from index.loading.parsers.pdf.drawn import Drawn
from index.loading.parsers.pdf.words import Box, Word

SMALLEST = 1.5
"""Smaller letters, in points, are not read by anybody."""

_PIXELS = 4_000_000
"""The most pixels that a page is drawn with."""

_SCALE = 1.5
_DIFFERENCE = 8
"""So many of 255 levels must a pixel differ by to be seen."""

_INK = 24
"""So many must the pixels of a picture differ by for something to be written in it."""

_THIN = 2
"""Points; what is thinner covers nothing."""

_BAND = 20
_COVERS = frozenset((raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING))


def seen(page: pdfium.PdfPage, drawn: Sequence[Drawn], words: Sequence[Word], notes: int) -> list[Word]:
    """Return the words that can be seen on a page on which this is ``drawn``, in their order.

    From its object ``notes`` on are what was filled into its forms and noted on it, which lie over everything.
    """
    sheet = page.get_bbox()
    placed = [(word, box) for word in words if meets(box := word.box, sheet)]
    doubtful = _doubtful(placed, drawn, notes)
    if not doubtful:
        return [word for word, _box in placed]
    doubted = {word.drawn for word, _box in doubtful}
    pictures = [each.box for each in drawn if each.kind == raw.FPDF_PAGEOBJ_IMAGE]
    area = _around([box for _word, box in doubtful], sheet)
    whole = _Picture(page, area)
    for each in drawn:
        if each.kind == raw.FPDF_PAGEOBJ_TEXT and each.address in doubted:
            raw.FPDFPageObj_SetIsActive(each.handle, False)
    bare = _Picture(page, area)
    gone = {
        id(word)
        for word, box in doubtful
        if not whole.differs(bare, box)
        and not (any(_holds(picture, box) for picture in pictures) and bare.is_written(box))
    }
    return [word for word, _box in placed if id(word) not in gone]


class _Picture:
    """An area of a page as it is drawn."""

    def __init__(self, page: pdfium.PdfPage, area: Box) -> None:
        left, bottom, right, top = page.get_bbox()
        self._scale = min(_SCALE, (_PIXELS / max((area[2] - area[0]) * (area[3] - area[1]), 1)) ** 0.5)
        self._rotation = page.get_rotation()
        # What is left of the page around the area, to its left, below, to its right and above, in whole pixels.
        sides = [area[0] - left, area[1] - bottom, right - area[2], top - area[3]]
        pixels = [int(side * self._scale) for side in sides]
        west, south, east, north = (count / self._scale for count in pixels)
        self._area = left + west, bottom + south, right - east, top - north
        # What is cut off is rounded up.
        sides = [max(count - 0.01, 0) / self._scale for count in pixels]
        turns = self._rotation // 90
        shown = tuple(sides[turns:] + sides[:turns])
        bitmap = page.render(scale=self._scale, crop=shown, may_draw_forms=False, draw_annots=False)
        self._width, self._height, self._stride = bitmap.width, bitmap.height, bitmap.stride
        self._depth = bitmap.n_channels
        self._bytes = bytes(bitmap.buffer)
        bitmap.close()

    def differs(self, other: "_Picture", box: Box) -> bool:
        """Whether something within the box is drawn otherwise than in another picture of the same size."""
        for one, two in zip(self._lines(box), other._lines(box), strict=True):
            if one != two and max(abs(a - b) for a, b in zip(one, two, strict=True)) >= _DIFFERENCE:
                return True
        return False

    def is_written(self, box: Box) -> bool:
        """Whether there is anything but one colour within the box."""
        lines = [line for line in self._lines(box) if line]
        return any(
            max(max(line[band :: self._depth]) for line in lines)
            - min(min(line[band :: self._depth]) for line in lines)
            >= _INK
            for band in range(min(self._depth, 3))
            if lines
        )

    def _lines(self, box: Box) -> Iterator[bytes]:
        """Yield the pixels within a box, line by line."""
        x0, y0, x1, y1 = self._on_picture(box)
        left, right = max(int(x0), 0), min(int(x1) + 1, self._width)
        for y in range(max(int(y0), 0), min(int(y1) + 1, self._height)):
            start = y * self._stride
            yield self._bytes[start + left * self._depth : start + right * self._depth]

    def _on_picture(self, box: Box) -> Box:
        left, bottom, right, top = self._area
        x0, y0, x1, y1 = box
        turned = {
            0: (x0 - left, top - y1, x1 - left, top - y0),
            90: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
            180: (right - x1, y0 - bottom, right - x0, y1 - bottom),
            270: (top - y1, right - x1, top - y0, right - x0),
        }[self._rotation]
        one, two, three, four = (place * self._scale for place in turned)
        return one, two, three, four


def _doubtful(words: Iterable[tuple[Word, Box]], drawn: Sequence[Drawn], notes: int) -> list[tuple[Word, Box]]:
    """Return the words that may not be seen: not dark, or with something drawn over them, or something dark under."""
    letters = {each.address: (at, each) for at, each in enumerate(drawn) if each.kind == raw.FPDF_PAGEOBJ_TEXT}
    grounds: dict[int, list[tuple[int, Drawn]]] = defaultdict(list)
    for at, each in enumerate(drawn):
        left, bottom, right, top = each.box
        if each.kind in _COVERS and right - left > _THIN and top - bottom > _THIN:
            for band in range(int(bottom // _BAND), int(min(top, bottom + 1e5) // _BAND) + 1):
                grounds[band].append((at, each))
    return [(word, box) for word, box in words if _is_doubtful(letters.get(word.drawn), box, grounds, notes)]


def _is_doubtful(
    placed: tuple[int, Drawn] | None, box: Box, grounds: dict[int, list[tuple[int, Drawn]]], notes: int
) -> bool:
    if not placed:
        return False
    at, letters = placed
    if letters.number >= notes:
        return letters.light
    if not letters.dark:
        return True
    near = grounds.get(int((box[1] + box[3]) / 2 // _BAND), ())
    return any((over > at or not each.light) and meets(each.box, box) for over, each in near)


def _around(boxes: Sequence[Box], sheet: Box) -> Box:
    """Return what holds all the boxes, as far as it is on the sheet."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (
        max(min(lefts) - _THIN, sheet[0]),
        max(min(bottoms) - _THIN, sheet[1]),
        min(max(rights) + _THIN, sheet[2]),
        min(max(tops) + _THIN, sheet[3]),
    )


def meets(one: Box, other: Box) -> bool:
    """Whether two boxes have a part in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]
