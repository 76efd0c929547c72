"""What the sentences of a document say on whose behalf, and whose names are one speaker's."""

from dataclasses import dataclass

from index.types.documents import DocumentSummary, Manner, Span


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
    """A document's sentence with the claims that it makes on others' behalf; without any, it is its own.

    What does not ``state`` anything (:class:`~index.types.Sentence`) makes none.
    """

    span: Span
    claims: tuple[Claim, ...] = ()
    states: bool = True


@dataclass(frozen=True, slots=True)
class DocumentClaims:
    """A document with its text, and its sentences in order with what they claim; spans count in the text."""

    document: DocumentSummary
    text: str
    sentences: tuple[ClaimedSentence, ...]


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
