"""Names: each is in the spans, in full or in part, or completed from what stands around them. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateutil.parser import parserinfo

from assistant.facts.words import Text, Word
from index.text import HONORIFICS as TITLES

HONORIFICS = frozenset(map(str.casefold, TITLES)) | set(
    "secretary minister chairman chairwoman chair director former vice deputy premier".split()
)
"""Titles that are no part of a name: they may come and go."""

_PARTICLES = frozenset("de del della der den di da van von zu bin ibn al el la le of the and for".split())
_TIMES = frozenset(word.casefold() for names in (*parserinfo.MONTHS, *parserinfo.WEEKDAYS) for word in names) - {
    "sun",
    "sat",
    "mar",
}
_SMALL = frozenset(
    "i i'm i've i'd i'll a an the this that these those he she it they we you his her its their our my "
    "your who what when where why how which there here then now today yesterday in on at by for from with "
    "without of to as if but and or so yet not no nor after before while because although though since "
    "until once unless whether despite during under over about above below between among amid against "
    "along across around through throughout toward towards upon like unlike per via is are was were be "
    "been being do does did has have had can could will would shall should may might must let all any both "
    "each every either neither few many much more most some several such other others another one two "
    "three four five six seven eight nine ten eleven twelve hundreds thousands millions dozens half only "
    "also even still just yes well however meanwhile moreover instead later earlier last next first second "
    "third finally according asked speaking given prior only perhaps maybe indeed nearly almost roughly "
    "overall none nobody nothing everyone everybody people officials police residents experts critics "
    "supporters voters lawmakers sources".split()
)
_LEADING = _SMALL | HONORIFICS | {"and"}
_ENDINGS = (
    "ing", "ed", "ly", "ness", "ment", "tion", "sion", "ity", "ism", "ists", "ers", "ors", "ships", "ance", "ence",
    "ies",
)  # fmt: skip
_SAME = {
    each: group[0]
    for group in (
        ("us", "usa", "america", "united states", "united states of america", "american"),
        ("uk", "britain", "united kingdom", "great britain", "british"),
        ("eu", "european union"), ("un", "united nations"), ("gop", "republican", "republican party"),
        ("democrat", "democratic", "democratic party"), ("france", "french"), ("spain", "spanish"),
        ("netherlands", "dutch"), ("switzerland", "swiss"), ("poland", "polish"), ("greece", "greek"),
        ("china", "chinese"),
        ("denmark", "danish"), ("sweden", "swedish"), ("turkey", "turkish", "türkiye"), ("scotland", "scottish"),
        ("ireland", "irish"), ("wales", "welsh"), ("finland", "finnish"), ("ukraine", "ukrainian"),
        ("europe", "european"),
        ("fbi", "federal bureau of investigation"), ("nato", "north atlantic treaty organization"),
        *((each, f"{each}n") for each in (
            "africa asia australia austria bulgaria california croatia cuba estonia ethiopia georgia india indonesia "
            "kenya korea latvia libya malaysia nigeria romania russia serbia siberia somalia syria tunisia".split()
        )),
        ("new york", "nyc", "new york city"), ("washington", "washington d.c", "dc", "washington dc"),
    )
    for each in group
}  # fmt: skip
_DEMONYM = re.compile(r"(?:ians?|ans?|ns?|ese|is?|s)$")
_BARE = re.compile(r"[^\w\s]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name's parts in small letters, without titles; words ``[first, last)`` of its text."""

    parts: tuple[str, ...]
    words: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Capitals:
    """Words that some texts write with a capital within a clause and never in small letters; and those in small."""

    names: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()


def capitals_of(texts: Sequence[Text]) -> Capitals:
    """Return what texts tell about which of their words are names."""
    small = frozenset(word.key for text in texts for word in text.words if not word.capital)
    capital = frozenset(
        word.key
        for text in texts
        for number, word in enumerate(text.words)
        if word.capital and not text.begins_clause(number)
    )
    return Capitals(capital - small - _SMALL, small - capital)


def names(text: Text, capitals: Capitals) -> tuple[Name, ...]:
    """Return the names of a text in order: words with a capital, also joined by "of", "de" and the like.

    A lone word at the beginning of a clause may have its capital from there: ``capitals`` tell, or else its looks.
    """
    return tuple(
        name
        for run in _runs(text)
        for part in _parted(text, _trimmed(text, run))
        if (name := _name(text, part, capitals)) is not None
    )


def _runs(text: Text) -> Iterator[list[int]]:
    """Yield the numbers of words with a capital that follow each other, and of the particles between them."""
    run: list[int] = []
    for number, word in enumerate(text.words):
        follows = bool(run) and _joined(text, run[-1], number)
        if run and not (follows and (word.capital or word.key in _PARTICLES) and word.key not in _TIMES):
            yield run
            run = []
        if word.key not in _TIMES and (word.capital or run):
            run.append(number)
    yield run


def _joined(text: Text, last: int, number: int) -> bool:
    """Whether only a space, or the full stop of a title or initial, parts two words."""
    between = text.plain[text.words[last].end : text.words[number].start]
    short = len(text.words[last].key) == 1 or text.words[last].key in HONORIFICS
    return (between == " " or (between in (". ", ".") and short)) and not text.words[last].words.endswith("'s")


def _trimmed(text: Text, run: list[int]) -> list[int]:
    """Return a run without the small words and titles at its ends."""
    while run and text.words[run[-1]].key in _PARTICLES | _SMALL and not _is_acronym(text.words[run[-1]]):
        run = run[:-1]
    while run and text.words[run[0]].key in _LEADING and not _is_acronym(text.words[run[0]]):
        run = run[1:]
    return run


def _parted(text: Text, run: list[int]) -> Iterator[list[int]]:
    """Yield a run in parts: joined by "and", "for" or "the", it is two names."""
    place = next((at for at, word in enumerate(run) if at and text.words[word].key in ("and", "for", "the")), None)
    if place is None:
        yield run
    else:
        yield from _parted(text, _trimmed(text, run[:place]))
        yield from _parted(text, _trimmed(text, run[place + 1 :]))


def _name(text: Text, run: list[int], capitals: Capitals) -> Name | None:
    words = [text.words[number] for number in run]
    parts = tuple(word.key.rstrip(".") for word in words if word.key not in HONORIFICS | _PARTICLES)
    alone = len(run) == 1 and text.begins_clause(run[0])
    if not parts or (alone and not _looks_like_a_name(text, run[0], capitals)):
        return None
    return Name(parts, text.plain[words[0].start : words[-1].end], run[0], run[-1] + 1)


def _is_acronym(word: Word) -> bool:
    return len(word.words) > 1 and word.words.replace(".", "").isupper()


def _looks_like_a_name(text: Text, number: int, capitals: Capitals) -> bool:
    """Whether the first word of a clause is a name: it is one elsewhere, or nothing speaks against it."""
    word = text.words[number]
    if word.key in capitals.names or _is_acronym(word) or word.words.endswith("'s"):
        return True
    plural = word.key.endswith("s") and not word.key.endswith(("ss", "us", "is"))
    common = plural or word.key.endswith(_ENDINGS) or word.key in capitals.common or "-" in word.key
    follows = text.words[number + 1].words if number + 1 < len(text.words) else ""
    return not common and len(word.key) > 2 and not follows[:1].isupper()


@lru_cache(maxsize=4096)
def forms(part: str) -> frozenset[str]:
    """Return what a part of a name may be called by: itself, and the country that an adjective is made from."""
    bare = _BARE.sub("", part)
    shorter = _DEMONYM.sub("", bare) if len(bare) > 4 else bare
    return frozenset(
        {bare, _SAME.get(bare, bare), _SAME.get(bare.removesuffix("s"), bare), shorter if len(shorter) > 3 else bare}
    )


def same_part(one: str, other: str) -> bool:
    """Whether two parts of names are the same, or forms of one ("Russia", "Russian")."""
    return bool(forms(one) & forms(other))


def alias(name: Name, inside: Sequence[Name]) -> bool:
    """Whether a name is another form of one of those ``inside``: "Britain" for "the UK", or its initials."""
    whole = _SAME.get(" ".join(name.parts))
    if whole is not None and any(whole in (_SAME.get(" ".join(other.parts)), *other.parts) for other in inside):
        return True
    initials = "".join(part[0] for part in name.parts)
    return len(name.parts) > 2 and any(_BARE.sub("", part) == initials for other in inside for part in other.parts)


def initials_of(part: str, told: Text) -> bool:
    """Whether a part is the first letters of words with capitals that follow each other: FBI."""
    bare = _BARE.sub("", part)
    if not 2 < len(bare) < 7:
        return False
    letters = "".join(word.words[0] for word in told.words if word.capital)
    return bare.upper() in letters


def may_be_one(one: Name, other: Name) -> bool:
    """Whether two names may be the same one's: they share a part, or one is a form of the other."""
    shared = any(same_part(part, held) for part in one.parts for held in other.parts)
    return shared or alias(one, [other]) or alias(other, [one])


ROLES = tuple(
    "er or ist ian ant ent eer ier man woman person chief head chair judge clerk guide coach aide ally star king queen "
    "captain mayor expert official pilot guard host witness boss lead guest critic priest bishop company group council "
    "trust firm agency ministry department union party charity committee commission university court bank club".split()
)


# What a name may have after it or not: "Kent State" is "Kent State University".
_GENERIC = frozenset(
    "university college school party county city street road bridge hospital company corporation inc corp "
    "ltd group".split()
)


def is_told(name: Name, told: Text, inside: Sequence[Name]) -> bool:
    """Whether the parts of a name stand in the spans, and none of their people has another first name."""
    if alias(name, inside):
        return True
    keys = frozenset(piece for key in told.keys for piece in (key, *key.split("-")))
    missing = [part for part in name.parts if not _stands_among(part, keys) and not initials_of(part, told)]
    if len(name.parts) > 1 and missing == [name.parts[-1]] and missing[0] in _GENERIC:
        return True
    if len(name.parts) > 2 and missing == [name.parts[0]] and missing[0].endswith(ROLES):
        missing = []
    return not missing and not (len(name.parts) > 1 and other_first_name(name, inside))


def _stands_among(part: str, keys: frozenset[str]) -> bool:
    """Whether a part, or each half of a part with a hyphen, is one of some words."""
    halves = part.split("-") if "-" in part else [part]
    return any(same_part(part, key) for key in keys) or all(
        any(same_part(half, key) for key in keys) for half in halves
    )


def other_first_name(name: Name, others: Sequence[Name]) -> bool:
    """Whether the last part belongs to people of other first names only: "Bill Clinton" is not "Hillary Clinton"."""
    last, firsts = name.parts[-1], name.parts[:-1]
    bearers = [other.parts[:-1] for other in others if same_part(other.parts[-1], last)]
    if not bearers or () in bearers:
        return False
    return not any(_one_first_name(first, held) for first in firsts for bearer in bearers for held in bearer)


def _one_first_name(one: str, other: str) -> bool:
    """Whether two first names are the same, or one is the other's initial."""
    return same_part(one, other) or one[0] == other or other[0] == one
