"""A whole document laid out for reading, with one span of it marked. Pure."""

from collections.abc import Set
from dataclasses import dataclass

from assistant.wording import cut
from index.types import Document, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive characters of one paragraph, all marked or all not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the stored text. ``page`` is set on the first paragraph of each page of a paged document."""

    pieces: tuple[Piece, ...]
    page: int | None = None
    heading: bool = False


def paragraphs(document: Document, span: Span | None, headings: Set[str] = frozenset()) -> list[Paragraph]:
    """Return the document's lines that are not blank, in order, with the words of ``span`` marked.

    Lines that are one of ``headings`` are said to be headings.
    """
    marked = span or Span(0, 0)
    laid_out = []
    page = None
    start = 0
    for line in document.text.split("\n"):
        end = start + len(line)
        if line.strip():
            here = document.page_of(start)
            laid_out.append(
                Paragraph(
                    tuple(Piece(*each) for each in cut(line, [marked.moved(-start)])),
                    here if here != page else None,
                    line.strip() in headings,
                )
            )
            page = here
        start = end + 1
    return laid_out
