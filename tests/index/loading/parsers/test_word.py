"""DOCX documents give their paragraphs and properties, and nothing that is deleted or hidden."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

from index.errors import LoadError
from tests.index.loading.makers import part, saved, strict, with_part, word
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
        "1. Second point",
        "Line | Fare\n--- | ---\nNorth | 4.50",
        "Yours sincerely,",
        "Ida Brandt",
    ]


def test_spanned_rows_are_told_in_each_and_marked_headings_are_headings():
    document = docx.Document()
    document.add_paragraph(BODY)
    table = document.add_table(4, 3)
    for row, line in zip(table.rows, ["Ward|2024|", "|Votes|Share", "North|East|1", "|West|2"], strict=True):
        for cell, text in zip(row.cells, line.split("|"), strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(3, 0))
    for row in table.rows[:2]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {NAMESPACE}/>"))
    told = paragraphs(saved(document))[1]
    assert told == "Ward | 2024 Votes | 2024 Share\n--- | --- | ---\nNorth | East | 1\nNorth | West | 2"


def test_a_table_that_holds_another_only_places_things():
    document = docx.Document()
    document.add_paragraph(BODY)
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Beside it."
    inner = table.cell(0, 1).add_table(2, 2)
    for cell, text in zip(
        (cell for row in inner.rows for cell in row.cells), "Line Fare North 4.50".split(), strict=True
    ):
        cell.text = text
    assert paragraphs(saved(document)) == [BODY, "Beside it.", "Line | Fare\n--- | ---\nNorth | 4.50"]


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
    for element in reversed(list(parse_xml(f"<w:body {NAMESPACE}>{xml}</w:body>"))):
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


NOTED = "The pump was paid for twice."
NOTE = "Invoice 88 of the yard at Kelvik, shown to us by its former bookkeeper."
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_notes(body: str, kind: str, notes: str) -> bytes:
    """A DOCX with this body, and these notes in a part of their own."""
    document = with_body(body)
    relations = part(document, "word/_rels/document.xml.rels").decode()
    relation = f'<Relationship Id="rIdNotes" Type="{RELATED}/{kind}s" Target="{kind}s.xml"/></Relationships>'
    types = part(document, "[Content_Types].xml").decode()
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    override = f'<Override PartName="/word/{kind}s.xml" ContentType="{main}.{kind}s+xml"/></Types>'
    document = with_part(
        document, "word/_rels/document.xml.rels", relations.replace("</Relationships>", relation).encode()
    )
    document = with_part(document, "[Content_Types].xml", types.replace("</Types>", override).encode())
    return with_part(document, f"word/{kind}s.xml", f"<w:{kind}s {NAMESPACE}>{notes}</w:{kind}s>".encode())


def note(kind: str, number: int, text: str) -> str:
    return f"<w:{kind} w:id='{number}'><w:p>{run(text)}</w:p></w:{kind}>"


@pytest.mark.parametrize(("kind", "mark"), [("footnote", "¹"), ("endnote", "ⁱ")])
def test_a_note_stands_after_the_paragraph_with_its_mark(kind, mark):
    reference = f"<w:r><w:{kind}Reference w:id='7'/></w:r>"
    separator = f"<w:{kind} w:type='separator' w:id='0'><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>"
    document = with_notes(
        f"<w:p>{run(NOTED)}{reference}{run(' Nobody asked.')}</w:p>", kind, separator + note(kind, 7, NOTE)
    )
    assert paragraphs(document) == [f"{NOTED} Nobody asked.", f"{mark} {NOTE}", BODY]


def test_notes_in_a_table_stand_after_it_and_those_of_deleted_words_nowhere():
    def reference(number: int) -> str:
        return f"<w:r><w:footnoteReference w:id='{number}'/></w:r>"

    cells = f"<w:tc><w:p>{run('Pump')}{reference(1)}</w:p></w:tc><w:tc><w:p>{run('88.40')}</w:p></w:tc>"
    gone = f"<w:p><w:del w:id='9' w:author='a'>{reference(2)}</w:del>{run('Seen.')}</w:p>"
    rows = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells.replace(reference(1), '')}</w:tr></w:tbl>"
    notes = note("footnote", 1, NOTE) + note("footnote", 2, "Secret.")
    text = "\n".join(paragraphs(with_notes(gone + rows, "footnote", notes)))
    assert "Secret" not in text
    assert text.index("Pump") < text.index("88.40") < text.index(NOTE)


def numbered(level: int, text: str, number: int = 5) -> str:
    place = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"
    return f"<w:p><w:pPr>{place}</w:pPr>{run(text)}</w:p>"


def test_clauses_have_the_numbers_that_the_document_shows():
    levels = "".join(
        f"<w:lvl w:ilvl='{n}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{shape}'/></w:lvl>"
        for n, (form, shape) in enumerate((("decimal", "§ %1"), ("decimal", "%1.%2"), ("lowerLetter", "%3)")))
    )
    numbering = (
        f"<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId='3'>{levels}</w:abstractNum>"
        "<w:num w:numId='5'><w:abstractNumId w:val='3'/></w:num>"
        "<w:num w:numId='6'><w:abstractNumId w:val='3'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>"
        "</w:lvlOverride></w:num></w:numbering>"
    )
    places = [
        *(numbered(level, f"Clause {n}") for n, level in enumerate((0, 1, 1, 2, 2, 0, 1))),
        numbered(0, "The berth", 6),
    ]
    document = with_part(with_body("".join(places)), "word/numbering.xml", numbering.encode())
    assert paragraphs(document)[:8] == [
        "§ 1 Clause 0",
        "1.1 Clause 1",
        "1.2 Clause 2",
        "a) Clause 3",
        "b) Clause 4",
        "§ 2 Clause 5",
        "2.1 Clause 6",
        "§ 1 The berth",
    ]


def test_raised_figures_signs_and_formulas_say_what_is_seen():
    raised = run("6", look("vertAlign", "superscript"))
    sign = "<w:r><w:sym w:font='Symbol' w:char='F0A3'/></w:r>"
    math = (
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:f><m:num><m:r><m:t>a+b</m:t>'
        "</m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    )
    xml = f"<w:p>{run('10')}{raised}{run(' tons, p ')}{sign}{run(' 0.05, m = ')}{math}{run('.')}</w:p>"
    assert paragraphs(with_body(xml))[0] == "10⁶ tons, p ≤ 0.05, m = (a+b)/2."


def test_an_initial_belongs_to_its_word():
    initial = f"<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr>{run('T')}</w:p>"
    assert paragraphs(with_body(f"{initial}<w:p>{run('he pier burned.')}</w:p>"))[0] == "The pier burned."


def test_words_that_a_style_hides_are_not_read():
    document = docx.Document()
    hidden = document.styles.add_style("Whisper", 2)
    hidden.font.hidden = True
    built_on = document.styles.add_style("Whispered", 1)
    built_on.base_style = document.styles.add_style("Quiet", 1)
    document.styles["Quiet"].font.hidden = True
    document.add_paragraph("Seen. ").add_run("secret", "Whisper")
    document.add_paragraph("secret", "Whispered")
    document.add_paragraph("", "Whispered").add_run("Shown.").font.hidden = False
    document.add_paragraph(BODY)
    assert paragraphs(saved(document)) == ["Seen.", "Shown.", BODY]


def test_headers_and_footers_are_read_if_they_say_something_that_stands_nowhere_else():
    document = docx.Document()
    document.add_paragraph(BODY)
    document.add_paragraph("Case 2023/114")
    section = document.sections[0]
    section.header.paragraphs[0].text = "Case 2023/114"
    section.header.add_paragraph("Harbour court of Kelvik, second chamber")
    section.footer.paragraphs[0].text = "Page 1 of 3"
    assert paragraphs(saved(document)) == [BODY, "Case 2023/114", "Harbour court of Kelvik, second chamber"]


def test_a_list_of_contents_is_no_text():
    document = docx.Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("The vote\t3", "toc 1")
    document.add_paragraph(BODY)
    assert read(saved(document)).text == BODY


def test_strict_open_xml_templates_and_other_names_of_parts_are_read():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict(word(BODY)))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(b"word/document.xml", b"word/document2.xml")
            data = data.replace(b"wordprocessingml.document.main", b"wordprocessingml.template.main")
            new.writestr(name.replace("word/document.xml", "word/document2.xml"), data)
    assert read(out.getvalue()).text == BODY


def test_a_style_that_is_nowhere_described_is_no_damage():
    document = with_body(f"<w:p><w:pPr><w:pStyle w:val='Gone'/></w:pPr>{run('Seen.')}</w:p>")
    bare = with_part(document, "word/styles.xml", f"<w:styles {NAMESPACE}/>".encode())
    assert paragraphs(bare) == ["Seen.", BODY]


@pytest.mark.parametrize("title", ["Microsoft Word - minutes.doc", "Untitled", "Document1", "minutes_v3.docx", "Titel"])
def test_what_programs_write_for_a_title_is_none(title):
    assert read(word(BODY, title=title)).metadata.title is None
    assert read(word(BODY, title="Document of the year")).metadata.title == "Document of the year"
