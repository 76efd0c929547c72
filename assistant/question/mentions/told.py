"""What documents tell of people: their names, he or she, who is whose brother. Looked up where a follow-up needs it."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache

from assistant.question.mentions.words import FEMALE, MALE, ROLES
from index.text import introduces, lexicon

Passages = Callable[[str], Sequence[str]]
"""Takes some words, returns the texts in which they stand, those first that hold most of them."""

_NAME = r"[A-Z][\w’'-]*[a-z](?:\s+(?:(?:de|van|von|al|bin|of|the)\s+)?[A-Z][\w’'-]*[a-z])*"
_NAMES = re.compile(rf"(?<!\w)(?:{_NAME}|[A-Z]{{2,}})(?!\w)")
_WORD = re.compile(r"\w[\w’'-]*")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_PRONOUN = re.compile(rf"{_SHE.pattern}|{_HE.pattern}", re.IGNORECASE)
_OTHER = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+|^[A-Z]\w+ [A-Z]\w+")
_OWN_NAME = re.compile(r"(?:\b[A-Z][\w.’'-]*\s+)+$")
"""The other parts of a name, before its last."""
_LONGEST = 4
_SURE = 2
"""How many times as often as the other a pronoun stands near a name that it tells of."""

_AFTER = 5
"""Words of the next sentence in which a pronoun still tells of the name before."""


class Told:
    """Who the people of some documents are; without documents, what names and titles tell by themselves."""

    def __init__(self, passages: Passages = lambda _: (), speakers: Collection[str] = ()) -> None:
        """Take where texts are looked up, and who speaks in them."""
        self._passages = cache(lambda words: tuple(passages(words)))
        self.people = tuple(sorted(filter(is_person, speakers)))
        self._bodies = {name.casefold() for name in speakers} - {name.casefold() for name in self.people}

    def names_in(self, text: str) -> dict[tuple[int, int], str]:
        """Return where names stand in ``text`` in small letters, each with the name as the documents write it."""
        if all(word[0].isupper() for word in _WORD.findall(text)[1:]):
            return {}
        known = self._names_near(text)
        words = list(_WORD.finditer(text))
        found: dict[tuple[int, int], str] = {}
        place = 0
        while place < len(words):
            for count in range(min(_LONGEST, len(words) - place), 0, -1):
                run = words[place : place + count]
                if name := _as_known([each[0] for each in run], known):
                    found[run[0].start(), run[-1].end()] = name
                    place += count - 1
                    break
            place += 1
        return found

    def gender(self, words: str) -> int:
        """Return 1 where a title, a given name, a noun, or what stands near in the documents tells a woman, -1 a man.

        Pronouns count in the rest of a sentence that names nobody else, and in the first words of the next one.
        """
        if by_name := gender_of(words):
            return by_name
        parts = _parts(words)
        if not parts:
            return 0
        near = [after for text in self._passages(words) for after in _after(parts[-1], _QUOTED.sub(" ", text))]
        she, he = (sum(len(form.findall(each)) for each in near) for form in (_SHE, _HE))
        if she == he == 0:
            return 0
        return 1 if she >= _SURE * he else -1 if he >= _SURE * she else 0

    def is_person(self, name: str) -> bool | None:
        """Whether the bearer of a name speaks as a person, is introduced as one, or is called he or she.

        ``None`` where the documents do not have the name.
        """
        parts = _parts(name)
        if any(set(parts) <= set(_parts(each)) for each in self.people) or self.gender(name):
            return True
        texts = [text for text in self._passages(name) if parts and parts[-1] in _parts(text)]
        if len(parts) == 1 and not name.isupper() and (whole := _whole_name(name, texts)):
            return self.is_person(whole)
        looks = is_like_a_person(name)
        if looks and any(_is_introduced(name, sentence) for text in texts for sentence in _SENTENCE.split(text)):
            return True
        return None if looks or not texts else False

    def is_body(self, name: str) -> bool | None:
        """Whether a name that is no person's speaks in the documents; ``None`` where they do not have it."""
        if name.casefold().removeprefix("the ") in {each.removeprefix("the ") for each in self._bodies}:
            return True
        return False if self._passages(name) else None

    def in_full(self, name: str) -> str:
        """Return the whole name of who speaks by the last name ``name``, where there is one of that name only."""
        called = [each for each in self.people if _parts(each)[-1:] == _parts(name) and len(each.split()) > 1]
        return called[0] if len({each.casefold() for each in called}) == 1 else name

    def bearer(self, role: str, owner: str) -> str | None:
        """Return who is ``role`` to ``owner`` ("brother", "Mahsa Amini"), if the documents name one and only one."""
        last = re.escape(_parts(owner)[-1])
        own = rf"(?:[Hh]er|[Hh]is|(?i:{last})[’']s)"
        forms = (
            re.compile(rf"\b{own}\s+(?:\w+\s+)?{re.escape(role)},?\s+(?P<name>{_NAME})"),
            re.compile(rf"(?<!\w)(?P<name>{_NAME}),\s+{own}\s+(?:\w+\s+)?{re.escape(role)}\b"),
        )
        texts = [text for text in self._passages(f"{owner} {role}") if re.search(rf"(?i)\b{last}\b", text)]
        names = {match["name"] for text in texts for form in forms for match in form.finditer(text)}
        longest = max(names, key=len, default=None)
        same = longest is not None and all(set(_parts(each)) <= set(_parts(longest)) for each in names)
        return longest if same else None

    def _names_near(self, text: str) -> dict[str, str]:
        """Return the names in the texts that hold words of ``text``, and those of who speaks, by their small letters.

        A part of one counts alone unless it is written small somewhere there, as a word is.
        """
        texts = self._passages(text)
        small = {word for each in texts for word in re.findall(r"\b[a-z][\w-]+", each)}
        names = Counter(" ".join(match[0].split()) for each in texts for match in _NAMES.finditer(each))
        names.update(self.people)
        known: dict[str, str] = {}
        for name, _ in names.most_common():
            parts = _parts(name)
            wholes = [name.removesuffix("’s").removesuffix("'s")] if len(parts) > 1 else []
            singles = [part for part in name.split() if part.casefold() not in small and part[0].isupper()]
            for each in (*wholes, *singles):
                known.setdefault(" ".join(_parts(each)), re.sub(r"[’']s$", "", each))
        return known


def is_person(speaker: str) -> bool:
    """Whether a speaker goes by a person's name: two capitalised words or more, without an article."""
    words = speaker.split()
    return len(words) >= 2 and all(word[0].isupper() for word in words) and words[0] not in {"The", "A", "An", "State"}


def is_like_a_person(name: str) -> bool:
    """Whether a name has the form of a person's: up to four capitalised words, none of them a body's."""
    words = name.split()
    return 2 <= len(words) <= _LONGEST and not any(word in lexicon.BODIES or word.islower() for word in words)


def _whole_name(last: str, texts: Sequence[str]) -> str | None:
    """Return the name with a first name before it that texts have for a last name."""
    form = re.compile(rf"\b[A-Z][a-z]+ {re.escape(last)}\b(?! [A-Z])")
    found = Counter(match[0] for text in texts for match in form.finditer(text) if is_like_a_person(match[0]))
    found = Counter({each: count for each, count in found.items() if each.split()[0].casefold() not in _NO_NAMES})
    return found.most_common(1)[0][0] if found else None


def _is_introduced(name: str, sentence: str) -> bool:
    before = sentence[: max(sentence.find(name), 0)]
    called = re.search(r"(?P<role>[a-z]+)(?:,| called| named)\s+$", before)
    return introduces(name, sentence) or (called is not None and called["role"] in ROLES)


def gender_of(words: str) -> int:
    """Return 1 where a title, a given name or a noun tells a woman, -1 for a man, else 0."""
    plain = _parts(words)
    return next((1 if each in FEMALE else -1 for each in (*plain[:2], *plain[-1:]) if each in FEMALE | MALE), 0)


def _parts(name: str) -> list[str]:
    return [re.sub(r"[’']s?$", "", word.casefold()) for word in _WORD.findall(name)]


def _as_known(words: Sequence[str], known: dict[str, str]) -> str | None:
    """Return the name that ``words`` spell, in small letters and perhaps an owner's: "mary billmans" too."""
    if not all(word[0].islower() for word in words) or words[-1] in lexicon.SMALL_WORDS:
        return None
    spelled = " ".join(_parts(" ".join(words)))
    if len(spelled) < 3 or spelled in _NO_NAMES:
        return None
    return known.get(spelled) or (known.get(spelled.removesuffix("s")) if len(words) > 1 else None)


_NO_NAMES = {word.casefold() for word in lexicon.SMALL_WORDS | lexicon.DETERMINERS | lexicon.OPENERS} | {
    *"who what when where why how did does say said tell the its".split()
}


def _after(last: str, text: str) -> Iterator[str]:
    """Yield what follows a name in a sentence that names nobody else, and how the next sentence begins."""
    sentences = _SENTENCE.split(text)
    for sentence, following in zip(sentences, [*sentences[1:], ""], strict=True):
        if match := re.search(rf"(?i)(?<!\w){re.escape(last)}(?!\w)", sentence):
            rest = sentence[match.end() :]
            near = _PRONOUN.split(rest, maxsplit=1)[0]
            before = _OWN_NAME.sub("", sentence[: match.start()])
            if not _OTHER.search(near) and not _OTHER.search(before):
                yield rest
                yield " ".join(following.split()[:_AFTER])
