"""What is embedded and searched beside a passage so that it can be found: where it stands. Never part of a quote."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.embedding import Embedder, Vectors
from index.text import Count, lead_of, outline
from index.types import ClaimedSentence, Metadata, Passage

_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Outlined:
    """A text's passages, with what is embedded of each, what is searched beside its words, and what is claimed.

    ``contexts`` tell whole what is above each passage; ``language`` is the one by which its words are searched.
    """

    passages: tuple[Passage, ...]
    inputs: tuple[str, ...]
    bodies: tuple[str, ...]
    contexts: tuple[str, ...]
    claimed: tuple[ClaimedSentence, ...]
    language: str | None


def outline_with_context(text: str, metadata: Metadata, embedder: Embedder) -> Outlined:
    """Split ``text`` so that every passage, with its context, is read whole by the embedding model.

    A context that would take a third of what the model reads, of a row of a table half, is embedded cut. Only of a row
    that is longer than the rest the model reads no more than the beginning.
    """
    count = embedder.count

    def room(passage: Passage) -> int:
        return embedder.limit - count(_embedded_context(metadata, passage, embedder))

    found = outline(text, room=room, count=count, language=metadata.language)
    bodies = tuple(body_of(text, passage) for passage in found.passages)
    return Outlined(
        passages=found.passages,
        inputs=tuple(input_of(text, metadata, each, embedder) for each in found.passages),
        bodies=bodies,
        contexts=tuple(_SEPARATOR.join(_parts(metadata, each)) for each in found.passages),
        claimed=found.claimed,
        language=metadata.language,
    )


def input_of(text: str, metadata: Metadata, passage: Passage, embedder: Embedder) -> str:
    """Return what is embedded of a passage: where it stands, and its words."""
    return f"{_embedded_context(metadata, passage, embedder)}\n{body_of(text, passage)}"


def _embedded_context(metadata: Metadata, passage: Passage, embedder: Embedder) -> str:
    most = embedder.limit // 3 if passage.columns is None else embedder.limit // 2
    return context_of(metadata, passage, most=most, count=embedder.count)


def body_of(text: str, passage: Passage) -> str:
    """Return the words of a passage without what stands above it, which its context tells."""
    lead, words = lead_of(text, passage), text[passage.sentences[0].start : passage.end]
    return f"{lead} {words}" if lead else words


def embed_outlined(outlined: Sequence[Outlined], embedder: Embedder) -> list[Vectors]:
    """Return the vectors of each document's passages, all documents embedded together."""
    vectors = embedder.embed([each for outline_ in outlined for each in outline_.inputs])
    split, first = [], 0
    for outline_ in outlined:
        split.append(vectors[first : first + len(outline_.passages)])
        first += len(outline_.passages)
    return split


def context_of(metadata: Metadata, passage: Passage, *, most: int, count: Count) -> str:
    """Return title, outlet, date and what is above a passage in one line of at most ``most`` word pieces.

    A heading that repeats the title is left out. Where not all of it fits, the document's own part is cut down to half
    of the line before what is above the passage is; both are cut at their ends.
    """
    parts = _parts(metadata, passage)
    line = _SEPARATOR.join(parts)
    if count(line) <= most:
        return line
    known = len(_known(metadata))
    own, above = _SEPARATOR.join(parts[:known]), _SEPARATOR.join(parts[known:])
    own = _cut(own, max(most // 2, most - count(above) - 1), count)
    return _cut(_SEPARATOR.join(filter(None, (own, above))), most, count)


def _known(metadata: Metadata) -> list[str]:
    return list(filter(None, (metadata.title, metadata.outlet, metadata.published)))


def _parts(metadata: Metadata, passage: Passage) -> list[str]:
    lines = [line for told in passage.above for line in told.split("\n") if line != metadata.title]
    return _known(metadata) + lines


def _cut(line: str, most: int, count: Count) -> str:
    if most < 1:
        return ""
    while (pieces := count(line)) > most:
        line = line[: max(1, len(line) * most // pieces - 1)].rsplit(" ", 1)[0]
    return line
