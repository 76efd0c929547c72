"""Fakes: real subclasses of what they stand for, deterministic and quick."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from assistant.reader import Reader, Reading
from index.embedding import Embedder, Vectors
from index.types import Span

_WORD = re.compile(r"\w+")


class HashingEmbedder(Embedder):
    """Bag of words hashed to 256 dimensions: texts that share words are near. Counts words as word pieces."""

    def __init__(self, name: str = "hashing", limit: int = 60, dimensions: int = 256) -> None:
        self.name = name
        self.dimensions = dimensions
        self._limit = limit
        self.embedded: list[str] = []

    @property
    def fingerprint(self) -> str:
        return self.name

    @property
    def limit(self) -> int:
        return self._limit

    def count(self, text: str) -> int:
        return len(_WORD.findall(text))

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded.extend(texts)
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in _WORD.findall(text.lower()) or [""]:
                digest = hashlib.md5(word.encode(), usedforsecurity=False).digest()
                vectors[row, int.from_bytes(digest[:4], "little") % self.dimensions] += 1.0
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


class WordReader(Reader):
    """Finds a sentence the likelier, the more of the question's content words stand in it, by their first letters.

    As steeply as a trained reader: half of the words make a sentence far less likely than all of them.
    """

    def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        wanted = _stems(question)
        readings = []
        for passage, spans in zip(passages, sentences, strict=True):
            shares = [len(wanted & _stems(span.of(passage))) / max(1, len(wanted)) for span in spans]
            readings.append(Reading(max(shares, default=0.0), tuple(share**3 for share in shares)))
        return readings


def _stems(text: str) -> set[str]:
    empty = {"when", "what", "will", "does", "that", "about", "says", "said", "which", "were"}
    return {word.lower()[:5] for word in _WORD.findall(text) if len(word) > 3 and word.lower() not in empty}
