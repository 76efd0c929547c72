"""A whole document laid out for reading, with one span of it marked. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from assistant.ui.html.pictures import doubt
from assistant.ui.html.tables import Grid, grid
from assistant.wording import cut
from index.text import table_in
from index.types import Document, ReadWord, Span

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive characters of one paragraph, all marked or all not; ``doubt`` says how unsurely a word was read."""

    text: str
    marked: bool
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the stored text. ``page`` is set on the first paragraph of each page of a paged document.

    ``second`` is when it begins to be said, in a transcript.
    """

    pieces: tuple[Piece, ...]
    page: int | None = None
    heading: bool = False
    second: float | None = None


def paragraphs(
    document: Document, span: Span | None, headings: Set[str] = frozenset(), doubtful: Sequence[ReadWord] = ()
) -> list[Paragraph | Grid]:
    """Return the document's lines that are not blank, in order, with the words of ``span`` marked, and its tables.

    Lines that are one of ``headings`` are said to be headings. Of a table the whole row is
    marked, and in it the cell if ``span`` is no more than that. What is said of each ``doubtful`` word stands with it.
    """
    text, marked = document.text, span or Span(0, 0)
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
            laid_out.append(Paragraph(pieces, begins, part.of(text).strip() in headings, second))
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


def _pieces(text: str, line: Span, marked: Span, doubtful: Sequence[ReadWord]) -> Iterator[Piece]:
    """Yield the pieces of a line: what is marked, what is not, and within both each word that is doubtful."""
    words = [each for each in doubtful if line.start <= each.start < line.end]
    place = line.start
    for piece, is_marked in cut(line.of(text), [marked.moved(-line.start)]):
        end = place + len(piece)
        for each in words:
            if place <= each.start and each.end <= end:
                yield from (Piece(words, is_marked) for words in [text[place : each.start]] if words)
                yield Piece(text[each.start : each.end], is_marked, doubt(each, text))
                place = each.end
        yield from (Piece(words, is_marked) for words in [text[place:end]] if words)
        place = end
