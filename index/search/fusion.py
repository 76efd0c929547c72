"""Rankings to one ranking, and copies to one. Pure."""

import math
from collections.abc import Hashable, Mapping, Sequence
from itertools import chain

from index.text import Key, unique

RRF_K = 60
"""The constant of reciprocal rank fusion, as its authors set it."""

OWN = 0.5
"""How much a passage's own ranks count beside those of its document."""

SATURATION = 2.0
"""BM25's k1: how slowly more passages with a term stop counting."""

FRESH = 0.5
"""How much a passage gains at most from its document's date."""


def fuse(rankings: Sequence[Sequence[Key]], weights: Sequence[float] | None = None) -> list[tuple[Key, float]]:
    """Return (key, score), best first, by reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009).

    Each ranking gives its n-th key ``weight / (60 + n)``; a key's score is the sum. Ties keep the order in which the
    rankings name them.
    """
    scores: dict[Key, float] = {}
    for ranking, weight in zip(rankings, weights or [1.0] * len(rankings), strict=True):
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + weight / (RRF_K + rank)
    return sorted(scores.items(), key=lambda item: -item[1])


def by_words(holding: Sequence[tuple[int, Mapping[Key, int]]], sizes: Mapping[Key, int], passages: int) -> list[Key]:
    """Return documents, best first, by BM25 (Robertson and Zaragoza 2009) with passages for a term's occurrences.

    ``holding`` tells for each term how many of the library's ``passages`` hold it, and how many of each document's.
    ``sizes`` are the passages that each document has; length counts in full (b = 1), relative to their mean.
    """
    mean = sum(sizes.values()) / len(sizes) if sizes else 1.0
    scores = dict.fromkeys(sizes, 0.0)
    for everywhere, counts in holding:
        rarity = math.log(1 + (passages - everywhere + 0.5) / (everywhere + 0.5))
        for key, count in counts.items():
            scores[key] += rarity * count * (SATURATION + 1) / (count + SATURATION * sizes[key] / mean)
    return sorted((key for key, score in scores.items() if score), key=lambda key: -scores[key])


def under_groups(
    ranked: Sequence[tuple[Key, float]], group_of: Mapping[Key, Hashable], groups: Mapping[Hashable, float]
) -> list[tuple[Key, float]]:
    """Return the keys with the score of each one's group added to :data:`OWN` times its own.

    A document that fits as a whole is likelier the right one than one with a single chance hit.
    """
    return [(key, OWN * score + groups.get(group_of[key], 0.0)) for key, score in ranked]


def in_turns(one: Sequence[Key], other: Sequence[Key]) -> list[Key]:
    """Return the keys of two rankings of the same ones, each once, the next best of each in turn, ``one``'s first."""
    return unique(chain.from_iterable(zip(one, other, strict=True)))
