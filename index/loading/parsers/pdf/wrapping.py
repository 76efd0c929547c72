"""Rows of a table whose cells take several lines, where nothing but the distance of the lines tells them. Pure."""

from collections.abc import Sequence
from itertools import pairwise

from index.loading.article import is_figure, joined
from index.loading.parsers.pdf.rows import Row

_TIGHT = 1.7
"""Lines of a cell stand no further from each other than this, in the size of the letters."""

_WIDER = 1.25
"""So much further apart than the lines of a row are rows."""


def unwrapped(rows: Sequence[Row], cells: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return ``cells``, one list for each of ``rows``, with lines put together that go on in the cells above them.

    A line goes on in the row above if it has half of its cells at most, none of them a figure, and the lines of that
    row stand nearer to each other than to what is above and below them.
    """
    drops = [above[0].y - below[0].y for above, below in pairwise(rows)]
    starts = [0]
    for number in range(1, len(rows)):
        if not _goes_on(rows[number], cells[starts[-1]], cells[number], drops[number - 1]):
            starts.append(number)
    together: list[list[str]] = []
    for start, end in pairwise([*starts, len(rows)]):
        inner = max(drops[start : end - 1], default=0.0)
        outer = [drops[at] for at in (start - 1, end - 1) if 0 <= at < len(drops)]
        if end - start == 1 or not outer or min(outer) < _WIDER * inner:
            together += [list(line) for line in cells[start:end]]
        else:
            together.append([_one(column) for column in zip(*cells[start:end], strict=True)])
    return together


def _goes_on(row: Row, first: Sequence[str], line: Sequence[str], drop: float) -> bool:
    filled = [number for number, cell in enumerate(line) if cell]
    if drop > _TIGHT * row[0].size or 2 * len(filled) > sum(map(bool, first)):
        return False
    return all(first[number] and not is_figure(line[number]) for number in filled)


def _one(lines: Sequence[str]) -> str:
    text = ""
    for line in filter(None, lines):
        text = joined(text, line, frozenset(), keep=False) if text else line
    return text
