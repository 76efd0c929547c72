"""Documents put together that tell of one story."""

from collections.abc import Sequence

import numpy as np

from assistant.analysis import middle
from index.embedding import Vectors
from index.library import Library
from index.types import Hit

OPENINGS = 3
"""Passages at the beginning of a document that tell what it is about."""

SAME_STORY = 0.5
"""From this cosine on with the middle of a story's documents another one belongs to it. In three collections of news
documents of different stories were below .3, of one story above .6."""


def stories(library: Library, hits: Sequence[Hit]) -> list[list[str]]:
    """Return the ids of the documents of ``hits`` by story, the story of most documents first.

    In each the one comes first that opens nearest to what all of them open with. Leader clustering (Hartigan 1975) over
    the middles of the documents' first passages, which news opens with what matters. ``hits`` hold each document's
    passages in order.

    Raises:
        DocumentNotFoundError: a document was changed or removed since they were found.
    """
    opening: dict[str, list[int]] = {}
    for row, hit in enumerate(hits):
        opening.setdefault(hit.document.document_id, []).append(row)
    vectors = library.vectors(hits)
    groups: list[list[str]] = []
    members: list[list[Vectors]] = []
    for document_id, rows in opening.items():
        own = middle(vectors[rows[:OPENINGS]])
        near = [float(own @ middle(np.array(each))) for each in members]
        if near and max(near) >= SAME_STORY:
            place = near.index(max(near))
            groups[place].append(document_id)
            members[place].append(own)
        else:
            groups.append([document_id])
            members.append([own])
    ordered = [_most_typical_first(ids, own) for ids, own in zip(groups, members, strict=True)]
    return sorted(ordered, key=len, reverse=True)


def _most_typical_first(ids: Sequence[str], openings: Sequence[Vectors]) -> list[str]:
    near = np.array(openings) @ middle(np.array(openings))
    return [ids[row] for row in np.argsort(-near, kind="stable")]
