"""Questions worth asking of these documents, made from who speaks in them and what they name. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
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


def questions_to(speech: Speech) -> Iterator[str]:
    """Yield questions about what a person says, about what they name most first; none for a body or a nameless one."""
    if not is_person(speech.speaker) or any(map(is_body, speech.speaker.split())):
        return
    own = {part.casefold() for part in _PART.findall(speech.speaker)}
    named: Counter[str] = Counter()
    with_article: Counter[str] = Counter()
    for sentence in speech.sentences:
        forms = {_unowned(match[0]): sentence[: match.start()] for match in _NAME.finditer(sentence)}
        named.update(forms.keys())
        with_article.update(name for name, before in forms.items() if before.endswith(("the ", "The ")))
    for name, count in named.most_common():
        parts = {part.casefold() for part in _PART.findall(name)}
        if not parts & (own | _NOT_NAMES) and not _ADJECTIVE.fullmatch(name):
            article = "the " if 2 * with_article[name] > count or is_body(name.split()[-1]) else ""
            yield f"What does {speech.speaker} say about {article}{name}?"


def _unowned(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s").rstrip("’'")


def first_new(questions: Iterable[Iterator[str]], limit: int, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return the first question of each series that is not ``known``, at most ``limit`` in all."""
    seen = set(known)
    chosen: list[str] = []
    for series in questions:
        if len(chosen) == limit:
            break
        fresh = next((question for question in series if question not in seen), None)
        if fresh:
            seen.add(fresh)
            chosen.append(fresh)
    return tuple(chosen)
