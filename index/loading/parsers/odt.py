"""OpenDocument texts (ODT)."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache

from lxml import etree
from odfdo import Document, Element, Style

from index.errors import LoadError
from index.i18n import N_, _
from index.loading.article import NOBODY, clean_characters, single_spaced
from index.loading.drafts import Draft
from index.loading.parsers.archive import check_archive
from index.types import Metadata

_AGAIN = N_("Open it in LibreOffice, save it as a new document and add that.")
_PARAGRAPHS = frozenset(("text:p", "text:h"))
_CELLS = frozenset(("table:table-cell", "table:covered-table-cell"))
# What is deleted, said beside the text, or shown only by the program that edits it.
_LEFT_OUT = frozenset(
    "text:tracked-changes text:note office:annotation office:forms text:table-of-content text:alphabetical-index "
    "text:illustration-index text:table-index text:sequence-decls text:variable-decls text:user-field-decls "
    "text:ruby-text text:hidden-text text:hidden-paragraph text:meta-field svg:title svg:desc office:event-listeners "
    "draw:object draw:object-ole".split()
)
_SPACES = 100
"""The most spaces that one mark may stand for: more show nothing more."""
_TINY = re.compile(r"(?:[01](?:\.\d+)?pt|0(?:\.0\d*)?(?:cm|mm|in))")


def parse(data: bytes) -> Draft:
    """Return the paragraphs of an ODT in the order in which they stand, tables row by row, and its properties.

    Deleted and hidden words are left out; headers, footers, notes and tables of contents are not part of the text.

    Raises:
        LoadError: it is damaged, needs a password, or is not safe to unpack.
    """
    check_password(data)
    check_archive(data, "ODT", _AGAIN)
    try:
        document = Document(io.BytesIO(data))
        reader = _Reader(document)
        paragraphs = tuple(filter(None, map(_plain, reader.paragraphs(document.body))))
        metadata, made = _properties(document)
    except (KeyError, ValueError, TypeError, AttributeError, etree.XMLSyntaxError) as error:
        raise LoadError(_("The ODT is damaged: %(reason)s.", reason=error), advice=_(_AGAIN)) from error
    return Draft(paragraphs, Metadata(metadata.title or reader.title, author=metadata.author), made=made)


def check_password(data: bytes) -> None:
    """Refuse what is encrypted, before its noise is taken for damage."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("META-INF/manifest.xml") as manifest:
            encrypted = b"encryption-data" in manifest.read(1 << 20)
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return  # what is wrong with it, the check of the whole archive tells
    if encrypted:
        raise LoadError(_("The document needs a password."), advice=_("Save a copy without one and add that."))


def _plain(text: str) -> str:
    return single_spaced(clean_characters(text))


class _Reader:
    """Reads the paragraphs of one document; ``title`` is then what stands in its Title style, if anything does."""

    def __init__(self, document: Document) -> None:
        self._style = cache(document.get_style)
        self.title: str | None = None

    def paragraphs(self, holder: Element) -> Iterator[str]:
        """Yield the paragraphs in ``holder``, one for each line, item and table row."""
        for element in holder.children:
            if element.tag in _PARAGRAPHS:
                yield from self._lines(element)
            elif element.tag == "table:table-row":
                cells = (" ".join(self.paragraphs(cell)) for cell in element.children if cell.tag in _CELLS)
                yield " | ".join(cell for cell in cells if cell.strip())
            elif element.tag == "text:list-item":
                yield from self._item(element)
            elif element.tag not in _LEFT_OUT and element.get_attribute("text:display") != "none":
                yield from self.paragraphs(element)

    def _item(self, item: Element) -> Iterator[str]:
        """Yield the paragraphs of an item of a list, the first with its mark, unless it is a numbered heading."""
        marked = next((element.tag == "text:p" for element in item.children if element.tag in _PARAGRAPHS), False)
        for number, line in enumerate(self.paragraphs(item)):
            yield f"- {line}" if marked and number == 0 and line.strip() else line

    def _lines(self, element: Element) -> Iterator[str]:
        if self._hidden("paragraph", element):
            return
        boxes: list[Element] = []
        text = "".join(self._words(element, boxes))
        if self.title is None and self._is_title(element):
            self.title = _plain(text) or None
        yield from text.split("\n")
        for box in boxes:
            yield from self.paragraphs(box)

    def _words(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        """Yield the words of a paragraph; the text boxes that are anchored in it come into ``boxes``."""
        yield element.text or ""
        for child in element.children:
            if child.tag == "text:s":
                count = str(child.get_attribute("text:c") or 1)
                yield " " * min(int(count) if count.isdecimal() else 1, _SPACES)
            elif child.tag == "text:tab":
                yield " "
            elif child.tag == "text:line-break":
                yield "\n"
            elif child.tag == "draw:text-box":
                boxes.append(child)
            elif child.tag not in _LEFT_OUT and not self._hidden("text", child):
                yield from self._words(child, boxes)
            yield child.tail or ""

    def _is_title(self, element: Element) -> bool:
        name = element.get_attribute("text:style-name")
        style = self._style("paragraph", name) if name else None
        return name == "Title" or (style is not None and style.get_attribute("style:parent-style-name") == "Title")

    def _hidden(self, family: str, element: Element) -> bool:
        """Whether the style of words hides them, makes them smaller than two points, or white without a ground."""
        name = element.get_attribute("text:style-name")
        style = self._style(family, name) if name else None
        look = style.get_properties(area="text") if isinstance(style, Style) else None
        if not look:
            return False
        ground = look.get("fo:background-color", "transparent")
        white = look.get("fo:color") == "#ffffff" and ground in {"transparent", "#ffffff"}
        return look.get("text:display") == "none" or bool(_TINY.fullmatch(str(look.get("fo:font-size")))) or white


def _properties(document: Document) -> tuple[Metadata, str | None]:
    """Return title and author, and the ISO date of making."""
    meta = document.meta
    author = _plain(meta.initial_creator or meta.creator or "")
    made = meta.creation_date
    said = Metadata(_plain(meta.title or "") or None, author=None if NOBODY.fullmatch(author) else author or None)
    return said, made.date().isoformat() if made else None
