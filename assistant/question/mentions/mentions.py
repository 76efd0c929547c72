"""Who and what a question mentions: names and noun phrases, and whether one is a person, many, she or he. Pure.

A question is read word by word: a noun phrase begins at an article, a name or "how many" and goes on to the next verb,
preposition or word that opens a clause. Which words are verbs is told by a list, and by "did" before the phrase.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.question.mentions.told import Told, is_like_a_person
from assistant.question.mentions.words import AUXILIARIES, BODIES, ROLES, VERBS
from index.text import lexicon

_TITLE = r"(?:Dr|Mr|Mrs|Ms|Prof|Sir|Lord|Lady|President|Councillor|Sergeant|Judge|Senator)\.?"
NAME = re.compile(
    rf"(?:{_TITLE}\s+)?(?:(?:[A-Z]\.\s?)+\s?)?(?:[A-Z][\w’'-]*[a-z]\w*|[A-Z]{{2,}})"
    r"(?:\s+[A-Z]\.)*"
    r"(?:\s+(?:de|van|von|al|bin|of|the)?\s*[A-Z][\w’'-]*)*"
)

_ARTICLES = frozenset("the this that these those a an".split())
_STOPS = (
    frozenset(
        "who whom whose what which when where why how that if and or but than as so not then there here it he she they "
        "them him we i you me us still ever also yet now again first last else too really actually able his her "
        "already its their my your today yesterday worth besides aside other".split()
    )
    | AUXILIARIES
    | {each.casefold() for each in lexicon.PREPOSITIONS}
)
_LONGEST = 6
_SHORT = 4
_OWNED = re.compile(r"[’']s?$")
_WORD = re.compile(r"[\w$£€][\w.’'&-]*[\w’']|\w")
_PLURALS = frozenset("people men women children police media staff residents".split())
_NOT_MANY = re.compile(r"(?:ss|us|is|news|series)$")

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
        return is_nobody and not self.is_many and plain_of(self.words.split()[-1]) not in _NO_THING


def mentions(text: str, told: Told) -> Iterator[Mention]:
    """Yield the names and the noun phrases of a question, in order; an owner after what is owned."""
    words = list(_WORD.finditer(text))
    small = told.names_in(text)
    spans = dict(small.keys())
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
    """Yield the mention that the words from ``first`` to ``until`` are, and the owner in it."""
    start = words[first].start()
    is_counted = first > 0 and plain_of(words[first - 1][0]) == "many"
    is_bare = _is_plural(plain_of(words[first][0])) and not _is_name(words[first], small)
    owners = [each for each in words[first:until] if _OWNED.search(each[0])][:1]
    for last in dict.fromkeys((words[until - 1], *owners)):
        end = last.end() - len(_owned(last[0]))
        shown = _OWNED.sub("", _shown(text, start, end, small))
        yield replace(mention_of(f"the {shown}" if is_counted or is_bare else shown, told), start=start, end=end)


def _shown(text: str, start: int, end: int, small: dict[tuple[int, int], str]) -> str:
    """Return the words of a span, names as the documents write them."""
    for (one, other), name in sorted(small.items(), reverse=True):
        if start <= one and other <= end + 2:
            own = _owned(text[one:other])
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
        if not word[0][0].isupper() or plain_of(word[0]) in _STOPS | _ARTICLES | {"i", "does"}:
            return None
        if place == 0 and plain_of(word[0]) in VERBS | {
            "describe",
            "list",
            "name",
            "compare",
            "summarize",
            "summarise",
        }:
            return None
        match = NAME.match(text, word.start())
        if match is None:
            return None
        end = match.end()
    until = next((each for each in range(place, len(words)) if words[each].start() >= end), len(words))
    if _OWNED.search(words[until - 1][0]):
        return _phrase_end(words, place, spans, least=until) or until
    return until


def _phrase_end(words: list[re.Match[str]], place: int, spans: dict[int, int], least: int = 0) -> int | None:
    """Return after which word a noun phrase that begins at ``place`` ends; ``None`` where none begins."""
    first = plain_of(words[place][0])
    before = plain_of(words[place - 1][0]) if place else ""
    is_counted = before in {"many", "which"} and first not in _STOPS
    if not least and first not in _ARTICLES and not is_counted:
        return _bare_end(words, place)
    until = least or place + (0 if is_counted else 1)
    begin = until
    while until < len(words) and until - place < _LONGEST and not _ends(words, until, begin):
        until += 1
    if until < len(words) - 1 and plain_of(words[until][0]) == "of" and until > begin:
        inner = _phrase_end(words, until + 1, spans)
        if inner is None and (words[until + 1].start() in spans or words[until + 1][0][0].isupper()):
            inner = until + 2
        if inner:
            return _without_verb(words, place, inner, before)
    if until == begin and not least:
        return None
    return _without_verb(words, place, until, before, begin)


def _ends(words: list[re.Match[str]], place: int, begin: int) -> bool:
    """Whether a phrase ends before the word at ``place``; the first word of one may look like a verb ("the run")."""
    plain = plain_of(words[place][0])
    if plain in _STOPS | _ARTICLES:
        return True
    if place == begin:
        return False
    is_apart = words[place - 1].end() < words[place].start() - 1
    return is_apart or plain in VERBS or (plain.endswith(("ed", "ing")) and len(plain) > _SHORT)


def _without_verb(words: list[re.Match[str]], place: int, until: int, before: str, begin: int = 0) -> int:
    """Return the end of a phrase without the verb that "did" before it waits for ("did the airport reopen")."""
    waits = before in AUXILIARIES - {"is", "are", "was", "were"}
    follows = until < len(words) and (plain_of(words[until][0]) in VERBS)
    return until - 1 if waits and not follows and until - 1 > max(begin, place + 1) else until


def _bare_end(words: list[re.Match[str]], place: int) -> int | None:
    """Return the end of a plural without an article, such as "volunteers"; who runs something is none."""
    word = plain_of(words[place][0])
    before = plain_of(words[place - 1][0]) if place else ""
    is_noun = before in AUXILIARIES or before in {each.casefold() for each in lexicon.PREPOSITIONS}
    return place + 1 if is_noun and _is_plural(word) and word not in _STOPS | VERBS else None


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and len(word) >= _SHORT and not _NOT_MANY.search(word))


def mention_of(words: str, told: Told) -> Mention:
    """Return what ``words`` mention, by lists of titles and offices and by what the documents tell of a name."""
    words = re.sub(r"^\s*an?\s+", "the ", words.strip(), flags=re.IGNORECASE)
    plain = [plain_of(word) for word in words.split()]
    inner = plain[: plain.index("of")] if "of" in plain[1:] else plain
    head = inner[-1]
    is_name = bool(NAME.fullmatch(re.sub(r"^[Tt]he\s+", "", words)))
    body = any(each in BODIES for each in ([head] if not is_name else plain))
    joined = is_name and " and " in words
    many = joined or (_is_plural(head) and (not is_name or plain[0] == "the"))
    if head in ROLES and not is_name and not many:
        return Mention(words, True, False, told.gender(words))
    if not is_name or many or body or plain[0] == "the":
        return Mention(words, many and head in _PLURALS, many, 0, body, is_name)
    gender = told.gender(words)
    is_person = True if gender else told.is_person(words)
    return Mention(told.in_full(words) if is_person else words, is_person, False, gender, False, True)


def _owned(word: str) -> str:
    match = _OWNED.search(word)
    return match[0] if match else ""


def plain_of(word: str) -> str:
    """Return a word in small letters, without what makes it an owner's."""
    return re.sub(r"[’']s?$", "", word).strip(".,").casefold()
