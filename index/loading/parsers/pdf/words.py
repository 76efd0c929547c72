"""The words of a page, of the letters that PDFium gives: where they stand, how large, and in which direction."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from index.loading.article import clean_characters, single_spaced

_APART = 0.15
"""Two letters of a line that stand further from each other, in their size, belong to two words."""

_TWICE = 0.1
"""The same letter nearer to where the last one began is that one again, printed twice to be bold."""

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HYPHENS = frozenset((0x02, 0xFFFE))
"""What PDFium gives for the hyphen at the end of a line."""

_BOLD = ("bold", "black", "heavy", "demi")
_NAME_BYTES = 128

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in the frame of its direction, in which it is read from left to right, in points from below left.

    ``turn`` is that direction in degrees, ``spaced`` says that a blank stands before it in the file, ``drawn`` is the
    text object that it is drawn by.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    turn: int = 0
    spaced: bool = False
    drawn: int = 0

    @property
    def box(self) -> Box:
        """Where it stands on the page itself."""
        low, high = self.y - self.size / 4, self.y + self.size
        if not self.turn:
            return self.x0, low, self.x1, high
        across, up = zip(*(_turned(x, y, -self.turn) for x in (self.x0, self.x1) for y in (low, high)), strict=True)
        return min(across), min(up), max(across), max(up)


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    turn: int
    drawn: int


@dataclass(slots=True)
class _Growing:
    """A word that letters are still added to."""

    style: _Style
    x0: float
    x1: float
    y: float
    codes: list[int]
    spaced: bool
    began: float
    """Where its last letter begins."""


class Letters:
    """Reads the letters of one page."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        """Load the text of the page."""
        self._text = page.get_textpage()
        self._styles: dict[int, _Style] = {}
        self._rectangle, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(_NAME_BYTES)

    def words(self) -> list[Word]:
        """Return the words in the order in which they are written, without those of no letter."""
        found = (_word(growing) for growing in self._grow())
        return [word for word in found if word.text]

    def _grow(self) -> Iterator[_Growing]:
        growing: _Growing | None = None
        spaced = False
        text = self._text.raw
        for index in range(self._text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, index)
            if not code or chr(code).isspace():
                spaced = spaced or code == 0x20
                # A blank that PDFium made is told from the places of the letters beside it.
                if growing and code and not raw.FPDFText_IsGenerated(text, index):
                    yield growing
                    growing = None
                continue
            pointer = raw.FPDFText_GetTextObject(text, index)
            drawn = ctypes.addressof(pointer.contents) if pointer else 0
            style = self._styles.get(drawn) or self._look(index, drawn)
            x0, x1, y = self._place(index, style)
            if growing and code == growing.codes[-1] and abs(x0 - growing.began) < _TWICE * style.size:
                continue
            if growing and _goes_on(growing, style, x0, x1, y):
                growing.x0, growing.x1 = min(growing.x0, x0), max(growing.x1, x1)
                growing.codes.append(code)
                growing.began = x0
            else:
                if growing:
                    yield growing
                growing = _Growing(style, x0, x1, y, [code], spaced, x0)
            spaced = False
        if growing:
            yield growing

    def _look(self, index: int, drawn: int) -> _Style:
        """Return the style of a text object, of which the letter is one."""
        text = self._text.raw
        raw.FPDFText_GetMatrix(text, index, self._matrix)
        m = self._matrix
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(m.c, m.d)
        flags = ctypes.c_int()
        length = raw.FPDFText_GetFontInfo(text, index, self._name, _NAME_BYTES, flags)
        name = self._name.value.decode("utf-8", "replace").casefold() if 0 < length <= _NAME_BYTES else ""
        turn = round(math.degrees(math.atan2(m.b, m.a))) % 360
        style = _Style(abs(size), any(mark in name for mark in _BOLD), turn, drawn)
        if drawn:
            self._styles[drawn] = style
        return style

    def _place(self, index: int, style: _Style) -> tuple[float, float, float]:
        """Return where a letter begins and ends and on which line it stands, in the frame of its direction."""
        text = self._text.raw
        raw.FPDFText_GetCharOrigin(text, index, self._x, self._y)
        if style.turn % 90:
            x, y = _turned(self._x.value, self._y.value, style.turn)
            return x, x + style.size / 2, y
        box = self._rectangle
        raw.FPDFText_GetLooseCharBox(text, index, box)
        if not style.turn:
            return box.left, box.right, self._y.value
        one, y = _turned(box.left, box.bottom, style.turn)
        other, y = _turned(box.right, box.top, style.turn)
        _, y = _turned(self._x.value, self._y.value, style.turn)
        return min(one, other), max(one, other), y


def _goes_on(growing: _Growing, style: _Style, x0: float, x1: float, y: float) -> bool:
    """Whether a letter belongs to the word before it; in scripts from right to left it stands before its left end."""
    if style.turn != growing.style.turn:
        return False
    size = max(style.size, growing.style.size)
    if style.drawn != growing.style.drawn and abs(y - growing.y) > 0.6 * size:
        return False
    if style.drawn == growing.style.drawn and abs(y - growing.y) > 0.2 * size:
        return False
    return -0.5 * size < x0 - growing.x1 < _APART * size or -_APART * size < growing.x0 - x1 < _APART * size


def _word(growing: _Growing) -> Word:
    units = [0x2D if code in _HYPHENS else code for code in growing.codes]
    text = "".join(map(chr, units))
    if any(0xD800 <= unit < 0xE000 for unit in units):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    if text.endswith("\xad"):  # one that was needed there
        text = f"{text[:-1]}-"
    style = growing.style
    readable = single_spaced(clean_characters(text.translate(_LIGATURES)))
    return Word(
        readable, growing.x0, growing.x1, growing.y, style.size, style.bold, style.turn, growing.spaced, style.drawn
    )


def _turned(x: float, y: float, degrees: int) -> tuple[float, float]:
    """Return a point in a frame that is turned by so many degrees."""
    if degrees % 360 == 0:
        return x, y
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return x * cosine + y * sine, y * cosine - x * sine
