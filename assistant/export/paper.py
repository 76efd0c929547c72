"""What every report becomes before it is written as a file: titled sections of lines that cite numbered references."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from assistant.types import Citation
from assistant.wording.phrasing import long_date, voice_of, within_quotes
from index.i18n import N_, _
from index.types import Span

REMOVED = N_("This document was removed from the library, and its words with it.")
"""What stands in place of a reference whose document is gone."""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement with the numbers of its references.

    ``lead`` is who says it and where, or when; lines in a row with one lead stand under it together. ``note`` is what
    is said of the line itself, such as that it is not supported; ``marks`` are the words of ``text`` that matter most.
    """

    text: str
    citations: tuple[int, ...] = ()
    lead: str | None = None
    note: str | None = None
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; ``notes`` are paragraphs about them, which state nothing that needs a reference."""

    heading: str | None
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A report to be taken away. The numbers that its lines cite are those of ``references``.

    ``scope`` is what it was asked of, in words, empty where its sections say that; ``made`` the day of its writing.
    """

    title: str
    scope: str
    sections: tuple[Section, ...]
    references: tuple[Citation, ...]
    made: date | None = None

    @property
    def asked_of(self) -> str:
        """The scope and the day on one line."""
        made = _("Made with Byline.")
        if self.made:
            made = _("Made with Byline on %(day)s.", day=long_date(self.made.isoformat()))
        return " ".join([*([_("Asked of %(scope)s.", scope=self.scope)] if self.scope else []), made])


def grouped(lines: Sequence[Line]) -> list[tuple[str | None, list[Line]]]:
    """Return lines under their leads, those in a row with the same one together."""
    return [(lead, list(group)) for lead, group in groupby(lines, key=lambda line: line.lead)]


def is_removed(citation: Citation) -> bool:
    """Whether nothing is left of a citation but its number, since its document was removed."""
    return not citation.quote


def source_line(citation: Citation) -> str:
    """Return who says a citation's words and where they stand, without the words and the address.

    ``Lena Moor, in “The quay will cost more”, by Ada Finch (Harbour Courier, 3 May 2025), p. 3``
    """
    if is_removed(citation):
        return _(REMOVED)
    author = ", " + _("by %(names)s", names=citation.author) if citation.author else ""
    printed = [citation.outlet if citation.speaker else None, long_date(citation.published)]
    where = ", ".join(part for part in printed if part)
    page = ", " + _("p. %(page)s", page=citation.page) if citation.page else ""
    source = _("%(voice)s, in “%(title)s”", voice=voice_of(citation), title=within_quotes(citation.title))
    return source + author + (f" ({where})" if where else "") + page
