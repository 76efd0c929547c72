"""Who and what a question mentions: names and noun phrases, and whether one is a person, many, she or he. Pure."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from index.text import lexicon

NAME = re.compile(
    r"\b(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir|Lord|Lady|President|Councillor)\.?\s+)?(?:[A-Z][\w’'-]*[a-z]\w*|[A-Z]{2,})"
    r"(?:\s+(?:de|van|von|al|bin|of|the|and)?\s*[A-Z][\w’'-]+)*"
)

_VERBS = (
    "say|said|think|want|cost|be|get|got|go|went|happen|work|mean|stop|close|open|reopen|start|begin|end|sell|sold|buy|"
    "bought|find|found|make|made|take|took|give|gave|tell|told|write|wrote|lose|lost|win|won|leave|left|come|came|see|saw|"
    "know|knew|become|became|build|built|run|ran|hold|held|pay|paid|meet|met|vote|decide|announce|agree|refuse|deny|fall|"
    "fell|break|broke|move|play|live|die|kill|use|look|need|try|ask|show|plan|hope|expect|change|help|lead|led|call|cause"
)
"""Verbs that follow a noun in questions, in forms that no ending tells apart from a noun."""

_NOUN_PHRASE = re.compile(
    r"\b(?P<what>(?:the|this|that|these|those|an?|[A-Z][\w-]+[’']s)\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+?)"
    r"(?=\s+(?:that|which|who|is|are|was|were|has|have|had|do|does|did|will|would|can|could|should|in|on|at|by|from|for|to|"
    rf"with|about|after|before|when|if|and|or|{_VERBS}|[a-z]+ed|[a-z]+ing|[a-z]+s)\b|\s*[?.,!]|\s*$)",
    re.IGNORECASE,
)

_RELATIVE = re.compile(r"^\s+(?:that|which|who)\s+(?:(?!\b(?:when|after|before|if|and|or)\b)[\w’' -])+", re.IGNORECASE)

_NO_ANTECEDENT = frozenset(
    "what which who whom whose when where why how does did do is are was were the has have can could will would should "
    "describe tell list name give compare explain show summarise summarize i".split()
)

_PLURAL = frozenset(
    "council government party team company committee board kremlin media police family paper press".split()
)

_ROLES = {each.casefold() for each in lexicon.ROLES | lexicon.FEMALE_NOUNS | lexicon.MALE_NOUNS} | {
    *"mayor president minister clerk engineer judge governor senator witness doctor officer".split()
}

_BODIES = {each.casefold() for each in lexicon.BODIES} | _PLURAL

_FEMALE, _MALE = ({name.casefold() for name in names} for names in (lexicon.FEMALE_NAMES, lexicon.MALE_NAMES))

_SHE = _FEMALE | lexicon.FEMALE_NOUNS | {"mrs", "ms", "miss", "dame"}

_HE = _MALE | lexicon.MALE_NOUNS | {"mr", "sir", "lord"}


_ACCENTS = re.compile("[\u0300-\u036f]+")


def without_accents(text: str) -> str:
    """Return a text without accents: people leave them out."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or something that a turn was about: its words, whether it is a person, many, of which gender (1 she)."""

    words: str
    is_person: bool | None
    is_many: bool = False
    gender: int = 0


def mentions(text: str, names: Collection[str]) -> Iterator[Mention]:
    """Yield the names and the noun phrases of a question, in order; of those that overlap, the first and longest.

    ``names`` are words of names that count as such in small letters too.
    """
    small = (match.span() for match in re.finditer(r"\b[a-z][\w’'-]+\b", text) if match[0].casefold() in names)
    found = [*_names_in(text), *small, *_noun_phrases_in(text)]
    taken = -1
    for start, end in sorted(found, key=lambda each: (each[0], -each[1])):
        words = text[start:end].strip()
        if start >= taken and words.casefold() not in _NO_ANTECEDENT:
            taken = end
            yield mention_of(words, names)


def _names_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names stand; what opens the question ("Does Truss …") is none of them."""
    for match in NAME.finditer(text):
        first = match[0].split()[0]
        if first.casefold() in _NO_ANTECEDENT:
            rest = NAME.search(text, match.start() + len(first), match.end())
            yield from [rest.span()] if rest else []
        else:
            yield match.span()


def _noun_phrases_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where noun phrases stand, each with the clause that tells which ("the letter that got lost")."""
    for match in _NOUN_PHRASE.finditer(text):
        end = match.end("what")
        relative = _RELATIVE.match(text[end:])
        yield match.start(), end + (relative.end() if relative else 0)


def mention_of(words: str, names: Collection[str]) -> Mention:
    """Return what ``words`` mention, by lists of names, titles and offices; ``is_person`` is ``None`` in doubt."""
    plain = [word.strip("’'.,").casefold() for word in words.split()]
    role = plain[-1] in _ROLES
    is_thing = any(each in _BODIES for each in plain)
    gender = gender_of(words)
    is_name = bool(NAME.fullmatch(words)) or plain[-1] in names
    is_known = bool(gender) or role or (is_name and plain[-1] in names)
    person = False if is_thing else True if is_known else None if is_name else False
    many = bool({*plain} & _PLURAL) or (
        not is_name and plain[-1].endswith("s") and not plain[-1].endswith(("ss", "us", "is"))
    )
    return Mention(words, person, many, gender)


def gender_of(words: str) -> int:
    """Return 1 where a title, a given name or a noun tells a woman, -1 for a man, else 0."""
    plain = [word.strip("’'.,").casefold() for word in words.split()]
    return next((1 if each in _SHE else -1 for each in (*plain[:2], plain[-1]) if each in _SHE or each in _HE), 0)
