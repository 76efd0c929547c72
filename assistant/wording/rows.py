"""A row of a table as it is read outside of it: each cell after its column's heading. Pure."""

import re
from collections.abc import Sequence

from assistant.types import Citation
from index.text import told_cells, told_row, words_in
from index.types import Span


def told(citation: Citation) -> str:
    """Return a citation's quote; a row of a table as "Item: pump · Price: 3", without its empty cells."""
    return citation.quote if citation.columns is None else told_row(citation.columns, citation.quote)


def told_pieces(citation: Citation, shorts: Sequence[str] = ()) -> list[tuple[str, bool]]:
    """Return what :func:`told` does, cut into pieces, each with whether it is a cell that one of ``shorts`` is."""
    if citation.columns is None:
        return [(citation.quote, False)]
    wanted = {cell_of(citation.quote, short) for short in shorts}
    pieces: list[tuple[str, bool]] = []
    for number, (heading, cell) in enumerate(told_cells(citation.columns, citation.quote), start=1):
        if cell:
            before = (" · " if pieces else "") + (f"{heading}: " if heading else "")
            pieces += [(before, False), (cell, number in wanted)]
    return [piece for piece in pieces if piece[0]]


def told_marks(citation: Citation, shorts: Sequence[str]) -> tuple[Span, ...]:
    """Return where the cells that ``shorts`` are stand in what :func:`told` returns."""
    marks, place = [], 0
    for text, marked in told_pieces(citation, shorts):
        if marked:
            marks.append(Span(place, place + len(text)))
        place += len(text)
    return tuple(marks)


def cell_of(row: str, words: str) -> int:
    """Return the number, from 1, of the one cell of a row that ``words`` are, or else stand in; 0 if none is."""
    cells = [cell.casefold() for cell in words_in(row)]
    wanted = words.strip().casefold()
    whole = re.compile(rf"(?<![\w.,]){re.escape(wanted)}(?!\w|[.,]\d)")
    same = [number for number, cell in enumerate(cells, start=1) if wanted and cell == wanted]
    among = same or [number for number, cell in enumerate(cells, start=1) if wanted and whole.search(cell)]
    return among[0] if len(among) == 1 else 0
