"""The words of a page, of the letters that PDFium gives: where they stand, how large, and in which direction."""

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from index.loading.article import clean_characters, single_spaced

_APART = 0.15
"""Two letters of a line that stand further from each other, in their size, belong to two words if there is a blank."""

_FAR = 0.3
"""And so if there is none."""

_TWICE = 0.2
"""The same letter of another object so near to where one stands is that one again, printed twice to be bold."""

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HYPHENS = frozenset((0x02, 0xFFFE))
"""What PDFium gives for the hyphen at the end of a line."""

_BLANKS = frozenset(code for code in range(0x3001) if chr(code).isspace())
_MOVED = (0, 0), (0, 0.5), (0.5, 0), (0.5, 0.5)
_BOLD = ("bold", "black", "heavy", "demi")
_NAME_BYTES = 128
_UPRIGHT = range(0x2E80, 0xFFF0)
"""Letters that are written from above to below in lines from right to left, too."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


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


@dataclass(frozen=True, slots=True)
class Word:
    """A word in the frame of its direction, in which it is read from left to right, in points from below left.

    ``turn`` is that direction in degrees, ``drawn`` the text object that it is drawn by, ``spaced`` says that a blank
    stands before it in the file.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    turn: int = 0
    drawn: int = 0
    spaced: bool = False

    @property
    def box(self) -> Box:
        """Where it stands on the page itself."""
        low, high = self.y - self.size / 4, self.y + self.size
        if not self.turn:
            return self.x0, low, self.x1, high
        across, up = zip(*(_turned(x, y, -self.turn) for x in (self.x0, self.x1) for y in (low, high)), strict=True)
        return min(across), min(up), max(across), max(up)


@dataclass(slots=True)
class _Growing:
    """A word that letters are still added to, and where its last letter begins."""

    style: Style
    x0: float
    x1: float
    y: float
    codes: list[int]
    began: float
    spaced: bool


class Letters:
    """Reads the letters of one page."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        """Load the text of the page."""
        self._text = page.get_textpage()
        self._styles: dict[int, Style] = {}
        self._rectangle, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(_NAME_BYTES)

    @property
    def read(self) -> set[int]:
        """The text objects of which letters were read."""
        return set(self._styles)

    def glyphs(self) -> list[Glyph]:
        """Return the letters and blanks in the order in which they are written."""
        text, styles, place = self._text.raw, self._styles, self._place
        blank = Style(0, False, 0, 0)
        glyphs: list[Glyph] = []
        for index in range(self._text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, index)
            if code in _BLANKS:
                glyphs.append(Glyph(code, blank, 0, 0, 0, bool(raw.FPDFText_IsGenerated(text, index))))
            elif code:
                pointer = raw.FPDFText_GetTextObject(text, index)
                drawn = ctypes.addressof(pointer.contents) if pointer else 0
                style = styles.get(drawn) or self._look(index, drawn)
                glyphs.append(Glyph(code, style, *place(index, style), False))
        return glyphs

    def _look(self, index: int, drawn: int) -> Style:
        """Return the style of a text object, of which the letter is one."""
        text = self._text.raw
        raw.FPDFText_GetMatrix(text, index, self._matrix)
        m = self._matrix
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(m.c, m.d)
        flags = ctypes.c_int()
        length = raw.FPDFText_GetFontInfo(text, index, self._name, _NAME_BYTES, flags)
        name = self._name.value.decode("utf-8", "replace").casefold() if 0 < length <= _NAME_BYTES else ""
        turn = round(math.degrees(math.atan2(m.b, m.a))) % 360
        style = Style(abs(size), any(mark in name for mark in _BOLD), turn, drawn)
        if drawn:
            self._styles[drawn] = style
        return style

    def _place(self, index: int, style: Style) -> tuple[float, float, float]:
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


def words_of(glyphs: Sequence[Glyph]) -> list[Word]:
    """Return the words that letters make, in the order in which they are written."""
    words = _words_of(glyphs)
    return _words_of(_once(glyphs)) if _is_overprinted(words) else words


def _words_of(glyphs: Iterable[Glyph]) -> list[Word]:
    words: list[Word] = []
    for word in map(_word, _grow(glyphs)):
        if word.text and words and _is_below(words[-1], word):
            words[-1] = _upright(words[-1], word)
        elif word.text:
            words.append(word)
    return words


def _is_overprinted(words: Sequence[Word]) -> bool:
    """Whether some word lies for the most part over another one."""
    lines = sorted(words, key=lambda word: (word.turn, round(word.y), word.x0))
    for one, other in pairwise(lines):
        common = min(one.x1, other.x1) - other.x0
        if common > 0.5 * min(one.x1 - one.x0, other.x1 - other.x0) > 0 and abs(one.y - other.y) < 0.2 * one.size:
            return True
    return False


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Yield letters without those that another text object printed at the same place before."""
    printed: dict[tuple[int, float, int, int], int] = {}
    for glyph in glyphs:
        step = round(_TWICE * glyph.style.size, 1)
        if not step:
            yield glyph
            continue
        # Two letters that are nearer than half a step are in one cell of a grid, or of the grid moved by half a one.
        across, up = glyph.x0 / step, glyph.y / step
        cells = [(glyph.code, step, 2 * int(across + a) + (a > 0), 2 * int(up + b) + (b > 0)) for a, b in _MOVED]
        if all(printed.get(cell, glyph.style.drawn) == glyph.style.drawn for cell in cells):
            printed.update(dict.fromkeys(cells, glyph.style.drawn))
            yield glyph


def _grow(glyphs: Iterable[Glyph]) -> Iterator[_Growing]:
    growing: _Growing | None = None
    spaced = False
    for code, style, x0, x1, y, made in glyphs:
        if code in _BLANKS:
            spaced = True
            # A blank that PDFium made is told from the places of the letters beside it.
            if growing and not made:
                yield growing
                growing = None
            continue
        apart = _APART if spaced or code in _UPRIGHT or (growing and growing.codes[-1] in _UPRIGHT) else _FAR
        if growing and _goes_on(growing, style, x0, x1, y, apart):
            growing.x0, growing.x1 = min(growing.x0, x0), max(growing.x1, x1)
            growing.codes.append(code)
            growing.began = x0
        else:
            if growing:
                yield growing
            growing = _Growing(style, x0, x1, y, [code], x0, spaced)
        spaced = False
    if growing:
        yield growing


def _goes_on(growing: _Growing, style: Style, x0: float, x1: float, y: float, apart: float) -> bool:
    """Whether a letter belongs to the word before it; in scripts from right to left it stands before its left end."""
    same = style.drawn == growing.style.drawn
    size = max(style.size, growing.style.size)
    # Of another object, a letter may stand higher: the mark of a note.
    if style.turn != growing.style.turn or abs(y - growing.y) > (0.2 if same else 0.6) * size:
        return False
    if same and abs(x0 - growing.began) < 0.01 * size:
        return True  # letters of a ligature
    return -0.5 * size < x0 - growing.x1 < apart * size or -_APART * size < growing.x0 - x1 < apart * size


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
        readable, growing.x0, growing.x1, growing.y, style.size, style.bold, style.turn, style.drawn, growing.spaced
    )


def _is_below(above: Word, letter: Word) -> bool:
    """Whether a letter stands below the one before it, in a line that goes from above to below."""
    if len(letter.text) != 1 or letter.turn or ord(letter.text) not in _UPRIGHT or above.drawn != letter.drawn:
        return False
    if above.turn == 270:  # a line that has begun
        x, bottom = above.y - letter.size / 2, -above.x1
    elif len(above.text) == 1 and not above.turn and ord(above.text) in _UPRIGHT:
        x, bottom = above.x0, above.y
    else:
        return False
    return abs(letter.x0 - x) < 0.3 * letter.size and 0.5 * letter.size < bottom - letter.y < 1.5 * letter.size


def _upright(above: Word, letter: Word) -> Word:
    begins = above.x0 if above.turn else -above.y - above.size
    middle = above.y if above.turn else above.x0 + above.size / 2
    return replace(above, text=above.text + letter.text, x0=begins, x1=-letter.y, y=middle, turn=270)


def _turned(x: float, y: float, degrees: int) -> tuple[float, float]:
    """Return a point in a frame that is turned by so many degrees."""
    if degrees % 360 == 0:
        return x, y
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return x * cosine + y * sine, y * cosine - x * sine
