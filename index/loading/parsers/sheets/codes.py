"""Number formats of cells taken apart (ECMA-376, part 1, section 18.8.31). Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General)|(?P<half>AM/PM|am/pm|A/P|a/p)|(?P<part>y+|m+|d+|h+|s+(?:\.0+)?|Y+|M+|D+|H+|S+(?:\.0+)?)"
    r"|(?P<power>[eE][+-]0+)|(?P<digit>[0#?])|(?P<text>@)|(?P<other>.)",
    re.DOTALL,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a format: what ``kind`` it is (``digit``, ``part`` of a moment, ``quoted`` words …), and its words."""

    kind: str
    words: str


DOT, COMMA, SLASH, PERCENT = (Token("other", each) for each in ".,/%")
LITERAL = ("quoted", "other")
"""Kinds of what is shown as it stands."""


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[tuple[Token, ...], ...]:
    """Return the sections of a format: for positive numbers, negative ones, nought and words, as far as there are."""
    sections: list[list[Token]] = [[]]
    for token in tokens_of(code):
        if token == Token("other", ";"):
            sections.append([])
        else:
            sections[-1].append(token)
    return tuple(map(tuple, sections))


def tokens_of(code: str) -> tuple[Token, ...]:
    """Return the pieces of a format in order, without what only fills up a column."""
    found = []
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or "other"
        words = match[kind]
        if kind == "bracket" and words.startswith("$"):
            # "[$€-407]" is the sign of a currency and whose language it is.
            sign, _, language = words[1:].partition("-")
            found.append(Token("other", sign))
            found.append(Token("language", language))
        elif kind == "bracket" and _ELAPSED.fullmatch(words):
            found.append(Token("elapsed", words.lower()))
        elif kind == "bracket":
            found.append(Token("condition", words))
        elif kind == "space":
            found.append(Token("quoted", " "))
        elif kind != "fill":
            found.append(Token("quoted" if kind == "escaped" else kind, words.lower() if kind == "part" else words))
    return tuple(found)


def is_of_time(tokens: Sequence[Token]) -> bool:
    """Whether a section shows a moment or a span of time."""
    return any(token.kind in ("part", "elapsed", "half") for token in tokens)
