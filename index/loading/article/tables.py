"""Rows of cells to a table as it stands in a text, or to paragraphs where they are none. Pure."""

import re
from collections.abc import Sequence

from index.loading.article.normalising import single_spaced
from index.text import as_row, as_table

_BAR, _NO_BAR = "|", "¦"
_RULE = re.compile(r"-{3,}")
_WORD = re.compile(r"\w")
_LONGEST_CELL = 600
"""Characters; what holds more is a column of a page, or a box in it, rather than a cell."""

_LONGEST_HEADING = 80
_SHORT = 100
"""Characters of the cells that may stand together in one line where there is but one row."""

_MOSTLY = 0.6
_FIGURE = re.compile(r"[^\w\s]*\s?[^\W\d_]{0,4}\s?[^\w\s]?\d[\d.,:/’' \u00a0\u202f%-]*[^\W\d_]{0,4}\s?[%‰°€$£¥)*†]*")
_YEAR = re.compile(r"(?:[^\W\d_]{1,9}\.?[ /-])?(?:1[89]|20)\d\d(?:\s?[/–-]\s?\d{2,4})?(?:\s?\(?[^\W\d_]{1,2}\)?)?")
_HEADS = frozenset(
    "amount author category city code colour comment cost count country date day department description email end from "
    "grade group height id item kind language length location model month name no note notes number order owner phone "
    "place population position price product quantity rank rate region remarks result role score size source start "
    "status stock sum time title to total town type unit url value version weight year "
    "anmerkung anzahl art autor bemerkung bestand betrag bezeichnung datum einheit ergebnis farbe gewicht größe jahr "
    "kategorie land menge nr ort preis rang stadt stück summe tag titel typ wert zahl zeit "
    "année auteur date nom pays prix quantité ville año autor fecha nombre país precio cantidad ciudad".split()
)
"""Words that by themselves say what stands below them."""


def table(rows: Sequence[Sequence[str]], *, headings: bool | None = None) -> str:
    """Return rows of cells as the one paragraph of several lines that a table is in a text.

    Cells parted by `` | ``, as many in every row; under column headings a rule of ``---`` (index/text/structure/
    tables.py). ``headings`` says whether the first row holds them; ``None`` that the format does not say, and then the
    content does. Rows may be of different lengths. A bar within a cell becomes ``¦``, a line break a space; rows and
    columns without a word, and repetitions of the headings, as they stand on each page, are left out.

    What is no table comes back as ordinary paragraphs, parted by an empty line as everywhere in a text: one column, or
    cells so long that they only lay out a page, give a paragraph for each line of each cell, in order; a single row of
    short cells gives one line, ``a | b``; and so does a row above the headings that says what the table is of, before
    the table. Nothing at all gives an empty string.
    """
    filled = _filled(rows)
    if not filled:
        return ""
    if _lays_out(filled):
        lines = [single_spaced(line) for row in filled for cell in row for line in cell.split("\n")]
        return "\n\n".join(filter(None, lines))
    cells = [[single_spaced(cell).replace(_BAR, _NO_BAR) for cell in row] for row in filled]
    if len(cells) == 1:
        return as_row(filter(None, cells[0]))
    if headings is None and _is_title(cells):
        return f"{as_row(filter(None, cells[0]))}\n\n{as_table(cells[1:], headed=True)}"
    once = [cells[0], *(row for row in cells[1:] if row != cells[0])]
    headed = _are_headings(once) if headings is None else headings
    return as_table(once if headed else cells, headed=headed and len(once) > 1)


def _filled(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the rows, all of one length, without the rows and columns that hold nothing but rules."""
    width = max(map(len, rows), default=0)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    padded = [["" if _RULE.fullmatch(cell.strip()) else cell for cell in row] for row in padded]
    kept = [row for row in padded if any(cell.strip() for cell in row)]
    columns = [number for number in range(width) if any(row[number].strip() for row in kept)]
    return [[row[number] for number in columns] for row in kept]


def _lays_out(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are no table: one column, cells too long for one, or one row that is no line of short cells."""
    longest = max(len(single_spaced(cell)) for row in rows for cell in row)
    return len(rows[0]) == 1 or longest > (_LONGEST_CELL if len(rows) > 1 else _SHORT)


def _is_title(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row says what the whole table is of: it names not every column, and headings stand below."""
    first, *below = rows
    return not all(first[1:]) and len(below) > 1 and _are_headings(below)


def _are_headings(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row says what stands below it: words alone, in each column others than below it."""
    first, *below = rows
    named = [cell for cell in first if cell]
    if len(named) < len(first) - 1 or len(set(named)) < len(named) or (not first[-1] and len(first) > 2):
        return False
    if any(len(cell) > _LONGEST_HEADING or (is_figure(cell) and not _YEAR.fullmatch(cell)) for cell in named):
        return False
    # A dash says that there is nothing, in a column of words as in one of figures.
    columns = [[row[number] for row in below if _WORD.search(row[number])] for number in range(len(first))]
    if any(heading in column for heading, column in zip(first, columns, strict=True) if heading):
        return False
    return any(_heads(heading, column) for heading, column in zip(first, columns, strict=True) if heading)


def _heads(heading: str, column: Sequence[str]) -> bool:
    """Whether a cell is unlike those below it: words over figures, a kind over its cases, one of the usual headings."""
    if not column:
        return False
    figures = sum(map(is_figure, column))
    if figures >= _MOSTLY * len(column):
        return not is_figure(heading) or not all(map(_YEAR.fullmatch, column))
    cases = len(column) >= 3 and 2 * len(set(column)) <= len(column)
    return cases or (_is_usual(heading) and not any(map(_is_usual, column)))


def _is_usual(cell: str) -> bool:
    words = cell.casefold().strip(".:#() ").split()
    return 0 < len(words) <= 3 and (words[-1] in _HEADS or words[0] in _HEADS)


def is_figure(cell: str) -> bool:
    """Whether a cell holds a number, with a unit perhaps, and no words."""
    return _FIGURE.fullmatch(cell) is not None
