"""Words of the documents that a word which none of them holds may be a slip for."""

import re
from collections.abc import Iterable, Mapping

import Stemmer
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

_FURTHEST = 3
"""Slips between a stem and those of the words that are looked at: an ending that is misspelt leaves a longer stem."""

_MOST = 30
_WORD = re.compile(r"[^\W\d_]+")
_STEMMER = Stemmer.Stemmer("porter")
"""As the full text takes endings off (Porter 1980)."""


def near_stems(word: str, vocabulary: Mapping[str, int]) -> list[str]:
    """Return the stems of a full text's vocabulary that are nearest to ``word``'s, nearest first.

    By the fewest letters changed, left out, put in or swapped (optimal string alignment, Boytsov 2011).
    """
    stem = _STEMMER.stemWord(word.casefold())
    known = [each for each in vocabulary if each.isalpha() and each[0] == stem[0]]
    return [each for each, _, _ in extract(stem, known, scorer=OSA.distance, score_cutoff=_FURTHEST, limit=_MOST)]


def forms_in(texts: Iterable[str], stem: str) -> list[str]:
    """Return the words of ``texts`` that have ``stem``, and it itself if one begins with it, in small letters first."""
    words = dict.fromkeys(word for text in texts for word in _WORD.findall(text))
    found = [word for word in words if _STEMMER.stemWord(word.casefold()) == stem]
    base = [word[: len(stem)] for word in found[:1] if word.casefold().startswith(stem)]
    return sorted(dict.fromkeys([*found, *base]), key=lambda word: not word.islower())
