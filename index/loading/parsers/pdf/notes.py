"""Footnotes: small lines below the text of a column, each begun by its mark. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from index.loading.article import joined
from index.loading.parsers.pdf.columns import Block, Column
from index.loading.parsers.pdf.rows import Piece

_MARK = re.compile(r"(?P<mark>\d{1,3}|[*†‡§¶]{1,3}|\[\d{1,3}\])(?P<gap>[ .)]*)(?=[^\W\d_]|[“\"‘'(«„])")
_SMALLER = 0.94
_MOST = 0.6
"""So much of a column may be notes."""


def without_notes(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """Return the blocks of a page without the footnotes below their columns, and the notes, each by itself."""
    kept: list[Block] = []
    notes: list[str] = []
    for block in blocks:
        first = _first_note(block) if isinstance(block, Column) else None
        if first is None or not isinstance(block, Column):
            kept.append(block)
        else:
            kept.append(replace(block, lines=block.lines[:first]))
            notes += _notes(block.lines[first:])
    return kept, notes


def _first_note(column: Column) -> int | None:
    """Return at which line the notes of a column begin."""
    sizes: Counter[float] = Counter()
    for line in column.lines:
        sizes[round(line.size, 1)] += len(line.text)
    usual = sizes.most_common(1)[0][0]
    first = len(column.lines)
    while first and column.lines[first - 1].size <= _SMALLER * usual:
        first -= 1
    while first < len(column.lines) and not _MARK.match(column.lines[first].text):
        first += 1
    return first if max(1, (1 - _MOST) * len(column.lines)) <= first < len(column.lines) else None


def _notes(lines: Sequence[Piece]) -> list[str]:
    """Return the text of each note, its mark parted from its first word."""
    notes: list[str] = []
    number = 0
    for line in lines:
        found = _MARK.match(line.text)
        if found and _follows(found["mark"], number):
            number = int(found["mark"]) if found["mark"].isdigit() else number
            notes.append(f"{found['mark']} {line.text[found.end() :]}")
        else:
            notes[-1] = joined(notes[-1], line.text, frozenset(), keep=False)
    return notes


def _follows(mark: str, number: int) -> bool:
    """Whether a note may have this mark after the one with ``number``: a line may begin with a number by chance."""
    return not mark.isdigit() or not number or 0 < int(mark) - number <= 2
