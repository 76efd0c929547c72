"""What is embedded and searched beside a passage so that it can be found: where it stands. Never part of a quote."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.embedding import Embedder, Vectors
from index.text import Count, outline
from index.types import ClaimedSentence, Document, Metadata, Passage

_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Outlined:
    """A text's passages, with the context that is embedded and searched beside each, and what its sentences claim.

    ``language`` is the one by which its words are searched.
    """

    passages: tuple[Passage, ...]
    contexts: tuple[str, ...]
    claimed: tuple[ClaimedSentence, ...]
    language: str | None


def outline_with_context(text: str, metadata: Metadata, embedder: Embedder) -> Outlined:
    """Split ``text`` so that every passage, with its context, is read whole by the embedding model."""
    limit, count = embedder.limit, embedder.count

    def context(heading: str | None, question: str | None) -> str:
        return context_of(metadata, heading, question, most=limit // 3, count=count)

    def room(heading: str | None, question: str | None) -> int:
        return limit - count(context(heading, question))

    found = outline(text, room=room, count=count, language=metadata.language)
    contexts = tuple(context(passage.heading, passage.question) for passage in found.passages)
    return Outlined(found.passages, contexts, found.claimed, metadata.language)


def embed_outlined(texts: Sequence[str], outlined: Sequence[Outlined], embedder: Embedder) -> list[Vectors]:
    """Return the vectors of each document's passages, all documents embedded together."""
    inputs = [
        f"{context}\n{text[passage.start : passage.end]}"
        for text, outline_ in zip(texts, outlined, strict=True)
        for passage, context in zip(outline_.passages, outline_.contexts, strict=True)
    ]
    vectors = embedder.embed(inputs)
    split, first = [], 0
    for outline_ in outlined:
        split.append(vectors[first : first + len(outline_.passages)])
        first += len(outline_.passages)
    return split


def metadata_of(document: Document) -> Metadata:
    """Return the metadata in force of a stored document."""
    return Metadata(
        document.title, document.outlet, document.author, document.published, document.url, document.language
    )


def context_of(metadata: Metadata, heading: str | None, question: str | None, *, most: int, count: Count) -> str:
    """Return title, outlet, date, heading and the interviewer's question in one line of at most ``most`` word pieces.

    A heading that repeats the title is left out. What does not fit is cut at the end.
    """
    above = heading if heading != metadata.title else None
    line = _SEPARATOR.join(
        part for part in (metadata.title, metadata.outlet, metadata.published, above, question) if part
    )
    while (pieces := count(line)) > most:
        line = line[: max(1, len(line) * most // pieces - 1)].rsplit(" ", 1)[0]
    return line
