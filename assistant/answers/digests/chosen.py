"""Sentences weighed against one another: those that carry what several of them tell."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.analysis import middle, select
from assistant.types import Evidence
from index.embedding import Vectors
from index.library import Library

COMPARED = 60
"""Sentences compared at most: embedding them is what takes time."""

_TOWARDS_SUBJECT = 0.5
"""How much of a subject's own vector is in what is looked for, beside the middle of what is said of it."""

_SAYS_IT_TOO = 0.6
"""From this cosine on a sentence of another document tells the same."""

_TOLD_BY_MORE, _MOST_BY_MORE = 0.05, 3
"""What a sentence gains for each other document that tells the same, and how many count: what many tell is what
matters most (Erkan and Radev 2004)."""


def carrying(
    library: Library, told: Sequence[Evidence], subject: str, most: int, gains: Sequence[float] = ()
) -> list[Evidence]:
    """Return at most ``most`` of the sentences ``told``, the best first, each as likely as it is near to ``subject``.

    Without a subject they are near to the middle of them all. ``gains`` are added to how near each is.
    """
    told = told[:COMPARED]
    if not told:
        return []
    vectors = library.embed([each.words for each in told])
    towards = _towards(library, vectors, subject)
    near = vectors @ towards
    worth = _told_by_more(told, vectors) + np.array(gains[: len(told)] or [0.0] * len(told), dtype=np.float32)
    rows = select(told, vectors, towards, most, worth)
    return [replace(told[row], probability=float(np.clip(near[row], 0.0, 1.0))) for row in rows]


def _towards(library: Library, vectors: Vectors, subject: str) -> Vectors:
    own = middle(vectors)
    if not subject:
        return own
    return middle(np.array([(1 - _TOWARDS_SUBJECT) * own, _TOWARDS_SUBJECT * library.embed_query(subject)]))


def _told_by_more(told: Sequence[Evidence], vectors: Vectors) -> Vectors:
    documents = np.array([each.document.document_id for each in told])
    same = vectors @ vectors.T >= _SAYS_IT_TOO
    others = [len(set(documents[row_same]) - {own}) for row_same, own in zip(same, documents, strict=True)]
    return np.array([_TOLD_BY_MORE * min(each, _MOST_BY_MORE) for each in others], dtype=np.float32)
