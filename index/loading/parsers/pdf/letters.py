"""The letters of a page as PDFium gives them: where each stands, how large, and by which text object it is drawn."""

import ctypes
import math
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

_BOLD = ("bold", "black", "heavy", "demi")
_NAME_BYTES = 128

_object_of = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
"""PDFium's function, giving the address alone: pointers made for every letter would take as long as the rest."""

BLANKS = frozenset(code for code in range(0x3001) if chr(code).isspace())


class Style(NamedTuple):
    """How a letter is drawn: its size in points, its direction in degrees, and by which text object."""

    size: float
    bold: bool
    turn: int
    drawn: int


class Glyph(NamedTuple):
    """A letter where it begins and ends, and on which line, in the frame of its direction.

    ``made`` says of a blank that it is not in the file.
    """

    code: int
    style: Style
    x0: float
    x1: float
    y: float
    made: bool


class Letters:
    """Reads the letters of one page."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        """Load the text of the page."""
        self._text = page.get_textpage()
        self._styles: dict[int | None, Style] = {}
        self._lines: dict[int | None, tuple[float, float]] = {}
        self._rectangle, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(_NAME_BYTES)

    @property
    def read(self) -> set[int]:
        """The text objects of which letters were read."""
        return {drawn for drawn in self._styles if drawn}

    def glyphs(self) -> list[Glyph]:
        """Return the letters and blanks in the order in which they are written."""
        text, styles, box = self._text.raw, self._styles, self._rectangle
        page = ctypes.cast(text, ctypes.c_void_p)
        nowhere = Style(0, False, 0, 0)
        glyphs: list[Glyph] = []
        for index in range(self._text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, index)
            if code in BLANKS:
                glyphs.append(Glyph(code, nowhere, 0, 0, 0, bool(raw.FPDFText_IsGenerated(text, index))))
            elif code:
                drawn = _object_of(page, index)
                style = styles.get(drawn) or self._look(index, drawn)
                if style.turn:
                    glyphs.append(Glyph(code, style, *self._place(index, style), False))
                else:
                    raw.FPDFText_GetLooseCharBox(text, index, box)
                    line = self._lines.get(drawn)
                    # Boxes of one object that begin equally low stand on one line.
                    if not line or line[0] != box.bottom:
                        line = self._line(index, drawn, box.bottom)
                    glyphs.append(Glyph(code, style, box.left, box.right, line[1], False))
        return glyphs

    def _line(self, index: int, drawn: int | None, bottom: float) -> tuple[float, float]:
        """Return the bottom of a letter's box, and on which line the letter stands."""
        raw.FPDFText_GetCharOrigin(self._text.raw, index, self._x, self._y)
        line = bottom, self._y.value
        if drawn:
            self._lines[drawn] = line
        return line

    def _look(self, index: int, drawn: int | None) -> Style:
        """Return the style of a text object, of which the letter is one."""
        text = self._text.raw
        raw.FPDFText_GetMatrix(text, index, self._matrix)
        m = self._matrix
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(m.c, m.d)
        flags = ctypes.c_int()
        length = raw.FPDFText_GetFontInfo(text, index, self._name, _NAME_BYTES, flags)
        name = self._name.value.decode("utf-8", "replace").casefold() if 0 < length <= _NAME_BYTES else ""
        turn = round(math.degrees(math.atan2(m.b, m.a))) % 360
        style = Style(abs(size), any(mark in name for mark in _BOLD), turn, drawn or 0)
        if drawn:
            self._styles[drawn] = style
        return style

    def _place(self, index: int, style: Style) -> tuple[float, float, float]:
        """Return where a letter begins and ends and on which line it stands, in the frame of its direction."""
        text = self._text.raw
        raw.FPDFText_GetCharOrigin(text, index, self._x, self._y)
        if style.turn % 90:
            x, y = turned(self._x.value, self._y.value, style.turn)
            return x, x + style.size / 2, y
        box = self._rectangle
        raw.FPDFText_GetLooseCharBox(text, index, box)
        one, y = turned(box.left, box.bottom, style.turn)
        other, y = turned(box.right, box.top, style.turn)
        _, y = turned(self._x.value, self._y.value, style.turn)
        return min(one, other), max(one, other), y


def turned(x: float, y: float, degrees: int) -> tuple[float, float]:
    """Return a point in a frame that is turned by so many degrees."""
    if degrees % 360 == 0:
        return x, y
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return x * cosine + y * sine, y * cosine - x * sine
