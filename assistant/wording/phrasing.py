"""How voices, dates, counts and marked words are put, the same in the terminal, on the page and in files. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol
from urllib.parse import urlsplit

from assistant.types import Citation
from assistant.wording.locale import Length, put_date
from index.i18n import N_, _, n_, ngettext
from index.types import Manner

THINGS = {
    "document": n_("%(num)s document", "%(num)s documents"),
    "outlet": n_("%(num)s outlet", "%(num)s outlets"),
    "sentence": n_("%(num)s sentence", "%(num)s sentences"),
    "source": n_("%(num)s source", "%(num)s sources"),
    "speaker": n_("%(num)s speaker", "%(num)s speakers"),
    "statement": n_("%(num)s statement", "%(num)s statements"),
    "text": n_("%(num)s text", "%(num)s texts"),
}
"""What is counted."""


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


def lead_line(citation: Citation, author: str = "") -> str:
    """Return who says it, and where: ``Ines Quarrie, quoted by Coastline FM, in “Title” (Ledger, 2 April 2025)``.

    ``author`` is said of the title, such as ``by Ada Finch``.
    """
    printed = [citation.outlet if citation.speaker else None, long_date(citation.published)]
    where = ", ".join(part for part in printed if part)
    lead = _("%(voice)s, in “%(title)s”", voice=voice_of(citation), title=within_quotes(citation.title))
    lead = ", ".join(filter(None, (lead, author)))
    return f"{lead} ({where})" if where else lead


def within_quotes(title: str) -> str:
    """Return a title as it stands within quotation marks: its own become single ones."""
    return title.translate({ord("“"): "‘", ord("”"): "’"})


def voice_of(citation: Citation) -> str:
    """Return who says it, and how: ``Ines Quarrie, quoted by Coastline FM, in a denial``."""
    who = citation.speaker or voice_of_outlet(citation.outlet, citation.manner)
    relayed = _("quoted by %(name)s", name=citation.via) if citation.via else ""
    denied = _("in a denial") if citation.manner == "denied" else ""
    return ", ".join(filter(None, (who, relayed, denied)))


def voices_of(citations: Iterable[Citation]) -> str:
    """Return who says what several citations hold, each once; nobody of what was removed."""
    return "; ".join(dict.fromkeys(voice_of(each) for each in citations if each.quote))


def voice_of_outlet(outlet: str | None, manner: Manner) -> str:
    """Return whose words they are that no speaker is known for: ``Harbour Courier, in its own voice``."""
    source = outlet or _("The document")
    return f"{source}, {whose(manner)}"


UNKNOWN: tuple[Manner, ...] = ("quoted", "unclear")
"""Sentences put like this are somebody's, and it is not known whose."""


WHOSE = {
    "quoted": N_("in quotation marks, not known whose"),
    "unclear": N_("in its own or someone else’s words"),
}
OWN_VOICE = N_("in its own voice")
_WHOSE_FIRST = {
    "quoted": N_("In quotation marks, not known whose"),
    "unclear": N_("In its own or someone else’s words"),
}
_OWN_VOICE_FIRST = N_("In its own voice")


def whose(manner: Manner, *, first: bool = False) -> str:
    """Return whose words a sentence is that has no speaker: the document's own, or it is not known whose.

    ``first`` says that it stands at the beginning of a line.
    """
    if first:
        return _(_WHOSE_FIRST.get(manner, _OWN_VOICE_FIRST))
    return _(WHOSE.get(manner, OWN_VOICE))


def long_date(published: str | None, length: Length = "long", *, language: str | None = None) -> str | None:
    """Return an ISO date as ``2 April 2025``; anything else, such as a year alone, as it is.

    In ``language``, or else in the one that Byline speaks.
    """
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return published
    return put_date(day, length, language=language)


def counted(number: int, thing: str) -> str:
    """Return ``1 source`` or ``3,754 sources``: how many there are of one of :data:`THINGS`."""
    return ngettext(*THINGS[thing], number)


def statements_counted(statements: int, documents: int, own: int) -> str:
    """Return ``25 statements · 1 document · 15 sentences in the documents’ own voice``."""
    voiceless = ngettext(
        "%(num)s sentence in the documents’ own voice", "%(num)s sentences in the documents’ own voice", own
    )
    return " · ".join((counted(statements, "statement"), counted(documents, "document"), voiceless))


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


DECLINED = N_("The documents don’t say.")
"""The whole answer when nothing in the documents answers the question."""


STATUSES = {
    "verbatim": N_("quoted exactly"),
    "supported": N_("supported"),
    "unsupported": N_("not supported by the sources"),
}
"""What is said of a statement's status."""
