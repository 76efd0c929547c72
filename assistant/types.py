"""What the assistant is asked and what it answers. :class:`Answer` is the JSON contract of ``byline ask --json``."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from index.types import DocumentSummary, Manner, Scope, Sentence, Span

Mode = Literal["quoted", "written", "declined", "overview", "chat"]

Kind = Literal["chat", "overview", "keyword", "fact", "why", "says", "yesno", "list", "compare", "when"]
"""What kind of message was typed."""
Status = Literal["verbatim", "supported", "unsupported"]

Length = Literal["paragraph", "page", "full"]
"""How long a brief is."""

Say = Callable[[str], None]
"""Takes what is being done, in a few words, for the person who waits."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier exchange of a conversation: the question, and the people its answer quoted.

    ``understood`` is the question as it was asked of the documents, if not as it was typed; ``short`` the few words
    that answered it, if there were any, and ``told`` the sentence shown first.
    """

    question: str
    speakers: tuple[str, ...] = ()
    understood: str | None = None
    short: str | None = None
    told: str | None = None

    @property
    def asked(self) -> str:
        """The question, standing alone."""
        return self.understood or self.question


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that bears on the question, with the probability (0 to 1) that it answers it.

    ``words`` is the sentence itself; ``short`` is the span of the short answer in it, counted from its first character,
    and ``short_probability`` (0 to 1) how likely it is right. Of a row of a table that is ``certain`` the short answer
    is a cell, found by name and not by reading; ``column`` is the heading over it.
    """

    document: DocumentSummary
    sentence: Sentence
    words: str
    probability: float
    short: Span | None = None
    short_probability: float = 0.0
    certain: bool = False
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered reference to exact words: ``quote`` is ``text[start:end]`` of that version of the document.

    ``speaker`` ``None`` is the article's own voice; ``via`` is who relayed the speaker's words. ``score`` orders the
    citations of one answer and means nothing else. ``page``, of a presentation ``slide``, counts from 1; of a
    transcript, ``second`` is when it is said. Where ``quote`` is a row of a table, ``columns`` are its column headings,
    as they stand there; empty if it has none.
    ``heading`` is the nearest above it, where its document has no such places and it is not the title.
    ``read`` is how surely (0 to 1) the words were read from a picture, ``None`` where they were not read from one.
    """

    number: int
    document_id: str
    title: str
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    speaker: str | None
    via: str | None
    manner: Manner
    quote: str
    start: int
    end: int
    version: str
    page: int | None
    score: float
    slide: int | None = None
    columns: str | None = None
    second: float | None = None
    read: float | None = None
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer, with the numbers of the citations it rests on.

    ``reasons`` say in plain words why a written sentence is not supported; it is ``contradicted`` where what it cites
    tells the same otherwise.
    """

    text: str
    citations: tuple[int, ...]
    speaker: str | None
    status: Status
    reasons: tuple[str, ...] = ()
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The words that answer a factual question, with the numbers of the citations in which they stand.

    Where they are a cell of a table, ``column`` is the heading over it.
    """

    text: str
    citations: tuple[int, ...]
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds spent on each stage of an answer."""

    retrieve: float
    read: float
    answer: float
    total: float


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer or, in mode ``declined``, the plain statement that the documents do not hold one.

    In mode ``overview`` it is a few sentences that carry what is told of a subject; in mode ``chat`` a friendly line
    that rests on no document, to a message that asks nothing of them. ``kind`` is what was typed, and ``understood``
    how a question was completed from the turns before, ``None`` where it was asked as typed.

    ``short_answers`` are the words that answer a factual question, likeliest first; where there are several, the
    documents or voices differ, or one lists them. ``short_answer`` is the likeliest of a list, and nothing where they
    differ: it would be one side only.
    ``sure`` is the probability, 0 to 1, that the question is answered; ``notice`` says why a mode was fallen back to,
    that only words were searched, or what the question asks for that the documents lack;
    ``nearest`` are passages close to the question that the answer does not rest on; ``model`` wrote it, if one did;
    ``scope`` is what it was asked of, with what the question's own short forms added.
    """

    question: str
    mode: Mode
    sure: float
    notice: str | None
    answer: str
    short_answer: str | None
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    seconds: Timing = field(default=Timing(0.0, 0.0, 0.0, 0.0))
    short_answers: tuple[ShortAnswer, ...] = ()
    model: str | None = None
    scope: Scope = field(default=Scope())
    understood: str | None = None
    kind: Kind = "fact"

    @property
    def headline(self) -> str | None:
        """The likeliest of the short answers, also where they differ."""
        return self.short_answers[0].text if self.short_answers else self.short_answer

    @property
    def turn(self) -> Turn:
        """This exchange as the questions after it may take it up."""
        speakers = tuple(dict.fromkeys(each.speaker for each in self.statements if each.speaker))
        told = self.statements[0].text if self.statements else None
        return Turn(self.question, speakers, self.understood, self.short_answer, told)


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """The sentences of some text, each held against ``library``; ``citations`` are what they were held against.

    ``unsupported`` counts the sentences that are not supported; ``notice`` says that only words were searched, if so.
    """

    library: str
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    unsupported: int
    seconds: float
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class ReaderReport:
    """What finds answers in passages: ``reader`` is the one that is set, ``None`` those that come with Byline.

    ``again`` counts the likeliest passages that the larger one reads again, ``notice`` says why none are.
    """

    reader: str | None
    passages: int
    again: int
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class ModelOnOffer:
    """A language model that can be fetched to write on this machine.

    ``size`` is its file's, ``memory`` what it takes while it writes, both in bytes. ``here`` says that it was fetched.
    """

    name: str
    title: str
    size: int
    memory: int
    licence: str
    good_for: str
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class ModelsReport:
    """The models that can be fetched, the one to begin with first.

    ``used`` is the one that was chosen, ``outranked_by`` what the settings name, which is used in its place.
    """

    models: tuple[ModelOnOffer, ...]
    used: str | None
    outranked_by: str | None


@dataclass(frozen=True, slots=True)
class ServeReport:
    """Where the page is served, and which library it opened with."""

    address: str
    library: str
    documents: int
