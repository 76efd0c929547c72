"""Whether a sentence begins as if it went on from the one before it. Pure."""

import re

from index.text.language import lexicon

_OPENING = r"^[“\"‘'\s]*"
_BACK = "|".join(sorted(lexicon.THIRD_PERSONS | lexicon.POINTING))
_POINTS_BACK = re.compile(rf"{_OPENING}(?:{_BACK})\b", re.IGNORECASE)
_GOES_ON = re.compile(rf"{_OPENING}(?:{'|'.join(sorted(lexicon.GOING_ON))})\b", re.IGNORECASE)


def points_back(words: str) -> bool:
    """Whether a sentence begins with a word for what stands before it: "he", "this"."""
    return bool(_POINTS_BACK.match(words))


def leans(words: str) -> bool:
    """Whether a sentence begins with such a word, or with one that joins it to another: "but", "their", "however"."""
    return points_back(words) or bool(_GOES_ON.match(words))
