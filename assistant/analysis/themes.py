"""Passages parted into themes, and what each theme is called by its own words. Pure."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from index.library import Vectors, content_words, stem_words

LONGEST_TERM = 3
"""Words of a term."""

TERMS = 3
"""Terms that name a theme."""

ALIKE = 0.85
"""Themes whose middles have a cosine above this are one."""

SEED = 7

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def part(vectors: Vectors, themes: int) -> list[list[int]]:
    """Return the rows of ``vectors`` (unit vectors) in at most ``themes`` groups, the largest first.

    Spherical k-means: k-means (Lloyd 1982) over unit vectors, whose distances order as their cosines do.
    """
    if len(vectors) <= 1 or themes <= 1:
        return [list(range(len(vectors)))] if len(vectors) else []
    # Half a second of import, which nothing else here needs.
    from sklearn.cluster import KMeans  # type: ignore[import-untyped]  # noqa: PLC0415

    found = KMeans(min(themes, len(vectors)), n_init=4, random_state=SEED).fit(vectors)
    groups = [[int(row) for row in np.flatnonzero(found.labels_ == label)] for label in range(found.n_clusters)]
    return sorted(_joined([each for each in groups if each], vectors), key=len, reverse=True)


def _joined(groups: list[list[int]], vectors: Vectors) -> list[list[int]]:
    """Make one of the groups that speak of the same."""
    while len(groups) > 1:
        middles = np.array([middle(vectors[rows]) for rows in groups])
        cosines = middles @ middles.T - 2 * np.eye(len(groups))
        one, other = divmod(int(cosines.argmax()), len(groups))  # the first of the two is the smaller
        if cosines[one, other] < ALIKE:
            break
        groups[one] += groups.pop(other)
    return groups


def middle(vectors: Vectors) -> Vectors:
    """Return the unit vector nearest to all of ``vectors``, shape (dimensions,)."""
    mean: Vectors = vectors.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)


def names_of(groups: Sequence[Sequence[str]]) -> list[str]:
    """Return what each group of texts is called: the terms that stand in it and not in the others.

    Terms of one to three words are weighted by class-based TF-IDF (Grootendorst 2022): their count in the group times
    the logarithm of one plus the mean number of terms of a group over their count in all. A longer term counts for each
    of its words; terms that share a word are not named twice, nor is one named twice in two groups.
    """
    counts = [Counter(term for text in texts for term in set(_terms(text))) for texts in groups]
    shown: dict[str, Counter[str]] = {}
    for texts in groups:
        for text in texts:
            for term, words in _spelled(text):
                shown.setdefault(term, Counter())[words] += 1
    everywhere: Counter[str] = Counter()
    for each in counts:
        everywhere.update(each)
    mean = sum(everywhere.values()) / max(1, len(groups))
    named: list[str] = []
    for own in counts:
        weights = {
            term: count * math.log1p(mean / everywhere[term]) * len(term.split()) ** 0.5 for term, count in own.items()
        }
        chosen = _first_distinct(sorted(weights, key=lambda term: (-weights[term], term)))
        named.append(", ".join(shown[term].most_common(1)[0][0] for term in chosen))
    return named


def _first_distinct(terms: Sequence[str]) -> list[str]:
    chosen: list[str] = []
    for term in terms:
        if not any(set(term.split()) & set(other.split()) for other in chosen):
            chosen.append(term)
        if len(chosen) == TERMS:
            break
    return chosen


def _terms(text: str) -> Iterator[str]:
    for term, _ in _spelled(text):
        yield term


def _spelled(text: str) -> Iterator[tuple[str, str]]:
    """Yield each term of a text by its stems, and as it is written there."""
    run: list[re.Match[str]] = []
    end = 0
    for match in _WORD.finditer(text):
        holds = len(match[0]) > 1 and not match[0].isdigit() and bool(content_words(match[0]))
        if not holds or text[end : match.start()].strip():
            run = []
        if holds:
            run = [*run[-LONGEST_TERM + 1 :], match]
            for first in range(len(run)):
                written = text[run[first].start() : match.end()]
                yield " ".join(stem_words([each[0].casefold() for each in run[first:]])), written
        end = match.end()
