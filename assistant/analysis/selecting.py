"""The few sentences that carry a theme, without repeating one another. Pure."""

import re
from collections.abc import Sequence

import numpy as np

from assistant.types import Evidence
from index.embedding import Vectors
from index.text import content_words, leans

REPEATS = 0.8
"""Two sentences with a cosine above this say the same."""

NEW = 0.5
"""How much being near to what is chosen already counts against a sentence."""

ANOTHER_DOCUMENT = 0.15
ANOTHER_VOICE = 0.05
LEANS = 0.15
"""What a sentence of a document or of a voice not heard yet gains, and what one that leans on another loses."""

SHORTEST, LONGEST = 5, 60
"""Words of a sentence that can stand for itself."""

_ENDS = re.compile(r"(?<!\.\.)[.!][”\"’')\]]*$")
_SCRAP = re.compile(r"^\W*(?:[\w .&-]{2,30}: |\()|\b[A-Z]{4,} [A-Z]{4,}\b|https?://|\bsubscribe\b|\bnewsletter\b")
"""A label, an aside, shouting, an address: what stands around articles rather than in them."""


def can_stand(evidence: Evidence) -> bool:
    """Whether a sentence is one that a summary may show by itself: whole, neither a question, a scrap nor endless."""
    words = len(evidence.words.split())
    return (
        SHORTEST <= words <= LONGEST
        and bool(_ENDS.search(evidence.words))
        and not _SCRAP.search(evidence.words)
        and evidence.words.count("“") == evidence.words.count("”")
        and evidence.words.count('"') % 2 == 0
        and len(content_words(evidence.words)) >= SHORTEST - 1
    )


def select(
    evidence: Sequence[Evidence], vectors: Vectors, towards: Vectors, most: int, gains: Vectors | None = None
) -> list[int]:
    """Return the rows of at most ``most`` sentences, best first.

    Maximal marginal relevance (Carbonell and Goldstein 1998): each next one is near to ``towards`` (a unit vector) and
    far from those before it; one of a document or a voice that is not heard yet is preferred. ``vectors`` are the
    sentences' unit vectors, shape (sentences, dimensions); ``gains`` are added to how near each is, shape (sentences,).
    """
    if not evidence:
        return []
    near = vectors @ towards - LEANS * np.array([leans(each.words) for each in evidence])
    if gains is not None:
        near = near + gains
    alike = vectors @ vectors.T
    chosen: list[int] = []
    documents: set[str] = set()
    voices: set[tuple[str | None, ...]] = set()
    while len(chosen) < most:
        worth = near.copy()
        if chosen:
            worth -= NEW * alike[:, chosen].max(axis=1)
            worth[alike[:, chosen].max(axis=1) > REPEATS] = -np.inf
        worth += ANOTHER_DOCUMENT * np.array([each.document.document_id not in documents for each in evidence])
        worth += ANOTHER_VOICE * np.array([voice_of(each) not in voices for each in evidence])
        best = int(worth.argmax())
        if worth[best] == -np.inf:
            break
        chosen.append(best)
        documents.add(evidence[best].document.document_id)
        voices.add(voice_of(evidence[best]))
    return chosen


def voice_of(evidence: Evidence) -> tuple[str | None, ...]:
    """Return who says a sentence: the speaker, or the outlet in its own voice."""
    return evidence.sentence.speaker, evidence.document.outlet if evidence.sentence.speaker is None else None


def middle(vectors: Vectors) -> Vectors:
    """Return the unit vector nearest to all of ``vectors``, shape (dimensions,)."""
    mean: Vectors = vectors.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)
