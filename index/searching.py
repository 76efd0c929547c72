"""A question's nearest passages: by meaning and by words, fused, copies of one text as one."""

import logging
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

import numpy as np

from index.catalog import Catalog
from index.embedding import Embedder, Vectors
from index.linking import Titles, named_in, titles_of
from index.mirror import VectorMirror
from index.ranking import first_of_copies, fuse, support, to_match, unique
from index.types import DocumentSummary, Hit, Scope
from index.vectors import VectorIndex, VectorsUnreadableError

_log = logging.getLogger(__name__)

How = Literal["fused", "dense", "lexical"]

DEPTH = 60
"""Passages taken from each ranking before they are fused."""


class Search:
    """Searches one library. Safe to use from several threads."""

    def __init__(self, catalog: Catalog, mirror: VectorMirror, vectors: VectorIndex, embedder: Embedder) -> None:
        """Take what is searched."""
        self._catalog = catalog
        self._mirror = mirror
        self._vectors = vectors
        # One question is searched for several times: in each step, and again where a narrower scope answers nothing.
        self._embedded = lru_cache(maxsize=16)(lambda query: embedder.embed([query])[0])
        self._cache_lock = threading.Lock()
        self._cached: tuple[object, dict[str, DocumentSummary]] = (None, {})
        self._titled: tuple[object, Titles] = (None, {})

    def documents(self) -> Mapping[str, DocumentSummary]:
        """Return every document without its text by its id, in the order of titles; read again only after a change."""
        with self._cache_lock:
            marker = self._catalog.database.change_marker()
            if self._cached[0] != marker:
                self._cached = (marker, {found.document_id: found for found in self._catalog.summaries()})
            return self._cached[1]

    def named_in(self, text: str, scope: Scope) -> tuple[str, ...]:
        """Return the ids of the documents within ``scope`` that ``text`` names by their titles, in its order."""
        documents = self.documents()
        with self._cache_lock:
            if self._titled[0] is not documents:
                self._titled = (documents, titles_of(documents.values()))
            titles = self._titled[1]
        return tuple(i for i in named_in(text, titles) if scope.admits(documents[i]))

    def run(self, query: str, scope: Scope, limit: int, how: How) -> tuple[Hit, ...]:
        """Return at most ``limit`` hits, best first."""
        documents = self.documents()
        within = None
        if scope.names_documents:
            within = [document.document_id for document in documents.values() if scope.admits(document)]
        if not documents or within == []:
            return ()
        spoken = self._catalog.passages.spoken_by(scope.speakers) if scope.speakers else None
        # Speakers are filtered afterwards, so more has to be taken before.
        depth = max(DEPTH, 3 * limit) * (1 if spoken is None else 5)
        dense = [] if how == "lexical" else self._dense(query, depth, within)
        lexical = [] if how == "dense" else self._lexical(query, depth, within)
        if spoken is not None:
            dense = [found for found in dense if found[0] in spoken]
            lexical = [passage_id for passage_id in lexical if passage_id in spoken]
        hits = self._hits(dense, lexical, documents, max(DEPTH, 3 * limit))
        return merge_copies(hits)[:limit]

    def _dense(self, query: str, depth: int, within: Sequence[str] | None) -> list[tuple[int, float]]:
        vector = self._embedded(query)
        if self._mirror.in_step():
            try:
                return self._vectors.search(vector, depth, within)
            except VectorsUnreadableError as error:
                _log.warning("Searching the catalog's vectors instead: %s", error)
        ids = self._catalog.passages.ids(within)
        return nearest(vector, ids, self._catalog.passages.vectors(ids), depth) if ids else []

    def _lexical(self, query: str, depth: int, within: Sequence[str] | None) -> list[int]:
        expression = to_match(query)
        return self._catalog.passages.match(expression, depth, within) if expression else []

    def _hits(
        self,
        dense: Sequence[tuple[int, float]],
        lexical: Sequence[int],
        documents: Mapping[str, DocumentSummary],
        limit: int,
    ) -> list[Hit]:
        similarities = dict(dense)
        dense_ranks = {passage_id: rank for rank, passage_id in enumerate(similarities, start=1)}
        lexical_ranks = {passage_id: rank for rank, passage_id in enumerate(lexical, start=1)}
        fused = fuse([list(similarities), lexical])[:limit]
        stored = self._catalog.passages.get([passage_id for passage_id, _ in fused])
        # A document may have been removed since the rankings were made.
        there = [(i, score) for i, score in fused if i in stored and stored[i].document_id in documents]
        ranked = support(there, lambda passage_id: stored[passage_id].document_id)
        return [
            Hit(
                document=documents[stored[i].document_id],
                passage=stored[i].passage,
                text=stored[i].text,
                score=score,
                similarity=similarities.get(i),
                dense_rank=dense_ranks.get(i),
                lexical_rank=lexical_ranks.get(i),
            )
            for i, score in ranked
        ]


def merge_copies(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Keep the best of each set of near-copies, and name on it the other documents in which the passage stands."""
    firsts = first_of_copies([hit.text for hit in hits])
    also: dict[int, list[str]] = {}
    for first, hit in zip(firsts, hits, strict=True):
        also.setdefault(first, []).append(hit.document.document_id)
    return tuple(
        replace(hits[first], also_in=tuple(i for i in unique(ids) if i != hits[first].document.document_id))
        for first, ids in also.items()
    )


def nearest(vector: Vectors, ids: Sequence[int], vectors: Vectors, limit: int) -> list[tuple[int, float]]:
    """Return (id, cosine) of the ``limit`` rows of ``vectors`` nearest to ``vector``; all are unit vectors.

    ``vector`` has shape (dimensions,), ``vectors`` (len(ids), dimensions).
    """
    cosines = vectors @ vector
    best = np.argsort(-cosines, kind="stable")[:limit]
    return [(ids[index], float(cosines[index])) for index in best]
