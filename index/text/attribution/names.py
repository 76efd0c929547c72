"""The names of a document: which people and bodies it speaks of, and the fullest form it gives of each. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from index.text.language import CAPITAL, NAME, in_title_case
from index.text.language.lexicon import (
    BODIES,
    FEMALE_NAMES,
    FEMALE_NOUNS,
    GIVEN_NAMES,
    HONORIFICS,
    KEPT_TITLES,
    MALE_NAMES,
    MALE_NOUNS,
    PARTICLES,
    ROLES,
    SMALL_WORDS,
    is_body,
)
from index.types import Span

_IN_HEADING = re.compile(rf"(?:\bwith\s|^[Bb]y\s|(?=\b(?:Dr|Prof)\.))({NAME.pattern})(?=$|[,:(–—-]|\s[^\w{CAPITAL}])")
_GENDERED = re.compile(r"\b(?:(?:he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]|^\d+(?:\.\d+)*\.\s|^\d+\.\d+\s")
_OFFICE = re.compile(
    r"\sof (?:State|Defen[cs]e|Staff|Homeland Security|National Intelligence"
    r"|the (?:House|Treasury)|the Exchequer(?= [A-Z]))\b"
)
_HELD = re.compile(
    rf"\b(?:(?:{'|'.join(sorted(HONORIFICS | ROLES))}) (?:for|of)|(?:[Aa]mbassador|[Ee]nvoy) to) (?:the )?$"
)
_HELD_BY = re.compile(
    rf".*{_HELD.pattern[:-1]}(?:[{CAPITAL}][\w’'&-]+ )+(?P<name>[{CAPITAL}][\w’'-]+ [{CAPITAL}][\w’'-]+)"
)
_ARTICLED = re.compile(rf"The [{CAPITAL}][\w’'&-]+")
_RELATION = re.compile(r"\b(?:(and|or|&)|for|of|from|in|at|with|on|by|to|near|who|that|whose|representing|close)\b")
_PARTS_OF_NAMES = frozenset({"of", "for", "on"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
_UNSPACED = re.compile(rf"\.(?=[{CAPITAL}][^\W\d_])")
_INITIALS = re.compile(rf"(?:[{CAPITAL}]\.\s?)+")
_NEAR = 60
"""Characters in which the office before a name stands."""

_SURE_OF_GENDER = 2
"""Pronouns beside a name, or one title, from which on it is a person's."""

_SMALL = re.compile(r"\b[^\W\d_]+\b")


class Names:
    """The names in a document, by their parts. Built once for it, then only asked."""

    def __init__(self, text: str, spans: Iterable[Span], headings: Iterable[Span]) -> None:
        """Read the names in the sentences and, more warily since every word there may have a capital, the headings."""
        self._counts: Counter[str] = Counter()
        self._with: dict[str, set[str]] = defaultdict(set)
        self._titles: dict[str, str] = {}
        self._gender: Counter[str] = Counter()
        self._full: dict[str, str] = {}
        self._alone: Counter[str] = Counter()
        self._with_article: set[str] = set()
        self.common = frozenset(word for word in _SMALL.findall(text) if word.islower())
        for span in spans:
            if not in_title_case(span.of(text), share=1):
                self._read(span.of(text))
        for span in headings:
            for found in _IN_HEADING.finditer(span.of(text)):
                self._add(found[1])

    def full(self, mention: str) -> str:
        """Return the fullest form that the document has of whom a noun phrase names, else the phrase, tidied."""
        if mention not in self._full:
            self._full[mention] = self._find_full(mention)
        return self._full[mention]

    def _find_full(self, mention: str) -> str:
        tidy = _capitalised(" ".join(_ASIDE.sub("", mention).split()).strip(" ,;:–—'’"))
        name = _name_of(tidy)
        if name is None:
            return tidy[:1].upper() + tidy[1:]
        title, bare = parts_of(name)
        first, _, rest = bare.partition(" ")
        if first.casefold() in self.common and rest in self._counts:
            bare = rest
        if bare in self._with_article and title.rstrip(".") not in HONORIFICS:
            return f"The {bare}"
        known = self._known(bare, title)
        if known and self._is_whole(bare, known):
            known = bare
        if known in self._titles:
            return f"{self._titles[known]} {known}"
        if known and title and _INITIALS.fullmatch(known.rpartition(" ")[0]):
            known = None
        kept = title.rstrip(".") in (KEPT_TITLES if known or " " in bare else HONORIFICS)
        return f"{title} {known or bare}" if kept else known or bare

    def _is_whole(self, bare: str, known: str) -> bool:
        """Whether a name of one part is no short form of one that begins with it: "Twitter" beside "Twitter Blue"."""
        first = " " not in bare and bare not in GIVEN_NAMES and known.rsplit(maxsplit=1)[-1] != bare
        return first and self._alone[bare] > self._counts[known] and abs(self._gender[known]) < _SURE_OF_GENDER

    def is_person(self, speaker: str) -> bool:
        """Whether what :meth:`full` returned is a person's name, as far as its form tells."""
        title, bare = parts_of(speaker)
        named = (bare in self._counts or bare in self._with) and not _names_a_body(bare)
        return named or title.rstrip(".") in HONORIFICS or _gender_of(speaker) != 0

    def is_known(self, name: str) -> bool:
        """Whether the document uses a name as it does people's: with a title, by its last part alone, or again."""
        title, bare = parts_of(name)
        return bool(title) or bare.rpartition(" ")[2] in self._alone or self._counts[bare] > 1 or _gender_of(name) != 0

    def fits(self, speaker: str, pronoun: str) -> bool:
        """Whether a pronoun may stand for a speaker, by titles, given names and the pronouns that stand near."""
        if pronoun in ("it", "they"):
            head = (_RELATION.split(speaker, maxsplit=1)[0].split() or [speaker])[-1]
            several = head.endswith("s") and not head.endswith(("ss", "us", "is"))
            named = head[0].isupper() and head.casefold() not in self.common
            return not self.is_person(speaker) and (named or several == (pronoun == "they"))
        bare = parts_of(speaker)[1]
        last = bare.rpartition(" ")[2]
        alone = last != bare and self._with.get(last) == {bare}
        leaning = self._gender[bare] + alone * self._gender[last] + 9 * _gender_of(speaker)
        return self.is_person(speaker) and (leaning >= -2 if pronoun == "she" else leaning <= 2)

    def _known(self, bare: str, title: str) -> str | None:
        """Return the longest name that a shorter one stands for, unless two people may be meant."""
        parts = bare.split()
        fewest = min((self._with.get(part, set()) for part in parts), key=len)
        held = [name for name in fewest if _holds(name, parts)]
        close = [name for name in held if name.split()[-1] == parts[-1]] or held
        pronoun = {1: "she", -1: "he"}.get(_gender_of_title(title))
        ranked = sorted(
            (name for name in close if pronoun is None or self.fits(name, pronoun)),
            key=lambda name: (-self._counts[name], -len(name), name),
        )
        if not ranked:
            return None
        best = ranked[0]
        same = [name for name in ranked if _names_a_body(name) == _names_a_body(best) and _are_one(name, best)]
        others = sum(self._counts[name] for name in ranked if name not in same)
        return max(same, key=len) if self._counts[best] >= 2 * others else None

    def _read(self, sentence: str) -> None:
        """Take the names from a sentence, and from the pronouns beside a lone one whether it is a man or a woman."""
        first, _, rest = sentence.partition(" ")
        common = first.casefold() in SMALL_WORDS or (first[:1].isupper() and first.casefold() in self.common)
        words = rest if common else _capitalised(sentence)
        skipped = f"{first} " if common else ""
        matches = list(NAME.finditer(words))
        self._alone.update(match.group() for match in matches if match.start() or common)
        self._with_article.update(
            match.group()[4:] for match in matches if match.start() and _ARTICLED.fullmatch(match.group())
        )
        found = {self._add(_bearer(skipped + words[: match.start()], match.group())) for match in matches} - {None}
        if len(found) == 1:
            votes = sum(1 if female else -1 for female in _GENDERED.findall(sentence))
            self._gender[found.pop() or ""] += votes

    def _add(self, name: str) -> str | None:
        """Count a name; return it bare if it has two parts at least."""
        title, bare = parts_of(name)
        if gender := _gender_of_title(title):
            self._gender[bare] += 9 * gender
        parts = bare.split()
        if len(parts) < 2:
            return None
        self._counts[bare] += 1
        for part in parts:
            self._with[part].add(bare)
        if title.rstrip(".") in KEPT_TITLES:
            self._titles[bare] = title
        return bare


def _bearer(before: str, name: str) -> str:
    """Return of a name what is left without the place of an office before it: "Attorney for Kent |Ada Moor"."""
    parts = name.split()
    held = len(parts) > 2 and BODIES.isdisjoint(parts[-2:]) and _HELD.search(before[-_NEAR:])
    return " ".join(parts[-2:]) if held else name


def _capitalised(phrase: str) -> str:
    """Give a name that begins with a small letter by mistake its capital ("ada Moor")."""
    first, _, rest = phrase.partition(" ")
    mistaken = first.islower() and rest[:1].isupper() and first not in SMALL_WORDS | PARTICLES
    return phrase[0].upper() + phrase[1:] if mistaken else phrase


def _name_of(phrase: str) -> str | None:
    """Return the name in a noun phrase that stands for its bearer: "the actor Jo Ray", "Jo Ray of Kent, a baker"."""
    if (held := _HELD_BY.fullmatch(phrase)) is not None:
        return held["name"]
    phrase = _OFFICE.sub(lambda found: found[0] if _ends_in_body(phrase[: found.start()]) else "", phrase)
    for part in dict.fromkeys((phrase.partition(",")[0], phrase.rpartition(",")[2].strip())):
        relation = _RELATION.search(part)
        if relation and relation[1]:
            return None
        head = part[: relation.start()].rstrip() if relation else part
        if relation and relation[0] in _PARTS_OF_NAMES and _ends_in_body(head):
            return None  # "the Centers for Disease Control": all of it is the name
        *_, last = [None, *NAME.finditer(head)]
        if (
            last is not None
            and last.end() == len(head)
            and not _is_owned_body(head[: last.start()], last.group())
            and not (relation and len(parts_of(last.group())[1].split()) < 2)
        ):
            return last.group()
    return None


def _is_owned_body(before: str, name: str) -> bool:
    """Whether a name is only the last word of a body's: "the People’s |Daily"."""
    owner = before.split()[-1:]
    return name in BODIES and bool(owner) and owner[0][0].isupper() and owner[0].endswith(("'s", "’s"))


def gender_of(name: str, title: str) -> int:
    """Return 1 for a woman's name, -1 for a man's, by its title, else its given name; 0 if neither tells."""
    return _gender_of_title(title) or _gender_of(name)


def suffix_of(bare: str) -> tuple[str, str]:
    """Return a name without what tells a son from his father, and that: "Jo Ray Jr." is "Jo Ray", "jr"."""
    name, _, last = bare.rpartition(" ")
    key = last.rstrip(".").casefold()
    return (name.rstrip(","), key) if name and key in _SUFFIXES else (bare, "")


def parts_of(name: str) -> tuple[str, str]:
    """Return the title right before a name and the name itself, without the offices and titles before it."""
    words = _UNSPACED.sub(". ", name).split()
    begin = 0
    for place, word in enumerate(words[:-1]):
        if word.rstrip(".") in HONORIFICS | ROLES or (place == 0 and word.casefold() in SMALL_WORDS):
            begin = place + 1
    return words[begin - 1] if begin else "", " ".join(words[begin:])


def _holds(name: str, parts: Sequence[str]) -> bool:
    """Whether all the parts stand in a name, in order."""
    remaining = iter(name.split())
    return all(part in remaining for part in parts)


def _are_one(one: str, other: str) -> bool:
    """Whether two names may be the same, one shorter than the other."""
    return _holds(one, other.split()) or _holds(other, one.split())


def _ends_in_body(words: str) -> bool:
    return is_body(words.rpartition(" ")[2])


def _names_a_body(name: str) -> bool:
    return any(part in BODIES for part in name.split())


def _gender_of_title(title: str) -> int:
    return {"Mr": -1, "Sir": -1, "Lord": -1, "Mrs": 1, "Ms": 1, "Miss": 1, "Dame": 1, "Lady": 1}.get(
        title.rstrip("."), 0
    )


def _gender_of(phrase: str) -> int:
    """Return 1 for a woman, -1 for a man, 0 if neither the nouns nor the given name in a phrase tell."""
    words = phrase.split()
    nouns = {word.casefold() for word in words}
    by_noun = bool(nouns & FEMALE_NOUNS) - bool(nouns & MALE_NOUNS)
    return by_noun or any(word in FEMALE_NAMES for word in words[:-1]) - any(word in MALE_NAMES for word in words[:-1])
