"""Papers as Word documents: every number in the text is a link to its reference, which is a bookmark."""

import re
from datetime import UTC, datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from assistant.export.paper import Line, Paper, Section, grouped, source_line
from assistant.types import Citation
from assistant.wording import address_at, cut, told, web_address
from index.i18n import _

ACCENT, SOFT = RGBColor(0x0B, 0x5A, 0x6B), RGBColor(0x6B, 0x67, 0x5F)
FONT = "Calibri"

_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no Word document can hold (https://www.w3.org/TR/xml/#charsets)."""


def to_word(paper: Paper) -> bytes:
    """Return a paper as a Word document. Characters that XML cannot hold become U+FFFD."""
    document = Document()
    _set_styles(document)
    _set_properties(document, paper)
    document.add_paragraph(_clean(paper.title), "Title")
    document.add_paragraph(_clean(paper.asked_of), "Note")
    for section in paper.sections:
        _add_section(document, section)
    if paper.references:
        document.add_paragraph(_("References"), "Heading 1")
    for number, reference in enumerate(paper.references, start=1):
        _add_reference(document, reference, number)
    _add_page_number(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _clean(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _set_properties(document: WordDocument, paper: Paper) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _clean(paper.title)[:255], "Byline", ""
    made = datetime.combine(paper.made, time(), UTC) if paper.made else datetime(2000, 1, 1, tzinfo=UTC)
    properties.created = properties.modified = made


def _set_styles(document: WordDocument) -> None:
    styles = document.styles
    looks = {
        "Normal": (11, None, False),
        "Title": (20, None, True),
        "Heading 1": (14, None, True),
        "Lead": (10, ACCENT, True),
        "Note": (9.5, SOFT, False),
        "Reference": (10, None, False),
        "Quote": (10, None, False),
    }
    for name, (size, colour, bold) in looks.items():
        style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
        style.font.color.rgb = colour or RGBColor(0, 0, 0)
        # A theme's font would go before the one that is named here.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{attribute}"), None)
    for name in ("Lead", "Heading 1", "Reference"):
        styles[name].paragraph_format.keep_with_next = True
    styles["Lead"].paragraph_format.space_before, styles["Lead"].paragraph_format.space_after = Pt(8), Pt(0)
    for name in ("Reference", "Note"):
        styles[name].paragraph_format.space_after = Pt(2)
    quote = styles["Quote"].paragraph_format
    quote.left_indent, quote.keep_together = Pt(18), True
    link = styles.add_style("Link", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = ACCENT


def _add_section(document: WordDocument, section: Section) -> None:
    if section.heading:
        document.add_paragraph(_clean(section.heading), "Heading 1")
    for note in section.notes:
        document.add_paragraph(_clean(note), "Note")
    for lead, lines in grouped(section.lines):
        if lead:
            document.add_paragraph(_clean(lead), "Lead")
        for line in lines:
            _add_line(document, line)


def _add_line(document: WordDocument, line: Line) -> None:
    paragraph = document.add_paragraph()
    for text, marked in cut(line.text, line.marks):
        paragraph.add_run(_clean(text)).bold = marked or None
    for number in line.citations:
        paragraph.add_run("\N{NO-BREAK SPACE}")
        _add_link(paragraph, f"[{number}]", anchor=_bookmark(number))
    if line.note:
        run = paragraph.add_run(f" {_clean(line.note)}")
        run.font.size, run.font.color.rgb = Pt(9.5), SOFT


def _add_reference(document: WordDocument, reference: Citation, place: int) -> None:
    paragraph = document.add_paragraph(style="Reference")
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (start, end):
        each.set(qn("w:id"), str(place))
    start.set(qn("w:name"), _bookmark(reference.number))
    paragraph._p.append(start)
    paragraph.add_run(f"[{reference.number}]").bold = True
    paragraph._p.append(end)
    paragraph.add_run(f" {_clean(source_line(reference))}")
    if address := web_address(reference.url):
        paragraph.add_run(". ")
        _add_link(paragraph, _clean(address), address=address_at(address, reference.quote))
    if reference.quote:
        document.add_paragraph(_clean(told(reference)), "Quote")


def _bookmark(number: int) -> str:
    return f"reference_{number}"


def _add_link(paragraph: Paragraph, words: str, *, anchor: str | None = None, address: str | None = None) -> None:
    """Add a link to a bookmark or to an address: python-docx reads links and has no way to make them."""
    link = OxmlElement("w:hyperlink")
    if anchor:
        link.set(qn("w:anchor"), anchor)
    if address:
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    element = OxmlElement("w:r")
    link.append(element)
    paragraph._p.append(link)
    run = Run(element, paragraph)
    run.text, run.style = words, "Link"


def _add_page_number(document: WordDocument) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Note"
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
