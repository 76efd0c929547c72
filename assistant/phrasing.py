"""How voices, dates, counts and marked words are put, the same in the terminal, on the page and in files. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol
from urllib.parse import urlsplit

from assistant.spoken import Length, put_date
from assistant.types import Citation
from index.types import Manner


class Marked(Protocol):
    """Characters ``[start, end)`` of a text that matter."""

    @property
    def start(self) -> int:
        """The first of them."""
        ...

    @property
    def end(self) -> int:
        """The one after the last."""
        ...


def lead_line(citation: Citation) -> str:
    """Return who says it, and where: ``Ines Quarrie, quoted by Coastline FM, in “Title” (Ledger, 2 April 2025)``."""
    printed = [citation.outlet if citation.speaker else None, long_date(citation.published)]
    where = ", ".join(part for part in printed if part)
    return f"{voice_of(citation)}, in “{citation.title}”" + (f" ({where})" if where else "")


def voice_of(citation: Citation) -> str:
    """Return who says it, and how: ``Ines Quarrie, quoted by Coastline FM, in a denial``."""
    who = citation.speaker or f"{citation.outlet or 'The document'}, {whose(citation.manner)}"
    relayed = f", quoted by {citation.via}" if citation.via else ""
    denied = ", in a denial" if citation.manner == "denied" else ""
    return f"{who}{relayed}{denied}"


UNKNOWN: tuple[Manner, ...] = ("quoted", "unclear")
"""Sentences put like this are somebody's, and it is not known whose."""


def whose(manner: Manner) -> str:
    """Return whose words a sentence is that has no speaker: the document's own, or it is not known whose."""
    return {
        "quoted": "in quotation marks, not known whose",
        "unclear": "in its own or someone else’s words",
    }.get(manner, "in its own voice")


def long_date(published: str | None, length: Length = "long", *, language: str | None = None) -> str | None:
    """Return an ISO date as ``2 April 2025``; anything else, such as a year alone, as it is.

    In ``language``, or else in the one that Byline speaks.
    """
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return published
    return put_date(day, length, language=language)


def counted(number: int, thing: str, things: str | None = None) -> str:
    """Return ``1 source`` or ``3,754 sources``."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def web_address(url: str | None) -> str | None:
    """Return ``url`` if it is an ordinary web address, so that nothing else ever becomes a link."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def cut(text: str, marks: Iterable[Marked]) -> list[tuple[str, bool]]:
    """Return ``text`` cut into pieces, none of them empty, each with whether one of ``marks`` holds it."""
    pieces: list[tuple[str, bool]] = []
    place = 0
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        if mark.end > place:
            start = max(mark.start, place)
            pieces += [(text[place:start], False), (text[start : mark.end], True)]
            place = mark.end
    return [piece for piece in (*pieces, (text[place:], False)) if piece[0]]
