"""Slides come out one by one: titles, lists in the order in which they are read, tables, charts, notes."""

import io

import pytest
from odfdo import Document as OdfDocument
from odfdo import DrawPage, Frame
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from index.errors import LoadError
from index.loading.parsers.slides import Box, in_reading_order
from tests.index.loading.makers import part, strict, with_part
from tests.index.loading.reading import read

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def saved(deck) -> bytes:
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def slide_with(deck, title: str, *lines: tuple[int, str]):
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = title
    frame = slide.placeholders[1].text_frame
    for number, (level, words) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.level, paragraph.text = level, words
    return slide


def box(slide, words: str, left: float, top: float):
    shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(3), Inches(0.5))
    shape.text_frame.text = words
    return shape


def told(data: bytes) -> list[list[str]]:
    """Return the paragraphs of each slide."""
    loaded = read(data)
    ends = (*loaded.page_starts[1:], len(loaded.text))
    return [
        [each for each in loaded.text[start:end].split("\n\n") if each]
        for start, end in zip(loaded.page_starts, ends, strict=True)
    ]


def harbour():
    deck = Presentation()
    slide_with(deck, "The Saltmere ferry", (0, "Two boats,"), (1, "one of them new"), (0, "Twelve crossings a day"))
    return deck


def test_a_slide_is_a_page_with_its_title_and_its_list():
    deck = harbour()
    slide_with(deck, "What it costs", (0, "A return ticket is £6.40"))
    assert read(saved(deck)).media_type == PPTX
    assert told(saved(deck)) == [
        ["The Saltmere ferry", "- Two boats,", "- one of them new", "- Twelve crossings a day"],
        ["What it costs", "- A return ticket is £6.40"],
    ]
    assert read(saved(deck)).metadata.title == "The Saltmere ferry"


def test_boxes_are_read_row_by_row_whatever_was_drawn_first():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for words, left, top in (("fourth", 5, 4), ("third", 1, 4.1), ("second", 5, 1), ("first", 1, 1.1)):
        box(slide, words, left, top)
    assert told(saved(deck)) == [["first", "second", "third", "fourth"]]


def test_a_list_goes_with_the_heading_that_it_hangs_below():
    left, right = (0, 0, 4, 1), (0, 6, 4, 1)
    inch = 914_400

    def at(top: int, side: tuple[int, int, int, int], words: str, height: float) -> Box:
        return Box(top * inch, side[1] * inch, side[2] * inch, int(height * inch), (words,))

    boxes = [at(1, left, "Before", 1), at(1, right, "After", 1), at(2, left, "slow", 3), at(2, right, "fast", 3)]
    assert in_reading_order(boxes) == ["Before", "slow", "After", "fast"]


def test_boxes_in_groups_are_read():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    group = slide.shapes.add_group_shape()
    inner = group.shapes.add_group_shape()
    box_in = inner.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1))
    box_in.text_frame.text = "Deep within"
    assert told(saved(deck)) == [["Deep within"]]


def test_a_table_has_its_rows_and_headings():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    table = slide.shapes.add_table(3, 2, Inches(1), Inches(1), Inches(6), Inches(2)).table
    for row, cells in enumerate((("Boat", "Seats"), ("Tern", "48"), ("Gannet", "96"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    assert told(saved(deck)) == [["Boat | Seats\n--- | ---\nTern | 48\nGannet | 96"]]


def test_a_cell_over_several_rows_is_told_on_each():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    table = slide.shapes.add_table(3, 2, Inches(1), Inches(1), Inches(6), Inches(2)).table
    for row, cells in enumerate((("Boat", "Trips"), ("Tern", "8"), ("", "9"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    assert told(saved(deck)) == [["Boat | Trips\n--- | ---\nTern | 8\nTern | 9"]]


def test_a_chart_is_a_table_of_its_values():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    data = CategoryChartData(number_format="0%")
    data.categories = ["May", "June"]
    data.add_series("Late", (0.12, 0.07))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Inches(1), Inches(1), Inches(4), Inches(3), data)
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = "Ferries that were late"
    assert told(saved(deck)) == [["Ferries that were late", "| Late\n--- | ---\nMay | 12%\nJune | 7%"]]


def test_notes_are_marked_as_such():
    deck = harbour()
    deck.slides[0].notes_slide.notes_text_frame.text = "Say that the new boat is called Gannet."
    assert told(saved(deck))[0][-2:] == ["Notes on slide 1", "Say that the new boat is called Gannet."]


def test_hidden_slides_are_left_out_and_counted():
    deck = harbour()
    slide_with(deck, "Not for the council", (0, "The old boat leaks"))._element.set("show", "0")
    slide_with(deck, "Thank you", (0, "Questions to the harbour office"))
    loaded = read(saved(deck))
    assert "leaks" not in loaded.text
    assert loaded.page_starts[2] == loaded.text.index("Thank you")
    assert "1 hidden slide was left out." in loaded.warnings


def test_prompts_of_empty_places_and_slide_numbers_are_nobodys_words():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Only a title"
    assert told(saved(deck)) == [["Only a title"]]


def test_what_the_master_writes_on_every_slide_is_told_once():
    deck = harbour()
    slide_with(deck, "Second", (0, "More"))
    words = '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    words += 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="99" name="t"/>'
    words += "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>Draft of 3 May</a:t></a:r>"
    words += "</a:p></p:txBody></p:sp></p:spTree>"
    name = "ppt/slideMasters/slideMaster1.xml"
    data = saved(deck)
    data = with_part(data, name, part(data, name).replace(b"</p:spTree>", words.encode()))
    assert read(data).text.count("Draft of 3 May") == 1


def test_numbered_lists_are_counted():
    deck = harbour()
    for paragraph in deck.slides[0].placeholders[1].text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(properties.makeelement(f"{{{A}}}buAutoNum", {"type": "arabicPeriod"}))
    assert told(saved(deck))[0][1:] == ["1. Two boats,", "1. one of them new", "2. Twelve crossings a day"]


A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def test_the_words_of_a_diagram_are_a_list_in_its_order():
    deck = harbour()
    data = saved(deck)
    frame = (
        '<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        f'xmlns:a="{A}"><p:nvGraphicFramePr><p:cNvPr id="77" name="d"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="6000000"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds '
        'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:dm="rId77"/>'
        "</a:graphicData></a:graphic></p:graphicFrame></p:spTree>"
    )
    points = "".join(
        f'<dgm:pt modelId="{key}"><dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for key, words in (("2", "Harbour master"), ("1", "Council"), ("3", "Skipper"))
    )
    links = '<dgm:cxn modelId="8" srcId="1" destId="2" srcOrd="0"/><dgm:cxn modelId="9" srcId="2" destId="3"/>'
    diagram = (
        f'<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="{A}">'
        f"<dgm:ptLst>{points}</dgm:ptLst><dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>"
    )
    relation = (
        '<Relationship Id="rId77" Target="../diagrams/data1.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"/></Relationships>'
    )
    kind = (
        '<Override PartName="/ppt/diagrams/data1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"/></Types>'
    )
    for name, old, new in (
        ("ppt/slides/slide1.xml", "</p:spTree>", frame),
        ("ppt/slides/_rels/slide1.xml.rels", "</Relationships>", relation),
        ("[Content_Types].xml", "</Types>", kind),
    ):
        data = with_part(data, name, part(data, name).decode().replace(old, new).encode())
    data = with_part(data, "ppt/diagrams/data1.xml", diagram.encode())
    assert told(data)[0][-3:] == ["- Council", "- Harbour master", "- Skipper"]


def test_lines_that_were_only_broken_to_fit_are_one():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box(slide, "The subsidy has dropped by\nmore than a third.\nNobody knows why.", 1, 1)
    assert told(saved(deck)) == [["The subsidy has dropped by more than a third.", "Nobody knows why."]]


def impress(*pages: tuple[str, list[str]]) -> bytes:
    document = OdfDocument("presentation")
    document.body.clear()
    for number, (title, lines) in enumerate(pages):
        page = DrawPage(f"page{number}", name=f"page{number}")
        page.append(Frame.text_frame(title, size=("20cm", "2cm"), position=("1cm", "1cm"), presentation_class="title"))
        for place, line in enumerate(lines):
            down = f"{4 + 2 * place}cm"
            page.append(Frame.text_frame(line, size=("20cm", "1cm"), position=("1cm", down)))
        document.body.append(page)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_an_opendocument_presentation_is_read_alike():
    data = impress(("The Saltmere ferry", ["Two boats"]), ("What it costs", ["A return ticket is £6.40"]))
    assert read(data).media_type == "application/vnd.oasis.opendocument.presentation"
    assert told(data) == [["The Saltmere ferry", "Two boats"], ["What it costs", "A return ticket is £6.40"]]


def test_notes_and_prompts_of_an_opendocument_presentation():
    data = impress(("The Saltmere ferry", ["Two boats"]))
    content = part(data, "content.xml").decode()
    notes = (
        '<draw:frame presentation:class="outline" presentation:placeholder="true"><draw:text-box><text:p>Click here'
        '</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame presentation:class="notes">'
        "<draw:text-box><text:p>Speak slowly.</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>"
    )
    data = with_part(data, "content.xml", content.replace("</draw:page>", notes).encode())
    assert told(data) == [["The Saltmere ferry", "Two boats", "Notes on slide 1", "Speak slowly."]]


def test_a_presentation_that_breaks_off_says_so():
    data = saved(harbour())
    with pytest.raises(LoadError) as error:
        read(data[: len(data) // 2])
    assert error.value.advice
    with pytest.raises(LoadError, match="damaged"):
        read(with_part(data, "ppt/slides/slide1.xml", b"<p:sld"))


def test_an_old_presentation_is_called_by_its_name():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "PowerPoint Document".encode("utf-16-le") + bytes(600)
    with pytest.raises(LoadError, match="old PowerPoint"):
        read(data)


def test_strict_open_xml_is_read():
    deck = Presentation()
    slide_with(deck, "The pier", (0, "It is closed."))
    assert told(strict(saved(deck))) == told(saved(deck)) != []
