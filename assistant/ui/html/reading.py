"""A whole document laid out for reading, with spans of it marked. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from assistant.ui.html.pictures import doubt
from assistant.ui.html.tables import Grid, grid
from index.text import table_in
from index.types import Document, ReadWord, Span

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")


SEVERAL = 3
"""Headings that make an outline."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive characters of one paragraph, all of one ``marked`` span or of none.

    ``doubt`` says how unsurely a word was read.
    """

    text: str
    marked: Span | None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the stored text. ``page`` is set on the first paragraph of each page of a paged document.

    ``second`` is when it begins to be said, in a transcript; ``place`` where it stands in the text.
    """

    pieces: tuple[Piece, ...]
    place: Span
    page: int | None = None
    heading: bool = False
    second: float | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a document's outline: its ``words``, on which ``page`` they stand, and the ``place`` to go to."""

    words: str
    page: int | None
    place: str


def outline(laid_out: Sequence[Paragraph | Grid]) -> list[Part]:
    """Return the headings of what is laid out, where it has several; else its pages, where it has those."""
    page = None
    headings, pages = [], []
    for number, each in enumerate(laid_out):
        if each.page is not None:
            page = each.page
            pages.append(Part("", page, f"part-{number}"))
        if isinstance(each, Paragraph) and each.heading:
            words = "".join(piece.text for piece in each.pieces).strip()
            headings.append(Part(words, page, f"part-{number}"))
    return headings if len(headings) >= SEVERAL else pages if len(pages) > 1 else []


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap as one; empty ones are left out."""
    found: list[Span] = []
    for each in sorted((span for span in spans if span.start < span.end), key=lambda span: span.start):
        if found and each.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(each)
    return tuple(found)


def paragraphs(
    document: Document, marked: Sequence[Span] = (), headings: Set[str] = frozenset(), doubtful: Sequence[ReadWord] = ()
) -> list[Paragraph | Grid]:
    """Return the document's lines that are not blank, in order, with the words of spans marked, and its tables.

    ``marked`` are in order and apart. Lines that are one of ``headings`` are said to be headings. Of a table the whole
    row is marked, and in it the cell if a span is no more than that. What is said of each ``doubtful`` word stands
    with it.
    """
    text = document.text
    laid_out: list[Paragraph | Grid] = []
    page = None
    for part in _parts(text):
        here = document.page_of(part.start)
        begins = here if here != page else None
        page = here
        if table := table_in(text, part):
            head = table.head.of(text) if table.head else ""
            laid_out.append(grid(text, head, table.rows, marked, begins))
        else:
            pieces = tuple(_pieces(text, part, marked, doubtful))
            second = _first_second(document, part)
            laid_out.append(Paragraph(pieces, part, begins, part.of(text).strip() in headings, second))
    return laid_out


def _parts(text: str) -> Iterator[Span]:
    """Yield the tables of a text, and of all else each line that is not blank."""
    start = 0
    while start < len(text):
        found = _PARAGRAPH.match(text, start)
        if found and table_in(text, Span(start, found.end())):
            yield Span(start, found.end())
            start = found.end() + 1
            continue
        newline = text.find("\n", start)
        end = len(text) if newline < 0 else newline
        if text[start:end].strip():
            yield Span(start, end)
        start = end + 1


def _first_second(document: Document, line: Span) -> float | None:
    """Return the second of the first words of a line of which one is known."""
    place = bisect_left(document.times, line.start, key=lambda each: each.start)
    moment = document.times[place] if place < len(document.times) else None
    return moment.second if moment and moment.start < line.end else None


def _pieces(text: str, line: Span, marked: Sequence[Span], doubtful: Sequence[ReadWord]) -> Iterator[Piece]:
    """Yield the pieces of a line: what is marked, what is not, and within both each word that is doubtful."""
    words = [each for each in doubtful if line.start <= each.start < line.end]
    for part, mark in _parted(line, marked):
        place = part.start
        for each in words:
            if place <= each.start and each.end <= part.end:
                yield from _piece(text, Span(place, each.start), mark)
                yield Piece(text[each.start : each.end], mark, doubt(each, text))
                place = each.end
        yield from _piece(text, Span(place, part.end), mark)


def _piece(text: str, span: Span, mark: Span | None) -> Iterator[Piece]:
    if span.start < span.end:
        yield Piece(span.of(text), mark)


def _parted(line: Span, marked: Sequence[Span]) -> Iterator[tuple[Span, Span | None]]:
    """Yield the parts of a line, each with the marked span that it belongs to, if to one."""
    place = line.start
    for each in marked:
        if each.start < line.end and each.end > place:
            start, end = max(each.start, place), min(each.end, line.end)
            yield Span(place, start), None
            yield Span(start, end), each
            place = end
    yield Span(place, line.end), None
