"""Notes on passages, each with the citation of the words that it is about; kept among what is saved."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from pydantic import TypeAdapter

from assistant.evidence import citation_of
from assistant.export import Paper, Section, quoted
from assistant.types import Citation, Statement
from index.errors import WrongUseError
from index.i18n import _
from index.library import Library
from index.types import Document, Sentence, Span

KIND = "notes"


@dataclass(frozen=True, slots=True)
class Note:
    """What a person noted (``title``, as it heads the words), when (ISO time, UTC), and the words that it is about."""

    title: str
    made: str
    statement: Statement
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes in a library, the latest last, and what they cite."""

    library: str
    notes: tuple[Note, ...]
    citations: tuple[Citation, ...]

    def on(self, document_id: str) -> tuple[tuple[Note, Citation], ...]:
        """Return the notes on one document, each with its citation."""
        cited = {each.number: each for each in self.citations if each.document_id == document_id}
        return tuple((note, cited[note.citations[0]]) for note in self.notes if note.citations[0] in cited)


_NOTES = TypeAdapter(Notes)


def notes_in(library: Library) -> Notes:
    """Return the notes that are kept in a library."""
    kept = next((each for each in library.saved.all() if each.kind == KIND), None)
    return _read(kept.report) if kept else Notes(library.name, (), ())


def add_note(library: Library, document_id: str, span: Span, words: str, *, version: str) -> Notes:
    """Note ``words`` on a ``span`` of that ``version`` of a document.

    Raises:
        DocumentNotFoundError: no document has that id.
        WrongUseError: the note is empty, or the document has another text now or none there.
    """
    document = library.document(document_id)
    span = _without_space(document.text, span)
    if document.version != version or span.start >= span.end:
        raise WrongUseError(
            _("These words do not stand in the document as it is now."),
            place=document.title,
            advice=_("Open it again."),
        )
    if not words.strip():
        raise WrongUseError(_("The note is empty."), advice=_("Write something, or cancel."))
    before = notes_in(library)
    citation = _citation(library, document, span, max((each.number for each in before.citations), default=0) + 1)
    statement = Statement(citation.quote, (citation.number,), citation.speaker, "verbatim")
    note = Note(words.strip(), datetime.now(UTC).isoformat(timespec="seconds"), statement, (citation.number,))
    return _keep(library, Notes(library.name, (*before.notes, note), (*before.citations, citation)))


def remove_note(library: Library, number: int) -> Notes:
    """Remove the note that has the citation of that number."""
    before = notes_in(library)
    notes = tuple(each for each in before.notes if number not in each.citations)
    return _keep(library, Notes(library.name, notes, tuple(each for each in before.citations if each.number != number)))


def paper_of_notes(report: Notes) -> Paper:
    """Return notes as a paper: each above the words that it is about, which are cited."""
    cited = {each.number: each for each in report.citations}
    sections = (Section(each.title, (quoted(each.statement, cited),)) for each in report.notes)
    return Paper(_("Notes on %(name)s", name=report.library), "", tuple(sections), report.citations)


def _keep(library: Library, notes: Notes) -> Notes:
    saved = library.saved
    known = next((each for each in saved.all() if each.kind == KIND), None)
    if not notes.notes:
        if known:
            saved.remove(known.name)
        return notes
    taken = {each.name for each in saved.all()}
    name = known.name if known else _("Notes") if _("Notes") not in taken else _("Notes on %(name)s", name=library.name)
    saved.put(name, KIND, asdict(notes))
    return notes


def _read(report: Mapping[str, object]) -> Notes:
    return _NOTES.validate_python(report)


def _without_space(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _citation(library: Library, document: Document, span: Span, number: int) -> Citation:
    """Cite a span; whose words it is where all of it is one's, else it is not known whose."""
    sentences = [each for passage in library.passages(document.document_id) for each in passage.sentences]
    within = [each for each in sentences if each.start < span.end and each.end > span.start]
    voices = {(each.speaker, each.via, each.manner) for each in within}
    speaker, via, manner = voices.pop() if len(voices) == 1 else (None, None, "unclear" if voices else "own")
    return replace(citation_of(number, document, Sentence(span.start, span.end, speaker, via, manner)), score=0.0)
