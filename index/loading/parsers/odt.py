"""OpenDocument texts (ODT)."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache, partial

from lxml import etree
from odfdo import Document, Element, Style

from index.errors import LoadError
from index.i18n import N_, _
from index.loading.article import NO_TITLE, NOBODY, clean_characters, grid_of, raised, says_something, single_spaced
from index.loading.drafts import Draft
from index.loading.parsers.archive import check_archive
from index.loading.parsers.markup import formula
from index.loading.parsers.opendocument import Counting, boxed, cells_in, places_things, running_parts, spanned
from index.types import Metadata

_AGAIN = N_("Open it in LibreOffice, save it as a new document and add that.")
_PARAGRAPHS = frozenset(("text:p", "text:h"))
# What is deleted, said beside the text, or shown only by the program that edits it.
_LEFT_OUT = frozenset(
    "text:tracked-changes office:annotation office:forms text:table-of-content text:alphabetical-index "
    "text:illustration-index text:table-index text:sequence-decls text:variable-decls text:user-field-decls "
    "text:ruby-text text:hidden-text text:hidden-paragraph text:meta-field svg:title svg:desc office:event-listeners "
    "draw:object draw:object-ole".split()
)
_CHARACTERS = {"text:s": " ", "text:tab": " ", "text:line-break": "\n"}
_DEPTH = 20
_SPACES = 100
"""The most spaces that one mark may stand for: more show nothing more."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_TINY = re.compile(r"(?:[01](?:\.\d+)?pt|0(?:\.0\d*)?(?:cm|mm|in))")


def parse(data: bytes) -> Draft:
    """Return the paragraphs of an ODT in the order in which they stand, tables row by row, and its properties.

    A note stands after the paragraph that refers to it, what only headers and footers say at the end. Deleted and
    hidden words, comments and tables of contents are left out.

    Raises:
        LoadError: it is damaged, needs a password, or is not safe to unpack.
    """
    check_password(data)
    check_archive(data, "ODT", _AGAIN, plain_entities=True)
    try:
        document = Document(io.BytesIO(data))
        reader = _Reader(document)
        paragraphs = tuple(filter(None, map(_by_line, reader.all_paragraphs())))
        metadata, made = _properties(document)
    except (KeyError, ValueError, TypeError, AttributeError, etree.XMLSyntaxError) as error:
        raise LoadError(_("The ODT is damaged: %(reason)s.", reason=error), advice=_(_AGAIN)) from error
    return Draft(paragraphs, Metadata(metadata.title or reader.title, author=metadata.author), made=made, no_page=True)


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


def _by_line(text: str) -> str:
    """Return a paragraph without what can't be seen; only tables have several lines."""
    return "\n".join(filter(None, map(_plain, text.split("\n"))))


class _Reader:
    """Reads the paragraphs of one document; ``title`` is then what stands in its Title style, if anything does."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._style = cache(document.get_style)
        self._look = cache(self._look_of)
        self._counting = Counting(document)
        self._due: list[Element] = []
        self.title: str | None = None

    def all_paragraphs(self) -> Iterator[str]:
        """Yield the paragraphs of the document, each note after the one with its mark; last, what only headers say."""
        said: set[str] = set()
        for paragraph in self.paragraphs(self._document.body):
            said.add(_plain(paragraph))
            yield paragraph
        for part in running_parts(self._document):
            for line in self.paragraphs(part):
                if _plain(line) not in said | {self.title} and says_something(line):
                    said.add(_plain(line))
                    yield line

    def paragraphs(self, holder: Element, *, within: bool = False) -> Iterator[str]:
        """Yield the paragraphs in ``holder``, one for each line, item and table.

        Notes come after the paragraph that refers to them, but for those ``within`` a cell: after their table.
        """
        for element in holder.children:
            if element.tag in _PARAGRAPHS:
                yield from self._lines(element)
            elif element.tag == "table:table":
                yield from self._table(element)
            elif element.tag == "text:list":
                with self._counting.inside(element):
                    yield from self.paragraphs(element, within=within)
            elif element.tag == "text:list-item":
                yield from self._item(element, within=within)
            elif element.tag not in _LEFT_OUT and element.get_attribute("text:display") != "none":
                yield from self.paragraphs(element, within=within)
            if self._due and not within:
                yield from self._notes_due()

    def _table(self, element: Element) -> Iterator[str]:
        if places_things(element):
            for cell in cells_in(element):
                yield from self.paragraphs(cell, within=True)
        else:
            words = partial(self.paragraphs, within=True)
            yield from grid_of(spanned(element, lambda cell: "\n".join(map(_plain, words(cell))))).paragraphs

    def _notes_due(self) -> Iterator[str]:
        """Yield the notes that the words just read refer to, each with its mark."""
        due, self._due = self._due, []
        for note in due:
            mark = next((_plain(each.text_recursive) for each in note.children if each.tag == "text:note-citation"), "")
            for body in (each for each in note.children if each.tag == "text:note-body"):
                for number, line in enumerate(self.paragraphs(body)):
                    yield f"{raised(mark, mark=True)} {line}" if mark and number == 0 else line

    def _item(self, item: Element, *, within: bool) -> Iterator[str]:
        """Yield the paragraphs of an item of a list, the first with its mark; a heading only with a number."""
        first = next((element.tag for element in item.children if element.tag in _PARAGRAPHS), None)
        mark = self._counting.mark(item) if first else ""
        if mark == "-" and first == "text:h":
            mark = ""
        for number, line in enumerate(self.paragraphs(item, within=within)):
            yield f"{mark} {line}" if mark and number == 0 and line.strip() else line

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
        yield self._raised(element, element.text or "")
        for child in element.children:
            if child.tag in _CHARACTERS:
                yield _CHARACTERS[child.tag] * _times(child)
            elif child.tag == "text:note":
                self._due.append(child)
            elif child.tag == "draw:object":
                yield self._formula(child)
            elif boxed(child):
                boxes.append(child)
            elif child.tag not in _LEFT_OUT and not self._hidden("text", child):
                yield from self._words(child, boxes)
            yield child.tail or ""

    def _raised(self, element: Element, text: str) -> str:
        place = str(self._look("text", element.get_attribute("text:style-name")).get("style:text-position") or "")
        return raised(text) if place.startswith(("super", "3", "4", "5")) else text

    def _formula(self, element: Element) -> str:
        """Return the formula that an object shows, nothing where it shows something else."""
        name = str(element.get_attribute("xlink:href") or "").removeprefix("./").rstrip("/")
        container = self._document.container
        if container is None or f"{name}/content.xml" not in container.parts:
            return ""
        root = etree.fromstring(container.get_part(f"{name}/content.xml"), _PARSER)
        return formula(root) if etree.QName(root).localname == "math" else ""

    def _is_title(self, element: Element) -> bool:
        name = element.get_attribute("text:style-name")
        style = self._style("paragraph", name) if name else None
        return name == "Title" or (style is not None and style.get_attribute("style:parent-style-name") == "Title")

    def _hidden(self, family: str, element: Element) -> bool:
        """Whether the style of words hides them, makes them smaller than two points, or white without a ground."""
        look = self._look(family, element.get_attribute("text:style-name"))
        ground = look.get("fo:background-color", "transparent")
        white = look.get("fo:color") == "#ffffff" and ground in {"transparent", "#ffffff"}
        return look.get("text:display") == "none" or bool(_TINY.fullmatch(str(look.get("fo:font-size")))) or white

    def _look_of(self, family: str, name: object) -> dict[str, object]:
        """Return how the words of a style look, with what it takes from those that it is built on."""
        look: dict[str, object] = {}
        for _number in range(_DEPTH):
            style = self._style(family, name) if name else None
            if not isinstance(style, Style):
                break
            look = (style.get_properties(area="text") or {}) | look
            name = style.get_attribute("style:parent-style-name")
        return look


def _times(element: Element) -> int:
    """Return how many spaces a mark stands for."""
    count = str(element.get_attribute("text:c") or 1)
    return min(int(count) if count.isdecimal() else 1, _SPACES)


def _properties(document: Document) -> tuple[Metadata, str | None]:
    """Return title and author, and the ISO date of making."""
    meta = document.meta
    author = _plain(meta.initial_creator or meta.creator or "")
    made = meta.creation_date
    title = _plain(meta.title or "")
    said = Metadata(
        None if NO_TITLE.fullmatch(title) else title or None,
        author=None if NOBODY.fullmatch(author) else author or None,
    )
    return said, made.date().isoformat() if made else None
