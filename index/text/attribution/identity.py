"""Which names in different documents are one speaker's. Pure.

Within a document the names are resolved already; here they are joined across documents, by what they say themselves: a
shorter form of a person's name joins the longer ones that it agrees with if these can all be one person, a body's name
its abbreviation if a text gives it, and what is no name ("a strategist") never. What a person has decided comes first.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.text.attribution.names import gender_of, parts_of, suffix_of
from index.text.attribution.phrases import names_people
from index.text.language.lexicon import BODIES, GIVEN_NAMES, PARTICLES, PEOPLE, SMALL_WORDS
from index.types import SpeakerDecision, SpeakerForm

_WORD = re.compile(r"[^\W_](?:[\w.’'&-]*\w)?")
_JOINTS = frozenset({"of", "for", "the", "and", "on", "in", "at", "to"})
_GROUPS = frozenset("newspaper paper outlet website site agency broadcaster channel station magazine company".split())
_ONE_OF_ITS_KIND = frozenset({"kremlin"})
_CAPITAL_OR_JOINT = r"(?:[A-Z][\w’'-]*|of|for|the|and|on|in|de|&)"
_NAME_BEFORE = re.compile(rf"{_CAPITAL_OR_JOINT}(?:\s{_CAPITAL_OR_JOINT}){{1,9}}\s$")
_ABBREVIATION = re.compile(r"(?<=\s)\(([A-Z]{2,8})\)")
_REACH = 150

Pair = tuple[SpeakerForm, SpeakerForm]


def form_of(name: str, document_id: str, mentions: Iterable[str], text: str) -> SpeakerForm:
    """Return the form of a speaker whom a document calls ``name``, at ``mentions`` in its ``text``.

    A name may be borne in other documents too; what only describes somebody, and a pronoun, is this document's.
    """
    return SpeakerForm(name, None if _is_name(name, list(mentions), text) else document_id)


def _is_name(name: str, mentions: Sequence[str], text: str) -> bool:
    words = _WORD.findall(_without_article(name))
    if not words or words[0].casefold() in SMALL_WORDS:
        return False
    small = [word for word in words if word[0].islower()]
    of_several = small and names_people(words[0].casefold()) and words[0] not in BODIES  # "Advisers to Ray"
    if of_several or any(word not in _JOINTS | PARTICLES for word in small):
        return False
    if len(words) > 1 or words[0].casefold() in _ONE_OF_ITS_KIND:
        return True
    common = words[0].casefold()
    written = {mention.split()[-1] for mention in mentions if mention.strip()}
    described = names_people(common) and re.search(rf"\b{re.escape(common)}\b", text) is not None
    return common not in PEOPLE and not described and not (written and all(word[0].islower() for word in written))


@dataclass(frozen=True, slots=True)
class _Name:
    """A name's parts in small letters without accents; a body has no ``last``."""

    given: tuple[str, ...]
    last: str
    suffix: str
    gender: int

    @property
    def size(self) -> int:
        return sum(map(len, self.given))


def group_speakers(
    forms: Mapping[SpeakerForm, Collection[str]],
    abbreviations: Iterable[tuple[str, str]] = (),
    decisions: Sequence[SpeakerDecision] = (),
) -> tuple[tuple[SpeakerForm, ...], ...]:
    """Return the forms in groups of one speaker each, in the order of the first form of each, its fullest name first.

    ``forms`` gives for each the phrases in which it was named ("the newspaper Red Star"); ``abbreviations`` are pairs
    as the texts give them ("IMF", "International Monetary Fund"); ``decisions`` come latest first. A form that agrees
    with several names that can't be one person's joins none of them.
    """
    named = [form for form in forms if form.document_id is None]
    people = {form: name for form in named if (name := _person(form.name, forms[form])) is not None}
    by_hand = [(each.one, each.other) for each in decisions if each.joined]
    parted = {frozenset((each.one, each.other)) for each in decisions if not each.joined}
    links = [*by_hand, *_same_bodies(named, people, abbreviations), *_same_people(people)]
    groups = _merged([*forms, *(form for pair in by_hand for form in pair)], links, parted)
    order = {form: place for place, form in enumerate(forms)}
    present = [sorted((form for form in group if form in order), key=_fullness) for group in groups]
    return tuple(
        sorted((tuple(group) for group in present if group), key=lambda group: min(map(order.__getitem__, group)))
    )


def find_abbreviations(text: str) -> Iterator[tuple[str, str]]:
    """Yield the abbreviations that a text gives in brackets after what they stand for, with it.

    They are the initials of the words before, as in the algorithm of Schwartz and Hearst (2003), kept to capitals.
    """
    for found in _ABBREVIATION.finditer(text):
        before = _NAME_BEFORE.search(text, max(0, found.start() - _REACH), found.start())
        words, short = before.group().split() if before else [], found[1]
        for start in range(len(words)):
            capitals = "".join(word[0] for word in words[start:] if word[0].isupper())
            initials = "".join(word[0].upper() for word in words[start:])
            if words[start][0].isupper() and short in (capitals, initials):
                yield short, " ".join(words[start:])
                break


def _merged(
    forms: Iterable[SpeakerForm], links: Iterable[Pair], parted: Collection[frozenset[SpeakerForm]]
) -> list[set[SpeakerForm]]:
    """Join what is linked, link by link, unless that would bring two together whom a person has parted."""
    group = {form: {form} for form in forms}
    for one, other in links:
        mine, theirs = group[one], group[other]
        if mine is theirs or any(frozenset((a, b)) in parted for a in mine for b in theirs):
            continue
        mine |= theirs
        group.update(dict.fromkeys(theirs, mine))
    return list({id(each): each for each in group.values()}.values())


def _same_people(people: Mapping[SpeakerForm, _Name]) -> Iterator[Pair]:
    """Link every form of a person's name to the fullest that it agrees with, if all that it agrees with may be one."""
    alike: dict[str, list[SpeakerForm]] = defaultdict(list)
    for form, name in people.items():
        alike[name.last].append(form)
    for form, name in people.items():
        fuller = [each for each in alike[name.last] if each != form and _agrees(name, people[each])]
        one = all(
            _agrees(people[a], people[b]) or _agrees(people[b], people[a]) for a in fuller for b in fuller if a != b
        )
        if fuller and one:
            yield form, max(fuller, key=lambda each: people[each].size)


def _same_bodies(
    named: Iterable[SpeakerForm], people: Collection[SpeakerForm], abbreviations: Iterable[tuple[str, str]]
) -> Iterator[Pair]:
    """Link names that differ in an article only, and abbreviations that stand for one thing to what they stand for."""
    meant: dict[str, set[str]] = defaultdict(set)
    for short, full in abbreviations:
        meant[_plain(short)].add(_plain(full))
    known: dict[str, SpeakerForm] = {}
    for form in named:
        key = _plain(_without_article(form.name))
        [full] = meant[key] if len(meant[key]) == 1 else [key]
        if form in people and full == key:
            continue
        if full in known:
            yield form, known[full]
        known.setdefault(full, form)


def _person(name: str, mentions: Collection[str]) -> _Name | None:
    """Return the parts of a name that may be a person's, ``None`` if it is a body's."""
    title, bare = parts_of(name)
    bare, suffix = suffix_of(bare)
    words = bare.split()
    body = (
        (not title and name != _without_article(name))
        or " and " in name  # several people
        or not 1 <= len(words) <= 5
        or any(
            (word in BODIES - GIVEN_NAMES) or word in _JOINTS or "&" in word or any(c.isdigit() for c in word)
            for word in words
        )
        or any(len(word) > 1 and word.isupper() and "." not in word for word in words)
        or any(word.casefold() in _GROUPS for mention in mentions for word in mention.split())
    )
    if body or not words:
        return None
    given = tuple(part for word in words[:-1] for part in _plain(word).replace(".", " ").split())
    return _Name(given, _plain(words[-1]), suffix, gender_of(name, title))


def _agrees(short: _Name, full: _Name) -> bool:
    """Whether a name may be a longer or equal one's: the given names it has stand there in a row, or their initials."""
    if short.suffix != full.suffix or short.gender * full.gender < 0 or short.last != full.last:
        return False
    size = len(short.given)
    runs = (full.given[start : start + size] for start in range(len(full.given) - size + 1))
    return any(all(map(_is_given, short.given, run)) for run in runs)


def _is_given(part: str, whole: str) -> bool:
    return whole.startswith(part) if len(part) == 1 else part == whole


def _fullness(form: SpeakerForm) -> tuple[bool, int, int, str]:
    bare = parts_of(form.name)[1]
    return form.document_id is not None, -len(bare.split()), -len(form.name), form.name


def _without_article(name: str) -> str:
    return name[4:] if name[:4].casefold() == "the " else name


def _plain(words: str) -> str:
    """Return words in small letters without accents."""
    split = unicodedata.normalize("NFD", words.casefold())
    return "".join(character for character in split if not unicodedata.combining(character))
