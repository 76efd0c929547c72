"""Where a text says who somebody is. Pure."""

import re

from index.text.attribution.phrases import names_people
from index.text.language.lexicon import HONORIFICS, PEOPLE, ROLES

REACH = 7
"""Words after a name within which the noun that describes its bearer stands: ", chief engineer of the council"."""

_WORD = re.compile(r"\w[\w’'-]*")
_OPENS = re.compile(
    r"(?:\s*\([^)]*\)|,\s*\d+)?(?:,|\s[–—-])\s+"
    r"|\s+(?:is|was|became)\s+(?:(?:now|also|then)\s+)?(?=(?:an?|the|one|his|her|its|their|\w+['’]s?)\s)"
    r"|\s+(?:(?:now|also|then)\s+)?(?:serves|served|works|worked)\s+as\s+"
)
_CLOSES = re.compile(r"[,;.!?–—()]|\b(?:and|who|said|says|told)\b")
_TITLES = HONORIFICS | ROLES
_CAPITALS = r"(?:[A-Z][\w’'-]*\.?\s?){0,3}"


def introduces(name: str, words: str) -> bool:
    """Whether a sentence or heading says who the bearer of ``name`` is.

    It does where the last part of the name is followed by a noun for a person, set off or after "is" ("Ines Quarrie, an
    engineer"; "Quarrie is the council's engineer"), or stands right after one ("the engineer Ines Quarrie").
    """
    parts = _WORD.findall(name)
    if not parts:
        return False
    last = re.escape(parts[-1]) if name != name.casefold() else f"(?i:{re.escape(parts[-1])})"
    for match in re.finditer(rf"(?<!\w)(?P<first>{_CAPITALS})\b{last}\b(?![’']s)", words):
        others = _first_names(match["first"])
        same_person = not others or not _first_names(" ".join(parts[:-1])) - others
        described = _described_after(words[match.end() :]) or _described_before(words[: match.start()])
        if same_person and described:
            return True
    return False


def _first_names(words: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(words) if word not in _TITLES}


def _described_after(words: str) -> bool:
    opening = _OPENS.match(words)
    if opening is None:
        return False
    described = words[opening.end() :]
    close = _CLOSES.search(described)
    nouns = _WORD.findall(described[: close.start()] if close else described)[:REACH]
    return any(map(_is_person, nouns))


def _described_before(words: str) -> bool:
    before = words.split()[-1:]
    return bool(before) and before[0][0].islower() and _is_person(before[0])


def _is_person(noun: str) -> bool:
    # The endings of nouns for people are those of many surnames too.
    return names_people(noun) if noun[0].islower() else noun in ROLES or noun.casefold() in PEOPLE
