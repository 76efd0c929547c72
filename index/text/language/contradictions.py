"""Whether two nearly equal texts differ in what they state: a number, a name, a denial, a quotation. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from index.text.language.lexicon import MONTHS, NUMBER_WORDS, WEEKDAYS

_TOKEN = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*|[“”\"]")
_QUOTES = '“”"'
_NUMBERS = {word: str(value) for word, value in NUMBER_WORDS.items()}
_DENIES = frozenset("not no never none nothing nobody neither nor without cannot denied denies false untrue".split())
_DAYS = frozenset(word.casefold() for word in (*MONTHS, *WEEKDAYS))
_EDIT = 6
"""Words that an edit has at most; what is longer is a part that one of the two texts has in place of another."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words as they are written, each with whether it stands in a quotation and may begin a sentence."""

    written: tuple[str, ...]
    quoted: tuple[bool, ...]

    @property
    def plain(self) -> list[str]:
        return [_NUMBERS.get(word.casefold(), word.casefold().replace("’", "'")) for word in self.written]


def contradict(one: str, other: str) -> bool:
    """Whether two texts that share most of their words differ in a number, a day, a name, a denial or quoted words.

    "Found safe" and "not found safe" do; a paragraph more, a full name for a surname, and "three" for "3" do not.
    """
    first, second = _words(one), _words(other)
    mine, theirs = first.plain, second.plain
    edits = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    return any(
        _states_otherwise(first, slice(a, b), second, slice(c, d))
        for kind, a, b, c, d in edits
        if kind != "equal" and max(b - a, d - c) <= _EDIT
    )


def _states_otherwise(first: _Words, gone: slice, second: _Words, come: slice) -> bool:
    before, after = first.written[gone], second.written[come]
    if _denies(before) != _denies(after):
        return True
    if not before or not after:
        return False
    return (any(first.quoted[gone]) and any(second.quoted[come])) or any(
        _differ(set(kind(before)), set(kind(after))) for kind in (_numbers, _names)
    )


def _differ(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and not (one <= other or other <= one)


def _denies(words: Sequence[str]) -> bool:
    return any(word.casefold() in _DENIES or re.search(r"n['’]t$", word.casefold()) for word in words)


def _numbers(words: Sequence[str]) -> list[str]:
    plain = (_NUMBERS.get(word.casefold(), word.casefold()) for word in words)
    return [word for word in plain if word[0].isdigit() or word in _DAYS]


def _names(words: Sequence[str]) -> list[str]:
    return [word for word in words if word[0].isupper() and word.casefold() not in _DAYS]


def _words(text: str) -> _Words:
    written, quoted, inside = [], [], False
    for found in _TOKEN.finditer(text):
        if found[0] in _QUOTES:
            inside = found[0] == "“" or (found[0] == '"' and not inside)
            continue
        written.append(found[0])
        quoted.append(inside)
    return _Words(tuple(written), tuple(quoted))
