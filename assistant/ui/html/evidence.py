"""What an answer's citations look like today: the words around them, and whether they still stand."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from urllib.parse import quote

from pydantic import TypeAdapter

from assistant.analysis.history import SentenceChange, Standing, State, standing_of
from assistant.export import source_line
from assistant.types import Answer, Citation, ShortAnswer, Statement
from assistant.ui.html.tables import Grid, grid, marking
from assistant.wording import address_in, cell_of, told, within_quotes
from index.i18n import N_, _
from index.library import Library
from index.text import cells_of
from index.types import Document, DocumentSummary, MediaType, Passage, Span

REMOVED = N_("The source of this statement was removed.")

_ANSWER = TypeAdapter(Answer)


@dataclass(frozen=True, slots=True)
class Shown:
    """A citation with its surroundings. ``before`` and ``after`` are the sentences beside it in its passage.

    ``question`` is the interviewer's question that the passage answers; ``original`` is where the document's file can
    be opened, empty where it can't; ``address`` where the quote opens on the web; ``copies`` are other documents that
    hold the same text. A kept citation carries the version it was found in; a removed document's holds none of its
    words. ``changes`` are what became of a changed one, where the version that it cites is still kept. ``language`` is
    the document's, and ``caution`` what to expect of it where not all parts know it. A row of a table is shown as one
    of ``rows``, with those beside it; ``cell`` is where the cell stands that answers, if one does.
    """

    citation: Citation
    state: State
    media_type: MediaType = "text/plain"
    original: str = ""
    address: str | None = None
    question: str | None = None
    before: str = ""
    after: str = ""
    changes: tuple[SentenceChange, ...] = ()
    copies: tuple[DocumentSummary, ...] = ()
    language: str | None = None
    caution: str = ""
    rows: Grid | None = None
    cell: Span | None = None


@dataclass(frozen=True, slots=True)
class _Opened:
    document: Document
    passages: tuple[Passage, ...]
    original: str


def look_up(library: Library, citations: Iterable[Citation]) -> dict[int, Shown]:
    """Return what each citation looks like in ``library`` today, by its number. Each document is read once."""
    opened: dict[str, _Opened] = {}
    known = {each.document_id: each for each in library.documents()}
    shown = {}
    for standing in standing_of(library, citations):
        key = standing.citation.document_id
        if standing.state == "kept" and key not in opened:
            opened[key] = _open(library, key)
        one = _shown(standing, opened.get(key))
        if key in known:
            copies = tuple(known[each] for each in known[key].copies if each in known)
            language = known[key].language
            one = replace(one, copies=copies, language=language, caution=library.caution([language]))
        shown[standing.citation.number] = one
    return shown


def answering(shown: Shown, shorts: Iterable[ShortAnswer]) -> Shown:
    """Return a citation of a row of a table with the cell marked that one of ``shorts`` is."""
    quote, start = shown.citation.quote, shown.citation.start
    named = (cell_of(quote, each.text) for each in shorts if shown.citation.number in each.citations)
    column = next(filter(None, named), 0)
    if shown.rows is None or not column:
        return shown
    cell = cells_of(quote, Span(0, len(quote)))[column - 1].moved(start)
    return replace(shown, cell=cell, rows=marking(shown.rows, column))


def with_source(shown: Shown) -> str:
    """Return a citation's words to be pasted: with who says them, the outlet, the date and the address."""
    quote = f"“{within_quotes(told(shown.citation))}”"
    return "\n".join(filter(None, (quote, f"— {source_line(shown.citation)}", shown.address)))


def as_of_today(answer: Answer, library: Library) -> tuple[Answer, dict[int, Shown]]:
    """Return ``answer`` without a word of documents that were removed since, and what its citations look like."""
    told = asdict(answer)
    left = library.saved.redacted(told)
    answer = answer if left == told else _without_gaps(_ANSWER.validate_python(left))
    return replace(answer, nearest=_still_standing(answer.nearest, library)), look_up(library, answer.citations)


def _without_gaps(answer: Answer) -> Answer:
    """Return a redacted answer with something said in place of what is not there any more."""
    statements = tuple(map(said, answer.statements))
    return replace(
        answer,
        answer=answer.answer or "\n".join(each.text for each in statements),
        short_answer=answer.short_answer or None,
        short_answers=tuple(each for each in answer.short_answers if each.text),
        statements=statements,
    )


def said(statement: Statement) -> Statement:
    """Return a statement; one that was redacted, with what is said in its place."""
    return statement if statement.text else replace(statement, text=_(REMOVED), speaker=None)


def _still_standing(nearest: Iterable[Citation], library: Library) -> tuple[Citation, ...]:
    numbered = [replace(citation, number=index) for index, citation in enumerate(nearest, start=1)]
    shown = look_up(library, numbered)
    return tuple(each for each in numbered if shown[each.number].state == "kept")


def _open(library: Library, document_id: str) -> _Opened:
    return _Opened(library.document(document_id), library.passages(document_id), original_at(library, document_id))


def original_at(library: Library, document_id: str) -> str:
    """Return where on the page's server a document's file can be opened, empty where there is none.

    Raises:
        DocumentNotFoundError: no document has that id.
    """
    there = library.original(document_id) is not None
    return f"original/{document_id}?library={quote(library.name)}" if there else ""


def _shown(standing: Standing, found: _Opened | None) -> Shown:
    citation = standing.citation
    if standing.state != "kept" or found is None:
        return Shown(citation, standing.state, changes=standing.changes)
    text = found.document.text
    address = address_in(found.document, Span(citation.start, citation.end))
    kept = Shown(citation, "kept", found.document.media_type, found.original, address)
    passage = next((each for each in found.passages if each.start <= citation.start < each.end), None)
    if passage is None:
        return kept
    before = [each for each in passage.sentences if each.end <= citation.start][-1:]
    after = [each for each in passage.sentences if each.start >= citation.end][:1]
    if citation.columns is not None:
        cited = Span(citation.start, citation.end)
        rows = [cited, *(Span(each.start, each.end) for each in (*before, *after))]
        rows.sort(key=lambda row: row.start)
        return replace(kept, rows=grid(text, citation.columns, rows, [cited]))
    return replace(
        kept,
        question=passage.question,
        before=text[before[0].start : citation.start] if before else "",
        after=text[citation.end : after[0].end] if after else "",
    )
