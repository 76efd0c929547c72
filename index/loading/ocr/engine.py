"""The reader of pictures: RapidOCR, whose models come with it. Nothing is fetched, and nothing leaves this machine."""

import math
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any

from PIL import Image

from index.loading.drafts import SeenWord
from index.loading.ocr.seen import Placed, SeenPage
from index.types import Box

if TYPE_CHECKING:
    from rapidocr import RapidOCR

_THREADS = 4

_TALL = 1.5
"""How many times higher than wide the box of a line is that stands upright, on a page that lies on its side."""

_UNSURE = 0.7
"""Lines that are read less surely than this, in the middle, may stand on their heads."""

_SUREST = 0.999
"""Only what a person has looked at is surer than this."""

_ALIKE = 0.35
"""By what part the heights of lines in letters of one size may differ: a box is as high as the letters in it."""

_LETTERS = 0.7
"""How large letters are, by the height of the box around their line."""

_BELOW = 0.3
"""How far below the middle of its box a line stands, by the size of its letters."""

_OVERLOOKED = re.compile(
    r"(?<=[\w)])[,;!?](?=[^\W\d_])|(?<=[a-zà-ÿ])\.[\"')]?(?=[A-ZÀ-Þ][a-zà-ÿ])|(?<=[a-zà-ÿ])\.(?=[AI]$)"
)
"""After what, within a word, stands a blank that the reader has not seen: it writes few of those after points."""

_QUOTES = dict.fromkeys(map(ord, "“”„‟"), '"') | dict.fromkeys(map(ord, "‘’‚"), "'")
"""The reader mixes forms of quotation marks in one quotation, so that opening ones would be left open."""

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the reader found: text, how sure it is, and its corners in pixels, from the upper left one clockwise."""

    text: str
    sure: float
    corners: tuple[_Point, ...]
    words: tuple["_Seen", ...] = ()

    @property
    def width(self) -> float:
        return max(math.dist(self.corners[0], self.corners[1]), 1.0)

    @property
    def height(self) -> float:
        return max(math.dist(self.corners[0], self.corners[3]), 1.0)


def read(picture: Image.Image) -> SeenPage:
    """Return the words that stand on a picture, whichever way up it lies; a page that is askew is laid straight.

    Where words are not parted by blanks, a line is one.
    """
    tried = {0: _found(picture)}
    if tried[0] and median(line.height / line.width for line in tried[0]) > _TALL:
        tried |= {turn: _found(picture.rotate(turn, expand=True)) for turn in (90, 270)}
    elif tried[0] and median(line.sure for line in tried[0]) < _UNSURE:
        tried |= {180: _found(picture.rotate(180))}
    turn, lines = max(tried.items(), key=lambda each: sum(line.sure * len(line.text) for line in each[1]))
    size = picture.size if turn in {0, 180} else picture.size[::-1]
    return _page(lines, turn, *size)


def _found(picture: Image.Image) -> list[_Seen]:
    import numpy as np  # noqa: PLC0415 - slow to load, as the reader itself

    told: Any = _reader()(np.asarray(picture.convert("RGB"))[:, :, ::-1], use_cls=False, return_word_box=True)
    if told.txts is None or told.boxes is None or not len(told.txts):
        return []
    # Of lines in which no word was found there are none, so that which are whose is not known then.
    words = told.word_results if len(told.word_results) == len(told.txts) else [()] * len(told.txts)
    return [
        replace(_seen(text, sure, corners), words=tuple(_parted(_seen(*each) for each in within if each[0].strip())))
        for text, sure, corners, within in zip(told.txts, told.scores, told.boxes, words, strict=True)
    ]


def _seen(text: str, sure: float, corners: Any) -> _Seen:  # noqa: ANN401 - an array
    return _Seen(text.strip().translate(_QUOTES), float(sure), tuple((float(x), float(y)) for x, y in corners))


def _parted(words: Iterable[_Seen]) -> Iterator[_Seen]:
    """Yield words, those that a blank was overlooked between as two: "lift.He", "1896,so"."""
    for word in words:
        rest = word
        while (found := _OVERLOOKED.search(rest.text)) and "://" not in rest.text and "@" not in rest.text:
            share = found.end() / len(rest.text)
            yield replace(rest, text=rest.text[: found.end()], corners=_part(rest.corners, 0.0, share))
            rest = replace(rest, text=rest.text[found.end() :], corners=_part(rest.corners, share, 1.0))
        yield rest


def _part(corners: Sequence[_Point], first: float, last: float) -> tuple[_Point, ...]:
    """Return the corners of a part of a box, from one share of its width to another."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    return (
        (ax + (bx - ax) * first, ay + (by - ay) * first),
        (ax + (bx - ax) * last, ay + (by - ay) * last),
        (dx + (cx - dx) * last, dy + (cy - dy) * last),
        (dx + (cx - dx) * first, dy + (cy - dy) * first),
    )


@cache
def _reader() -> "RapidOCR":
    from rapidocr import RapidOCR  # noqa: PLC0415 - an extra, and seconds to load

    threads = min(_THREADS, os.cpu_count() or 1)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            # The lines of a batch are made as wide as the widest, and what is added is computed in vain.
            "Rec.rec_batch_num": 1,
        }
    )


def _page(lines: Sequence[_Seen], turn: int, width: int, height: int) -> SeenPage:
    """Return the words of lines, found on a picture that was turned and is so large."""
    lean = _lean(lines)
    usual = median(line.height for line in lines) if lines else 1.0
    placed: list[Placed] = []
    for line in lines:
        tall = usual if abs(line.height - usual) < _ALIKE * usual else line.height
        size = _LETTERS * tall
        y = sum(_about(corner, width, height, -lean)[1] for corner in line.corners) / 4 + _BELOW * size
        for number, word in enumerate(_words(line)):
            straight = [_about(corner, width, height, -lean)[0] for corner in word.corners]
            seen = SeenWord(word.text, _box(word.corners, turn, width, height), round(min(word.sure, _SUREST), 3))
            x0, x1 = (straight[0] + straight[3]) / 2, (straight[1] + straight[2]) / 2
            placed.append(Placed(seen, x0 / height, x1 / height, y / height, size / height, number == 0))
    return SeenPage(tuple(sorted(placed, key=lambda each: each.y)), width / height)


def _words(line: _Seen) -> tuple[_Seen, ...]:
    """Return the words of a line, or the line where they are not those that blanks part."""
    return line.words if "".join(word.text for word in line.words) == "".join(line.text.split()) else (line,)


def _lean(lines: Sequence[_Seen]) -> float:
    """Return by how much a page is turned, in radians: what its longer lines have in common."""
    leans = [
        math.atan2(line.corners[1][1] - line.corners[0][1], line.corners[1][0] - line.corners[0][0])
        for line in lines
        if line.width > 5 * line.height
    ]
    return median(leans) if leans else 0.0


def _about(point: _Point, width: float, height: float, angle: float) -> _Point:
    """Return a point of a picture that is turned about its middle."""
    x, y = point[0] - width / 2, point[1] - height / 2
    sine, cosine = math.sin(angle), math.cos(angle)
    return width / 2 + x * cosine - y * sine, height / 2 + x * sine + y * cosine


def _box(corners: Sequence[_Point], turn: int, width: int, height: int) -> Box:
    """Return the box around corners on a picture that was turned by ``turn`` degrees, as it was before."""
    xs, ys = zip(*_turned_back(((x / width, y / height) for x, y in corners), turn), strict=True)
    return Box(*(round(min(max(side, 0.0), 1.0), 4) for side in (min(xs), min(ys), max(xs), max(ys))))


def _turned_back(places: Iterator[_Point], turn: int) -> Iterator[_Point]:
    """Yield places of a picture that was turned against the clock, as parts of its sides, as they were before."""
    for x, y in places:
        yield {0: (x, y), 90: (1 - y, x), 180: (1 - x, 1 - y), 270: (y, 1 - x)}[turn]
