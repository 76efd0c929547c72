"""A brief: a sourced summary of the documents in scope, for a topic or of everything, theme by theme."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from assistant.analysis.coverage import Coverage, coverage
from assistant.analysis.selecting import can_stand, select
from assistant.analysis.themes import middle, names_of, part
from assistant.citing import cited
from assistant.errors import NothingInScopeError
from assistant.quoting import state
from assistant.scope_words import scoped
from assistant.spans import may_tell
from assistant.types import Citation, Evidence, Statement
from index.library import Library, Vectors
from index.types import Hit, Scope

Length = Literal["paragraph", "page", "full"]

Say = Callable[[str], None]
"""Takes what is being done, in a few words, for the person who waits."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a brief is: its themes, the sentences of each, and the passages that a topic is told from."""

    themes: int
    sentences: int
    passages: int


LENGTHS: dict[Length, Measure] = {
    "paragraph": Measure(themes=2, sentences=3, passages=30),
    "page": Measure(themes=5, sentences=4, passages=80),
    "full": Measure(themes=10, sentences=7, passages=240),
}

MOST = 4000
"""Passages that are looked at without a topic."""

CENTRAL = 12
"""Passages of a theme, those nearest to its middle, whose sentences are weighed."""

SMALL_THEME = 3
"""Passages that a theme has on average at least."""

TOWARDS_TOPIC = 0.5
"""How much the topic counts beside the theme where sentences are chosen."""


@dataclass(frozen=True, slots=True)
class Theme:
    """What several passages speak of, named by their own terms, and the sentences that carry it."""

    title: str
    statements: tuple[Statement, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Brief:
    """A sourced summary. ``topic`` ``None`` is everything in ``scope``; ``coverage`` says what it was made from."""

    library: str
    topic: str | None
    length: Length
    themes: tuple[Theme, ...]
    citations: tuple[Citation, ...]
    coverage: Coverage
    seconds: float
    scope: Scope = field(default=Scope())


def brief(
    library: Library,
    topic: str | None = None,
    *,
    scope: Scope,
    length: Length = "page",
    say: Say = lambda _: None,
) -> Brief:
    """Return the brief of the documents in ``scope``, or of what they say about ``topic``.

    Short forms in the topic (``outlet:"Harbour Courier"``) narrow the scope further.

    Raises:
        ScopeError: the scope names what no document has.
        NothingInScopeError: no document is in scope, or nothing in them is near the topic.
        StaleLibraryError: the library needs re-indexing.
    """
    began = time.perf_counter()
    words, scope = scoped(topic or "", scope, library.documents())
    topic = words or None
    measure = LENGTHS[length]
    documents = [each for each in library.documents() if scope.admits(each)]
    say(f"Looking through {len(documents):,} documents")
    hits = _passages(library, topic, scope, measure)
    vectors = library.vectors(hits)
    owners = [hit.document.document_id for hit in hits]
    parted = part(vectors, owners, min(measure.themes, max(1, len(hits) // SMALL_THEME)))
    titles = names_of([[hits[row].text for row in rows] for rows in parted])
    towards = library.embed([topic])[0] if topic else None
    told: list[tuple[str, list[Evidence], list[Hit]]] = []
    for number, (title, rows) in enumerate(zip(titles, parted, strict=True), start=1):
        say(f"Choosing sentences: theme {number} of {len(parted)}")
        own = [hits[row] for row in rows]
        chosen = _sentences(library, own, vectors[rows], towards, measure.sentences, scope.speakers)
        if chosen:
            told.append((title, chosen, own))
    citations = cited(library, [each for _, chosen, _ in told for each in chosen])
    return Brief(
        library=library.name,
        topic=topic,
        length=length,
        themes=_themes(told, citations),
        citations=citations,
        coverage=coverage(documents, citations),
        seconds=time.perf_counter() - began,
        scope=scope,
    )


def _passages(library: Library, topic: str | None, scope: Scope, measure: Measure) -> tuple[Hit, ...]:
    if topic is None:
        hits = library.read(scope, most=MOST)
    else:
        hits = library.search(topic, scope=scope, limit=measure.passages).hits
    if not hits:
        raise NothingInScopeError(
            "There is nothing to tell: no document is in scope, or nothing in them is near the topic.",
            advice="Widen the scope, or choose another topic.",
        )
    return hits


def _sentences(
    library: Library,
    hits: Sequence[Hit],
    vectors: Vectors,
    topic: Vectors | None,
    most: int,
    speakers: Sequence[str],
) -> list[Evidence]:
    """Return the sentences that carry a theme, in the order of their dates and places."""
    central = np.argsort(-(vectors @ middle(vectors)), kind="stable")[:CENTRAL]
    evidence = [
        each for row in central for each in evidence_of(hits[row]) if can_stand(each) and may_tell(each, speakers)
    ]
    if not evidence:
        return []
    own = library.embed([each.words for each in evidence])
    towards = middle(own)
    if topic is not None:
        towards = middle(np.array([(1 - TOWARDS_TOPIC) * towards, TOWARDS_TOPIC * topic]))
    near = own @ towards
    chosen = [
        replace(evidence[row], probability=max(0.0, float(near[row]))) for row in select(evidence, own, towards, most)
    ]
    return sorted(chosen, key=_place)


def evidence_of(hit: Hit) -> list[Evidence]:
    """Return the sentences of a passage, with a probability of nothing."""
    return [
        Evidence(hit.document, each, hit.text[each.start - hit.passage.start : each.end - hit.passage.start], 0.0)
        for each in hit.passage.sentences
    ]


def _place(evidence: Evidence) -> tuple[str, str, int]:
    return evidence.document.published or "9999", evidence.document.document_id, evidence.sentence.start


def _themes(told: Sequence[tuple[str, list[Evidence], list[Hit]]], citations: Sequence[Citation]) -> tuple[Theme, ...]:
    statements = iter(state(citations))
    return tuple(
        Theme(title, tuple(next(statements) for _ in chosen), len({hit.document.document_id for hit in hits}))
        for title, chosen, hits in told
    )
