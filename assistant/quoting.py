"""Evidence to a quoted answer: the documents' own sentences, each with who says it. Pure."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from assistant.types import Citation, Evidence, Statement

DECLINED = "The documents don’t say."
"""The whole answer when nothing in the documents answers the question."""

MOST = 5
"""Sentences that an answer has at most."""

_CLOSE_TO_BEST = 0.55
"""A sentence is shown when it is at least this fraction as likely as the best one."""


def choose(evidence: Sequence[Evidence], threshold: float) -> tuple[Evidence, ...]:
    """Return the sentences that make the answer, best document first, in document order within it; may be empty.

    Sentences below ``threshold`` or far below the best one are left out, and so are repetitions.
    """
    best = max((each.probability for each in evidence), default=0.0)
    if best < threshold:
        return ()
    least = max(threshold, _CLOSE_TO_BEST * best)
    likely = sorted((each for each in evidence if each.probability >= least), key=lambda each: -each.probability)
    distinct = list({_plain(each.words): each for each in reversed(likely)}.values())[::-1][:MOST]
    ranks: dict[str, int] = {}
    for each in distinct:
        ranks.setdefault(each.document.document_id, len(ranks))
    return tuple(sorted(distinct, key=lambda each: (ranks[each.document.document_id], each.sentence.start)))


def _plain(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def cite(evidence: Sequence[Evidence], pages: Sequence[int | None], *, after: int = 0) -> tuple[Citation, ...]:
    """Number the evidence on from ``after``; ``pages`` are where it stands, ``None`` in what has no pages."""
    return tuple(
        Citation(
            number=number,
            document_id=each.document.document_id,
            title=each.document.title,
            outlet=each.document.outlet,
            author=each.document.author,
            published=each.document.published,
            url=each.document.url,
            speaker=each.sentence.speaker,
            via=each.sentence.via,
            manner=each.sentence.manner,
            quote=each.words,
            start=each.sentence.start,
            end=each.sentence.end,
            version=each.document.version,
            page=page,
            score=round(each.probability, 4),
        )
        for number, (each, page) in enumerate(zip(evidence, pages, strict=True), start=after + 1)
    )


def state(citations: Sequence[Citation]) -> tuple[Statement, ...]:
    """Return one verbatim statement for each citation."""
    return tuple(Statement(each.quote, (each.number,), each.speaker, "verbatim") for each in citations)


def compose(citations: Sequence[Citation], short_answer: str | None) -> str:
    """Return the answer as text: under a line that says who says it, each sentence with its citation number."""
    blocks = [short_answer] if short_answer else []
    for lead, group in groupby(citations, key=lead_line):
        blocks.append("\n".join([f"{lead}:", *(f"{each.quote} [{each.number}]" for each in group)]))
    return "\n\n".join(blocks)


def lead_line(citation: Citation) -> str:
    """Return who says it, and where: ``Ines Quarrie, quoted by Coastline FM, in “Title” (Ledger, 2 April 2025)``."""
    who = citation.speaker or f"{citation.outlet or 'The document'}, in its own voice"
    relayed = f", quoted by {citation.via}" if citation.via else ""
    denied = ", in a denial" if citation.manner == "denied" else ""
    printed = [citation.outlet if citation.speaker else None, long_date(citation.published)]
    where = ", ".join(part for part in printed if part)
    return f"{who}{relayed}{denied}, in “{citation.title}”" + (f" ({where})" if where else "")


def long_date(published: str | None) -> str | None:
    """Return an ISO date as ``2 April 2025``; anything else as it is."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return published
    return f"{day.day} {day:%B %Y}"
