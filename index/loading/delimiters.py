"""What parts the cells of a table in plain text (CSV, TSV), told by its content. Pure."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from index.loading import limits

_DELIMITERS = "\t;,|"
_HEAD = 1 << 18
_LOOKED_AT = 200
"""Characters, and rows, by which it is told what parts the cells."""

SAYS_SO = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""How a file tells Excel what parts its cells."""

TABLES = frozenset((".csv", ".tsv", ".tab"))
"""How the names of such files end."""

_OF_PROSE = re.compile(r"[^\W\d_]{2,}[.!?][\"”’')]*$")
_SURE_ROWS, _SURE_COLUMNS = 3, 3
_LONGEST_CELL = 60
_COMMON = 0.9


def delimiter_of(text: str, *, named: bool) -> str | None:
    """Return the character that parts the cells of ``text``, ``None`` where it is no table.

    ``named`` says that its file is called a table. One that is not has to show it: as many short cells in every row,
    three rows and three columns at least, and no sentences in them.
    """
    if said := SAYS_SO.match(text):
        return said[1]
    head = text[:_HEAD]
    found = max(_DELIMITERS, key=lambda each: _fits(head, each))
    if named:
        return found if _fits(head, found) else None
    return found if _is_sure(rows_of(head, found, _LOOKED_AT), found, head) else None


def rows_of(text: str, delimiter: str, most: int | None = None) -> list[list[str]]:
    """Return the rows of a table, at most so many."""
    csv.field_size_limit(limits.FILE_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    return list(islice(reader, most))


def _fits(text: str, delimiter: str) -> float:
    """Return how well a character parts a text into rows of as many cells, 0 where it does not."""
    counts = Counter(len(row) for row in rows_of(text, delimiter, _LOOKED_AT) if any(cell.strip() for cell in row))
    columns, rows = max(counts.items(), key=lambda pair: (pair[1] * (pair[0] > 1), pair[0]), default=(0, 0))
    return 0.0 if columns < 2 else rows / sum(counts.values()) + columns / 1000


def _is_sure(rows: Sequence[Sequence[str]], delimiter: str, text: str) -> bool:
    told = [row for row in rows if any(cell.strip() for cell in row)]
    widths = Counter(map(len, told))
    if not told or len(told) < _SURE_ROWS:
        return False
    columns, count = widths.most_common(1)[0]
    cells = [cell.strip() for row in told for cell in row]
    prose = sum(1 for cell in cells if _OF_PROSE.search(cell) or len(cell) > _LONGEST_CELL)
    # After a comma of prose a space follows.
    spaced = delimiter == "," and text.count(", ") > text.count(",") / 4
    even = columns >= _SURE_COLUMNS and count >= _COMMON * len(told)
    return even and prose <= len(cells) / 20 and not spaced
