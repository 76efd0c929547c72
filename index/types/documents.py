"""Documents, passages and sentences, where each of them lies in the text, and which of them are meant.

Offsets everywhere count Unicode code points in the document's stored text, which is NFC-normalised, so
``document.text[span.start:span.end]`` is the exact words.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from index.types.reading import NOTHING_READ, Reading

Manner = Literal["own", "said", "denied", "asked", "quoted", "unclear"]
"""How a sentence is put: the article's own voice, said or denied by its speaker, or asked by an interviewer.

Where the speaker is not known: ``quoted`` stands in quotation marks, and ``unclear`` is the article's own or somebody
else's, since the language is one whose words for saying are not known.
"""


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
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.presentation",
    "text/vtt",
    "image/jpeg",
    "image/png",
    "image/tiff",
    "image/webp",
    "application/zip",
    "application/mbox",
    "application/vnd.ms-outlook",
]
"""What a document was read as; ``multipart/related`` is a saved web page with what belongs to it (MHTML).

``text/vtt`` is a transcript, whatever its form. Archives, mailboxes and Outlook's messages are read as what is in them.
"""

SLIDES: frozenset[MediaType] = frozenset(
    (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.oasis.opendocument.presentation",
    )
)
"""Presentations, whose pages are slides."""

WITH_SPOTS: frozenset[MediaType] = frozenset(("application/pdf", "image/tiff", "text/vtt", *SLIDES))
"""What may have places such as pages, or times."""


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
class Spot:
    """Where something stands in a document, as far as its format has such places.

    ``page`` and ``slide`` count from 1; ``second`` is when in a recording it is said.
    """

    page: int | None = None
    slide: int | None = None
    second: float | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """At which offset in a transcript's text the words begin that are said at which ``second`` of the recording."""

    start: int
    second: float


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
    paged format begins, ``times`` when in a recording its words are said. ``warnings`` are for the person who
    added it, in plain words. ``cut`` says that only the beginning of a page's article was to be had. ``reading`` is
    what was read from pictures of its pages, and what was not.
    """

    origin: str
    media_type: MediaType
    text: str
    metadata: Metadata
    page_starts: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    cut: bool = False
    times: tuple[Moment, ...] = ()
    reading: Reading = NOTHING_READ


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that a list names.

    ``metadata`` is what the list says of the page; ``modified`` is when it says that the page changed, in its own
    words: two that differ mean a change, and what else they mean is not asked.
    """

    address: str
    metadata: Metadata = field(default=Metadata())
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be added: ``what`` happened to ``place``, and ``advice`` on what to do next.

    ``skipped`` is one that was left out on purpose, such as a picture in a folder: nothing went wrong. ``unread`` is
    how many pages of it are pictures that nothing here can read.
    """

    place: str
    what: str
    advice: str
    when: str = ""
    skipped: bool = False
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with who says it. ``via`` relays at second hand.

    ``speaker`` ``None`` is the article's own voice, unless ``manner`` says otherwise. What does not ``state`` anything
    (a caption, a teaser of another article, an invitation, the article's own question) is no evidence.
    """

    start: int
    end: int
    speaker: str | None = None
    via: str | None = None
    manner: Manner = "own"
    states: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive whole sentences of one document, and what stands right before them: the unit of retrieval.

    The passages of a document leave out nothing but white space: what is no sentence (a heading, the column headings of
    a table, the label of a turn) stands between ``start`` and the first sentence of the passage that it heads, and is
    no evidence. ``heading`` is what is above it, a line for each heading where several follow one another, and
    ``question`` the interviewer's question that it answers; every passage of a section or turn has them.

    Of a table each row is a sentence. ``columns`` are its column headings as they stand there, empty if it has none,
    and ``caption`` the paragraph before it; in a passage of another kind there are none.
    """

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    heading: str | None = None
    question: str | None = None
    caption: str | None = None
    columns: str | None = None

    @property
    def above(self) -> tuple[str, ...]:
        """What stands above its sentences and tells what they are about."""
        return tuple(filter(None, (self.heading, self.caption, self.columns, self.question)))


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
    times: tuple[Moment, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """Return the 1-based page that holds ``offset``, or ``None`` when the format has no pages."""
        pages = sum(1 for start in self.page_starts if start <= offset)
        return pages or None

    def spot_of(self, offset: int) -> Spot:
        """Return where ``offset`` stands."""
        number = self.page_of(offset)
        if self.media_type in SLIDES:
            return Spot(slide=number)
        moment = bisect_right(self.times, offset, key=lambda each: each.start)
        return Spot(number, second=self.times[moment - 1].second if moment else None)

    def page_span(self, page: int) -> Span:
        """Return where the words of a page, from 1, stand; what has no pages is one."""
        starts = self.page_starts or (0,)
        return Span(starts[page - 1], starts[page] if page < len(starts) else len(self.text))

    def with_page(self, page: int, text: str) -> str:
        """Return the document's text with ``text`` in place of a page's own."""
        span = self.page_span(page)
        own = span.of(self.text)
        return self.text[: span.start] + text.strip() + own[len(own.rstrip()) :] + self.text[span.end :]


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """A document as it was before its text changed, which was noticed at ``replaced`` (ISO time, UTC)."""

    document: Document
    replaced: str


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document without its text, for lists. ``copies`` are the ids of other documents that hold the same text.

    ``pictures`` are how many of its pages were read from pictures, ``unread`` how many are pictures that were not read.
    """

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
    pictures: int = 0
    unread: int = 0


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
