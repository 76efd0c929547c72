"""The words of a sentence, its marks, and its quotations as one token each. Pure."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.text.language.lexicon import SMALL_WORDS, TITLES, VERBS
from index.types import Span

Range = tuple[int, int]
"""Tokens ``[start, end)`` of a sentence."""

_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Yy]ou|I|[Ww]ho|[Ii]t)(?=[’'](?:s|ve|d|ll|re|m)\b)"
_CONTRACTED = r"(?<=[a-zI])[’'](?:ve|d|ll|re|m)\b|(?<=[Hh]e|[Ii]t|ho)[’']s\b"
_TOKEN = re.compile(
    rf"(?P<word>{_PRONOUN}|{_CONTRACTED}|[^\W_](?:\w|[-’'&./](?=\w)|(?<=\d),(?=\d))*\.?|[$£€]\d[\w.,]*)"
    r"|(?P<mark>--|[^\w\s])"
)
_FRAGMENT = 80
_MARKS = frozenset("“”\"„«»‘’'")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark or a whole quotation, at ``[start, end)`` of the text; ``key`` is it in small letters."""

    start: int
    end: int
    words: str
    kind: Literal["word", "mark", "quote"]
    key: str
    capital: bool


def tokens_of(text: str, sentence: Span, quotations: Iterable[Span], common: Container[str] = ()) -> list[Token]:
    """Return the tokens of a sentence; what of it lies in a quotation is one token.

    The first word's capital counts only if the word is not among the ``common`` ones, which the text also has in
    small letters.
    """
    tokens: list[Token] = []
    place = sentence.start
    for quotation in quotations:
        start, end = max(quotation.start, sentence.start), min(quotation.end, sentence.end)
        if start < end:
            tokens.extend(_plain(text, place, start))
            inside = list(_plain(text, start, end)) if end - start < _FRAGMENT else []
            if inside and _is_fragment(tokens, inside):
                tokens.extend(token for token in inside if token.words not in _MARKS)
            else:
                tokens.append(Token(start, end, text[start:end], "quote", "", capital=False))
            place = end
    tokens.extend(_plain(text, place, sentence.end))
    first = next((number for number, token in enumerate(tokens) if token.kind == "word"), None)
    shouted = first is not None and len(tokens[first].words) > 1 and tokens[first].words.isupper()  # "US"
    if first is not None and not shouted and (tokens[first].key in common or tokens[first].key in SMALL_WORDS):
        tokens[first] = replace(tokens[first], capital=False)
    return tokens


def _is_fragment(before: Sequence[Token], inside: Sequence[Token]) -> bool:
    """Whether a quotation is only a few words that go on in the writer's sentence: called it “a farce”."""
    words = sum(token.kind == "word" for token in inside)
    return words <= 4 and bool(before) and before[-1].kind == "word" and before[-1].key not in VERBS


def _plain(text: str, start: int, end: int) -> list[Token]:
    tokens = []
    for found in _TOKEN.finditer(text, start, end):
        words, stop = found.group(), found.end()
        if words.endswith(".") and len(words) > 2 and words[:-1].casefold() not in TITLES and "." not in words[:-1]:
            words, stop = words[:-1], stop - 1
        kind: Literal["word", "mark"] = "word" if found["word"] else "mark"
        tokens.append(Token(found.start(), stop, words, kind, words.casefold(), capital=words[0].isupper()))
    return tokens


def key_at(tokens: Sequence[Token], place: int) -> str:
    """Return the token at ``place`` in small letters, nothing if there is none."""
    return tokens[place].key if 0 <= place < len(tokens) else ""
