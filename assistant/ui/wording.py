"""The words that the page uses for dates, kinds, certainty and who says a statement. Pure."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.analysis.saving import SavedSummary
from assistant.phrasing import counted, long_date
from assistant.quoting import STATUSES, headline
from assistant.types import Answer, Citation, Statement
from index.types import MediaType, Progress, Span, Stage, SyncReport

KINDS: dict[MediaType, str] = {
    "text/plain": "Text",
    "text/markdown": "Markdown",
    "text/html": "Web page",
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/jsonl": "JSON lines",
    "application/epub+zip": "EPUB",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "application/rtf": "RTF",
    "message/rfc822": "E-mail",
    "multipart/related": "Saved web page",
}
STAGES: dict[Stage, str] = {"reading": "reading", "embedding": "embedding", "indexing": "storing"}


class Said(NamedTuple):
    """Who says a statement (``name``), and where they say it (``where``)."""

    name: str
    where: str


def day(published: str | None, month: str = "%B") -> str:
    """Return an ISO date as ``3 May 2025``, anything else as it stands, and nothing for no date."""
    return long_date(published, month) or ""


def certainty(sure: float) -> str:
    """Return a probability, 0 to 1, in words."""
    for floor, words in ((0.9, "very likely"), (0.7, "likely"), (0.5, "probably")):
        if sure >= floor:
            return words
    return "unsure"


def said_by(statement: Statement, citation: Citation | None) -> Said:
    """Return who says ``statement`` and where, as its first citation tells."""
    if citation is None:
        return Said(statement.speaker or "No source", "")
    published = day(citation.published)
    outlet = citation.outlet or citation.title
    if statement.speaker is None:
        return Said(outlet, ", ".join(filter(None, ("in its own voice", published))))
    return Said(statement.speaker, ", ".join(filter(None, (how(citation), f"in {outlet}", published))))


def how(citation: Citation) -> str:
    """Return how a speaker's words are put and who relays them: ``denies, quoted by Meduza``; mostly nothing."""
    manner = {"denied": "denies", "asked": "asks"}.get(citation.manner)
    relayed = f"quoted by {citation.via}" if citation.via else None
    return ", ".join(filter(None, (manner, relayed)))


def source_line(citation: Citation) -> str:
    """Return a citation's source on one line: speaker, outlet, title, date, page, address."""
    page = f"p. {citation.page}" if citation.page else None
    via = f"quoted by {citation.via}" if citation.via else None
    parts = (citation.speaker, via, citation.outlet, f"“{citation.title}”", day(citation.published), page, citation.url)
    return ", ".join(filter(None, parts))


def plain_text(answer: Answer) -> str:
    """Return an answer as plain text with its citations below, for the clipboard."""
    if answer.mode == "declined":
        return f"{answer.question}\n\n{answer.answer}\n"
    lines = [answer.question, ""]
    if answer.short_answers:
        lines += [headline(answer.short_answers), ""]
    lines += [*map(statement_line, answer.statements), ""]
    lines += [f"[{citation.number}] {source_line(citation)}" for citation in answer.citations]
    return "\n".join(lines) + "\n"


def statement_line(statement: Statement) -> str:
    """Return a statement as plain text, with who says it, its citation numbers and what its check came to."""
    numbers = "".join(f" [{number}]" for number in statement.citations)
    # A model's own sentence names who says it; the exact words of a source need not.
    speaker = f"{statement.speaker}: " if statement.speaker and statement.status == "verbatim" else ""
    status = "" if statement.status == "verbatim" else f" ({STATUSES[statement.status]})"
    return f"{speaker}{statement.text}{numbers}{status}"


def pieces(text: str, phrase: str | None) -> list[tuple[str, bool]]:
    """Return ``text`` cut into pieces, each with whether it is ``phrase`` (whatever its case)."""
    if not phrase or not phrase.strip():
        return [(text, False)]
    cut = re.split(f"({re.escape(phrase.strip())})", text, flags=re.IGNORECASE)
    return [(piece, index % 2 == 1) for index, piece in enumerate(cut) if piece]


def whole(text: str) -> tuple[Span, ...]:
    """Return the span of all of ``text``."""
    return (Span(0, len(text)),)


def stands(summary: SavedSummary) -> str:
    """Return how much of what a saved report cites still stands: ``1 changed and 2 removed, of 12``."""
    if not summary.cited:
        return "cites nothing"
    if not summary.stale:
        return f"{counted(summary.cited, 'sentence')}, all as cited" if summary.cited > 1 else "1 sentence, as cited"
    parts = (summary.changed, "changed"), (summary.removed, "removed")
    return f"{' and '.join(f'{number} {what}' for number, what in parts if number)}, of {summary.cited}"


def pace(progress: Progress, seconds: float) -> str:
    """Return how fast documents go in and how long it will take, once there is something to tell it from."""
    if not progress.done or seconds < 1:
        return ""
    rate = progress.done / seconds
    left = (progress.total - progress.done) / rate
    time = f"{left / 60:.0f} min" if left >= 90 else f"{left:.0f} s"
    speed = f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}"
    return f"{speed} a second · about {time} left"


def outcome(report: SyncReport) -> str:
    """Return what adding did in one line: ``3 added · 1 already here · 1 not added``."""
    counts: Sequence[tuple[int, str]] = (
        (len(report.added), "added"),
        (len(report.changed), "changed"),
        (len(report.kept), "already here"),
        (len(report.skipped), "skipped"),
        (len(report.failed), "not added"),
    )
    words = " · ".join(f"{count:,} {what}" for count, what in counts if count) or "nothing was found there"
    return f"{words} · stopped before the end" if report.interrupted else words
