"""OpenDocument spreadsheets (ODS)."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from index.errors import LoadError
from index.i18n import N_, _
from index.loading import limits
from index.loading.article import NOBODY
from index.loading.drafts import Draft
from index.loading.parsers.archive import check_archive
from index.loading.parsers.odt import check_password
from index.loading.parsers.sheets.blocks import Sheet
from index.loading.parsers.sheets.drafts import draft_of, plain, too_large
from index.types import Metadata

_AGAIN = N_("Open it in a spreadsheet program, save it again and add that.")
_TABLE, _OFFICE, _TEXT, _STYLE, _FO = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
    for name in ("table", "office", "text", "style", "xsl-fo-compatible")
)
_META, _DC = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}", "{http://purl.org/dc/elements/1.1/}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_BLANKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": " "}
_VALUES = ("string-value", "value", "date-value", "time-value", "boolean-value")
_NOT_SHOWN = frozenset(("collapse", "filter"))
_Row = list[tuple[str, tuple[int, int], bool]]
"""The words of a row's cells, the columns and rows that each spans, and whether it is bold."""


def parse(data: bytes) -> Draft:
    """Return the tables of a spreadsheet's visible sheets as they are shown, and its properties.

    Hidden sheets, rows and columns are left out, and so are comments and charts.

    Raises:
        LoadError: it is damaged, needs a password, is too large, or is not safe to unpack.
    """
    check_password(data)
    check_archive(data, "ODS", _AGAIN)
    try:
        content, meta = (_tree(data, name) for name in ("content.xml", "meta.xml"))
        if content is None:
            raise KeyError("content.xml")
        looks = _Looks(content)
        sheets = [
            _sheet(sheet, looks)
            for sheet in content.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
            if sheet.get(f"{_TABLE}style-name") not in looks.hidden
        ]
    except (KeyError, ValueError, TypeError, etree.XMLSyntaxError) as error:
        raise LoadError(_("The ODS is damaged: %(reason)s.", reason=error), advice=_(_AGAIN)) from error
    metadata, made = _properties(meta)
    return draft_of(sheets, metadata, made)


def _tree(data: bytes, name: str) -> etree._Element | None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if name not in archive.namelist():
            return None
        return etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, huge_tree=True))


class _Looks:
    """The names of the styles that hide a sheet, and of those that make the words of a cell bold."""

    def __init__(self, content: etree._Element) -> None:
        self.hidden: set[str | None] = set()
        self.bold: set[str | None] = set()
        for style in content.iterfind(f"{_OFFICE}automatic-styles/{_STYLE}style"):
            name = style.get(f"{_STYLE}name")
            if any(each.get(f"{_TABLE}display") == "false" for each in style.iterfind(f"{_STYLE}table-properties")):
                self.hidden.add(name)
            if any(each.get(f"{_FO}font-weight") == "bold" for each in style.iterfind(f"{_STYLE}text-properties")):
                self.bold.add(name)


def _sheet(sheet: etree._Element, looks: _Looks) -> Sheet:
    """Return what a sheet shows.

    Raises:
        LoadError: it has more cells than are read.
    """
    hidden = _hidden_columns(sheet)
    rows: list[_Row] = []
    empty = room = 0
    for element in sheet.iter(f"{_TABLE}table-row"):
        if element.get(f"{_TABLE}visibility") in _NOT_SHOWN:
            continue
        row = _row(element, hidden, looks)
        times = _times(element, "rows")
        if not row:
            empty += times
            continue
        # One empty row parts tables as well as a thousand.
        blank: list[_Row] = [[] for _ in range(min(empty, 1))] if rows else []
        empty = 0
        room += (len(blank) + times) * len(row)
        if room > limits.SHEET_CELLS:
            raise too_large()
        rows += [*blank, *(row for _ in range(times))]
    return Sheet(
        sheet.get(f"{_TABLE}name") or "",
        [[words for words, _, _ in row] for row in rows],
        {
            (at, column): size
            for at, row in enumerate(rows)
            for column, (_, size, _) in enumerate(row)
            if size != (1, 1)
        },
        frozenset(at for at, row in enumerate(rows) if all(bold for words, _, bold in row if words) and len(row) > 1),
    )


def _hidden_columns(sheet: etree._Element) -> frozenset[int]:
    hidden: set[int] = set()
    place = 0
    for column in sheet.iter(f"{_TABLE}table-column"):
        times = _times(column, "columns")
        if column.get(f"{_TABLE}visibility") in _NOT_SHOWN:
            hidden.update(range(place, min(place + times, limits.SHEET_CELLS)))
        place += times
    return frozenset(hidden)


def _row(element: etree._Element, hidden: frozenset[int], looks: _Looks) -> _Row:
    """Return the cells of a row in the columns that are shown, as far as there are words."""
    row: _Row = []
    waiting: _Row = []
    place = 0
    for cell in element:
        if cell.tag not in _CELLS:
            continue
        covered = cell.tag == _CELLS[1]
        words = "" if covered else plain(" ".join(_words(cell)))
        across = _number(cell, "number-columns-spanned")
        down = _number(cell, "number-rows-spanned")
        size = (sum(1 for each in range(place, place + across) if each not in hidden) or 1, down)
        for _time in range(min(_times(cell, "columns"), limits.SHEET_CELLS)):
            if place not in hidden:
                waiting.append((words, size, cell.get(f"{_TABLE}style-name") in looks.bold))
            place += 1
            if not words and len(waiting) > limits.SHEET_CELLS // 100:
                break
        if words:
            row += waiting
            waiting = []
    return row


def _words(cell: etree._Element) -> Iterator[str]:
    """Yield the lines of a cell, or its value where no words are stored for it."""
    lines = ["".join(_inside(line)) for line in cell.iterfind(f"{_TEXT}p")]
    yield from lines
    if not lines:
        yield next((value for name in _VALUES if (value := cell.get(f"{_OFFICE}{name}"))), "")


def _inside(line: etree._Element) -> Iterator[str]:
    yield line.text or ""
    for child in line:
        if child.tag in _BLANKS:
            yield _BLANKS[child.tag]
        elif child.tag != f"{_OFFICE}annotation":
            yield from _inside(child)
        yield child.tail or ""


def _times(element: etree._Element, what: str) -> int:
    return _number(element, f"number-{what}-repeated")


def _number(element: etree._Element, name: str) -> int:
    told = element.get(f"{_TABLE}{name}", "1")
    return max(1, int(told)) if told.isdecimal() else 1


def _properties(meta: etree._Element | None) -> tuple[Metadata, str | None]:
    """Return title and author, and the ISO date of making."""
    said = {} if meta is None else {each.tag: plain(each.text or "") for each in meta.iterfind(f"{_OFFICE}meta/*")}
    author = said.get(f"{_META}initial-creator") or said.get(f"{_DC}creator") or ""
    made = said.get(f"{_META}creation-date", "")[:10] or None
    return Metadata(said.get(f"{_DC}title") or None, author=None if NOBODY.fullmatch(author) else author or None), made
