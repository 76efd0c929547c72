"""Plain text."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from index.loading.article import clean_characters, paragraphs_of, table, wrap_width
from index.loading.drafts import Draft

_RULE = re.compile(r"[\s|+:=-]*(?:-{2,}|={2,})[\s|+:=-]*")
_SURE = 3
"""Lines with as many bars each, from which on they are the rows of a table."""


def parse(text: str) -> Draft:
    """Return the paragraphs of a plain text, lines of cells that bars part as the tables that they are."""
    text = clean_characters(text)
    lines = text.split("\n")
    if text.count("|") < _SURE:
        return Draft(tuple(paragraphs_of(text)))
    column = wrap_width([line.rstrip() for line in lines if line.strip() and "|" not in line])
    return Draft(tuple(_paragraphs(lines, column)))


def _paragraphs(lines: Sequence[str], column: int) -> Iterator[str]:
    for barred, group in groupby(lines, lambda line: "|" in line or bool(re.fullmatch(r"\+[-=+]+\+\s*", line))):
        told = list(group)
        if barred and (rows := _rows(told)):
            yield from table(rows).split("\n\n")
        else:
            yield from paragraphs_of("\n".join(told), column)


def _rows(lines: Sequence[str]) -> list[list[str]] | None:
    """Return lines as rows of cells, without the rules between them; ``None`` where they are no table."""
    rows = [line.strip().strip("|").split("|") for line in lines if not _RULE.fullmatch(line)]
    even = len({len(row) for row in rows}) == 1 and len(rows[0]) > 1
    return rows if even and (len(rows) >= _SURE or len(rows) < len(lines)) else None
