"""What frames the text of pages and is not part of it: running headers, page numbers, the numbers of lines. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.loading.parsers.pdf.rows import Row
from index.loading.parsers.pdf.words import Word

_NUMBER = re.compile(
    r"(?:page |p\. ?|seite )?[-–—| ]*(?:\d{1,5}|[ivxl]{1,6})(?: ?(?:of|/|von) ?\d{1,4})?[-–—| ]*", re.IGNORECASE
)
_PAGE = re.compile(r"(?:page|seite|p\.) ?\d+|\d+ ?(?:of|/|von) ?\d+", re.IGNORECASE)
_PRINTED = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}, \d{1,2}:\d{2}.*|(?:file|https?)://\S+ \d+/\d+")
_SENTENCE = re.compile(r"[.!?][\"”’'»)\]]*$")
_MARGIN = 0.12
"""How much of a page's height is margin above and below, where headers and footers stand."""

_APART = 1.4
"""So much more than the distance of two lines lies between a header and the text."""

_HIGHEST = 3
"""The most lines of a header."""

_LONGEST = 24
"""Words; what says more in one line is a sentence."""

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a page without what frames them, and what its frame says that was not said before.

    ``printed`` says that a browser printed the page.
    """

    rows: tuple[Row, ...]
    aside: tuple[str, ...] = ()
    printed: bool = False


def bodies_of(pages: Sequence[Sequence[Row]], heights: Sequence[tuple[float, float]]) -> list[Body]:
    """Return each page without what recurs in its margins, apart from the text, and without page numbers.

    What recurs is said once, where it stands first, unless the text says it too. ``heights`` are where each page begins
    and ends, from below.
    """
    frames = [_frame(rows, height) for rows, height in zip(pages, heights, strict=True)]
    recurring = _recurring(pages, frames)
    several = len(pages) > 1
    gone = [
        {number for number in frame if (several and _is_number(rows[number])) or _place(rows[number]) in recurring}
        for rows, frame in zip(pages, frames, strict=True)
    ]
    kept = [
        tuple(row for number, row in enumerate(rows) if number not in numbers)
        for rows, numbers in zip(pages, gone, strict=True)
    ]
    # Short pages that are all alike are no frames around nothing.
    if not any(kept):
        return [Body(tuple(rows)) for rows in pages]
    said = {_key(row) for rows in kept for row in rows}
    bodies = []
    for rows, body, numbers in zip(pages, kept, gone, strict=True):
        new = {_key(rows[number]): _text(rows[number]) for number in sorted(numbers) if not _is_number(rows[number])}
        printed = any(_PRINTED.fullmatch(_text(row)) for row in rows)
        bodies.append(Body(body, tuple(text for key, text in new.items() if key not in said), printed))
        said |= new.keys()
    return bodies


def _frame(rows: Sequence[Row], height: tuple[float, float]) -> list[int]:
    """Return which rows of a page may be a header or footer: a few in a margin that stand apart from the text."""
    if len(rows) < 2:
        return []
    low, high = height
    margin = _MARGIN * (high - low)
    ys = [row[0].y for row in rows]
    drops = [above[0].foot - below[0].y for above, below in pairwise(rows)]
    leading = median(drops)
    frame: set[int] = set()
    for numbers in (range(len(rows) - 1), range(len(rows) - 1, 0, -1)):
        group: list[int] = []
        for number in numbers:
            group.append(number)
            if len(group) > _HIGHEST:
                break
            gap = drops[number] if numbers.step == 1 else drops[number - 1]
            if gap <= _APART * min(leading, 1.3 * rows[number][0].size):
                continue
            inside = all(not low + margin < ys[each] < high - margin for each in group)
            # On a page that is not full the footer may stand right below the text.
            if not inside and not any(_PAGE.match(_text(rows[each])) for each in group):
                break
            frame.update(group)
            group = []
    return sorted(frame)


def _recurring(pages: Sequence[Sequence[Row]], frames: Sequence[Sequence[int]]) -> frozenset[Place]:
    """Return what recurs in the frames of pages, its numbers aside: on half of them, or on two near each other."""
    edges = [
        {_place(rows[number]) for number in frame if not _is_sentence(rows[number])}
        for rows, frame in zip(pages, frames, strict=True)
    ]
    counts = Counter(key for keys in edges for key in keys)
    usual = {key for key, count in counts.items() if count > 1 and count >= len(pages) / 2}
    near = {key for step in (1, 2) for one, other in zip(edges, edges[step:], strict=False) for key in one & other}
    return frozenset(usual | {key for key in near if len(key[0]) > 10}) if not _alike(pages) else frozenset()


def _alike(pages: Sequence[Sequence[Row]]) -> bool:
    """Whether pages are copies of one: a letter to several people has no header."""
    everything = [{_place(row) for row in rows} for rows in pages if rows]
    if len(everything) < 2:
        return False
    shared = Counter(place for places in everything for place in places)
    common = sum(shared[place] > len(everything) / 2 for places in everything for place in places)
    return common > 0.5 * sum(map(len, everything))


def _text(row: Row) -> str:
    return " ".join(piece.text for piece in row)


def _is_number(row: Row) -> bool:
    text = _text(row)
    return bool(_NUMBER.fullmatch(text) or _PRINTED.fullmatch(text))


def _is_sentence(row: Row) -> bool:
    text = _text(row)
    words = text.split()
    if len(words) > _LONGEST:
        return True
    return len(row) == 1 and bool(_SENTENCE.search(text)) and len(words) > 4 and words[1][0].islower()


def _place(row: Row) -> Place:
    """Return what a row says, its numbers aside, and about at which height."""
    return _key(row), round(row[0].y / 3)


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", _text(row)).casefold()


def without_line_numbers(words: Sequence[Word]) -> list[Word]:
    """Return the words of a page without the numbers of its lines, which stand in the margin one below the other."""
    numbers = sorted((word for word in words if re.fullmatch(r"\d{1,4}", word.text)), key=lambda word: -word.y)
    if len(numbers) < 5:
        return list(words)
    for side in (min, max):
        edge = side(word.x0 if side is min else word.x1 for word in words)
        column = [word for word in numbers if abs((word.x1 + word.x0) / 2 - edge) < 2.5 * word.size]
        if _counts_lines(column, words):
            gone = set(map(id, column))
            return [word for word in words if id(word) not in gone]
    return list(words)


def _counts_lines(column: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether numbers count the lines beside them: one by one or five by five, over blank or unfinished lines too."""
    values = [int(word.text) for word in column]
    steps = Counter(after - before for before, after in pairwise(values))
    if len(values) < 5 or not steps:
        return False
    step, times = steps.most_common(1)[0]
    if step not in {1, 5} or times < 0.8 * (len(values) - 1):
        return False
    return sum(_unfinished(number, words) for number in column) >= 0.3 * len(column) if step == 1 else True


def _unfinished(number: Word, words: Sequence[Word]) -> bool:
    """Whether the line beside a number is blank, or begins amid a sentence."""
    beside = [word for word in words if word is not number and abs(word.y - number.y) < 0.5 * number.size]
    return not beside or min(beside, key=lambda word: word.x0).text[0].islower()
