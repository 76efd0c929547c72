"""One table as a file of each format, as programs write them."""

import csv
import html
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import docx
import openpyxl
from odfdo import Cell, Document, Header, Paragraph, Row, Table

from tests.index.loading.makers import pdf


@dataclass(frozen=True, slots=True)
class Given:
    """What a file holds: a title, a paragraph, and a table under it."""

    title: str
    lead: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]

    @property
    def lines(self) -> list[Sequence[str]]:
        """The table row by row, its headings first."""
        return [self.headings, *self.rows]


def as_csv(given: Given) -> bytes:
    """Return the table alone."""
    file = io.StringIO()
    csv.writer(file).writerows(given.lines)
    return file.getvalue().encode()


def as_xlsx(given: Given) -> bytes:
    """Return a workbook with numbers as numbers, shown with as many decimals as they are given with."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([given.title])
    sheet.append([])
    for line in given.lines:
        sheet.append([_value(words) for words in line])
        for cell, words in zip(sheet[sheet.max_row], line, strict=False):
            if isinstance(cell.value, float):
                cell.number_format = "0." + "0" * len(words.partition(".")[2])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _value(words: str) -> str | int | float:
    plain = words.replace(".", "", 1)
    if not (plain.isascii() and plain.isdecimal()):
        return words
    return float(words) if "." in words else int(words)


def as_docx(given: Given) -> bytes:
    """Return a document with a heading, a paragraph and a table."""
    document = docx.Document()
    document.add_heading(given.title, 0)
    document.add_paragraph(given.lead)
    table = document.add_table(len(given.lines), len(given.headings))
    for row, line in zip(table.rows, given.lines, strict=True):
        for cell, words in zip(row.cells, line, strict=True):
            cell.text = words
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_html(given: Given) -> bytes:
    """Return a page with a heading, a paragraph and a table."""

    def row(line: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(words)}</{tag}>" for words in line) + "</tr>"

    body = row(given.headings, "th") + "".join(row(line, "td") for line in given.rows)
    title = html.escape(given.title)
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title></head><body><article>"
        f"<h1>{title}</h1><p>{html.escape(given.lead)}</p><table>{body}</table></article></body></html>"
    ).encode()


def as_odt(given: Given) -> bytes:
    """Return an OpenDocument text with a heading, a paragraph and a table."""
    document = Document("text")
    document.body.clear()
    document.body.append(Header(1, given.title))
    document.body.append(Paragraph(given.lead))
    table = Table("Table")
    for line in given.lines:
        row = Row()
        for words in line:
            row.append_cell(Cell(text=words))
        table.append_row(row)
    document.body.append(table)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(given: Given) -> bytes:
    """Return a page with a title, a paragraph and a table whose cells stand in columns."""
    put = [_put(50, 800, given.title, 16)]
    put += [_put(50, 775 - 14 * number, part) for number, part in enumerate(_wrapped(given.lead))]
    longest = [max(len(line[column]) for line in given.lines) for column in range(len(given.headings))]
    starts = [50 + sum(5 * wide + 22 for wide in longest[:column]) for column in range(len(longest))]
    put += [
        _put(start, 720 - 18 * number, words)
        for number, line in enumerate(given.lines)
        for start, words in zip(starts, line, strict=True)
    ]
    return pdf("\n".join(put).encode("cp1252"))


def _put(x: float, y: float, words: str, size: int = 9) -> str:
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf 1 0 0 1 {x:.1f} {y} Tm ({escaped}) Tj ET"


def _wrapped(text: str, width: int = 90) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines


FORMATS: Mapping[str, Callable[[Given], bytes]] = {
    "csv": as_csv,
    "xlsx": as_xlsx,
    "docx": as_docx,
    "html": as_html,
    "odt": as_odt,
    "pdf": as_pdf,
}
"""How a table is written in each format."""
