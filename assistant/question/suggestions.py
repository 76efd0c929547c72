"""Questions worth asking of these documents: those put in interviews, who their people are, and what these say. Pure.

They are only candidates: what is suggested was asked beforehand (:mod:`assistant.answers.suggesting`).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.question.mentions import is_person
from index.text import MONTHS, WEEKDAYS, is_body
from index.types import Passage

_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’-]+(?: [A-Z][\w’-]+)*")
"""Capitalised words inside a sentence; at its start a capital says nothing."""
_ADJECTIVE = re.compile(r"\w{2,}(?:ian|ish|ese|ench|rican)")
"""“Russian” is nothing to ask somebody about."""
_PART = re.compile(r"\w+")
_NOT_NAMES = {"i", "easter", "christmas", "ramadan", "diwali"} | {name.casefold() for name in (*MONTHS, *WEEKDAYS)}
_PLACED = re.compile(r"\b(?:in|at|near|from|around|outside|across|of|to) (?:the )?$")
"""What stands before a place more often than before somebody or something that one has a view of."""

_THING = re.compile(r"(\w+) the ([a-z]{3,} [a-z]{4,})(?=( \w+|[.,;:?!”]|$))")
_BEFORE_A_NOUN = frozenset(
    ("about against at below between by for from in into near of on over to under with ").split()
)
_AFTER_A_NOUN = frozenset(
    (
        "and are at be but by can could did does for from had has have in into is may might must of on or should that "
        "to was  were when which while who will with would "
    ).split()
)
_NO_THING = frozenset(
    (
        "best early entire few final first following full good great last late latest long main major many more most "
        "new next  old only other past previous present recent right same second several short single small third top "
        "very whole worst  time times day days week weeks month months year years morning evening night people person "
        "world way ways end start  number part parts rest thing things fact case moment "
    ).split()
)
_ASKED = re.compile(
    r"(?:(?:So|And|But|Well|Now|Then),? )?(?:[A-Z][\w.’]+(?: [A-Z][\w.’]+){0,3}, )?(?P<words>\w[^?.!:]*\?)"
)
_POINTING = frozenset(
    (
        "you your yours yourself he she him her his hers they them their it its this that these those there here then "
        "we our  us i me my mine such so not n’t "
    ).split()
)
"""Words by which a question leans on what stands before it, or on who is asked."""
_OPENS = frozenset("who what when where why how which".split())


@dataclass(frozen=True, slots=True)
class Speech:
    """What one speaker says in one document."""

    speaker: str
    sentences: tuple[str, ...]


def speeches(text: str, passages: Iterable[Passage]) -> tuple[Speech, ...]:
    """Return who says what in a document, the one who says most first."""
    said: dict[str, list[str]] = {}
    for passage in passages:
        for sentence in passage.sentences:
            if sentence.speaker:
                said.setdefault(sentence.speaker, []).append(text[sentence.start : sentence.end])
    found = (Speech(speaker, tuple(words)) for speaker, words in said.items())
    return tuple(sorted(found, key=lambda speech: -len(speech.sentences)))


def things_told(texts: Iterable[str]) -> tuple[str, ...]:
    """Return what texts tell of, such as “the cliff railway”: what most of them name first, two at least."""
    within: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    times: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for text in texts:
        found = [(match[2], (match[3] or "").strip()) for match in _THING.finditer(text)]
        named.update(match[2] for match in _THING.finditer(text) if match[1] in _BEFORE_A_NOUN)
        within.update({thing for thing, _ in found})
        times.update(thing for thing, _ in found)
        nouns.update(thing for thing, after in found if not after.isalnum() or after in _AFTER_A_NOUN)
    return tuple(
        f"the {thing}"
        for thing, count in within.most_common()
        if count > 1 and named[thing] and nouns[thing] * 2 > times[thing] and not _NO_THING & set(thing.split())
    )


def put_in(passages: Iterable[Passage]) -> Iterator[str]:
    """Yield the questions that interviewers put, as far as they can be understood by themselves."""
    for asked in dict.fromkeys(passage.question for passage in passages if passage.question):
        found = _ASKED.fullmatch(asked.strip())
        words = _PART.findall(found["words"].casefold()) if found else []
        if found and 4 <= len(words) <= 14 and words[0] in _OPENS and not _POINTING & set(words):
            yield found["words"][0].upper() + found["words"][1:]


def questions_to(speech: Speech, things: Sequence[str] = ()) -> Iterator[str]:
    """Yield questions about what a person says, about ``things`` first, then about whom and what they name.

    None for a body or a nameless one, and none about a place.
    """
    if not is_person(speech.speaker) or any(map(is_body, speech.speaker.split())):
        return
    told = " ".join(speech.sentences)
    about = [thing for thing in things if thing in told] + list(_named_by(speech))
    for each in about:
        yield f"What does {speech.speaker} say about {each}?"


def _named_by(speech: Speech) -> Iterator[str]:
    own = {part.casefold() for part in _PART.findall(speech.speaker)}
    named: Counter[str] = Counter()
    with_article: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for sentence in speech.sentences:
        forms = {_unowned(match[0]): sentence[: match.start()] for match in _NAME.finditer(sentence)}
        named.update(forms.keys())
        with_article.update(name for name, before in forms.items() if before.endswith(("the ", "The ")))
        placed.update(name for name, before in forms.items() if _PLACED.search(before))
    for name, count in named.most_common():
        parts = {part.casefold() for part in _PART.findall(name)}
        if parts & own or _is_time(parts) or _ADJECTIVE.fullmatch(name) or (len(parts) == 1 and placed[name]):
            continue
        article = "the " if 2 * with_article[name] > count or is_body(name.split()[-1]) else ""
        yield f"{article}{name}"


def _is_time(parts: Iterable[str]) -> bool:
    """Whether one of ``parts`` is a feast, a month or a day, written out or cut short."""
    return any(part in _NOT_NAMES or (len(part) > 2 and any(n.startswith(part) for n in _NOT_NAMES)) for part in parts)


def _unowned(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s").rstrip("’'")


def in_turns(series: Iterable[Iterator[str]], most: int) -> tuple[str, ...]:
    """Return at most ``most`` different questions: the first of each series, then the second of each, and so on."""
    left = list(series)
    chosen: dict[str, None] = {}
    while left and len(chosen) < most:
        going = []
        for each in left:
            if (question := next((q for q in each if q not in chosen), None)) is not None:
                going.append(each)
                chosen[question] = None
        left = going
    return tuple(chosen)[:most]
