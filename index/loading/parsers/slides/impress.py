"""OpenDocument presentations (ODP)."""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree
from odfdo import Document, Element

from index.errors import LoadError
from index.i18n import _
from index.loading.article import NOBODY, clean_characters, single_spaced
from index.loading.drafts import Draft
from index.loading.parsers.archive import check_archive
from index.loading.parsers.slides.deck import AGAIN, INCH, Box, Slide, deck, in_reading_order, unbroken
from index.loading.parsers.slides.drawn import told
from index.types import Metadata

_SHAPES = frozenset(
    "draw:frame draw:custom-shape draw:rect draw:ellipse draw:circle draw:line draw:polyline draw:polygon draw:path "
    "draw:connector draw:caption draw:regular-polygon draw:measure draw:g draw:a".split()
)
_CELLS = frozenset(("table:table-cell", "table:covered-table-cell"))
_AROUND = frozenset(("header", "footer", "date-time", "page-number"))
_LEFT_OUT = frozenset(
    "office:annotation office:forms office:event-listeners svg:title svg:desc text:page-number text:date text:time "
    "presentation:footer presentation:header presentation:date-time "
    "presentation:notes draw:image".split()
)
_LENGTH = re.compile(r"(-?\d*\.?\d+)(cm|mm|in|pt|px)?")
_UNITS = {"cm": INCH / 2.54, "mm": INCH / 25.4, "in": INCH, "pt": INCH / 72, "px": INCH / 96}
_MOVED = re.compile(r"translate\s*\(\s*(\S+?)[\s,]+(\S+?)\s*\)")
_NAMES = {
    "chart": "urn:oasis:names:tc:opendocument:xmlns:chart:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_WIDEST = 200
"""The most cells that one element may stand for: more are the empty end of a row."""


def parse(data: bytes) -> Draft:
    """Return the slides of a presentation in their order, each a page: titles, lists, tables, charts and notes.

    Footers are told once. Hidden slides, and the prompts of empty places, are left out.

    Raises:
        LoadError: it is damaged, needs a password, or is not safe to unpack.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            encrypted = b"encryption-data" in archive.read("META-INF/manifest.xml")[: 1 << 20]
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError, NotImplementedError, EOFError):
        encrypted = False  # what is wrong with it, the check of the whole archive tells
    if encrypted:
        raise LoadError(_("The document needs a password."), advice=_("Save a copy without one and add that."))
    check_archive(data, "ODP", AGAIN)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = Document(io.BytesIO(data))
            slides = _Reader(document, archive).slides()
            metadata, made = _properties(document)
    except (KeyError, ValueError, TypeError, AttributeError, etree.XMLSyntaxError) as error:
        raise LoadError(_("The ODP is damaged: %(reason)s.", reason=error), advice=_(AGAIN)) from error
    return deck(slides, metadata, made)


def _plain(text: str) -> str:
    return single_spaced(clean_characters(text))


class _Reader:
    """Reads the slides of one presentation, and remembers what stands on every one of them."""

    def __init__(self, document: Document, archive: zipfile.ZipFile) -> None:
        self._document = document
        self._archive = archive
        self._everywhere: set[str] = set()

    def slides(self) -> list[Slide]:
        pages = [page for page in self._document.body.children if page.tag == "draw:page"]
        declared = {
            str(each.get_attribute("presentation:name")): _plain(each.text or "")
            for each in self._document.body.children
            if each.tag == "presentation:footer-decl"
        }
        return [self._slide(page, declared) for page in pages]

    def _slide(self, page: Element, footers: dict[str, str]) -> Slide:
        if self._hidden(page):
            return Slide(hidden=True)
        shapes = [shape for shape in page.children if shape.tag in _SHAPES]
        titles = [shape for shape in shapes if shape.get_attribute("presentation:class") == "title"]
        title = " ".join(line.removeprefix("- ") for shape in titles for line in self._told(shape))
        body = in_reading_order([self._box(shape) for shape in shapes if shape not in titles])
        footer = footers.get(str(page.get_attribute("presentation:use-footer-name")), "")
        around = [footer, *self._around(str(page.get_attribute("draw:master-page-name")))]
        body += [line for line in dict.fromkeys(around) if line and line not in self._everywhere]
        self._everywhere.update(around)
        notes = [
            line
            for holder in page.children
            if holder.tag == "presentation:notes"
            for shape in holder.children
            if shape.get_attribute("presentation:class") == "notes"
            for line in self._told(shape)
        ]
        return Slide(title or None, tuple(body), tuple(notes))

    def _around(self, master: str) -> Iterator[str]:
        """Yield what the master page writes on a slide."""
        page = self._document.get_style("master-page", master)
        for shape in page.children if page is not None else ():
            if shape.tag in _SHAPES and shape.get_attribute("presentation:class") in {None, "footer"}:
                yield from self._paragraphs(shape)

    def _hidden(self, page: Element) -> bool:
        name = page.get_attribute("draw:style-name")
        style = self._document.get_style("drawing-page", str(name)) if name else None
        look = style.get_element("style:drawing-page-properties") if style is not None else None
        return look is not None and look.get_attribute("presentation:visibility") == "hidden"

    def _box(self, shape: Element) -> Box:
        moved = _MOVED.search(str(shape.get_attribute("draw:transform") or ""))
        left, top = moved.groups() if moved else (shape.get_attribute("svg:x"), shape.get_attribute("svg:y"))
        width, height = shape.get_attribute("svg:width"), shape.get_attribute("svg:height")
        return Box(_length(top), _length(left), _length(width), _length(height), tuple(self._told(shape)))

    def _told(self, shape: Element) -> Iterator[str]:
        """Yield the paragraphs of a shape; nothing of one whose words are only a prompt."""
        placed = str(shape.get_attribute("presentation:class") or "")
        if placed in _AROUND or shape.get_attribute("presentation:placeholder") in {True, "true"}:
            return
        if shape.tag == "draw:g":
            yield from in_reading_order([self._box(each) for each in shape.children if each.tag in _SHAPES])
        else:
            yield from unbroken(self._paragraphs(shape))

    def _paragraphs(self, holder: Element) -> Iterator[str]:
        for element in holder.children:
            if element.tag in {"text:p", "text:h"}:
                yield from filter(None, map(_plain, "".join(_words(element)).split("\n")))
            elif element.tag == "text:list-item":
                yield from self._item(element)
            elif element.tag == "table:table":
                rows = [self._row(row) for row in element.get_elements("descendant::table:table-row")]
                yield from told(rows, headings=None)
            elif element.tag == "draw:object":
                yield from self._chart(str(element.get_attribute("xlink:href") or ""))
            elif element.tag not in _LEFT_OUT:
                yield from self._paragraphs(element)

    def _item(self, item: Element) -> Iterator[str]:
        for number, line in enumerate(self._paragraphs(item)):
            yield f"- {line}" if number == 0 and not line.startswith("- ") else line

    def _row(self, row: Element) -> list[str]:
        cells: list[str] = []
        for cell in row.children:
            if cell.tag in _CELLS:
                times = str(cell.get_attribute("table:number-columns-repeated") or 1)
                cells += [" ".join(self._paragraphs(cell))] * min(int(times) if times.isdecimal() else 1, _WIDEST)
        return cells

    def _chart(self, place: str) -> Iterator[str]:
        """Yield the title and the values of a chart; nothing for another object, such as a formula."""
        name = f"{place.removeprefix('./')}/content.xml"
        if name not in self._archive.namelist():
            return
        root = etree.fromstring(self._archive.read(name))
        if root.find(".//chart:chart", _NAMES) is None:
            return
        title = _plain(" ".join("".join(each.itertext()) for each in root.iterfind(".//chart:title//text:p", _NAMES)))
        if title:
            yield title
        rows = [
            [_plain(" ".join("".join(each.itertext()) for each in cell.iterfind("text:p", _NAMES))) for cell in row]
            for row in root.iterfind(".//table:table-row", _NAMES)
        ]
        yield from told(rows, headings=True)


def _words(element: Element) -> Iterator[str]:
    """Yield the words of a paragraph."""
    yield element.text or ""
    for child in element.children:
        if child.tag in {"text:s", "text:tab"}:
            yield " "
        elif child.tag == "text:line-break":
            yield "\n"
        elif child.tag not in _LEFT_OUT:
            yield from _words(child)
        yield child.tail or ""


def _length(written: object) -> int:
    """Return a length in English Metric Units, 0 for one that is none."""
    found = _LENGTH.fullmatch(str(written or ""))
    return int(float(found[1]) * _UNITS[found[2] or "px"]) if found else 0


def _properties(document: Document) -> tuple[Metadata, str | None]:
    """Return title and author, and the ISO date of making."""
    meta = document.meta
    author = _plain(meta.initial_creator or meta.creator or "")
    made = meta.creation_date
    said = Metadata(_plain(meta.title or "") or None, author=None if NOBODY.fullmatch(author) else author or None)
    return said, made.date().isoformat() if made else None
