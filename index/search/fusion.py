"""Rankings to one ranking, and copies to one. Pure."""

import math
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import Stemmer

Key = TypeVar("Key", bound=Hashable)

RRF_K = 60
"""The constant of reciprocal rank fusion, as its authors set it."""

OWN = 0.5
"""How much a passage's own ranks count beside those of its document."""

SATURATION = 2.0
"""BM25's k1: how slowly more passages with a term stop counting."""

FRESH = 0.5
"""How much a passage gains at most from its document's date."""

NEAR_DUPLICATE = 0.7
"""Share of three-word runs, of the shorter text's, above which two passages count as copies of one."""

WORD = re.compile(r"(?:\w|[\u0900-\u0963\u0966-\u0dff])+")
"""A word; the vowel signs of Indian scripts are parts of it."""

_FUNCTION_WORDS = frozenset(
    "a about after all also am an and any are as at be because been before being between but by can could did do does"
    " doing for from had has have having he her hers him his how i if in into is it its just me might more most my no"
    " nor not of on or our over she should so some such than that the their them then there these they this those to"
    " under up us was we were what when where which while who whom whose why will with would you your".split()
)


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


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in lower case."""
    return [word.lower() for word in WORD.findall(text)]


def content_words(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, each once, without those that only hold a sentence together."""
    return [word for word in dict.fromkeys(words_of(text)) if word not in _FUNCTION_WORDS]


def stem_words(words: Sequence[str]) -> list[str]:
    """Return the stem of each word, in order, by the English Snowball stemmer (Porter 2001)."""
    stemmed: list[str] = Stemmer.Stemmer("english").stemWords(words)
    return stemmed


def stems(text: str) -> frozenset[str]:
    """Return the stems of the content words of ``text``."""
    return frozenset(stem_words(content_words(text)))


def first_of_copies(texts: Sequence[str]) -> list[int]:
    """Return, for each text, the index of the first text that it nearly repeats: its own when it repeats none.

    Two texts nearly repeat each other when they share most runs of three words (resemblance after Broder 1997,
    measured against the shorter one, so that a copy cut short is still a copy).
    """
    shingles = [_shingles(text) for text in texts]
    firsts: list[int] = []
    for index, own in enumerate(shingles):
        originals = (other for other in range(index) if firsts[other] == other)
        firsts.append(next((other for other in originals if _shared(own, shingles[other]) > NEAR_DUPLICATE), index))
    return firsts


def resemblance(one: str, other: str) -> float:
    """Return the share of the shorter text's runs of three words that the other has; 0 where it is three times as long.

    A short text inside a long one is a quotation, not a copy.
    """
    return _shared(_shingles(one), _shingles(other))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = words_of(text)
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset([tuple(words)])


def _shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    smaller = min(len(one), len(other))
    if max(len(one), len(other)) > 3 * smaller:
        return 0.0
    return len(one & other) / smaller


def unique(items: Iterable[Key]) -> list[Key]:
    """Return the items in order, each once."""
    return list(dict.fromkeys(items))
