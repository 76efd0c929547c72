"""PowerPoint presentations (PPTX)."""

import io
from collections.abc import Iterator
from zipfile import BadZipFile

from lxml import etree
from pptx import slide as slides
from pptx.exc import PythonPptxError
from pptx.package import Package
from pptx.parts.coreprops import CorePropertiesPart
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape

from index.errors import LoadError
from index.i18n import _
from index.loading.article import NOBODY, clean_characters, single_spaced
from index.loading.drafts import Draft
from index.loading.parsers.archive import check_archive, transitional
from index.loading.parsers.slides.deck import AGAIN, Box, Slide, deck, in_reading_order
from index.loading.parsers.slides.drawn import A, chart_of, diagram_of, rows_of
from index.loading.parsers.slides.lists import paragraphs_in, place_of
from index.types import Metadata

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TITLES = frozenset(("title", "ctrTitle"))
_AROUND = frozenset(("sldNum", "dt", "hdr"))
_LIBRARY = "python-pptx"
_TEMPLATE = "2013-01-27"
"""On this day python-pptx's own template was made."""

_EARLIEST = "1987"
"""There was no PowerPoint before; programs write such dates where they know none."""


def parse(data: bytes) -> Draft:
    """Return the slides of a presentation in their order, each a page: titles, lists, tables, charts, diagrams, notes.

    What stands on every slide is told once. Hidden slides and shapes, and the prompts of empty ones, are left out.

    Raises:
        LoadError: it is damaged, needs a password, or is not safe to unpack.
    """
    check_archive(data, "PPTX", AGAIN)
    try:
        # Unlike the library's own door, this one opens templates and shows as well.
        presentation = Package.open(io.BytesIO(transitional(data))).main_document_part.presentation
        reader = _Reader()
        slides = [reader.slide(slide) for slide in presentation.slides]
        said, made = _properties(presentation.core_properties)
    except (PythonPptxError, BadZipFile, KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        raise LoadError(_("The PPTX is damaged: %(reason)s.", reason=error), advice=_(AGAIN)) from error
    return deck(slides, said, made)


def _plain(text: str) -> str:
    return single_spaced(clean_characters(text))


class _Reader:
    """Reads slide after slide, and remembers what stands on every one of them."""

    def __init__(self) -> None:
        self._everywhere: set[str] = set()

    def slide(self, slide: slides.Slide) -> Slide:
        """Return what a slide shows and says."""
        if slide._element.get("show") in {"0", "false"}:
            return Slide(hidden=True)
        _unfold(slide.shapes._spTree)
        titles = [shape for shape in slide.shapes if place_of(shape) in _TITLES]
        others = [shape for shape in slide.shapes if place_of(shape) not in _TITLES]
        title = " ".join(_plain(paragraph) for shape in titles for paragraph in _texts(shape, slide))
        body = in_reading_order([box for shape in others if (box := self._box(shape, slide))])
        body += self._around(slide)
        return Slide(title or None, tuple(body), tuple(_notes(slide)))

    def _box(self, shape: BaseShape, slide: slides.Slide) -> Box | None:
        if _hidden(shape) or place_of(shape) in _AROUND:
            return None
        told = tuple(self._told(shape, slide))
        top, left, width, height = (int(size or 0) for size in (shape.top, shape.left, shape.width, shape.height))
        return Box(top, left, width, height, told) if told else None

    def _told(self, shape: BaseShape, slide: slides.Slide) -> Iterator[str]:
        """Yield the paragraphs of a shape."""
        if place_of(shape) == "ftr":
            yield from self._once(_texts(shape, slide))
        elif isinstance(shape, GroupShape):
            yield from in_reading_order([box for each in shape.shapes if (box := self._box(each, slide))])
        elif isinstance(shape, GraphicFrame) and shape.has_table:
            yield from rows_of(shape.table)
        elif isinstance(shape, GraphicFrame) and shape.has_chart:
            yield from chart_of(shape.chart.part._element)
        elif isinstance(shape, Shape):
            yield from _texts(shape, slide)
        else:
            yield from diagram_of(shape)

    def _around(self, slide: slides.Slide) -> Iterator[str]:
        """Yield what the layout and the master write on the slide, where no slide before it has it."""
        layout = slide.slide_layout
        for sheet in (layout, layout.slide_master):
            _unfold(sheet.shapes._spTree)
            for shape in sheet.shapes:
                if not shape.is_placeholder and not _hidden(shape) and shape.has_text_frame:
                    yield from self._once(_texts(shape, slide))
            if "0" in {slide._element.get("showMasterSp"), sheet._element.get("showMasterSp")}:
                return

    def _once(self, paragraphs: Iterator[str]) -> Iterator[str]:
        for paragraph in paragraphs:
            if paragraph not in self._everywhere:
                self._everywhere.add(paragraph)
                yield paragraph


def _texts(shape: BaseShape, slide: slides.Slide) -> Iterator[str]:
    """Yield the paragraphs of a shape's text, those of a list with its mark."""
    if isinstance(shape, Shape):
        yield from filter(None, map(_plain, paragraphs_in(shape, slide.slide_layout)))


def _notes(slide: slides.Slide) -> Iterator[str]:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    for paragraph in frame.paragraphs if frame is not None else ():
        yield from filter(None, map(_plain, paragraph.text.replace("\v", "\n").split("\n")))


def _hidden(shape: BaseShape) -> bool:
    return any(each.get("hidden") in {"1", "true"} for each in shape._element.iterfind(f"*/{_P}cNvPr"))


def _unfold(tree: etree._Element) -> None:
    """Put what is written in two ways, for newer and older programs, into the tree in the one that has words."""
    for both in list(tree.iter(f"{_MC}AlternateContent")):
        parent = both.getparent()
        if parent is None or parent.tag not in {f"{_P}spTree", f"{_P}grpSp"}:
            continue
        ways = [*both.iterchildren(f"{_MC}Choice"), *both.iterchildren(f"{_MC}Fallback")]
        spoken = [way for way in ways if any((each.text or "").strip() for each in way.iter(f"{A}t"))]
        for element in list((spoken or ways[-1:] or [both])[0]):
            both.addprevious(element)
        parent.remove(both)


def _properties(said: CorePropertiesPart) -> tuple[Metadata, str | None]:
    """Return title and author and the ISO date of making, but for what programs write when nobody said."""
    author = _plain(said.author or "")
    author = "" if author == _LIBRARY or NOBODY.fullmatch(author) else author
    made = said.created.date().isoformat() if said.created else None
    if made == _TEMPLATE:
        return Metadata(), None
    made = made if made and made > _EARLIEST else None
    return Metadata(title=_plain(said.title or "") or None, author=author or None), made
