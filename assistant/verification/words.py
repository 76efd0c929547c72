"""Text without its typography, its words, and their stems. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from index.library import content_words

_TYPOGRAPHY = (
    (re.compile(r"[\u00ad\u200b\u200c\u200d\u2060\ufeff]"), ""),
    (re.compile(r"[’‘‚‛′`´]"), "'"),
    (re.compile(r"[“”„‟«»″＂]|''"), '"'),
    (re.compile(r"\s*[—–―]\s*|\s+-{1,2}\s+|--"), " - "),
    (re.compile(r"[‐‑‒−]"), "-"),
    (re.compile(r"\s*(?:…|\.\s?\.\s?\.)"), "..."),
    (re.compile(r"\s+"), " "),
)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s*[—–‒−]\s*(?=\d)")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_](?:\.[^\W\d_])+\b|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?|[^\W\d_][^\W_]*(?:['&-][^\W_]+)*")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")
_IRREGULAR = {
    form: verb
    for verb, *forms in map(
        str.split,
        (
            "say said|rise rose risen|fall fell fallen|grow grew grown|win won|lose lost|tell told|think thought|find found|"
            "give gave given|take took taken|go went gone|come came|make made|meet met|know knew known|see saw seen|"
            "leave left|hold held|keep kept|speak spoke spoken|stand stood|begin began begun|draw drew drawn|"
            "throw threw thrown|break broke broken|choose chose chosen|write wrote written|sing sang sung|"
            "steal stole stolen|swear swore sworn|buy bought|bring brought|catch caught|fight fought|seek sought|"
            "teach taught|feel felt|flee fled|lead led|pay paid|spend spent|sell sold|hear heard|build built|send sent|"
            "run ran|sink sank sunk|shoot shot|strike struck|beat beaten|drop dropped|get got gotten|do did does done|"
            "be is are was were been being|have has had having|can could|will would|man men|woman women|child children|"
            "person people|mean meant|forget forgot forgotten|drive drove driven|become became|wear wore worn|"
            "shrink shrank shrunk|understand understood|oversee oversaw|withdraw withdrew withdrawn|show shown"
        ).split("|"),
    )
    for form in forms
}


def plain(text: str) -> str:
    """Return ``text`` with one form for quotation marks, dashes, spaces and ellipses."""
    text = _BETWEEN_DIGITS.sub("-", text)
    for pattern, instead in _TYPOGRAPHY:
        text = pattern.sub(instead, text)
    return text.strip()


def stem(word: str) -> str:
    """Return what forms of one word have in common: an irregular verb's base, or the word without its ending."""
    word = word.casefold().removesuffix("'s").rstrip("'.").replace(".", "")
    word = _IRREGULAR.get(word, word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "i"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("sses", "xes", "ches", "shes", "zes")) else word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return _DOUBLED.sub(r"\1", word.removesuffix(ending)).removesuffix("e").replace("y", "i")
    if len(word) > 5 and word.endswith("ly"):
        word = word[:-2]
    return (word.removesuffix("e") if len(word) > 3 else word).replace("y", "i")


class Word(NamedTuple):
    """One word: as it stands, in small letters without a possessive ending, its stem, and where it begins and ends."""

    words: str
    key: str
    stem: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.words[0].isupper()


@dataclass(frozen=True)
class Text:
    """A text in plain typography; what is read from it is read once."""

    plain: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word, in order."""
        return tuple(_word(found) for found in _WORD.finditer(self.plain))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The words in small letters."""
        return frozenset(word.key for word in self.words)

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of the words that mean something by themselves."""
        carrying = set(content_words(self.plain))
        return frozenset(word.stem for word in self.words if carrying & set(re.findall(r"\w+", word.key)))

    def word_at(self, place: int) -> int:
        """Return the number of the first word that ends after a character."""
        return next((number for number, word in enumerate(self.words) if word.end > place), len(self.words))

    def begins_clause(self, number: int) -> bool:
        """Whether a word is the first of the text, of a quotation, or after a full stop or colon: it may have a capital."""
        before = self.plain[: self.words[number].start].rstrip()
        return not before or before[-1] in "\"'(.:!?-["


def _word(found: re.Match[str]) -> Word:
    words = found.group()
    key = words.casefold().removesuffix("'s")
    return Word(words, key, stem(key), found.start(), found.end())


def text_of(words: str) -> Text:
    """Return a text read without its typography."""
    return Text(plain(words))


class Exchange(NamedTuple):
    """Words ``[start, end)`` of one text that stand where the other has its words ``[other_start, other_end)``."""

    start: int
    end: int
    other_start: int
    other_end: int


Steps = Sequence[tuple[str, int, int, int, int]]

_FEW = 4


def align(stems: Sequence[str], others: Sequence[str]) -> Steps:
    """Return how one sequence becomes the other, by their longest common runs (Ratcliff and Obershelp)."""
    return SequenceMatcher(None, others, stems, autojunk=False).get_opcodes()


def exchanges(text: Text, other: Text) -> list[Exchange]:
    """Return where two texts that run alike differ, by at most four words on either side.

    Both neighbours must be alike, or one of them where a text begins or ends, and they must hold a word of content.
    """
    stems = [word.stem for word in text.words]
    steps = align(stems, [word.stem for word in other.words])
    found = []
    for number, (kind, other_start, other_end, start, end) in enumerate(steps):
        if kind == "equal" or end - start > _FEW or other_end - other_start > _FEW:
            continue
        beside = [steps[place] for place in (number - 1, number + 1) if 0 <= place < len(steps)]
        shared = {each for step in beside for each in stems[step[3] : step[4]]}
        if shared & text.content:
            found.append(Exchange(start, end, other_start, other_end))
    return found


def alike(stems: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Return those of ``stems`` that stand among ``others``, or begin with the same five letters as one of them."""
    begins = {other[:5] for other in others if len(other) > 4}
    return frozenset(each for each in stems if each in others or (len(each) > 4 and each[:5] in begins))


def shared_near(text: Text, place: int, other: Text, other_place: int, reach: int = 4) -> frozenset[str]:
    """Return the stems of content that stand near a word in one text and near a word of the other."""
    return _near(text, place, reach) & _near(other, other_place, reach)


def _near(text: Text, place: int, reach: int) -> frozenset[str]:
    near: Sequence[Word] = text.words[max(0, place - reach) : place] + text.words[place + 1 : place + 1 + reach]
    return text.content & {word.stem for word in near}
