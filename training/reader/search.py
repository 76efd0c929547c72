"""The search that the reader is measured behind: BM25 and MiniLM over all paragraphs, fused, as in the product."""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from index.embedding.embedder import Embedder, Vectors
from index.search.fusion import fuse
from index.text.language.fulltext import to_match

DEPTH = 50
"""How many paragraphs of each ranking are fused."""


class KeptVectors:
    """Embeds texts, and keeps what it has embedded in a folder."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        """Make ``folder`` where it does not exist; it is for one embedder only."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._embedder = embedder

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, in order."""
        key = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
        kept = self._folder / f"{key}.npy"
        if not kept.exists():
            np.save(kept, self._embedder.embed(texts))
        vectors: Vectors = np.load(kept)
        return vectors


class ParagraphSearch:
    """Finds paragraphs by words and by meaning."""

    def __init__(self, paragraphs: Mapping[str, str], vectors: KeptVectors) -> None:
        """Index ``paragraphs``, by id, in memory."""
        self._ids = list(paragraphs)
        self._embed = vectors.embed
        self._vectors = self._embed(list(paragraphs.values()))
        self._words = sqlite3.connect(":memory:")
        self._words.execute(
            "CREATE VIRTUAL TABLE paragraph USING fts5(id UNINDEXED, text, tokenize='porter unicode61')"
        )
        self._words.executemany("INSERT INTO paragraph VALUES (?, ?)", paragraphs.items())

    def top(self, questions: Sequence[str], count: int) -> list[list[str]]:
        """Return the ids of the ``count`` nearest paragraphs of each question, nearest first."""
        nearness = self._embed(questions) @ self._vectors.T
        return [
            [key for key, _ in fuse([self._by_words(question), self._by_meaning(row)])[:count]]
            for question, row in zip(questions, nearness, strict=True)
        ]

    def _by_words(self, question: str) -> list[str]:
        match = to_match(question)
        if not match:
            return []
        found = self._words.execute(
            "SELECT id FROM paragraph WHERE paragraph MATCH ? ORDER BY rank LIMIT ?", (match, DEPTH)
        )
        return [key for (key,) in found]

    def _by_meaning(self, nearness: "np.ndarray[tuple[int], np.dtype[np.float32]]") -> list[str]:
        return [self._ids[place] for place in np.argsort(-nearness)[:DEPTH]]
