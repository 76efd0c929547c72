"""What a report was made from, and what of it said nothing to the point. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from assistant.types import Citation
from assistant.wording import counted, long_date
from index.i18n import ngettext
from index.types import DocumentSummary


@dataclass(frozen=True, slots=True)
class Unused:
    """A document within the scope that a report says nothing from."""

    document_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many ``documents`` were in scope, and what is cited: outlets, speakers, and the dates of the first and last.

    ``used`` counts the documents that are cited; ``unused`` are the others. ``texts`` are how many different texts the
    documents hold: a copy of a text is used where the text is.
    """

    documents: int
    used: int
    outlets: tuple[str, ...]
    speakers: tuple[str, ...]
    first: str | None
    last: str | None
    unused: tuple[Unused, ...]
    texts: int = 0


def coverage(
    documents: Sequence[DocumentSummary],
    citations: Iterable[Citation],
    originals: Mapping[str, DocumentSummary] = MappingProxyType({}),
) -> Coverage:
    """Return what of ``documents`` is cited by ``citations``. Dates are ISO dates.

    ``originals`` tell by a document's id whose text it holds, where that is another's.
    """
    cited = list(citations)
    text_of = {each.document_id: originals.get(each.document_id, each).document_id for each in documents}
    told = {text_of.get(each.document_id, each.document_id) for each in cited}
    used = {each for each, text in text_of.items() if text in told}
    dates = sorted(each.published[:10] for each in cited if each.published)
    return Coverage(
        documents=len(documents),
        used=len(used),
        outlets=_named(each.outlet for each in cited),
        speakers=_named(each.speaker for each in cited),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        unused=tuple(Unused(each.document_id, each.title) for each in documents if each.document_id not in used),
        texts=len(set(text_of.values())),
    )


def coverage_line(found: Coverage) -> str:
    """Return what a report was made from in one line."""
    parts = [
        used(found),
        counted(found.texts, "text") if found.texts < found.documents else "",
        counted(len(found.outlets), "outlet") if found.outlets else "",
        counted(len(found.speakers), "speaker") if found.speakers else "",
        " – ".join(dict.fromkeys(filter(None, (long_date(found.first), long_date(found.last))))),
    ]
    return " · ".join(filter(None, parts))


def used(found: Coverage) -> str:
    """Return how many of the documents a report tells from: ``12 of 19 documents``."""
    return ngettext("%(used)s of %(num)s document", "%(used)s of %(num)s documents", found.documents, used=found.used)


def _named(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}, key=str.casefold))
