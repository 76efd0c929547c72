"""Tables of plain text whose cells a character parts (CSV, TSV)."""

from index.loading import limits
from index.loading.delimiters import SAYS_SO, rows_of
from index.loading.drafts import Draft
from index.loading.parsers.sheets.blocks import Sheet
from index.loading.parsers.sheets.drafts import draft_of, plain, too_large
from index.types import Metadata


def parse(text: str, delimiter: str) -> Draft:
    """Return a table whose cells ``delimiter`` parts, with the lines above and below it.

    Raises:
        LoadError: it is too large.
    """
    if said := SAYS_SO.match(text):
        text = text[said.end() :]
    rows = [[plain(cell) for cell in row] for row in rows_of(text, delimiter)]
    if sum(map(len, rows)) > limits.SHEET_CELLS:
        raise too_large()
    return draft_of([Sheet("", rows, headed=True)], Metadata())
