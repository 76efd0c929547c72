"""What an answer's citations look like today: the words around them, and whether they still stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from assistant.types import Answer, Citation
from index.errors import DocumentNotFoundError
from index.library import Library
from index.types import Document, DocumentSummary, MediaType, Passage

State = Literal["kept", "changed", "removed"]

REMOVED = "The source of this statement was removed."


@dataclass(frozen=True, slots=True)
class Shown:
    """A citation with its surroundings. ``before`` and ``after`` are the sentences beside it in its passage.

    ``question`` is the interviewer's question that the passage answers; ``original`` whether the document's file can be
    opened; ``copies`` are other documents that hold the same text. A kept citation carries the version it was found in;
    a removed document's holds none of its words.
    """

    citation: Citation
    state: State
    media_type: MediaType = "text/plain"
    original: bool = False
    question: str | None = None
    before: str = ""
    after: str = ""
    copies: tuple[DocumentSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class _Opened:
    document: Document
    passages: tuple[Passage, ...]
    original: bool


def look_up(library: Library, citations: Iterable[Citation]) -> dict[int, Shown]:
    """Return what each citation looks like in ``library`` today, by its number. Each document is read once."""
    opened: dict[str, _Opened | None] = {}
    known = {each.document_id: each for each in library.documents()}
    shown = {}
    for citation in citations:
        key = citation.document_id
        if key not in opened:
            opened[key] = _open(library, key)
        copies = tuple(known[each] for each in known[key].copies if each in known) if key in known else ()
        shown[citation.number] = replace(_shown(citation, opened[key]), copies=copies)
    return shown


def as_of_today(answer: Answer, library: Library) -> tuple[Answer, dict[int, Shown]]:
    """Return ``answer`` without a word of documents that were removed since, and what its citations look like."""
    shown = look_up(library, answer.citations)
    return replace(_redacted(answer, shown), nearest=_still_standing(answer.nearest, library)), shown


def _redacted(answer: Answer, shown: Mapping[int, Shown]) -> Answer:
    gone = {number for number, each in shown.items() if each.state == "removed"}
    if not gone:
        return answer
    statements = tuple(
        replace(each, text=REMOVED, speaker=None) if gone.intersection(each.citations) else each
        for each in answer.statements
    )
    return replace(
        answer,
        answer="\n".join(each.text for each in statements),
        short_answer=None,
        short_answers=(),
        statements=statements,
        citations=tuple(shown[each.number].citation for each in answer.citations),
    )


def _still_standing(nearest: Iterable[Citation], library: Library) -> tuple[Citation, ...]:
    numbered = [replace(citation, number=index) for index, citation in enumerate(nearest, start=1)]
    shown = look_up(library, numbered)
    return tuple(each for each in numbered if shown[each.number].state == "kept")


def _open(library: Library, document_id: str) -> _Opened | None:
    try:
        document = library.document(document_id)
    except DocumentNotFoundError:
        return None
    return _Opened(document, library.passages(document_id), library.original(document_id) is not None)


def _shown(citation: Citation, found: _Opened | None) -> Shown:
    if found is None:
        emptied = replace(citation, quote="", title="", outlet=None, author=None, speaker=None, via=None, url=None)
        return Shown(emptied, "removed")
    text = found.document.text
    kept = Shown(replace(citation, version=found.document.version), "kept", found.document.media_type, found.original)
    if text[citation.start : citation.end] != citation.quote:
        return replace(kept, citation=citation, state="changed")
    passage = next((each for each in found.passages if each.start <= citation.start < each.end), None)
    if passage is None:
        return kept
    before = [each for each in passage.sentences if each.end <= citation.start][-1:]
    after = [each for each in passage.sentences if each.start >= citation.end][:1]
    return replace(
        kept,
        question=passage.question,
        before=text[before[0].start : citation.start] if before else "",
        after=text[citation.end : after[0].end] if after else "",
    )
