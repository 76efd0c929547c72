"""The paragraphs of a shape in a PPTX, and which of them are items of a list: by its own look or one it inherits."""

from collections.abc import Iterator
from itertools import chain

from lxml import etree
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout, SlideMaster

from index.loading.parsers.slides.deck import goes_on
from index.loading.parsers.slides.drawn import A, M

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_MARKS = frozenset(f"{A}{name}" for name in ("buNone", "buChar", "buAutoNum", "buBlip"))
_ROMAN = (
    ["", *"c cc ccc cd d dc dcc dccc cm".split()],
    ["", *"x xx xxx xl l lx lxx lxxx xc".split()],
    ["", *"i ii iii iv v vi vii viii ix".split()],
)
_LISTS = frozenset(("body", "obj"))
_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle", "obj": "bodyStyle"}


def paragraphs_in(shape: Shape, layout: SlideLayout) -> Iterator[str]:
    """Yield the paragraphs of a shape, each line on its own, with ``- `` or its number before an item of a list.

    A line that goes on in small letters was only broken to fit.
    """
    styles = list(_styles(shape, layout))
    counts: dict[int, int] = {}
    whole = ""
    for paragraph in shape.text_frame._txBody.iterchildren(f"{A}p"):
        mark = _mark(paragraph, styles, counts)
        for number, line in enumerate("".join(_words(paragraph)).replace("\v", "\n").split("\n")):
            first = number == 0
            if not mark and goes_on(whole, line) if first else whole and line.strip()[:1].islower():
                whole = f"{whole} {line}"
            else:
                yield from [whole] if whole.strip() else []
                whole = f"{mark if first else ''}{line}" if line.strip() else ""
    yield from [whole] if whole.strip() else []


def _words(paragraph: etree._Element) -> Iterator[str]:
    """Yield the words of a paragraph, formulas among them; the numbers of slides are left out."""
    for element in paragraph.iter(f"{A}t", f"{M}t", f"{A}br"):
        field = element.getparent()
        if element.tag == f"{A}br":
            yield "\n"
        elif field is None or field.tag != f"{A}fld" or field.get("type") != "slidenum":
            yield element.text or ""


def _mark(paragraph: etree._Element, styles: list[etree._Element], counts: dict[int, int]) -> str:
    """Return what stands before a paragraph: a dash, its number, counted in ``counts`` by levels, or nothing."""
    own = paragraph.find(f"{A}pPr")
    written = own.get("lvl", "0") if own is not None else "0"
    level = int(written) if written.isdecimal() else 0
    look = _look(own, f"{A}lvl{level + 1}pPr", styles)
    spoken = any((each.text or "").strip() for each in paragraph.iter(f"{A}t", f"{M}t"))
    if look is None or look.tag != f"{A}buAutoNum":
        if spoken:
            counts.pop(level, None)
        return "" if look is None or look.tag == f"{A}buNone" else "- "
    if spoken:
        start = look.get("startAt", "1")
        counts[level] = counts[level] + 1 if level in counts else int(start) if start.isdecimal() else 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
    return f"{_counted(counts.get(level, 1), look.get('type', 'arabicPeriod'))} "


def _look(own: etree._Element | None, name: str, styles: list[etree._Element]) -> etree._Element | None:
    """Return what the nearest look that says anything of a paragraph's mark says of it."""
    looks = chain([own] if own is not None else [], (look for style in styles for look in style.iterchildren(name)))
    for look in looks:
        if found := [child for child in look if child.tag in _MARKS]:
            return found[0]
    return None


def _counted(number: int, form: str) -> str:
    """Return a number as a list shows it: ``3.``, ``c)``, ``(III)``."""
    shown = str(number)
    if form.startswith("alpha"):
        shown = chr(ord("a") + (number - 1) % 26)
    elif form.startswith("roman"):
        shown = "".join(_ROMAN[place][number // worth % 10] for place, worth in enumerate((100, 10, 1)))
    shown = shown.upper() if "Uc" in form else shown
    return f"({shown})" if form.endswith("ParenBoth") else f"{shown})" if form.endswith("ParenR") else f"{shown}."


def _styles(shape: Shape, layout: SlideLayout) -> Iterator[etree._Element]:
    """Yield where the look of a shape's paragraphs may be said, the nearest first."""
    yield from shape._element.iterfind(f"{_P}txBody/{A}lstStyle")
    if not shape.is_placeholder:
        return
    index, kind = shape.placeholder_format.idx, place_of(shape)
    for each in _in(layout):
        if each.placeholder_format.idx == index:
            kind = place_of(each)
            yield from each._element.iterfind(f"{_P}txBody/{A}lstStyle")
    master = layout.slide_master
    if kind in _LISTS:
        for each in _in(master):
            if place_of(each) == "body":
                yield from each._element.iterfind(f"{_P}txBody/{A}lstStyle")
    if kind in _STYLES:
        yield from master._element.iterfind(f"{_P}txStyles/{_P}{_STYLES[kind]}")


def _in(sheet: SlideLayout | SlideMaster) -> Iterator[BaseShape]:
    return (shape for shape in sheet.shapes if shape.is_placeholder)


def place_of(shape: BaseShape) -> str:
    """Return what kind of place a shape fills on its slide, as the format calls it; empty for one that fills none."""
    placed = shape._element.ph if shape.is_placeholder else None
    return "" if placed is None else str(placed.get("type", "obj"))
