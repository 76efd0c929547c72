"""The words of a page, of the letters that PDFium gives: where they stand, how large, and in which direction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.loading.article import clean_characters, single_spaced
from index.loading.parsers.pdf.letters import BLANKS, Glyph, Style, turned

_APART = 0.15
"""Two letters of a line that stand further from each other, in their size, belong to two words if there is a blank."""

_FAR = 0.3
"""And so if there is none."""

_TWICE = 0.2
"""The same letter of another object so near to where one stands is that one again, printed twice to be bold."""

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HYPHENS = frozenset((0x02, 0xFFFE))
"""What PDFium gives for the hyphen at the end of a line."""

_MOVED = (0, 0), (0, 0.5), (0.5, 0), (0.5, 0.5)
_UPRIGHT = range(0x2E80, 0xFFF0)
"""Letters that are written from above to below in lines from right to left, too."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


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
        across, up = zip(*(turned(x, y, -self.turn) for x in (self.x0, self.x1) for y in (low, high)), strict=True)
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
        if code in BLANKS:
            spaced = True
            # A blank that PDFium made is told from the places of the letters beside it.
            if growing and not made:
                yield growing
                growing = None
            continue
        if growing and style is growing.style and y == growing.y and 0 <= x0 - growing.x1 < _APART * style.size:
            growing.x1 = max(growing.x1, x1)
            growing.codes.append(code)
            growing.began = x0
            spaced = False
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
    if not text.isascii() and any(0xD800 <= unit < 0xE000 for unit in units):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    if text.endswith("\xad"):  # one that was needed there
        text = f"{text[:-1]}-"
    style = growing.style
    readable = text if text.isascii() and text.isprintable() else _readable(text)
    return Word(
        readable, growing.x0, growing.x1, growing.y, style.size, style.bold, style.turn, style.drawn, growing.spaced
    )


def _readable(text: str) -> str:
    return single_spaced(clean_characters(text.translate(_LIGATURES)))


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
