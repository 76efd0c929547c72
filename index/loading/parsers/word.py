"""DOCX documents."""

import re
from collections.abc import Iterator
from zipfile import BadZipFile

from docx.document import Document
from docx.opc.exceptions import OpcError
from lxml import etree

from index.errors import LoadError
from index.i18n import _
from index.loading.article import NO_TITLE, NOBODY, clean_characters, grid_of, raised, says_something, single_spaced
from index.loading.drafts import Draft
from index.loading.parsers.archive import check_archive
from index.loading.parsers.openxml import (
    FALLBACK,
    MATH,
    NOT_SHOWN,
    Notes,
    Numbering,
    Styles,
    W,
    cells_of,
    formula,
    open_document,
    places_things,
    rows_of,
    running_parts,
    spanned,
    symbol,
    value_of,
)
from index.types import Metadata

_W = W
_BOX = f"{_W}txbxContent"
_CHARACTERS = {f"{_W}tab": " ", f"{_W}ptab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# What may hold paragraphs beside the body itself; tables are read row by row.
_HOLDERS = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_NOT_SHOWN = NOT_SHOWN | {_BOX}
_FORMULAS = frozenset((f"{MATH}oMath", f"{MATH}oMathPara"))
_CELL = f"{_W}tc"
_CONTENTS = re.compile(r"(?:toc \d|table of figures|table of authorities)", re.IGNORECASE)
_LIBRARY, _TEMPLATE = "python-docx", "2013-12-23"


def parse(data: bytes) -> Draft:
    """Return the paragraphs of a DOCX in the order in which they stand, tables row by row, and its properties.

    A note stands after the paragraph that refers to it, what only headers and footers say at the end. Deleted and
    hidden words, comments and lists of contents are left out.

    Raises:
        LoadError: it is damaged, needs a password, or is not safe to unpack.
    """
    check_archive(data)
    try:
        document = open_document(data)
        reader = _Reader(document)
        paragraphs = tuple(filter(None, map(_by_line, reader.all_paragraphs())))
    except (OpcError, BadZipFile, KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        raise LoadError(
            _("The DOCX is damaged: %(reason)s.", reason=error),
            advice=_("Open it in a word processor, save it again and add that."),
        ) from error
    metadata, made = _properties(document)
    return Draft(paragraphs, Metadata(metadata.title or reader.title, author=metadata.author), made=made, no_page=True)


def _plain(text: str) -> str:
    return single_spaced(clean_characters(text))


def _by_line(text: str) -> str:
    """Return a paragraph without what can't be seen; only tables have several lines."""
    return "\n".join(filter(None, map(_plain, text.split("\n"))))


class _Reader:
    """Reads the paragraphs of one document; ``title`` is then what stands in its Title style, if anything does."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._styles = Styles(document)
        self._numbering = Numbering(document, self._styles)
        self._notes = Notes(document)
        self._due: list[tuple[str, etree._Element]] = []
        self._initial = ""
        self.title: str | None = None

    def all_paragraphs(self) -> Iterator[str]:
        """Yield the paragraphs of the document, each note after the one with its mark; last, what only headers say."""
        said: set[str] = set()
        for paragraph in self.paragraphs(self._document.element.body):
            said.add(_plain(paragraph))
            yield paragraph
        for part in running_parts(self._document):
            for line in self.paragraphs(part):
                if _plain(line) not in said | {self.title} and says_something(line):
                    said.add(_plain(line))
                    yield line

    def paragraphs(self, holder: etree._Element) -> Iterator[str]:
        """Yield the paragraphs in ``holder``, one for each line, item and table."""
        for element in holder:
            if element.tag == f"{_W}p":
                yield from self._lines(element)
            elif element.tag == f"{_W}tbl":
                yield from self._table(element)
            elif element.tag in _HOLDERS:
                yield from self.paragraphs(element)
            if self._due and not _in_cell(element):
                yield from self._notes_due()

    def _table(self, element: etree._Element) -> Iterator[str]:
        if places_things(element):
            for row in rows_of(element):
                for cell in cells_of(row):
                    yield from self.paragraphs(cell)
        else:
            yield from grid_of(spanned(element, lambda cell: "\n".join(map(_plain, self.paragraphs(cell))))).paragraphs

    def _notes_due(self) -> Iterator[str]:
        """Yield the notes that the words just read refer to, each with its mark."""
        due, self._due = self._due, []
        for mark, note in due:
            for number, line in enumerate(self.paragraphs(note)):
                yield f"{mark} {line}" if mark and number == 0 else line

    def _lines(self, element: etree._Element) -> Iterator[str]:
        style = self._styles.name(element)
        if _CONTENTS.fullmatch(style):
            return
        text = "".join(self._words(element, element))
        if element.find(f"{_W}pPr/{_W}framePr[@{_W}dropCap]") is not None:
            self._initial += text.strip()
            return
        text, self._initial = self._initial + text, ""
        if style == "Title" and self.title is None:
            self.title = _plain(text) or None
        mark = self._mark(element, style) if text.strip() else ""
        for line in text.split("\n"):
            yield f"{mark}{line}" if line.strip() else line
            mark = "- " if mark == "- " else ""
        for box in element.iter(_BOX):
            if not any(parent.tag == FALLBACK for parent in box.iterancestors()):
                yield from self.paragraphs(box)

    def _mark(self, element: etree._Element, style: str) -> str:
        """Return the number or mark that stands before an item of a list or a numbered clause."""
        mark = self._numbering.mark(element)
        if mark == "-" and style.startswith("Heading"):
            return ""
        return f"{mark} " if mark else "- " if style.startswith("List") and mark is None else ""

    def _words(self, element: etree._Element, paragraph: etree._Element) -> Iterator[str]:
        for child in element:
            if child.tag == f"{_W}t":
                yield _raised(element, child.text or "")
            elif child.tag in _CHARACTERS:
                yield _CHARACTERS[child.tag]
            elif child.tag == f"{_W}sym":
                yield symbol(child.get(f"{_W}font") or "", child.get(f"{_W}char") or "")
            elif child.tag in _FORMULAS:
                yield formula(child)
            elif noted := self._notes.at(child):
                self._due.append(noted)
            elif child.tag not in _NOT_SHOWN and not self._hidden(child, paragraph):
                yield from self._words(child, paragraph)

    def _hidden(self, element: etree._Element, paragraph: etree._Element) -> bool:
        return element.tag == f"{_W}r" and self._styles.hides(element, paragraph)


def _raised(run: etree._Element, text: str) -> str:
    return raised(text) if value_of(run.find(f"{_W}rPr/{_W}vertAlign")) == "superscript" else text


def _in_cell(element: etree._Element) -> bool:
    return any(each.tag == _CELL for each in element.iterancestors())


def _properties(document: Document) -> tuple[Metadata, str | None]:
    """Return title and author and the ISO date of making, but for what programs write when nobody said."""
    said = document.core_properties
    if said.last_modified_by == _LIBRARY:
        return Metadata(), None
    author = None if NOBODY.fullmatch(said.author or "") else _plain(said.author or "") or None
    made = said.created.date().isoformat() if said.created else None
    made = None if made == _TEMPLATE else made
    title = _plain(said.title or "")
    return Metadata(title=None if NO_TITLE.fullmatch(title) else title or None, author=author), made
