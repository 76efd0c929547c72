"""What a library tells of what it found, holds, or did."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from index.types.documents import EVERYTHING, Document, DocumentSummary, Failure, Passage, Scope, Span
from index.types.reading import NOTHING_READ, Reading

Stage = Literal["waiting", "reading", "read", "embedding", "indexing", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One retrieved passage. ``score`` orders hits of one search and means nothing else.

    ``similarity`` is the cosine of question and passage (-1 to 1), ``None`` when only the words matched;
    ``dense_rank`` and ``lexical_rank`` are 1-based, ``None`` when that search did not find it.
    ``also_in`` holds the ids of other documents in which the same passage stands.
    """

    document: DocumentSummary
    passage: Passage
    text: str
    score: float
    similarity: float | None = None
    dense_rank: int | None = None
    lexical_rank: int | None = None
    also_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a :class:`SyncReport`: which document, and the place that it was read from."""

    document_id: str
    title: str
    place: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What ``add`` or ``sync`` did, document by document. ``interrupted`` is set when it was stopped before the end.

    ``notice`` says why the Chroma server was not handed the vectors, if it was not.
    """

    added: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    removed: tuple[Change, ...] = ()
    failed: tuple[Failure, ...] = ()
    skipped: tuple[Failure, ...] = ()
    passages: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """A ``report``, in its JSON form, that a person ``saved`` (ISO time, UTC) under a name. ``kind`` says which."""

    name: str
    kind: str
    saved: str
    report: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person thinks of the ``answer`` (its JSON form) to a ``turn``, which has the questions ``before`` it.

    ``reason`` is one of those that the page offers, ``comment`` their own words; both may be empty. ``judged`` is when
    (ISO time, UTC).
    """

    turn: str
    good: bool
    reason: str
    comment: str
    before: tuple[str, ...]
    judged: str
    answer: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class LibrarySummary:
    """A library from outside. ``changed`` is when a document was last added or had a new text (ISO time, UTC).

    ``documents`` is ``None`` where its catalog cannot be read.
    """

    name: str
    documents: int | None
    changed: str | None


@dataclass(frozen=True, slots=True)
class LibrariesReport:
    """The libraries there are. ``library`` is the one that is opened where none is named."""

    library: str
    libraries: tuple[LibrarySummary, ...]


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """A library that was written to one ``file``, or made of one. ``originals`` counts the uploaded files in it."""

    library: str
    file: str
    documents: int
    passages: int
    originals: int


@dataclass(frozen=True, slots=True)
class ListReport:
    """The documents of a library, and what could not be added to it and was not dismissed."""

    library: str
    documents: tuple[DocumentSummary, ...]
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowReport:
    """One document with its whole stored text, and its passages with who says each sentence.

    ``caution`` is what to expect of its language, where some part does not know it. ``gaps`` are what of its text lies
    in no passage, so that no question finds it: nothing, unless an earlier version of Byline split it.
    ``unread`` says which of its pages are pictures that were not read, ``reading`` is what was read from others.
    """

    library: str
    document: Document
    passages: tuple[Passage, ...]
    caution: str = ""
    gaps: tuple[Span, ...] = ()
    unread: str = ""
    reading: Reading = NOTHING_READ


@dataclass(frozen=True, slots=True)
class RemoveReport:
    """The documents that were removed."""

    library: str
    removed: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class PlacesReport:
    """The files, folders and addresses that are looked at again."""

    library: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditReport:
    """A document after an edit; ``edited`` on it names the fields that a person has set."""

    library: str
    document: DocumentSummary


@dataclass(frozen=True, slots=True)
class SearchReport:
    """The passages nearest to a query within a scope, best first. ``seconds`` is how long the search took.

    ``notice`` says what has to be known of how they were found: that only words were searched, if so.
    """

    library: str
    query: str
    hits: tuple[Hit, ...]
    seconds: float
    scope: Scope = EVERYTHING
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found wrong with a library, and what was done about it. Healthy: both are empty.

    ``vectors`` counts those at ``vectors_at``, a folder or the address of a Chroma server; ``None`` where that does not
    say.
    """

    library: str
    documents: int
    passages: int
    vectors: int | None
    found: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    vectors_at: str = ""

    @property
    def healthy(self) -> bool:
        """Whether nothing is wrong any more."""
        return len(self.found) == len(self.repaired)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: ``done`` of ``total`` documents, now in ``stage`` with the one at ``place``.

    ``total`` grows while files that hold many documents are opened. While it embeds, passages are counted, and
    ``share`` is how much of the source at ``place`` is embedded, or read from pictures, 0 to 1. What is ``read`` is
    found by its words; ``what`` says why something failed.
    """

    stage: Stage
    done: int
    total: int
    place: str = ""
    share: float = 0.0
    what: str = ""


WatchWhat = Literal["watching", "added", "changed", "removed", "failed", "mended", "skipped", "looked", "busy", "ended"]


@dataclass(frozen=True, slots=True)
class WatchEvent:
    """Something that `byline watch` saw or did, ``when`` (ISO time, UTC) and ``what`` to which ``place``.

    ``note`` says more in plain words; ``document_id`` and ``title`` are those of the document, where it is about one.
    """

    when: str
    what: WatchWhat
    place: str = ""
    note: str = ""
    document_id: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class SuggestedQuestion:
    """A question that is answered surely, and the documents that its answer cites."""

    question: str
    documents: tuple[str, ...]
