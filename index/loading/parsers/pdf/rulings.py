"""The straight lines that are drawn on a page, across and down: what parts the cells of tables."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pypdfium2 import raw

from index.loading.parsers.pdf.drawn import Drawn, mapped
from index.loading.parsers.pdf.words import Box

_THIN = 2.5
"""Points; an area that is no wider is a line."""

_SHORTEST = 4
_MOST_POINTS = 600
"""A path with more points is a drawing."""

_MOST_PATHS = 4_000
"""And a page with more paths is one."""


def rulings_of(drawn: Sequence[Drawn]) -> tuple[Box, ...]:
    """Return the lines of a page, each as the box that it fills; none of one that is a drawing."""
    paths = [each for each in drawn if each.kind == raw.FPDF_PAGEOBJ_PATH]
    if len(paths) > _MOST_PATHS:
        return ()
    return tuple(line for path in paths for line in _lines(path) if _is_line(line))


def _is_line(box: Box) -> bool:
    left, bottom, right, top = box
    return min(right - left, top - bottom) <= _THIN and max(right - left, top - bottom) >= _SHORTEST


def _lines(path: Drawn) -> Iterator[Box]:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path.handle, mode, stroked)
    if _is_line(path.box):
        # A thin area in white is a gap between two others.
        if stroked.value or not path.light:
            yield path.box
    elif stroked.value and raw.FPDFPath_CountSegments(path.handle) <= _MOST_POINTS:
        yield from _segments(path)


def _segments(path: Drawn) -> Iterable[Box]:
    """Yield the straight parts of the outline of a path."""
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path.handle, own)
    x, y = ctypes.c_float(), ctypes.c_float()
    outline: list[tuple[float, float]] = []
    for index in range(raw.FPDFPath_CountSegments(path.handle)):
        segment = raw.FPDFPath_GetPathSegment(path.handle, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind != raw.FPDF_SEGMENT_LINETO:
            yield from _between(outline)
            outline = []
        box = mapped((x.value, y.value, x.value, y.value), own)
        outline.append((mapped(box, path.placed) if path.placed else box)[:2])
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _between([*outline, outline[0]])
            outline = outline[:1]
    yield from _between(outline)


def _between(points: Sequence[tuple[float, float]]) -> Iterator[Box]:
    for (x0, y0), (x1, y1) in pairwise(points):
        yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
