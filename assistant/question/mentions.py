"""Who and what a question mentions: names and noun phrases, and whether one is a person, many, she or he. Pure.

A question is read word by word: a noun phrase begins at an article, a name or "how many" and goes on to the next verb,
preposition or word that opens a clause. Which words are verbs is told by a list, and by "did" before the phrase.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.question.told import ROLES, Told, is_like_a_person
from index.text import lexicon

_TITLE = r"(?:Dr|Mr|Mrs|Ms|Prof|Sir|Lord|Lady|President|Councillor|Sergeant|Judge|Senator)\.?"
NAME = re.compile(rf"(?:{_TITLE}\s+)?(?:(?:[A-Z]\.\s?)+\s?)?(?:[A-Z][\w’'-]*[a-z]\w*|[A-Z]{{2,}})(?:\s+[A-Z]\.)*(?:\s+(?:de|van|von|al|bin|of|the)?\s*[A-Z][\w’'-]*)*")

VERBS = frozenset(
    "say says said think thinks thought want wants cost costs be get gets got go goes went happen mean means work works "
    "stop close open reopen start begin began end sell sold buy bought find found make makes made take takes took give "
    "gives gave tell tells told write wrote lose lost win won leave left come comes came see saw know knew become became "
    "build built run runs ran hold held pay pays paid meet met vote decide announce agree refuse deny fall fell break "
    "broke move play live die kill use look need try ask show plan hope expect change help lead led call cause have has "
    "keep kept let lie lies put bring brought send sent stay study produce marry grow grew retire join teach like appear "
    "fight fought create continue return want serve sign learn sing sang accomplish feel felt enjoy act achieve support "
    "face travel beat gain earn compete react believe spend spent suffer provide affect talk remain choose chose compare "
    "consider follow resign respond visit turn add train describe replace attend offer pass speak spoke raise eat ate "
    "discover attempt complete contribute develop succeed donate promote criticize criticise recruit drive drove quit "
    "read purchase invent protest propose save finally settle endorse arrive explain introduce expand embark struggle "
    "oppose improve celebrate admit listen step transfer conclude fail fly flew refer defend overcome hire reside pursue "
    "decline admire treat accept argue dance exhibit translate benefit include control survive commit release require "
    "deal spread originate perform carry carried owe owns own rescue steal stole hurt sink sank rise rose reach receive "
    "collect claim suggest apologise apologize appeal sue reply answer own hit shut cut set win stand stood sit sat".split()
)
"""Forms of verbs that follow a noun in questions; those in -ed and -ing are told by their endings."""

AUXILIARIES = frozenset(
    "do does did is are was were has have had can could will would should may might must don't doesn't didn't isn't "
    "aren't wasn't weren't won't can't couldn't wouldn't hasn't haven't dont doesnt didnt isnt arent wasnt werent wont cant"
    .split()
)
_ARTICLES = frozenset("the this that these those a an".split())
_STOPS = (
    frozenset(
        "who whom whose what which when where why how that if and or but than as so not then there here it he she they "
        "them him we i you me us still ever also yet already now again first last else too really actually able his her "
        "its their my your today yesterday worth besides aside other".split()
    )
    | AUXILIARIES
    | {each.casefold() for each in lexicon.PREPOSITIONS}
)
_LONGEST = 6
_WORD = re.compile(r"[\w$£€][\w.’'&-]*[\w’']|\w")
_PLURALS = frozenset("people men women children police media staff residents".split())
_NOT_MANY = re.compile(r"(?:ss|us|is|news|series)$")

_BODIES = {each.casefold() for each in lexicon.BODIES} | {
    *"council government party team company committee board kremlin media police family paper press club union".split(),
    *"court bank agency ministry firm group band regulator university school hospital army church".split(),
}
_NO_THING = frozenset(
    "time day year month week reason way first last same most least kind sort name lot date number amount end start "
    "beginning start one other others case fact morning evening night point age".split()
)
"""Nouns that "it" hardly ever takes up."""

_ACCENTS = re.compile("[\u0300-\u036f]+")


def without_accents(text: str) -> str:
    """Return a text without accents: people leave them out."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or something that a turn was about.

    ``is_person`` is ``None`` in doubt, ``gender`` 1 for she, -1 for he, 0 in doubt; ``is_body`` may be called they
    though it is one. ``start`` and ``end`` tell where it stands.
    """

    words: str
    is_person: bool | None
    is_many: bool = False
    gender: int = 0
    is_body: bool = False
    is_name: bool = False
    start: int = 0
    end: int = 0

    @property
    def is_thing(self) -> bool:
        """Whether "it" may take it up."""
        is_nobody = self.is_person is False or (self.is_person is None and not is_like_a_person(self.words))
        return is_nobody and not self.is_many and _plain(self.words.split()[-1]) not in _NO_THING


def mentions(text: str, told: Told) -> Iterator[Mention]:
    """Yield the names and the noun phrases of a question, in order; an owner after what is owned."""
    words = list(_WORD.finditer(text))
    small = told.names_in(text)
    spans = {start: end for start, end in small}
    place = 0
    while place < len(words):
        until = _name_end(text, words, place, spans)
        if until is None:
            until = _phrase_end(words, place, spans)
        if until is None:
            place += 1
            continue
        yield from _read(text, words, place, until, small, told)
        place = until


def _read(
    text: str, words: list[re.Match[str]], first: int, until: int, small: dict[tuple[int, int], str], told: Told
) -> Iterator[Mention]:
    start, end = words[first].start(), words[until - 1].end()
    shown = _shown(text, start, end, small)
    owner = next((each for each in range(first, until) if re.search(r"[’']s?$", words[each][0])), None)
    is_owner = owner == until - 1
    if is_owner:
        shown, end = re.sub(r"[’']s?$", "", shown), end - len(re.search(r"[’']s?$", words[until - 1][0])[0])
    many = _plain(words[first - 1][0]) == "many" if first else False
    if many or (_is_plural(_plain(words[first][0])) and not _is_name(words[first], small)):
        shown = f"the {shown}"
    yield replace(mention_of(shown, told), start=start, end=end)
    if owner is not None and not is_owner:
        end = words[owner].end() - len(re.search(r"[’']s?$", words[owner][0])[0])
        yield replace(mention_of(_shown(text, start, end, small), told), start=start, end=end)


def _shown(text: str, start: int, end: int, small: dict[tuple[int, int], str]) -> str:
    """Return the words of a span, names as the documents write them."""
    for (one, other), name in sorted(small.items(), reverse=True):
        if start <= one and other <= end + 2:
            owned = text[one:other]
            own = owned[len(owned.rstrip("’'s")) :] if re.search(r"[’']s$", owned) else ""
            text = f"{text[:one]}{name}{own}{text[other:]}"
            end += len(name) + len(own) - (other - one)
    return text[start:end]


def _is_name(word: re.Match[str], small: dict[tuple[int, int], str]) -> bool:
    return word[0][0].isupper() or any(start <= word.start() < end for start, end in small)


def _name_end(text: str, words: list[re.Match[str]], place: int, spans: dict[int, int]) -> int | None:
    """Return after which word a name that begins at ``place`` ends, with what it owns; ``None`` where none begins."""
    word = words[place]
    end = spans.get(word.start())
    if end is None:
        if not word[0][0].isupper() or _plain(word[0]) in _STOPS | _ARTICLES | {"i", "does"}:
            return None
        if place == 0 and _plain(word[0]) in VERBS | {"describe", "list", "name", "compare", "summarize", "summarise"}:
            return None
        match = NAME.match(text, word.start())
        if match is None:
            return None
        end = match.end()
    until = next((each for each in range(place, len(words)) if words[each].start() >= end), len(words))
    if re.search(r"[’']s?$", words[until - 1][0]):
        return _phrase_end(words, place, spans, least=until) or until
    return until


def _phrase_end(words: list[re.Match[str]], place: int, spans: dict[int, int], least: int = 0) -> int | None:
    """Return after which word a noun phrase that begins at ``place`` ends; ``None`` where none begins."""
    first = _plain(words[place][0])
    before = _plain(words[place - 1][0]) if place else ""
    is_counted = before in {"many", "which"} and first not in _STOPS
    if not least and first not in _ARTICLES and not is_counted:
        return _bare_end(words, place)
    until = least or place + (0 if is_counted else 1)
    begin = until
    while until < len(words) and until - place < _LONGEST and not _ends(words, until, begin, spans):
        until += 1
    if until < len(words) - 1 and _plain(words[until][0]) == "of" and until > begin:
        inner = _phrase_end(words, until + 1, spans) or next(
            (each + 1 for each in range(until + 1, len(words)) if words[each].start() in spans or words[each][0][0].isupper()
             if each == until + 1), None)
        if inner:
            return _without_verb(words, place, inner, before)
    if until == begin and not least:
        return None
    return _without_verb(words, place, until, before, begin)


def _ends(words: list[re.Match[str]], place: int, begin: int, spans: dict[int, int]) -> bool:
    """Whether a phrase ends before the word at ``place``; the first word of one may look like a verb ("the run")."""
    word = words[place][0]
    plain = _plain(word)
    if plain in _STOPS | _ARTICLES:
        return True
    gap = words[place - 1].end() < words[place].start() - 1
    if place > begin and (gap or words[place].start() in spans and False):
        return True
    if place == begin:
        return False
    return plain in VERBS or (plain.endswith(("ed", "ing")) and len(plain) > 4 and place > begin)  # noqa: PLR2004


def _without_verb(words: list[re.Match[str]], place: int, until: int, before: str, begin: int = 0) -> int:
    """Return the end of a phrase without the verb that "did" before it waits for ("did the airport reopen")."""
    waits = before in AUXILIARIES - {"is", "are", "was", "were"}
    follows = until < len(words) and (_plain(words[until][0]) in VERBS)
    return until - 1 if waits and not follows and until - 1 > max(begin, place + 1) else until


def _bare_end(words: list[re.Match[str]], place: int) -> int | None:
    """Return the end of a plural without an article, such as "volunteers"; who runs something is none."""
    word = _plain(words[place][0])
    before = _plain(words[place - 1][0]) if place else ""
    is_noun = before in AUXILIARIES or before in {each.casefold() for each in lexicon.PREPOSITIONS}
    return place + 1 if is_noun and _is_plural(word) and word not in _STOPS | VERBS else None


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and len(word) > 3 and not _NOT_MANY.search(word))  # noqa: PLR2004


def mention_of(words: str, told: Told) -> Mention:
    """Return what ``words`` mention, by lists of titles and offices and by what the documents tell of a name."""
    words = re.sub(r"^\s*an?\s+", "the ", words.strip(), flags=re.IGNORECASE)
    plain = [_plain(word) for word in words.split()]
    inner = plain[: plain.index("of")] if "of" in plain[1:] else plain
    head = inner[-1]
    is_name = bool(NAME.fullmatch(re.sub(r"^[Tt]he\s+", "", words)))
    body = any(each in _BODIES for each in ([head] if not is_name else plain))
    joined = is_name and " and " in words
    many = joined or (_is_plural(head) and (not is_name or plain[0] == "the"))
    if head in ROLES and not is_name and not many:
        return Mention(words, True, False, told.gender(words if len(plain) > 1 else head), is_name=False)
    if not is_name or many or body or plain[0] == "the":
        return Mention(words, True if many and head in _PLURALS else False, many, 0, body, is_name)
    gender = told.gender(words)
    is_person = True if gender else told.is_person(words)
    return Mention(told.in_full(words) if is_person else words, is_person, False, gender, False, True)


def _plain(word: str) -> str:
    return re.sub(r"[’']s?$", "", word).strip(".,").casefold()



