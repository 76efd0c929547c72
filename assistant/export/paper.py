"""What every report becomes before it is written as a file: titled sections of lines that cite numbered references."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from assistant.types import Citation, Statement
from assistant.wording import STATUSES, lead_line, long_date, short_spot_in, told, told_marks
from index.i18n import N_, _
from index.types import Span

REMOVED = N_("This document was removed from the library, and its words with it.")
"""What stands in place of a reference whose document is gone."""


class Caution(str):
    """A note that a reader has to know before relying on what it is about."""

    __slots__ = ()


def cautions(*notes: str | None) -> tuple[Caution, ...]:
    """Return the notes among ``notes`` as cautions."""
    return tuple(Caution(note) for note in notes if note)


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
    """Lines under a heading; ``notes`` are paragraphs about them, which state nothing that needs a reference.

    ``aside`` is for who has the library at hand, beside the heading: how many there are, and by which id. A file goes
    without it.
    """

    heading: str | None
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    aside: str = ""


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
    author = _("by %(names)s", names=citation.author) if citation.author else ""
    return ", ".join(filter(None, (lead_line(citation, author), short_spot_in(citation))))


EXACT = N_("Each sentence is in the exact words of its source.")


def quoted(
    statement: Statement, cited: Mapping[int, Citation], marks: tuple[Span, ...] = (), shorts: Sequence[str] = ()
) -> Line:
    """Return the exact words of a source under who says them; of a source that was removed, what is said instead.

    ``marks`` are the words that matter most; in a row of a table, which is told with its headings, the ``shorts``.
    """
    first = next((cited[number] for number in statement.citations if number in cited), None)
    lead = None if first is None or is_removed(first) else lead_line(first)
    if first and first.columns is not None and statement.text == first.quote:
        return Line(told(first), statement.citations, lead, marks=told_marks(first, shorts))
    return Line(statement.text, statement.citations, lead, marks=marks)


def checked(statement: Statement) -> Line:
    """Return a sentence that was checked with what was found of it."""
    return Line(statement.text, statement.citations, note=_status(statement))


APART = N_("Written, but not supported by the sources, and so no part of the answer")


def written(statements: Iterable[Statement]) -> tuple[Line, ...]:
    """Return a model's sentences with what was found of them, those last and apart that are not supported."""
    lines = [(each.status == "unsupported", checked(each)) for each in statements]
    held = tuple(line for refused, line in lines if not refused)
    return (*held, *(replace(line, lead=_(APART)) for refused, line in lines if refused))


def written_by(model: str | None) -> str:
    """Return what is said of sentences that a model wrote."""
    return _("Written by %(model)s, each sentence checked against what it cites.", model=model or _("a language model"))


def _status(statement: Statement) -> str:
    reasons = " ".join(statement.reasons)
    status = _(STATUSES[statement.status]) + (f": {reasons}" if reasons else "")
    return Caution(status) if statement.status == "unsupported" else status
