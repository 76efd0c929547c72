"""DOCX documents give their paragraphs and properties, and nothing that is deleted or hidden."""

from datetime import UTC, datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

from index.errors import LoadError
from tests.index.loading.makers import part, saved, with_part, word
from tests.index.loading.reading import paragraphs, read

BODY = "The council of Saltmere voted on Tuesday to close the north pier until the spring of next year."
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_paragraphs_lists_and_tables_come_out_in_order():
    document = docx.Document()
    document.add_heading("The vote", 1)
    document.add_paragraph(BODY)
    document.add_paragraph("First point", "List Bullet")
    document.add_paragraph("Second point", "List Number")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Line", "Fare", "North", "4.50"), strict=True
    ):
        cell.text = text
    document.add_paragraph("Yours sincerely,\nIda Brandt")
    loaded = read(saved(document))
    assert loaded.metadata.title == "The vote"
    assert loaded.text.split("\n\n") == [
        BODY,
        "- First point",
        "- Second point",
        "Line | Fare",
        "North | 4.50",
        "Yours sincerely,",
        "Ida Brandt",
    ]


def test_merged_cells_are_read_once():
    document = docx.Document()
    document.add_paragraph(BODY)
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Across all"
    assert paragraphs(saved(document)) == [BODY, "Across all"]


def test_properties_are_metadata():
    document = docx.Document()
    document.core_properties.title = "Letter about the pier"
    document.core_properties.author = "Ida Brandt"
    document.core_properties.created = datetime(2025, 5, 3, tzinfo=UTC)
    document.add_paragraph(BODY)
    loaded = read(saved(document))
    assert (loaded.metadata.title, loaded.metadata.author) == ("Letter about the pier", "Ida Brandt")
    assert loaded.metadata.published == "2025-05-03"
    assert "made" in loaded.warnings[0]


def test_the_title_style_gives_the_title_where_the_properties_do_not():
    document = docx.Document()
    document.add_heading("Letter about the pier", 0)
    document.add_paragraph(BODY)
    loaded = read(saved(document))
    assert loaded.metadata.title == "Letter about the pier"
    assert loaded.text == BODY


def test_what_programs_write_for_want_of_a_person_is_none():
    metadata = read(word(BODY, author="python-docx")).metadata
    assert (metadata.title, metadata.author, metadata.published) == (None, None, None)


def with_body(xml: str) -> bytes:
    document = docx.Document()
    for element in parse_xml(f"<w:body {NAMESPACE}>{xml}</w:body>"):
        document.element.body.insert(0, element)
    document.add_paragraph(BODY)
    return saved(document)


def look(name: str, value: str) -> str:
    return f'<w:{name} w:val="{value}"/>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    "xml",
    [
        f"<w:p>{run('Seen.')}{run('secret', '<w:vanish/>')}</w:p>",
        f"<w:p>{run('Seen.')}{run('secret', look('color', 'FFFFFF'))}</w:p>",
        f"<w:p>{run('Seen.')}{run('secret', look('sz', '2'))}</w:p>",
        "<w:p><w:del w:id='1' w:author='a'><w:r><w:delText>secret</w:delText></w:r></w:del>" + run("Seen.") + "</w:p>",
        f"<w:p><w:moveFrom w:id='1' w:author='a'>{run('secret')}</w:moveFrom>{run('Seen.')}</w:p>",
        f"<w:p><w:r><w:instrText>secret</w:instrText></w:r>{run('Seen.')}</w:p>",
    ],
)
def test_deleted_and_hidden_words_are_not_read(xml):
    assert paragraphs(with_body(xml)) == ["Seen.", BODY]


@pytest.mark.parametrize(
    "xml",
    [
        f"<w:p><w:ins w:id='1' w:author='a'>{run('Seen.')}</w:ins></w:p>",
        f"<w:p><w:hyperlink>{run('Seen.')}</w:hyperlink></w:p>",
        f"<w:sdt><w:sdtContent><w:p>{run('Seen.')}</w:p></w:sdtContent></w:sdt>",
        f"<w:p><w:sdt><w:sdtContent>{run('Seen.')}</w:sdtContent></w:sdt></w:p>",
        f"<w:p>{run('Se')}{run('en.', '<w:b/>')}</w:p>",
        f"<w:p>{run('Seen.', look('vanish', '0'))}</w:p>",
        f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run('Seen.')}</w:p></w:txbxContent></w:pict></w:r></w:p>",
    ],
)
def test_inserted_linked_and_boxed_words_are_read(xml):
    assert paragraphs(with_body(xml)) == ["Seen.", BODY]


def test_white_words_on_a_coloured_ground_are_read():
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    font = cell.paragraphs[0].add_run("Seen.").font
    font.color.rgb = RGBColor(255, 255, 255)
    font.size = Pt(12)
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {NAMESPACE} w:fill="000080"/>'))
    assert paragraphs(saved(document)) == ["Seen."]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("word/document.xml", b"<w:document><w:body>"),
        ("word/document.xml", b"<other/>"),
        ("word/document.xml", b""),
        ("[Content_Types].xml", b"<Types/>"),
        ("word/styles.xml", b"\0\1\2"),
        ("_rels/.rels", b"not xml"),
    ],
)
def test_a_damaged_part_is_an_error(name, data):
    with pytest.raises(LoadError) as error:
        read(with_part(word(BODY), name, data))
    assert error.value.advice


def test_a_document_without_its_properties_is_read():
    archive = with_part(word(BODY), "docProps/core.xml", part(word(), "docProps/core.xml"))
    assert paragraphs(archive) == [BODY]
