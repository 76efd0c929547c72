"""The styles of a DOCX: what each is called and built on, and whether words in it can be seen."""

from collections.abc import Iterator
from functools import cache

from docx.document import Document
from lxml import etree

from index.loading.parsers.openxml.names import W, is_on, value_of

Look = dict[str, str]
_DEPTH = 20
_COLOURED = f".//{W}shd[@{W}fill]"
_TINY = 4
"""Smaller letters, in half points, are not read by anybody."""


class Styles:
    """The styles of one document."""

    def __init__(self, document: Document) -> None:
        """Read them once."""
        styles = [each for each in document.styles.element.iterchildren(f"{W}style") if each.get(f"{W}styleId")]
        self._by_id = {each.get(f"{W}styleId"): each for each in styles}
        self._standard = next(
            (each for each in styles if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") == "1"), None
        )
        self._defaults = _look(document.styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        # White words are seen where there is a coloured ground to see them on.
        self._white_paper = _is_white(document.element) and document.element.find(f"{W}background") is None
        self._white_tables = _is_white(document.styles.element)
        self._of = cache(self._look_of)

    def name(self, paragraph: etree._Element) -> str:
        """Return what the style of a paragraph is called ("Heading 1", "Title"), in English whatever the program's."""
        return next((value_of(each.find(f"{W}name")) for each in self._chain(_style(paragraph))), "")

    def properties(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """Yield the paragraph properties that hold for a paragraph: its own, its style's, and those it is built on."""
        for each in (paragraph, *self._chain(_style(paragraph))):
            if (found := each.find(f"{W}pPr")) is not None:
                yield found

    def hides(self, run: etree._Element, paragraph: etree._Element) -> bool:
        """Whether a run is marked as hidden, smaller than two points, or white on white paper, by itself or a style."""
        own = run.find(f"{W}rPr")
        named = value_of(own.find(f"{W}rStyle")) if own is not None else ""
        look = self._of(_style(paragraph), named) | _look(own)
        size = look.get("sz", "")
        tiny = size.isdecimal() and int(size) < _TINY
        white = look.get("color", "").lower() == "ffffff" and "highlight" not in look
        return bool(look.get("vanish")) or tiny or (white and self._on_white(paragraph))

    def _on_white(self, paragraph: etree._Element) -> bool:
        """Whether what a paragraph stands on is white: a text box may be of any colour, a cell of its table's style."""
        around = {each.tag for each in paragraph.iterancestors()}
        coloured = f"{W}txbxContent" in around or (f"{W}tc" in around and not self._white_tables)
        return self._white_paper and not coloured

    def _look_of(self, paragraph: str, run: str) -> Look:
        look = dict(self._defaults)
        for chain in (self._chain(paragraph), self._chain(run) if run else ()):
            for style in reversed([*chain]):
                look |= _look(style.find(f"{W}rPr"))
        return look

    def _chain(self, name: str) -> Iterator[etree._Element]:
        """Yield a style and what it is built on; without a name, the document's standard."""
        style = self._by_id.get(name, self._standard)
        for _ in range(_DEPTH):
            if style is None:
                return
            yield style
            style = self._by_id.get(value_of(style.find(f"{W}basedOn")))


def _is_white(root: etree._Element) -> bool:
    return {shade.get(f"{W}fill").lower() for shade in root.iterfind(_COLOURED)} <= {"auto", "ffffff"}


def _style(paragraph: etree._Element) -> str:
    return value_of(paragraph.find(f"{W}pPr/{W}pStyle"))


def _look(properties: etree._Element | None) -> Look:
    if properties is None:
        return {}
    look = {etree.QName(each).localname: each.get(f"{W}val") or "" for each in properties.iterchildren("*")}
    hidden = properties.find(f"{W}vanish")
    if hidden is not None:
        look["vanish"] = "on" if is_on(hidden) else ""
    return look
