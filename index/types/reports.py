"""What the index knows: documents, passages, sentences, and where each of them lies in the text.

Offsets everywhere count Unicode code points in the document's stored text, which is NFC-normalised, so
``document.text[span.start:span.end]`` is the exact words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Manner = Literal["own", "said", "denied", "asked", "quoted", "unclear"]
"""How a sentence is put: the article's own voice, said or denied by its speaker, or asked by an interviewer.

Where the speaker is not known: ``quoted`` stands in quotation marks, and ``unclear`` is the article's own or somebody
else's, since the language is one whose words for saying are not known.
"""

Stage = Literal["reading", "embedding", "indexing"]

MediaType = Literal[
    "text/plain",
    "text/markdown",
    "text/html",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/jsonl",
    "application/epub+zip",
    "application/vnd.oasis.opendocument.text",
    "application/rtf",
    "message/rfc822",
    "multipart/related",
]
"""What a document was read as; ``multipart/related`` is a saved web page with what belongs to it (MHTML)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character range ``[start, end)`` of a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def moved(self, by: int) -> "Span":
        """Return this span so many characters later, earlier when ``by`` is negative."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says about itself. ``published`` is an ISO date; ``None`` means that it does not say."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """One document as a loader read it, before the catalog knows it.

    ``origin`` is the place it came from: an absolute path or an address, with ``#line=N`` for one line of a JSONL file
    and ``#chapter=N`` for one chapter of a book. ``page_starts`` holds the offset in ``text`` at which each page of a
    paged format begins. ``warnings`` are for the person who added it, in plain words.
    """

    origin: str
    media_type: MediaType
    text: str
    metadata: Metadata
    page_starts: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be added: ``what`` happened to ``place``, and ``advice`` on what to do next.

    ``skipped`` is one that was left out on purpose, such as a picture in a folder: nothing went wrong.
    """

    place: str
    what: str
    advice: str
    when: str = ""
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with who says it. ``via`` relays at second hand.

    ``speaker`` ``None`` is the article's own voice, unless ``manner`` says otherwise.
    """

    start: int
    end: int
    speaker: str | None = None
    via: str | None = None
    manner: Manner = "own"


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive whole sentences of one document: the unit of retrieval.

    ``heading`` is the heading above it and ``question`` the interviewer's question it answers: both give context when
    it is embedded, neither is part of ``[start, end)``.
    """

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    heading: str | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article, interview or report, with the text that every span of it refers to."""

    document_id: str
    version: str
    text: str
    title: str
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    language: str | None
    media_type: MediaType
    locations: tuple[str, ...]
    added: str
    page_starts: tuple[int, ...] = ()
    edited: tuple[str, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """Return the 1-based page that holds ``offset``, or ``None`` when the format has no pages."""
        pages = sum(1 for start in self.page_starts if start <= offset)
        return pages or None


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """A document as it was before its text changed, which was noticed at ``replaced`` (ISO time, UTC)."""

    document: Document
    replaced: str


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document without its text, for lists. ``copies`` are the ids of other documents that hold the same text."""

    document_id: str
    version: str
    title: str
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    language: str | None
    media_type: MediaType
    locations: tuple[str, ...]
    added: str
    characters: int
    passages: int
    speakers: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Which documents a question is asked of. Empty fields do not restrict; names match whatever their case.

    ``after`` and ``before`` are inclusive ISO dates; a document without a date is outside any scope that has one.
    ``speakers`` match a part of the speaker's name and keep only passages in which that speaker says something.
    """

    documents: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    after: str | None = None
    before: str | None = None

    @property
    def everything(self) -> bool:
        """Whether this scope leaves nothing out."""
        return self == Scope()

    @property
    def names_documents(self) -> bool:
        """Whether some documents may be outside this scope whoever speaks in them."""
        return bool(self.documents or self.outlets or self.authors or self.after or self.before)

    def admits(self, document: "DocumentSummary") -> bool:
        """Whether a document is inside this scope; its speakers are not looked at."""
        published = document.published or ""
        return (
            (not self.documents or document.document_id in self.documents)
            and _named(document.outlet, self.outlets)
            and _named(document.author, self.authors)
            and (not self.after or published[:10] >= self.after)
            and (not self.before or "" < published[:10] <= self.before)
        )


EVERYTHING = Scope()
"""The scope that leaves nothing out."""


def _named(name: str | None, wanted: tuple[str, ...]) -> bool:
    return not wanted or (name or "").casefold() in {each.casefold() for each in wanted}


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
class SpeakerForm:
    """A speaker as documents name them. What is no name of its own ("A strategist", "She") is of one document only."""

    name: str
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class SpeakerDecision:
    """What a person has decided: whether two forms are one speaker."""

    one: SpeakerForm
    other: SpeakerForm
    joined: bool


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
class ListReport:
    """The documents of a library, and what could not be added to it and was not dismissed."""

    library: str
    documents: tuple[DocumentSummary, ...]
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowReport:
    """One document with its whole stored text, and its passages with who says each sentence.

    ``caution`` is what to expect of its language, where some part does not know it.
    """

    library: str
    document: Document
    passages: tuple[Passage, ...]
    caution: str = ""


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
    scope: Scope = Scope()
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

    ``total`` grows while files that hold many documents are opened.
    """

    stage: Stage
    done: int
    total: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, who relays it, and how it is put."""

    speaker: str | None = None
    via: str | None = None
    manner: Manner = "own"


OWN = Voice()


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a voice is given, as spans of the text, and the mention of the speaker that gave it away.

    A turn of an interview has no mention. ``quoted`` words stand between quotation marks, all of them. ``cue`` is what
    says that they are said ("denied", "according to"), where words do.
    """

    voice: Voice
    mention: Span | None
    spans: tuple[Span, ...]
    quoted: bool = False
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class ClaimedSentence:
    """A document's sentence with the claims that it makes on others' behalf; without any, it is its own."""

    span: Span
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentClaims:
    """A document with its text, and its sentences in order with what they claim; spans count in the text."""

    document: DocumentSummary
    text: str
    sentences: tuple[ClaimedSentence, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that a list names.

    ``metadata`` is what the list says of the page; ``modified`` is when it says that the page changed, in its own
    words: two that differ mean a change, and what else they mean is not asked.
    """

    address: str
    metadata: Metadata = field(default=Metadata())
    modified: str | None = None


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
