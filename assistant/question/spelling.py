"""A question's slips of the pen mended: a word that no document has, asked with the one that it is nearest to. Pure."""

import re
from collections.abc import Callable, Sequence

from rapidfuzz.distance import OSA

from index.text import content_words, lexicon

_WORD = re.compile(r"(?<![\w’'“\"-])[^\W\d_]{3,}(?![\w’'”\"-])")
"""A word that is neither a part of another nor quoted: what is quoted is meant as it is written."""

_ASKING = (
    "what who whom whose when where why how which many much does did was were are have has had can could would should "
    "will said says say think about after before between during with from their there they this that the and"
).split()
_SHORT = 5
"""Letters below which only a swap of two is a slip ("hwo", "mnay"): too many short words are one letter apart."""

_LONG = 8
"""Letters from which on two slips are one word's."""

_NAME = 6
"""Letters from which on a name is mended, by one letter: of shorter ones too many are another's."""


def respelled(question: str, near: Callable[[str], Sequence[str] | None]) -> str:
    """Return ``question`` with each word that is a slip for one of the documents', or for one of asking, as that one.

    ``near`` gives the words of the documents that are near one which they lack, ``None`` for a word that they hold or
    that is simply English.
    """
    if question.isupper():
        return question
    return _WORD.sub(lambda word: _mended(word[0], near), question)


def _mended(word: str, near: Callable[[str], Sequence[str] | None]) -> str:
    if not content_words(word) or word.casefold() in _ASKING or word.casefold() in lexicon.VERBS:
        return word
    known = near(word)
    if known is None:
        return word
    fits = [each for each in (*_ASKING, *known) if _is_slip(word, each)]
    return min(fits, key=lambda each: _far(word.casefold(), each.casefold()), default=word)


def _far(word: str, other: str) -> tuple[int, int]:
    """Return how far a word is from another: by slips, then by letters, of which one more often drops one than adds."""
    return OSA.distance(word, other), len(set(word) - set(other)) * 2 + len(set(other) - set(word))


def _is_slip(word: str, other: str) -> bool:
    one, two = word.casefold(), other.casefold()
    slips, length = OSA.distance(one, two), min(len(one), len(two))
    if one[0] != two[0] and sorted(one) != sorted(two):
        return False
    if not word[0].islower() or not other[0].islower():
        return slips == 1 and length >= _NAME
    if length < _SHORT:
        return slips == 1 and sorted(one) == sorted(two)
    return 0 < slips <= (2 if length >= _LONG else 1)
