"""How short answers and quotes are compared, whatever their case, punctuation and articles. Pure."""

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Sequence

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_BEYOND_ASCII = re.compile(r"[^\w\s!-~]")


def normal(answer: str) -> str:
    """Normalise as SQuAD's evaluation does: small letters, no punctuation, no articles, single spaces."""
    return " ".join(_ARTICLES.sub(" ", answer.lower().translate(_PUNCTUATION)).split())


def exact(given: str, accepted: Sequence[str]) -> float:
    """Return 1 if ``given`` is one of the accepted answers, else 0. Without any, only the empty answer is right."""
    return float(any(normal(given) == normal(answer) for answer in accepted or [""]))


def overlap(given: str, accepted: Sequence[str]) -> float:
    """Return the F1 of words with the nearest accepted answer, 0 to 1."""
    return max(_overlap(normal(given).split(), normal(answer).split()) for answer in accepted or [""])


def _overlap(given: list[str], accepted: list[str]) -> float:
    if not given or not accepted:
        return float(given == accepted)
    common = sum((Counter(given) & Counter(accepted)).values())
    return 2 * common / (len(given) + len(accepted))


def holds(text: str, words: str) -> bool:
    """Whether ``words`` stand in ``text`` in this order, as whole words.

    Compared as in :func:`normal`, and typographic quotes, dashes and signs are punctuation too. Words of which nothing
    is left then stand nowhere.
    """
    sought = _plain(words)
    return bool(sought) and f" {sought} " in f" {_plain(text)} "


def _plain(text: str) -> str:
    straight = unicodedata.normalize("NFC", text).replace("’", "'")
    return normal(_BEYOND_ASCII.sub(" ", straight))
