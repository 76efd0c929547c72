"""Lines of words out of the words of a page. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.loading.article import is_item
from index.loading.parsers.pdf.words import Word

_GAP = 0.6
"""A blank wider than this, in the size of the letters, may part cells or columns."""

_GAP_OF_NUMBERS = 0.4
"""And one between two numbers, which are seldom told one after the other."""

_MARK = 4
"""So far from its item a mark may stand, in the size of the letters."""

_NOTHING = 0.1
"""A gap in the size of the letters that parts nothing."""

_RIGHT_TO_LEFT = range(0x590, 0x900), range(0xFB1D, 0xFDFE), range(0xFE70, 0xFEFD)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line that stand together, in points from below left."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    low: float | None = None

    @property
    def foot(self) -> float:
        """On which line it ends: another than it begins on if it is a table, which ``low`` says."""
        return self.y if self.low is None else self.low


Row = tuple[Piece, ...]
"""Pieces at one height, from left to right."""


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return the rows of words of one direction, from above."""
    rows: list[list[Word]] = []
    heads: list[Word] = []
    for word in sorted(words, key=lambda word: (-word.y, word.x0)):
        if rows and _level(heads[-1], word):
            rows[-1].append(word)
            # Small letters that stand higher come first, and the line is the larger ones'.
            if word.size > heads[-1].size or not _has_letters(heads[-1]):
                heads[-1] = word if _has_letters(word) else heads[-1]
        else:
            rows.append([word])
            heads.append(word)
    return [tuple(_pieces(_once(sorted(row, key=lambda word: word.x0)))) for row in rows]


def _has_letters(word: Word) -> bool:
    """Whether a word is none of marks alone, as those of items are, which may be large."""
    return any(map(str.isalnum, word.text))


def _level(head: Word, word: Word) -> bool:
    """Whether two words stand on one line: their letters overlap in height for the most part."""
    low = max(head.y - 0.2 * head.size, word.y - 0.2 * word.size)
    high = min(head.y + 0.7 * head.size, word.y + 0.7 * word.size)
    return high - low > 0.5 * 0.9 * min(head.size, word.size)


def _once(row: Sequence[Word]) -> list[Word]:
    """Return the words of a row without those that are printed twice at one place, as some programs make bold."""
    kept: list[Word] = []
    for word in row:
        near = 0.2 * word.size
        twice = any(
            other.text == word.text and abs(other.x0 - word.x0) < near and abs(other.y - word.y) < near
            for other in kept[-3:]
        )
        if not twice:
            kept.append(word)
    return kept


def _pieces(row: Sequence[Word]) -> list[Piece]:
    runs: list[list[Word]] = []
    for word in row:
        if runs and (_is_mark(runs, word) or not _far(runs[-1], word)):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [_piece(run) for run in runs]


def _is_mark(runs: Sequence[Sequence[Word]], word: Word) -> bool:
    """Whether what a row begins with is the mark of an item, of which ``word`` is the first.

    A number with another one beside it, or further on in the row, is a cell.
    """
    mark = runs[0][0]
    if len(runs) > 1 or len(runs[0]) > 1 or not is_item(f"{mark.text} x"):
        return False
    near = word.x0 - mark.x1 < _MARK * max(mark.size, word.size)
    return near and not (mark.text[-1:].isdigit() and word.text[:1].isdigit())


def _far(run: Sequence[Word], word: Word) -> bool:
    last = run[-1]
    size = max(last.size, word.size)
    gap = word.x0 - max(each.x1 for each in run)
    numbers = last.text[-1:].isdigit() and word.text[:1].isdigit()
    return gap > (_GAP_OF_NUMBERS if numbers else _GAP) * size


def _piece(run: Sequence[Word]) -> Piece:
    run = _glued(run)
    sizes: Counter[float] = Counter()
    for word in run:
        sizes[round(word.size, 1)] += len(word.text)
    size = sizes.most_common(1)[0][0]
    widest = max((word for word in run if round(word.size, 1) == size), key=lambda word: len(word.text))
    return Piece(
        " ".join(word.text for word in _in_order(run)),
        min(word.x0 for word in run),
        max(word.x1 for word in run),
        widest.y,
        widest.size,
        all(word.bold for word in run),
    )


def _glued(run: Sequence[Word]) -> list[Word]:
    """Return words with those put together that nothing parts: letters may be written in any order."""
    glued: list[Word] = []
    for word in run:
        last = glued[-1] if glued else None
        if last and not word.spaced and abs(word.x0 - last.x1) < _NOTHING * word.size and abs(word.y - last.y) < 0.1:
            glued[-1] = replace(last, text=last.text + word.text, x1=word.x1)
        else:
            glued.append(word)
    return glued


def _in_order(run: Sequence[Word]) -> list[Word]:
    """Return words as they are read: from right to left in scripts that are, but for what is not among them."""
    turned = [any(ord(letter) in script for script in _RIGHT_TO_LEFT for letter in word.text) for word in run]
    if sum(turned) <= len(run) / 2:
        return list(run)
    order: list[Word] = []
    straight: list[Word] = []
    for word, right_to_left in zip(reversed(run), reversed(turned), strict=True):
        if right_to_left:
            order += [*reversed(straight), word]
            straight = []
        else:
            straight.append(word)
    return order + list(reversed(straight))


def merged(pieces: Sequence[Piece]) -> Piece:
    """Return pieces of one row as one."""
    widest = max(pieces, key=lambda piece: len(piece.text))
    return replace(
        widest,
        text=" ".join(piece.text for piece in pieces),
        x0=pieces[0].x0,
        x1=max(piece.x1 for piece in pieces),
        bold=all(piece.bold for piece in pieces),
    )
