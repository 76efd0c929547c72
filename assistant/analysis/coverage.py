"""What a report was made from, and what of it said nothing to the point. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.quoting import long_date
from assistant.types import Citation
from index.types import DocumentSummary


@dataclass(frozen=True, slots=True)
class Unused:
    """A document within the scope that a report says nothing from."""

    document_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many ``documents`` were in scope, and what is cited: outlets, speakers, and the dates of the first and last.

    ``used`` counts the documents that are cited; ``unused`` are the others.
    """

    documents: int
    used: int
    outlets: tuple[str, ...]
    speakers: tuple[str, ...]
    first: str | None
    last: str | None
    unused: tuple[Unused, ...]


def coverage(documents: Sequence[DocumentSummary], citations: Iterable[Citation]) -> Coverage:
    """Return what of ``documents`` is cited by ``citations``. Dates are ISO dates."""
    cited = list(citations)
    used = {each.document_id for each in cited}
    dates = sorted(each.published[:10] for each in cited if each.published)
    return Coverage(
        documents=len(documents),
        used=len(used),
        outlets=_named(each.outlet for each in cited),
        speakers=_named(each.speaker for each in cited),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        unused=tuple(Unused(each.document_id, each.title) for each in documents if each.document_id not in used),
    )


def coverage_line(found: Coverage) -> str:
    """Return what a report was made from in one line."""
    parts = [
        f"{found.used} of {found.documents} documents",
        f"{len(found.outlets)} outlets" if found.outlets else "",
        f"{len(found.speakers)} speakers" if found.speakers else "",
        " – ".join(dict.fromkeys(filter(None, (long_date(found.first), long_date(found.last))))),
    ]
    return " · ".join(filter(None, parts))


def _named(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}, key=str.casefold))
