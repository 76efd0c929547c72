"""Excel workbooks (XLSX, XLSM)."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable
from datetime import date, time, timedelta
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from index.errors import LoadError
from index.i18n import N_, _
from index.loading import limits
from index.loading.article import NOBODY
from index.loading.drafts import Draft
from index.loading.parsers.archive import check_archive, transitional
from index.loading.parsers.sheets.blocks import Sheet
from index.loading.parsers.sheets.drafts import draft_of, plain, too_large
from index.loading.parsers.sheets.formats import shown
from index.types import Metadata

_AGAIN = N_("Open it in a spreadsheet program, save it again and add that.")
_NO_RESULTS = N_(
    "Some of its formulas have no result stored. Open it in a spreadsheet program, save it and add it again."
)
_DAMAGED = (
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, ParseError, zipfile.BadZipFile),
    InvalidFileException,
)
_LIBRARY = "openpyxl"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_NOT_CALCULATED = re.compile(rb"<f\b[^>]*>[^<]+</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")


def parse(data: bytes) -> Draft:
    """Return the tables of a workbook's visible sheets as they are shown, and its properties.

    Hidden sheets, rows and columns are left out, and so are comments and charts.

    Raises:
        LoadError: it is damaged, needs a password, is too large, or is not safe to unpack.
    """
    check_archive(data, "XLSX", _AGAIN)
    uncalculated = _look_into(data)
    try:
        data = transitional(data)
        with warnings.catch_warnings():
            # What openpyxl can't write again (a chart's style, a drop-down list) is of no account to who reads.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        shown_ones = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        sheets = [_sheet(sheet) for sheet in shown_ones]
        metadata, made = _properties(book)
    except _DAMAGED as error:
        raise LoadError(_("The XLSX is damaged: %(reason)s.", reason=error), advice=_(_AGAIN)) from error
    notes = (_(_NO_RESULTS),) if uncalculated else ()
    return draft_of(sheets, metadata, made, notes)


def _look_into(data: bytes) -> bool:
    """Return whether formulas have no result stored.

    Raises:
        LoadError: the sheets are so large that reading them would take all memory.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [each for each in archive.infolist() if _SHEET.fullmatch(each.filename)]
        if sum(each.file_size for each in members) > limits.SHEET_BYTES:
            raise too_large()
        return any(_NOT_CALCULATED.search(archive.read(each)) for each in members)


def _sheet(sheet: Worksheet) -> Sheet:
    """Return what a sheet shows."""
    rows = [number for number in range(1, sheet.max_row + 1) if not sheet.row_dimensions[number].hidden]
    columns = _columns(sheet)
    told = [[sheet.cell(row, column) for column in columns] for row in rows]
    words = [[_words(cell) for cell in row] for row in told]
    bold = frozenset(place for place, row in enumerate(told) if _is_bold(row))
    return Sheet(sheet.title, words, _spans(sheet, rows, columns), bold)


def _columns(sheet: Worksheet) -> list[int]:
    """Return the columns that are not hidden; one record of a file may hide several."""
    hidden = {
        number
        for each in sheet.column_dimensions.values()
        if each.hidden and each.min
        for number in range(each.min, min(each.max or each.min, sheet.max_column) + 1)
    }
    return [number for number in range(1, sheet.max_column + 1) if number not in hidden]


def _words(cell: Cell | MergedCell) -> str:
    if isinstance(cell, MergedCell):
        return ""
    value = cell.value
    # A formula without a result comes as its text or as an object.
    if not (value is None or isinstance(value, str | int | float | date | time | timedelta)):
        return plain(str(value))
    return plain(shown(value, cell.number_format))


def _is_bold(row: Iterable[Cell | MergedCell]) -> bool:
    told = [cell for cell in row if cell.value is not None]
    return len(told) > 1 and all(isinstance(cell, Cell) and cell.font.b for cell in told)


def _spans(sheet: Worksheet, rows: list[int], columns: list[int]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return how many of the visible columns and rows each merged cell takes, by its place among them."""
    row_places = {number: place for place, number in enumerate(rows)}
    column_places = {number: place for place, number in enumerate(columns)}
    spans = {}
    for each in sheet.merged_cells.ranges:
        across = sum(1 for number in range(each.min_col, each.max_col + 1) if number in column_places)
        down = sum(1 for number in range(each.min_row, each.max_row + 1) if number in row_places)
        if each.min_row in row_places and each.min_col in column_places:
            spans[row_places[each.min_row], column_places[each.min_col]] = (across, down)
    return spans


def _properties(book: openpyxl.Workbook) -> tuple[Metadata, str | None]:
    said = book.properties
    if said.creator == _LIBRARY:
        return Metadata(title=plain(said.title or "") or None), None
    author = plain(said.creator or "")
    made = said.created.date().isoformat() if said.created else None
    title = plain(said.title or "") or None
    return Metadata(title, author=None if NOBODY.fullmatch(author) else author or None), made
