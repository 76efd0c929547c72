"""Evidence made for tests."""

from assistant.types import Evidence
from index.types import DocumentSummary, Manner, Sentence

COURIER = DocumentSummary(
    "d1", "v1", "The wall", "The Courier", "N. W.", "2025-04-02", None, "en", "text/plain", (), "", 900, 3
)
LETTER = DocumentSummary("d2", "v2", "A letter", None, None, None, None, "en", "text/plain", (), "", 300, 1)


ASKED = "When did the wall move?"


def evidence(
    words: str,
    probability: float,
    start: int = 0,
    document: DocumentSummary = COURIER,
    speaker: str | None = None,
    via: str | None = None,
    manner: Manner = "own",
) -> Evidence:
    return Evidence(document, Sentence(start, start + len(words), speaker, via, manner), words, probability)
