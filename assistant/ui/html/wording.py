"""The words that the page uses for dates, kinds, certainty and who says a statement. Pure."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assistant.analysis.history import SavedSummary
from assistant.types import Citation, Statement
from assistant.wording import Length, long_date, voice_of, whose
from index.i18n import N_, _, figure, n_, ngettext
from index.types import MediaType, Progress, Span, Stage, SyncReport

KINDS: dict[MediaType, str] = {
    "text/plain": N_("Text"),
    "text/markdown": N_("Markdown"),
    "text/html": N_("Web page"),
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": N_("Word"),
    "application/jsonl": N_("JSON lines"),
    "application/epub+zip": "EPUB",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "application/rtf": "RTF",
    "message/rfc822": N_("E-mail"),
    "application/vnd.ms-outlook": N_("E-mail"),
    "application/mbox": N_("Mailbox"),
    "application/zip": N_("Zip archive"),
    "multipart/related": N_("Saved web page"),
    "text/csv": N_("Table (CSV)"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/vnd.oasis.opendocument.spreadsheet": N_("Spreadsheet (ODS)"),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
    "application/vnd.oasis.opendocument.presentation": N_("OpenDocument slides"),
    "text/vtt": N_("Transcript"),
    "image/jpeg": N_("Picture"),
    "image/png": N_("Picture"),
    "image/tiff": N_("Picture"),
    "image/webp": N_("Picture"),
}
STAGES: dict[Stage, str] = {
    "waiting": N_("waiting"),
    "reading": N_("reading"),
    "read": N_("read"),
    "embedding": N_("embedding"),
    "indexing": N_("storing"),
    "done": N_("done"),
    "failed": N_("failed"),
}
FIELDS = {
    "title": N_("Title"),
    "outlet": N_("Outlet"),
    "author": N_("Author"),
    "published": N_("Published"),
    "url": N_("Url"),
    "language": N_("Language"),
}
"""What a document says of itself, at the beginning of a line."""

FIELDS_WITHIN = {
    "title": N_("title"),
    "outlet": N_("outlet"),
    "author": N_("author"),
    "published": N_("published"),
    "url": N_("url"),
    "language": N_("language"),
}
REPORTS = {
    "answer": N_("Answer"),
    "brief": N_("Brief"),
    "claims": N_("Claims"),
    "comparison": N_("Comparison"),
    "timeline": N_("Timeline"),
    "notes": N_("Notes"),
}
"""The kinds of saved reports, at the beginning of a line."""

REPORTS_WITHIN = {
    "answer": N_("answer"),
    "brief": N_("brief"),
    "claims": N_("claims"),
    "comparison": N_("comparison"),
    "timeline": N_("timeline"),
    "notes": N_("notes"),
}


class Said(NamedTuple):
    """Who says a statement (``name``), and where they say it (``where``)."""

    name: str
    where: str


def day(published: str | None, length: Length = "long") -> str:
    """Return an ISO date as ``3 May 2025``, anything else as it stands, and nothing for no date."""
    return long_date(published, length) or ""


SURENESS: tuple[tuple[float, str, str], ...] = (
    (0.9, N_("Very likely answers the question"), N_("the passages speak of just this")),
    (0.7, N_("Likely answers the question"), N_("the passages speak of this, in other words or with other things")),
    (0.5, N_("Probably answers the question"), N_("close enough to show: look whether they mean what you mean")),
    (0.0, N_("May not answer the question"), N_("the nearest there is: read it before you use it")),
)
"""How sure an answer is: from which probability on, in which words, and what these mean."""


def sureness(sure: float) -> str:
    """Return in words how sure an answer is, from 0 to 1."""
    return next(_(words) for floor, words, _meaning in SURENESS if sure >= floor)


def byline(citation: Citation) -> str:
    """Return who says a citation's words, where and when: ``Lena Moor · Harbour Courier · 3 May 2025``."""
    where = citation.title if not citation.outlet else citation.outlet if citation.speaker else None
    return " · ".join(filter(None, (voice_of(citation), where, day(citation.published))))


def said_by(statement: Statement, citation: Citation | None) -> Said:
    """Return who says ``statement`` and where, as its first citation tells."""
    if citation is None:
        return Said(statement.speaker or _("No source"), "")
    published = day(citation.published)
    outlet = citation.outlet or citation.title
    if statement.speaker is None:
        where = None if citation.outlet else _("in %(source)s", source=citation.title)
        named = citation.outlet or _("The document")  # a title is nobody who speaks
        return Said(named, ", ".join(filter(None, (whose(citation.manner), where, published))))
    return Said(
        statement.speaker, ", ".join(filter(None, (how(citation), _("in %(source)s", source=outlet), published)))
    )


def how(citation: Citation) -> str:
    """Return how a speaker's words are put and who relays them: ``denies, quoted by Meduza``; mostly nothing."""
    manner = {"denied": _("denies"), "asked": _("asks")}.get(citation.manner)
    relayed = _("quoted by %(name)s", name=citation.via) if citation.via else None
    return ", ".join(filter(None, (manner, relayed)))


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
        return _("cites nothing")
    if not summary.stale:
        return ngettext("%(num)s sentence, as cited", "%(num)s sentences, all as cited", summary.cited)
    changed = ngettext("%(num)s changed", "%(num)s changed", summary.changed) if summary.changed else ""
    removed = ngettext("%(num)s removed", "%(num)s removed", summary.removed) if summary.removed else ""
    both = _("%(changed)s and %(removed)s", changed=changed, removed=removed)
    return _("%(what)s, of %(cited)s", what=both if changed and removed else changed or removed, cited=summary.cited)


def pace(progress: Progress, seconds: float) -> str:
    """Return how fast documents go in and how long it will take, once there is something to tell it from."""
    if not progress.done or seconds < 1:
        return ""
    rate = progress.done / seconds
    left = (progress.total - progress.done) / rate
    time = _("%(minutes)s min", minutes=figure(left / 60)) if left >= 90 else _("%(seconds)s s", seconds=figure(left))
    speed = figure(rate, 0 if rate >= 10 else 1)
    return _("%(speed)s a second · about %(time)s left", speed=speed, time=time)


def outcome(report: SyncReport) -> str:
    """Return what adding did in one line: ``3 added · 1 already here · 1 not added``."""
    counts: Sequence[tuple[int, tuple[str, str]]] = (
        (len(report.added), n_("%(num)s added", "%(num)s added")),
        (len(report.changed), n_("%(num)s changed", "%(num)s changed")),
        (len(report.kept), n_("%(num)s already here", "%(num)s already here")),
        (len(report.skipped), n_("%(num)s skipped", "%(num)s skipped")),
        (len(report.failed), n_("%(num)s not added", "%(num)s not added")),
    )
    words = [ngettext(*forms, count) for count, forms in counts if count] or [_("nothing was found there")]
    return " · ".join([*words, *([_("stopped before the end")] if report.interrupted else [])])


def named(fields: Iterable[str]) -> str:
    """Return names of :data:`FIELDS` in a row: ``title, published``."""
    return ", ".join(_(FIELDS_WITHIN[each]) if each in FIELDS_WITHIN else each for each in fields)


def report_kind(kind: str, *, within: bool = False) -> str:
    """Return what a saved report is called, at the beginning of a line or ``within`` one; a kind of none as it is."""
    if kind not in REPORTS:
        return kind if within else kind.capitalize()
    return _((REPORTS_WITHIN if within else REPORTS)[kind])
