"""Names: each is in the spans, in full or in part, or completed from what stands around them. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateutil.parser import parserinfo

from assistant.verification.alignment import align
from assistant.verification.words import Text, Word, text_of

HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady sen senator rep representative congressman congresswoman gov "
    "governor gen general lt col colonel maj major sgt capt captain adm admiral rev reverend fr hon judge justice mayor "
    "president chancellor councillor cllr officer sheriff detective inspector pope king queen prince princess rabbi imam "
    "cardinal bishop archbishop sister brother father pastor ambassador secretary minister chairman chairwoman chair "
    "director former vice deputy premier".split()
)
"""Titles that are no part of a name: they may come and go."""

_PARTICLES = frozenset("de del della der den di da van von zu bin ibn al el la le of the and for".split())
_TIMES = frozenset(word.casefold() for names in (*parserinfo.MONTHS, *parserinfo.WEEKDAYS) for word in names) - {
    "sun",
    "sat",
    "mar",
}
_SMALL = frozenset(
    "i i'm i've i'd i'll a an the this that these those he she it they we you his her its their our my your who what when "
    "where why how which there here then now today yesterday in on at by for from with without of to as if but and or so "
    "yet not no nor after before while because although though since until once unless whether despite during under over "
    "about above below between among amid against along across around through throughout toward towards upon like unlike "
    "per via is are was were be been being do does did has have had can could will would shall should may might must let "
    "all any both each every either neither few many much more most some several such other others another one two three "
    "four five six seven eight nine ten eleven twelve hundreds thousands millions dozens half only also even still just "
    "yes well however meanwhile moreover instead later earlier last next first second third finally according asked "
    "speaking given prior only perhaps maybe indeed nearly almost roughly overall none nobody nothing everyone everybody "
    "people officials police residents experts critics supporters voters lawmakers sources".split()
)
_ENDINGS = (
    "ing", "ed", "ly", "ness", "ment", "tion", "sion", "ity", "ism", "ists", "ers", "ors", "ships", "ance", "ence", "ies",
)  # fmt: skip
# What a name may have after it or not: "Kent State" is "Kent State University".
_GENERIC = frozenset(
    "university college school party county city street road bridge hospital company corporation inc corp ltd group".split()
)
_PRONOUNS = frozenset("he she they it him her them his hers their its himself herself themselves itself who".split())
_SAME = {
    each: group[0]
    for group in (
        ("us", "usa", "america", "united states", "united states of america", "american"),
        ("uk", "britain", "united kingdom", "great britain", "british"),
        ("eu", "european union"), ("un", "united nations"), ("gop", "republican", "republican party"),
        ("democrat", "democratic", "democratic party"), ("france", "french"), ("spain", "spanish"),
        ("netherlands", "dutch"), ("switzerland", "swiss"), ("poland", "polish"), ("greece", "greek"), ("china", "chinese"),
        ("denmark", "danish"), ("sweden", "swedish"), ("turkey", "turkish", "türkiye"), ("scotland", "scottish"),
        ("ireland", "irish"), ("wales", "welsh"), ("finland", "finnish"), ("ukraine", "ukrainian"), ("europe", "european"),
        ("fbi", "federal bureau of investigation"), ("nato", "north atlantic treaty organization"),
        ("new york", "nyc", "new york city"), ("washington", "washington d.c", "dc", "washington dc"),
    )
    for each in group
}  # fmt: skip
_DEMONYM = re.compile(r"(?:ians?|ans?|ns?|ese|is?|s)$")
_ANY_NAME = "@"
_NEAR = 4
_ALIKE = 2
_BARE = re.compile(r"[^\w\s]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name's parts in small letters, without titles; words ``[first, last)`` of its text."""

    parts: tuple[str, ...]
    words: str
    first: int
    last: int


def names(text: Text, known: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """Return the names of a text in order: words with a capital, also joined by "of", "de" and the like.

    A lone word at the beginning of a clause may have its capital from there: it is a name if it is among ``known`` ones,
    or if it looks like no common word.
    """
    found: list[Name] = []
    run: list[int] = []
    for number, word in enumerate(text.words):
        joins = bool(run) and word.key in _PARTICLES and number + 1 < len(text.words)
        if run and not _joined(text, run[-1], number):
            found.extend(_named(text, run, known))
            run, joins = [], False
        if (word.capital and word.key not in _TIMES) or joins:
            run.append(number)
        elif run:
            found.extend(_named(text, run, known))
            run = []
    found.extend(_named(text, run, known))
    return tuple(found)


def _joined(text: Text, last: int, number: int) -> bool:
    """Whether only a space, or the full stop of a title or initial, parts two words."""
    between = text.plain[text.words[last].end : text.words[number].start]
    short = len(text.words[last].key) == 1 or text.words[last].key in HONORIFICS
    return (between == " " or (between in (". ", ".") and short)) and not text.words[last].words.endswith("'s")


def _named(text: Text, run: list[int], known: frozenset[str]) -> Iterator[Name]:
    """Yield the names in a run of words: of its ends, small words go; joined by "and" or "the", it is two."""
    words = list(run)
    while words and text.words[words[-1]].key in _PARTICLES | _SMALL and not text.words[words[-1]].words.isupper():
        words.pop()
    begins = bool(words) and text.begins_clause(words[0])
    while (
        words and (text.words[words[0]].key in _SMALL | HONORIFICS | {"and"}) and not _is_acronym(text.words[words[0]])
    ):
        words.pop(0)
        begins = False
    for word in words:
        if text.words[word].key in ("and", "for", "the") and word > words[0]:
            place = words.index(word)
            yield from _named(text, words[:place], known)
            yield from _named(text, words[place + 1 :], known)
            return
    parts = tuple(
        text.words[word].key.rstrip(".") for word in words if text.words[word].key not in HONORIFICS | _PARTICLES
    )
    if not parts or (len(words) == 1 and begins and not _looks_like_a_name(text, words[0], known)):
        return
    first, last = text.words[words[0]], text.words[words[-1]]
    yield Name(parts, text.plain[first.start : last.end], words[0], words[-1] + 1)


def _is_acronym(word: Word) -> bool:
    return len(word.words) > 1 and word.words.replace(".", "").isupper()


def _looks_like_a_name(text: Text, number: int, known: frozenset[str]) -> bool:
    word = text.words[number]
    if word.key in known or _is_acronym(word) or word.words.endswith("'s"):
        return True
    common = word.key.endswith(_ENDINGS) or (word.key.endswith("s") and not word.key.endswith(("ss", "us", "is")))
    follows = text.words[number + 1].words if number + 1 < len(text.words) else ""
    return not common and len(word.key) > 2 and not follows[:1].isupper() and "-" not in word.words


def known_names(texts: Sequence[Text]) -> frozenset[str]:
    """Return the words that have a capital within a clause of some texts, and never stand there in small letters."""
    capital = {
        word.key for text in texts for number, word in enumerate(text.words)
        if word.capital and not text.begins_clause(number)
    }  # fmt: skip
    small = {word.key for text in texts for word in text.words if not word.capital}
    return frozenset(capital - small - _SMALL)


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


def check_names(statement: Text, spans: Sequence[Text], beside: Sequence[str], context: Text) -> Iterator[str]:
    """Yield a reason for each name of the statement that the spans neither hold nor may be completed to.

    ``beside`` are names that belong to the spans without standing in them: who says them, who relays, the outlet.
    """
    told = Text(" ; ".join([*(span.plain for span in spans), *(text_of(name).plain for name in beside)]))
    known = known_names([told, context, statement])
    inside, around = names(told, known), names(context, known)
    exchanged = _exchanged(statement, spans, known)
    for name in names(statement, known):
        if name.words.casefold() in exchanged:
            yield f"The cited passage has “{exchanged[name.words.casefold()]}” where this has “{name.words}”."
        elif not _is_told(name, told, inside) and not _completes(name, statement, spans, inside, around):
            yield f"The name “{name.words}” is not in the cited passage."


def _is_told(name: Name, told: Text, inside: Sequence[Name]) -> bool:
    """Whether every part of a name stands in the spans, and none of their people has another first name."""
    if _alias(name, inside):
        return True
    keys = {piece for key in told.keys for piece in (key, *key.split("-"))}
    missing = [part for part in name.parts if not _stands_among(part, keys) and not _initials_of(part, told)]
    present = not missing or (missing[-1] in _GENERIC and missing == [name.parts[-1]] != list(name.parts))
    if not present or len(name.parts) < 2:
        return present
    return not _other_first_name(name, inside)


def _stands_among(part: str, keys: set[str]) -> bool:
    """Whether a part, or every half of a part with a hyphen, is a word of the spans."""
    return any(same_part(part, key) for key in keys) or (
        "-" in part and all(any(same_part(half, key) for key in keys) for half in part.split("-"))
    )


def _alias(name: Name, inside: Sequence[Name]) -> bool:
    whole = _SAME.get(" ".join(name.parts))
    if whole is not None and any(whole in (_SAME.get(" ".join(other.parts)), *other.parts) for other in inside):
        return True
    initials = "".join(part[0] for part in name.parts)
    return len(name.parts) > 2 and any(_BARE.sub("", part) == initials for other in inside for part in other.parts)


def _initials_of(part: str, told: Text) -> bool:
    """Whether a part is the first letters of words with capitals that follow each other: FBI."""
    bare = _BARE.sub("", part)
    if not 2 < len(bare) < 7:
        return False
    letters = "".join(word.words[0] for word in told.words if word.capital)
    return bare.upper() in letters


def _other_first_name(name: Name, others: Sequence[Name]) -> bool:
    """Whether the last part belongs to people of other first names only: "Bill Clinton" is not "Hillary Clinton"."""
    last, firsts = name.parts[-1], name.parts[:-1]
    bearers = [other.parts[:-1] for other in others if len(other.parts) > 1 and same_part(other.parts[-1], last)]
    alone = any(other.parts == (last,) for other in others)
    return (
        bool(bearers)
        and not alone
        and not any(
            same_part(first, held) or held[0] == first or first[0] == held
            for first in firsts
            for bearer in bearers
            for held in bearer
        )
    )


def _completes(
    name: Name, statement: Text, spans: Sequence[Text], inside: Sequence[Name], around: Sequence[Name]
) -> bool:
    """Whether the context makes a name of the spans longer, or says whom a pronoun or description of theirs means."""
    fuller = [other for other in around if all(any(same_part(part, own) for own in other.parts) for part in name.parts)]
    if not fuller:
        return False
    last = name.parts[-1]
    if any(same_part(last, part) for other in inside for part in other.parts):
        return not _other_first_name(name, inside)
    return any(_stood_for(statement, span) for span in spans)


def _stood_for(statement: Text, span: Text) -> bool:
    """Whether a span has more pronouns than the statement, or a "the …" whose noun the statement lacks."""
    count = [sum(word.key in _PRONOUNS for word in text.words) for text in (span, statement)]
    described = any(
        word.key == "the" and not following.capital and following.stem not in statement.stems
        for word, following in zip(span.words, span.words[1:], strict=False)
    )
    return count[0] > count[1] or described


def _exchanged(statement: Text, spans: Sequence[Text], known: frozenset[str]) -> dict[str, str]:
    """Return the statement's names that stand where a span, running alike, has another name.

    Every name counts as one and the same word while the two are aligned. A list may change its order, and a passive
    turns its sides around.
    """
    found = {}
    mine = _collapsed(statement, known)
    for span in spans:
        theirs = _collapsed(span, known)
        if _is_passive(statement) != _is_passive(span):
            continue
        for kind, other_start, _, start, end in align([key for key, _ in mine], [key for key, _ in theirs]):
            for place in range(start, end) if kind == "equal" else ():
                own, other = mine[place][1], theirs[other_start + place - start][1]
                near = {key for key, _ in mine[max(start, place - _NEAR) : min(end, place + _NEAR + 1)]}
                near &= statement.content
                listed = other is not None and any(_may_be_one(other, each) for each in _list_around(mine, place))
                if own and other and len(near) >= _ALIKE and not listed:
                    found[own.words.casefold()] = other.words
    return found


def _collapsed(text: Text, known: frozenset[str]) -> list[tuple[str, Name | None]]:
    """Return the stems of a text with one sign for each name, and the name beside it."""
    found: list[tuple[str, Name | None]] = []
    place = 0
    for name in names(text, known):
        found += [(word.stem, None) for word in text.words[place : name.first]]
        found.append((_ANY_NAME, name))
        place = name.last
    return found + [(word.stem, None) for word in text.words[place:]]


def _list_around(words: Sequence[tuple[str, Name | None]], place: int) -> list[Name]:
    """Return the names of the list that a name stands in, itself among them: "A, B and C"."""
    listed = []
    for step in (-1, 1):
        at = place if step < 0 else place + 1
        while 0 <= at < len(words) and (words[at][1] is not None or words[at][0] in ("and", "or")):
            listed += [words[at][1]]
            at += step
    return [name for name in listed if name is not None]


def _may_be_one(one: Name, other: Name) -> bool:
    if (
        _alias(one, [other])
        or _alias(other, [one])
        or _SAME.get(" ".join(one.parts), 1) == _SAME.get(" ".join(other.parts), 2)
    ):
        return True
    return any(same_part(part, held) for part in one.parts for held in other.parts)


def _is_passive(text: Text) -> bool:
    keys = [word.key for word in text.words]
    return any(
        key == "by" and place and keys[place - 1].endswith(("ed", "en", "wn", "ne", "ught", "ld", "de", "id", "ot"))
        for place, key in enumerate(keys)
    )
