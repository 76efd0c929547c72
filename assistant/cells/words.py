"""A question and a cell as the same kind of words: stems, whole numbers, whole dates. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.facts import dates, text_of
from index.text import content_words, stem_words

_ATOM = re.compile(r"\d+(?:[.,:/’'-]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|%")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,’']\d{3})+(?:\.\d+)?")
_OWNED = re.compile(r"['’]s?$")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FIGURES = re.compile(r"[\d\s()+/.-]{6,}")
_ISO = re.compile(r"\d{4}-\d\d?-\d\d?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number in the form that all its spellings share, and where it stands."""

    key: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is a number, a date or a time."""
        return self.key[0].isdigit() or self.key[0] == "@"


@lru_cache(maxsize=4096)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words and numbers of a text that say something, in order.

    A number is whole (359.34 holds no 34), however many noughts end it, and a day one token however it is written.
    """
    days = _days(text)
    found = [Token(key, start, end) for key, start, end in days]
    for match in _ATOM.finditer(text):
        if any(start < match.end() and match.start() < end for _, start, end in days):
            continue
        word = match[0]
        if word[0].isdigit():
            found.append(Token(_number(word), *match.span()))
        elif content_words(bare := _OWNED.sub("", word)):
            found.append(Token(stem_words([bare.casefold()])[0], match.start(), match.start() + len(bare)))
    return tuple(sorted(found, key=lambda each: each.start))


def keys_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the keys of all that some texts say."""
    return frozenset(token.key for text in texts for token in tokens_of(text))


def years_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the years in some texts, those of days too."""
    return frozenset(year for text in texts for year in _YEAR.findall(text))


def places_of(words: Sequence[Token], within: Sequence[Token]) -> list[range]:
    """Return where ``words`` stand ``within`` others, in a row and whole, in any order: "filtered water"."""
    wanted, there = sorted(token.key for token in words), [token.key for token in within]
    size = len(wanted)
    return [
        range(at, at + size) for at in range(len(there) - size + 1) if size and sorted(there[at : at + size]) == wanted
    ]


def digits_in(text: str) -> str:
    """Return the digits of what is nothing but figures, as a telephone number is; nothing for other words."""
    return re.sub(r"\D", "", text) if _FIGURES.fullmatch(text) and not _ISO.fullmatch(text.strip()) else ""


def _number(word: str) -> str:
    if _THOUSANDS.fullmatch(word):
        word = re.sub(r"[,’']", "", word)
    if re.fullmatch(r"\d+\.\d+", word):
        return word.rstrip("0").rstrip(".")
    return re.sub(r"^0+(?=\d:)", "", word)


def _days(text: str) -> list[tuple[str, int, int]]:
    """Return the days that a text names whole, with the year."""
    if not re.search(r"\d{4}", text):
        return []
    return [
        (f"@{day.year}-{day.month}-{min(day.days)}", day.start, day.end)
        for day in dates(text_of(text))
        if day.year and day.month and len(day.days) == 1
    ]
