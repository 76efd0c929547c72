"""DOCX documents."""

import io
from collections.abc import Iterator
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.text.paragraph import Paragraph
from lxml import etree

from index.errors import LoadError
from index.i18n import _
from index.loading.article import NOBODY, clean_characters, single_spaced
from index.loading.drafts import Draft
from index.loading.parsers.archive import check_archive
from index.types import Metadata

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_CHARACTERS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# What may hold paragraphs beside the body itself; tables are read row by row.
_HOLDERS = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_NOT_SHOWN = frozenset((*(f"{_W}{name}" for name in ("del", "moveFrom", "rPr", "pPr")), _FALLBACK, _BOX))
_COLOURED = f".//{_W}shd[@{_W}fill]"
_LIBRARY, _TEMPLATE = "python-docx", "2013-12-23"


def parse(data: bytes) -> Draft:
    """Return the paragraphs of a DOCX in the order in which they stand, tables row by row, and its properties.

    Deleted and hidden words are left out; headers, footers and notes are not part of the text.

    Raises:
        LoadError: it is damaged, needs a password, or is not safe to unpack.
    """
    check_archive(data)
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
    except (OpcError, BadZipFile, KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        raise LoadError(
            _("The DOCX is damaged: %(reason)s.", reason=error),
            advice=_("Open it in a word processor, save it again and add that."),
        ) from error
    reader = _Reader(document)
    paragraphs = tuple(filter(None, map(_plain, reader.paragraphs(body))))
    metadata, made = _properties(document)
    return Draft(paragraphs, Metadata(metadata.title or reader.title, author=metadata.author), made=made)


def _plain(text: str) -> str:
    return single_spaced(clean_characters(text))


class _Reader:
    """Reads the paragraphs of one document; ``title`` is then what stands in its Title style, if anything does."""

    def __init__(self, document: Document) -> None:
        self._document = document
        fills = {shade.get(f"{_W}fill").lower() for shade in document.element.iterfind(_COLOURED)}
        # White words are seen where there is a coloured ground to see them on.
        self._white_paper = fills <= {"auto", "ffffff"}
        self.title: str | None = None

    def paragraphs(self, holder: etree._Element) -> Iterator[str]:
        """Yield the paragraphs in ``holder``, one for each line, item and table row."""
        for element in holder:
            if element.tag == f"{_W}p":
                yield from self._lines(element)
            elif element.tag == f"{_W}tbl":
                for row in element.iterchildren(f"{_W}tr"):
                    cells = (" ".join(self.paragraphs(cell)) for cell in row.iterchildren(f"{_W}tc"))
                    yield " | ".join(cell for cell in cells if cell.strip())
            elif element.tag in _HOLDERS:
                yield from self.paragraphs(element)

    def _lines(self, element: etree._Element) -> Iterator[str]:
        text = "".join(self._words(element))
        style = (Paragraph(element, self._document).style or self._document.styles.default).name or ""
        if style == "Title" and self.title is None:
            self.title = _plain(text) or None
        listed = style.startswith("List") or (
            not style.startswith("Heading") and element.find(f"{_W}pPr/{_W}numPr") is not None
        )
        for line in text.split("\n"):
            yield f"- {line}" if listed and line.strip() else line
        for box in element.iter(_BOX):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                yield from self.paragraphs(box)

    def _words(self, element: etree._Element) -> Iterator[str]:
        for child in element:
            if child.tag == f"{_W}t":
                yield child.text or ""
            elif child.tag in _CHARACTERS:
                yield _CHARACTERS[child.tag]
            elif child.tag not in _NOT_SHOWN and not self._hidden(child):
                yield from self._words(child)

    def _hidden(self, run: etree._Element) -> bool:
        """Whether a run is marked as hidden, smaller than two points, or white on white paper."""
        look = run.find(f"{_W}rPr")
        if look is None:
            return False
        value = {etree.QName(each).localname: each.get(f"{_W}val", "") for each in look}
        hidden = value.get("vanish", "0") not in {"0", "false", "off"}
        tiny = value.get("sz", "").isdecimal() and int(value["sz"]) < 4
        white = value.get("color", "").lower() == "ffffff" and "highlight" not in value and self._white_paper
        return hidden or tiny or white


def _properties(document: Document) -> tuple[Metadata, str | None]:
    """Return title and author and the ISO date of making, but for what programs write when nobody said."""
    said = document.core_properties
    if said.last_modified_by == _LIBRARY:
        return Metadata(), None
    author = None if NOBODY.fullmatch(said.author or "") else _plain(said.author or "") or None
    made = said.created.date().isoformat() if said.created else None
    made = None if made == _TEMPLATE else made
    return Metadata(title=_plain(said.title or "") or None, author=author), made
