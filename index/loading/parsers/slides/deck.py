"""Slides to a draft: each a page with its title, what stands on it, and its speaker notes, marked as such. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.i18n import N_, ngettext
from index.loading.article import CLOSED, PAGE, is_item, iso_date
from index.loading.drafts import Draft
from index.types import Metadata

AGAIN = N_("Open it in a program for presentations, save it as a new one, or export it as PDF, and add that.")

INCH = 914_400
"""Lengths are in English Metric Units, as PowerPoint's."""

_NEAR = INCH // 10
_ONE_ROW = INCH // 3
_LONGEST_TITLE = 150
_SOME_WORDS = 3
_GENERIC = frozenset(("powerpoint presentation", "powerpoint-präsentation", "presentation", "slide 1", "untitled"))


@dataclass(frozen=True, slots=True)
class Box:
    """What a shape of a slide says, and where it lies."""

    top: int
    left: int
    width: int
    height: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide as it is shown, and what its speaker noted. A hidden one counts, and says nothing."""

    title: str | None = None
    body: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    hidden: bool = False


def deck(slides: Sequence[Slide], metadata: Metadata, made: str | None) -> Draft:
    """Return the draft of a presentation, every slide a page. A date alone on the first slide is its own.

    Its title is the first slide's: what a file calls itself is often still the name of what it was made from.
    """
    first = next((slide for slide in slides if not slide.hidden), Slide())
    shown = first.title if first.title and len(first.title) <= _LONGEST_TITLE else None
    said = metadata.title if (metadata.title or "").casefold() not in _GENERIC else None
    dates = (iso_date(line) for line in first.body)
    metadata = replace(
        metadata,
        title=shown if shown and " " in shown else said or shown,
        published=next(filter(None, dates), None),
    )
    hidden = sum(slide.hidden for slide in slides)
    warnings = (
        (ngettext("%(num)s hidden slide was left out.", "%(num)s hidden slides were left out.", hidden),)
        if hidden
        else ()
    )
    return Draft(tuple(_paragraphs(slides)), metadata, warnings, made, whole=True)


def _paragraphs(slides: Sequence[Slide]) -> Iterator[str]:
    """Yield what the slides say, a page mark where each begins; those of empty ones pass to what follows."""
    marks = ""
    for number, slide in enumerate(slides, 1):
        marks += PAGE
        for paragraph in _told(slide, number):
            yield marks + paragraph
            marks = ""


def _told(slide: Slide, number: int) -> Iterator[str]:
    if slide.hidden:
        return
    if slide.title:
        yield slide.title
    yield from slide.body
    if slide.notes:
        yield f"Notes on slide {number}"
        yield from slide.notes


def goes_on(above: str, line: str) -> bool:
    """Whether a line is the rest of the one above, which was only broken to fit: some words without an end, no item."""
    unfinished = len(above.split()) >= _SOME_WORDS and not CLOSED.search(above) and not is_item(above)
    return unfinished and line.strip()[:1].islower()


def unbroken(lines: Iterable[str]) -> list[str]:
    """Return lines of a shape, those that were only broken to fit put together."""
    whole: list[str] = []
    for line in lines:
        if whole and goes_on(whole[-1], line):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def in_reading_order(boxes: Sequence[Box]) -> list[str]:
    """Return what boxes say: row by row from the top, each from the left; what hangs below another goes with it."""
    waiting = [_Column([box]) for box in sorted(boxes, key=lambda box: (box.top, box.left))]
    columns: list[_Column] = []
    for one in waiting:
        above = next((column for column in columns if column.carries(one.boxes[0])), None)
        if above:
            above.boxes += one.boxes
        else:
            columns.append(one)
    rows: list[list[_Column]] = []
    for column in columns:
        if rows and column.top - rows[-1][0].top <= min(_ONE_ROW, rows[-1][0].boxes[0].height // 2):
            rows[-1].append(column)
        else:
            rows.append([column])
    return [
        paragraph
        for row in rows
        for column in sorted(row, key=lambda column: column.boxes[0].left)
        for box in column.boxes
        for paragraph in box.paragraphs
    ]


@dataclass(slots=True)
class _Column:
    """A box with those that hang below it, such as a list under its heading."""

    boxes: list[Box]

    @property
    def top(self) -> int:
        return self.boxes[0].top

    def carries(self, box: Box) -> bool:
        """Whether a box begins where this ends, and is as wide."""
        last = self.boxes[-1]
        beside = abs(last.left - box.left) <= _NEAR and abs(last.width - box.width) <= 2 * _NEAR
        return bool(last.height) and beside and abs(last.top + last.height - box.top) <= _NEAR
