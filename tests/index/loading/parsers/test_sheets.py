"""Spreadsheets come out as the tables that a person sees in them, and the lines around these."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from odfdo import Cell, Document, Row, Table
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from index.errors import LoadError
from index.loading import limits
from index.loading.parsers.sheets.formats import shown
from tests.index.loading.makers import strict
from tests.index.loading.reading import paragraphs, read

PARTS = [("Item", "Price", "Since"), ("pump", 12.5, date(2024, 3, 11)), ("ballast pump", 738.7, date(2023, 1, 2))]


def workbook(*sheets):
    """A workbook of sheets, each given as its name and what fills it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, fill in sheets:
        fill(book.create_sheet(name))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def filled(rows):
    def fill(sheet: Worksheet):
        for row in rows:
            sheet.append(row)

    return fill


def one(fill):
    return paragraphs(workbook(("Sheet1", fill)))


def opendocument(*rows, change=lambda xml: xml):
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("Parts")
    for cells in rows:
        row = Row()
        for value in cells:
            row.append_cell(Cell(value))
        table.append_row(row)
    document.body.append(table)
    file = io.BytesIO()
    document.save(file)
    given, made = zipfile.ZipFile(file), io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in given.namelist():
            data = given.read(name)
            archive.writestr(name, change(data.decode()) if name == "content.xml" else data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        (738.7, "0.00", "738.70"),
        (738.7, "General", "738.7"),
        (590700008609, "General", "590700008609"),
        (0.1 + 0.2, "General", "0.3"),
        (0.125, "0.00", "0.13"),
        (0.12, "0 %", "12 %"),
        (0.1234, "0.0%", "12.3%"),
        (1234.5, '#,##0.00 "€"', "1,234.50 €"),
        (1234.5, "[$€-407] #,##0.00", "€ 1,234.50"),
        (45.5, '"$"#,##0.00_);("$"#,##0.00)', "$45.50"),
        (-45.5, '"$"#,##0.00_);("$"#,##0.00)', "($45.50)"),
        (1234567, '0.0,,"M"', "1.2M"),
        (7, "00000", "00007"),
        (2125551234, "[<=9999999]###-####;(###) ###-####", "(212) 555-1234"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (12345.678, "0.00E+00", "1.23E+04"),
        (1.25, "# ?/?", "1 1/4"),
        (22, '0" °C"', "22 °C"),
        (5, ";;;", ""),
        (True, "General", "TRUE"),
        ("words", "0.00", "words"),
        (date(2024, 3, 11), "yyyy-mm-dd", "2024-03-11"),
        (datetime(2024, 3, 11), "mm-dd-yy", "2024-03-11"),
        (datetime(2024, 3, 1), "[$-407]d. mmmm yyyy;@", "1. März 2024"),
        (datetime(2024, 3, 11, 14, 5), "dd/mm/yyyy hh:mm", "11/03/2024 14:05"),
        (time(14, 5), "h:mm AM/PM", "2:05 PM"),
        (timedelta(hours=36), "[h]:mm", "36:00"),
        (date(2024, 3, 11), "General", "2024-03-11"),
    ],
)
def test_a_value_is_shown_as_its_format_says(value, code, seen):
    assert shown(value, code) == seen


def test_a_sheet_is_a_table_with_values_as_they_are_shown():
    def fill(sheet):
        filled(PARTS)(sheet)
        sheet["B2"].number_format = sheet["B3"].number_format = "0.00"

    assert one(fill) == [
        "Item | Price | Since\n--- | --- | ---\npump | 12.50 | 2024-03-11\nballast pump | 738.70 | 2023-01-02"
    ]


def test_what_is_hidden_is_left_out():
    def fill(sheet):
        filled([*PARTS, ("secret", 1, date(2020, 1, 1))])(sheet)
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["B"].hidden = True

    def hide(sheet):
        filled([["nothing", "here"], ["to", "see"]])(sheet)
        sheet.sheet_state = "hidden"

    text = read(workbook(("Parts", fill), ("Old", hide))).text
    assert text.splitlines() == ["Item | Since", "--- | ---", "pump | 2024-03-11", "ballast pump | 2023-01-02"]


def test_titles_notes_and_further_tables_stand_in_order():
    def fill(sheet):
        sheet["A1"] = "Parts in stock"
        sheet.merge_cells("A1:C1")
        for column, words in enumerate(PARTS[0], 1):
            sheet.cell(3, column, words)
        sheet["A4"], sheet["B4"] = "pump", 12.5
        # An empty row within a table parts nothing.
        sheet["A6"], sheet["B6"], sheet["C6"] = "hose", 3, "x"
        sheet["E3"], sheet["F3"], sheet["E4"], sheet["F4"] = "Zone", "Fare", "Alder", 55
        sheet["E5"], sheet["F5"] = "Ytre", 130
        sheet["A8"] = "Source: the harbour office"

    assert one(fill) == [
        "Parts in stock",
        "Item | Price | Since\n--- | --- | ---\npump | 12.5 |\nhose | 3 | x",
        "Zone | Fare\n--- | ---\nAlder | 55\nYtre | 130",
        "Source: the harbour office",
    ]


def test_merged_cells_are_told_in_each_row_and_headings_above_headings_in_each_column():
    def fill(sheet):
        filled([("Ward", "2023", None, "2024", None), (None, "Votes", "Share", "Votes", "Share")])(sheet)
        filled([("North", "East", 1, 2, 3), (None, "West", 4, 5, 6)])(sheet)
        for cells in ("B1:C1", "D1:E1", "A1:A2", "A3:A4"):
            sheet.merge_cells(cells)

    [told] = one(fill)
    head, _, *rows = told.split("\n")
    assert head == "Ward | 2023 Votes | 2023 Share | 2024 Votes | 2024 Share"
    assert rows == ["North | East | 1 | 2 | 3", "North | West | 4 | 5 | 6"]


def test_each_of_several_sheets_is_headed_by_its_name():
    told = paragraphs(workbook(("Parts", filled(PARTS[:2])), ("Fares", filled([("Zone", "Fare"), ("Alder", 55)]))))
    assert [each.split("\n")[0] for each in told] == ["Parts", "Item | Price | Since", "Fares", "Zone | Fare"]


def test_a_bold_first_row_holds_headings():
    def fill(sheet):
        filled([("Red", "Green"), ("Ann", "Bo"), ("Cy", "Di")])(sheet)
        for cell in sheet[1]:
            cell.font = Font(bold=True)

    assert "---" in one(fill)[0]
    assert "---" not in one(filled([("Red", "Green"), ("Ann", "Bo"), ("Cy", "Di")]))[0]


def test_formulas_without_results_are_said():
    loaded = read(workbook(("Parts", filled([*PARTS, ("sum", "=SUM(B2:B3)", None)]))))
    assert "formulas" in loaded.warnings[0]


def test_too_large_a_workbook_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(limits, "SHEET_BYTES", 10)
    with pytest.raises(LoadError, match="cells") as error:
        read(workbook(("Parts", filled(PARTS))))
    assert "part that matters" in error.value.advice


def test_a_broken_workbook_says_so():
    data = workbook(("Parts", filled(PARTS)))
    with pytest.raises(LoadError, match="damaged"):
        read(data[: len(data) // 2])


def test_an_opendocument_sheet_is_told_as_it_is_shown():
    def change(xml):
        return xml.replace("<text:p>12.5</text:p>", "<text:p>12,50 kr</text:p>")

    assert paragraphs(opendocument(*PARTS, change=change)) == [
        "Item | Price | Since\n--- | --- | ---\npump | 12,50 kr | 2024-03-11\nballast pump | 738.7 | 2023-01-02"
    ]


def test_hidden_rows_of_an_opendocument_sheet_and_endless_empty_ones_are_left_out():
    def change(xml):
        head, first, *rest = xml.split("<table:table-row>")
        assert len(rest) == 2
        hidden = '<table:table-row table:visibility="collapse">'
        empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
        empty += ' table:number-columns-repeated="16384"/></table:table-row>'
        return f"{head}{empty}<table:table-row>{first}{hidden}{rest[0]}<table:table-row>{rest[1]}"

    assert paragraphs(opendocument(*PARTS, change=change)) == [
        "Item | Price | Since\n--- | --- | ---\nballast pump | 738.7 | 2023-01-02"
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_what_parts_the_cells_is_told_by_the_content(delimiter):
    rows = [["Item", "Price", "Note"], ["pump", "12.50", '"two\nlines"'], ["hose", "3.00", "x"]]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert paragraphs(text, "/folder/parts.csv") == [
        "Item | Price | Note\n--- | --- | ---\npump | 12.50 | two lines\nhose | 3.00 | x"
    ]


def test_a_table_is_known_without_its_name_and_prose_is_none():
    assert read("Name\tCity\tBorn\nBo\tParis\t1970\nAnn\tRome\t1980\n", "/folder/list").media_type == "text/csv"
    prose = "He came, saw, and won.\nThen she, too, came home, tired.\nThey ate, drank, and slept.\n" * 3
    assert read(prose, "/folder/list").media_type == "text/plain"


def test_lines_above_a_table_in_a_file_stand_above_it():
    text = "sep=;\nParts of the ferry;;\n\nItem;Price;Note\npump;12,50;a\nhose;3,00;b\n"
    assert paragraphs(text, "/folder/parts.csv") == [
        "Parts of the ferry",
        "Item | Price | Note\n--- | --- | ---\npump | 12,50 | a\nhose | 3,00 | b",
    ]


def test_strict_open_xml_is_read():
    book = workbook(("Sheet1", filled(PARTS)))
    assert paragraphs(strict(book)) == paragraphs(book) != []
