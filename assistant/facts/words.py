"""Text without its typography, its words, and their stems. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from index.text import content_words, stem_words

_TYPOGRAPHY = (
    (re.compile(r"[\u00ad\u200b\u200c\u200d\u2060\ufeff]"), ""),
    (re.compile(r"[’‘‚‛′`´]"), "'"),
    (re.compile(r"[“”„‟«»″＂]|''"), '"'),
    (re.compile(r"(?<=\d)\s*[—–‒−]\s*(?=\d)"), "-"),
    (re.compile(r"\s*[—–―]\s*|\s+-{1,2}\s+|--"), " - "),
    (re.compile(r"[‐‑‒−]"), "-"),
    (re.compile(r"\s*(?:…|\.\s?\.\s?\.)"), "..."),
    (re.compile(r"\s+"), " "),
)
_WORD = re.compile(
    r"""(?:[^\W\d_]\.){2,}                      # U.S.
    |[^\W\d_](?:\.[^\W\d_])+\b                  # U.S at an end
    |\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?             # 3,000, 9:30, 14th
    |[^\W\d_][^\W_]*(?:['&-][^\W_]+)*           # Natalie's, well-known, AT&T
    """,
    re.VERBOSE,
)
# Verbs whose forms the stemmer, which only takes endings off, keeps apart.
_IRREGULAR = {
    form: verb
    for verb, *forms in map(
        str.split,
        (
            "say said|rise rose risen|fall fell fallen|grow grew grown|win won|lose lost|tell told|think thought|find "
            "found|give gave given|take took taken|go went gone|come came|make made|meet met|know knew known|see saw "
            "seen|leave left|hold held|keep kept|speak spoke spoken|stand stood|begin began begun|draw drew "
            "drawn|throw threw thrown|break broke broken|choose chose chosen|write wrote written|sing sang sung|steal "
            "stole stolen|swear swore sworn|buy bought|bring brought|catch caught|fight fought|seek sought|teach "
            "taught|feel felt|flee fled|lead led|pay paid|spend spent|sell sold|hear heard|build built|send sent|run "
            "ran|sink sank sunk|shoot shot|strike struck|beat beaten|drop dropped|get got gotten|do did does done|be "
            "is are was were been being|have has had having|can could|will would|man men|woman women|child "
            "children|person people|mean meant|forget forgot forgotten|drive drove driven|become became|wear wore "
            "worn|shrink shrank shrunk|understand understood|oversee oversaw|withdraw withdrew withdrawn|show shown"
        ).split("|"),
    )
    for form in forms
}


def plain(text: str) -> str:
    """Return ``text`` with one form for quotation marks, dashes, spaces and ellipses."""
    for pattern, instead in _TYPOGRAPHY:
        text = pattern.sub(instead, text)
    return text.strip()


def stems_of(words: Iterable[str]) -> list[str]:
    """Return what forms of one word have in common, for each word in small letters: ``rose`` and ``rising``."""
    bare = (word.removesuffix("'s").rstrip("'.").replace(".", "") for word in words)
    return stem_words([_IRREGULAR.get(word, word) for word in bare])


def stem_set(words: str) -> frozenset[str]:
    """Return the stems of a list of words parted by spaces."""
    return frozenset(stems_of(words.split()))


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
        found = list(_WORD.finditer(self.plain))
        keys = [each.group().casefold().removesuffix("'s") for each in found]
        return tuple(
            Word(each.group(), key, stem, each.start(), each.end())
            for each, key, stem in zip(found, keys, stems_of(keys), strict=True)
        )

    @cached_property
    def keys(self) -> frozenset[str]:
        """The words in small letters."""
        return frozenset(word.key for word in self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words."""
        return frozenset(word.stem for word in self.words)

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of the words that mean something by themselves."""
        carrying = set(content_words(self.plain))
        return frozenset(word.stem for word in self.words if carrying & set(re.findall(r"\w+", word.key)))

    def word_at(self, place: int) -> int:
        """Return the number of the first word that ends after a character."""
        return next((number for number, word in enumerate(self.words) if word.end > place), len(self.words))

    def begins_clause(self, number: int) -> bool:
        """Whether a word begins the text or a quotation, or follows a full stop or colon: it may have a capital."""
        before = self.plain[: self.words[number].start].rstrip()
        return not before or before[-1] in "\"'(.:!?-["


@lru_cache(maxsize=1024)
def text_of(words: str) -> Text:
    """Return a text read without its typography."""
    return Text(plain(words))


def alike(stems: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Return those of ``stems`` that ``others`` have in some form: five letters alike, or one the other's beginning."""
    begins = {other[:5] for other in others if len(other) > 4}
    words = tuple(other for other in others if len(other) > 3)
    return frozenset(
        each
        for each in stems
        if each in others
        or each[:5] in begins
        or (len(each) > 3 and any(each.startswith(other) or other.startswith(each) for other in words))
    )
