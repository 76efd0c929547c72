"""What PDFium draws on a page, in its order: letters, lines and areas, pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import pypdfium2 as pdfium
from pypdfium2 import raw

from index.loading.parsers.pdf.words import Box

_DEEP = 15
_DARK = 90
_PLAIN = frozenset((raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_STROKE))

Object: TypeAlias = Any  # a pointer that ctypes makes


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something that is drawn on a page: letters, an area, a picture, or (``kind`` is PDFium's) something else.

    ``dark`` says that it is in full in dark ink, ``light`` that it is in a light one or in none; ``number`` is that of
    the object of the page itself that it belongs to, ``placed`` where the form puts it that it belongs to.
    """

    kind: int
    handle: Object
    box: Box
    dark: bool
    light: bool
    number: int
    placed: raw.FS_MATRIX | None = None

    @property
    def address(self) -> int:
        """What tells it from others."""
        return ctypes.addressof(self.handle.contents)


def drawn_on(page: pdfium.PdfPage) -> Iterator[Drawn]:
    """Yield what is drawn on a page, also by the forms within it."""
    for number in range(raw.FPDFPage_CountObjects(page)):
        yield from _objects(raw.FPDFPage_GetObject(page, number), None, number, _DEEP)


def _objects(handle: Object, placed: raw.FS_MATRIX | None, number: int, deep: int) -> Iterator[Drawn]:
    kind = raw.FPDFPageObj_GetType(handle)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        if deep:
            matrix = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(handle, matrix)
            inner = _product(matrix, placed) if placed else matrix
            for index in range(raw.FPDFFormObj_CountObjects(handle)):
                yield from _objects(raw.FPDFFormObj_GetObject(handle, index), inner, number, deep - 1)
        return
    dark, light = _shade(handle, kind)
    yield Drawn(kind, handle, _box(handle, placed), dark, light, number, placed)


def _box(handle: Object, placed: raw.FS_MATRIX | None) -> Box:
    numbers = (ctypes.c_float * 4)()
    places = [ctypes.cast(ctypes.addressof(numbers) + 4 * at, ctypes.POINTER(ctypes.c_float)) for at in range(4)]
    raw.FPDFPageObj_GetBounds(handle, *places)
    left, bottom, right, top = numbers
    return mapped((left, bottom, right, top), placed) if placed else (left, bottom, right, top)


def _shade(handle: Object, kind: int) -> tuple[bool, bool]:
    """Return whether something is drawn in full in dark ink, and whether it is an area in light ink or in none."""
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        colour = _colour(handle)
        plain = raw.FPDFTextObj_GetTextRenderMode(handle) in _PLAIN
        if not plain or colour is None or colour[3] < 255:
            return False, True
        return max(colour[:3]) <= _DARK, sum(colour[:3]) > 6 * _DARK
    if kind == raw.FPDF_PAGEOBJ_PATH:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(handle, mode, stroked)
        if mode.value == raw.FPDF_FILLMODE_NONE:
            return False, True
        colour = _colour(handle)
        return False, colour is not None and sum(colour[:3]) > 6 * _DARK
    return False, False


def _colour(handle: Object) -> tuple[int, int, int, int] | None:
    red, green, blue, opaque = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not raw.FPDFPageObj_GetFillColor(handle, red, green, blue, opaque):
        return None
    return red.value, green.value, blue.value, opaque.value


def mapped(box: Box, matrix: raw.FS_MATRIX) -> Box:
    """Return what holds a box that a matrix has moved."""
    corners = [
        (matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f)
        for x in box[::2]
        for y in box[1::2]
    ]
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def _product(one: raw.FS_MATRIX, two: raw.FS_MATRIX) -> raw.FS_MATRIX:
    return raw.FS_MATRIX(
        one.a * two.a + one.b * two.c,
        one.a * two.b + one.b * two.d,
        one.c * two.a + one.d * two.c,
        one.c * two.b + one.d * two.d,
        one.e * two.a + one.f * two.c + two.e,
        one.e * two.b + one.f * two.d + two.f,
    )
