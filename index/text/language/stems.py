"""Words, content words and stems of a text, and which of them matter. Pure."""

import re
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

import Stemmer

Key = TypeVar("Key", bound=Hashable)


WORD = re.compile(r"(?:\w|[\u0900-\u0963\u0966-\u0dff])+")
"""A word; the vowel signs of Indian scripts are parts of it."""


_FUNCTION_WORDS = frozenset(
    "a about after all also am an and any are as at be because been before being between but by can could did do does"
    " doing for from had has have having he her hers him his how i if in into is it its just me might more most my no"
    " nor not of on or our over she should so some such than that the their them then there these they this those to"
    " under up us was we were what when where which while who whom whose why will with would you your".split()
)


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


def holds_half(held: frozenset[str], wanted: frozenset[str]) -> bool:
    """Whether at least half of the stems ``wanted`` are among those ``held``."""
    return 2 * len(wanted & held) >= len(wanted)


def unique(items: Iterable[Key]) -> list[Key]:
    """Return the items in order, each once."""
    return list(dict.fromkeys(items))
