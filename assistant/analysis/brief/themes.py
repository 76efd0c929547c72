"""Passages parted into themes, and what each theme is called by its own words. Pure."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from assistant.analysis.brief.phrases import carrying
from index.embedding import Vectors
from index.text import MONTHS, WEEKDAYS, content_words, inflected, stem_words

LONGEST_TERM = 3
"""Words of a term."""

TERMS = 3
"""Terms that name a theme."""

SMALLEST = 3
"""Passages that a group has on average at least."""

FINER = 3
"""Groups that are made for each theme that is told: those of few documents are left."""

SEED = 7

_UNIT = re.compile(r"[A-Z][\w’-]*(?:\s+(?:(?:of|for)\s+(?:the\s+)?)?[A-Z][\w’-]*)+|[^\W_]+(?:[’'-][^\W_]+)*")
"""Several words that begin with capitals, or a word."""


def part(vectors: Vectors, owners: Sequence[str], themes: int) -> list[list[int]]:
    """Return the rows of ``vectors`` (unit vectors) in at most ``themes`` groups; some rows may be in none.

    ``owners`` are the rows' documents. The vectors are taken without what they all share (Mu and Viswanath 2018), or
    one story would be one group, and grouped by k-means (Lloyd 1982). First come the groups that most documents have a
    part in, and among equals the largest.
    """
    if len(vectors) <= 1 or themes <= 1:
        return [list(range(len(vectors)))] if len(vectors) else []
    # Half a second of import, which nothing else here needs.
    from sklearn.cluster import KMeans  # type: ignore[import-untyped]  # noqa: PLC0415

    apart = vectors - vectors.mean(axis=0)
    apart /= np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-9)
    finer = min(FINER * themes, max(themes, len(vectors) // SMALLEST), len(vectors))
    labels = KMeans(finer, n_init=4, random_state=SEED).fit_predict(apart)
    groups = [[int(row) for row in np.flatnonzero(labels == label)] for label in range(finer)]
    groups = [each for each in groups if each]
    groups.sort(key=lambda rows: (-len({owners[row] for row in rows}), -len(rows)))
    return groups[:themes]


class Name(NamedTuple):
    """What a group of texts is called: the noun ``phrase`` that carries it, if one does, and its ``terms``."""

    phrase: str
    terms: str

    @property
    def topic(self) -> str:
        """What it is about, as it stands in a question."""
        return self.phrase or self.terms


def names_of(groups: Sequence[Sequence[str]]) -> list[Name]:
    """Return what each group of texts is called.

    A term of one to three words weighs as many texts of the group as hold it, times the logarithm of all texts over all
    that hold it (class-based TF-IDF, Grootendorst 2022, counted by texts); a longer one and one that is written with
    capitals weigh more. Terms that share a word are not named twice.
    """
    found = [[dict(_terms(text)) for text in texts] for texts in groups]
    counts = [Counter(term for terms in texts for term in terms) for texts in found]
    everywhere = sum(counts, Counter[str]())
    texts = sum(map(len, groups))
    spelled: dict[str, Counter[str]] = {}
    for terms in (terms for own in found for terms in own):
        for term, as_written in terms.items():
            spelled.setdefault(term, Counter())[as_written] += 1
    written = {term: each.most_common(1)[0][0] for term, each in spelled.items()}
    carried = carrying(groups)
    named: list[Name] = []
    for own, phrase in zip(counts, carried, strict=True):
        repeated = {term: count for term, count in own.items() if count > 1} or own
        weights = {
            term: count * math.log(1 + texts / everywhere[term]) * _substance(written[term])
            for term, count in repeated.items()
        }
        best = _first_distinct(sorted(weights, key=lambda term: (-weights[term], term)))
        named.append(Name(phrase, ", ".join(written[term] for term in best)))
    return named


def _substance(term: str) -> float:
    """Return how much a term weighs by its form: names and longer terms say more than single words."""
    words = term.split()
    return math.sqrt(min(len(words), LONGEST_TERM)) * (1.5 if any(word[0].isupper() for word in words) else 1.0)


def _first_distinct(terms: Sequence[str]) -> list[str]:
    chosen: list[str] = []
    for term in terms:
        if not any(set(term.split()) & set(other.split()) for other in chosen):
            chosen.append(term)
        if len(chosen) == TERMS:
            break
    return chosen


def _terms(text: str) -> Iterator[tuple[str, str]]:
    """Yield each term of a text by its stems, and as it is written there: names whole, and runs of other words."""
    run: list[re.Match[str]] = []
    end = 0
    for match in _UNIT.finditer(text):
        name = _name(match[0])
        holds = not name and _tells(match[0])
        if not holds or text[end : match.start()].strip():
            run = []
        if name:
            yield _stemmed(name), name
        elif holds:
            run = [*run[-LONGEST_TERM + 1 :], match]
            for first in run:
                written = text[first.start() : match.end()]
                yield _stemmed(written), written
        end = match.end()


def _name(unit: str) -> str | None:
    """Return a name of several words, without what does not belong to it at its beginning."""
    words = unit.split()
    while words and not _tells(words[0]):
        words = words[1:]
    return " ".join(words) if len(words) > 1 else None


def _stemmed(term: str) -> str:
    return " ".join(stem_words(term.casefold().split()))


def _tells(word: str) -> bool:
    """Whether a word can name what is spoken of."""
    return (
        len(word) > 2 and not word[0].isdigit() and word.casefold() not in _TELLS_NOTHING and bool(content_words(word))
    )


_TELLS_NOTHING = {
    *inflected("say tell add report ask call".split()),
    *map(str.casefold, (*WEEKDAYS, *MONTHS)),
} | set(
    "according made make take took going get got one two three new like many much people person year years month "
    "months week weeks day days today yesterday mr mrs ms dr even still way well first last time times since "
    "including included however yet another every don isn doesn didn ll ve thing things".split()
)
