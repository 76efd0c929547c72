"""Dated sentences, and those of them that tell the same event of the same time. Pure."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.analysis import can_stand, middle
from assistant.evidence import evidence_of, may_tell, place_of
from assistant.facts.times import Precision, Time, When, read_times
from assistant.types import Evidence
from index.embedding import Vectors
from index.text import inflected, leans
from index.types import Hit

SAME_EVENT = 0.5
"""From this cosine on with the middle of those that tell an event of a day, a sentence tells it too."""

SAME_EVENT_LONG = 0.7
"""The same for a time of more than a day, in which more happens."""

REPEATS = 0.9
"""From this cosine on a sentence says nothing that the other does not say in nearly the same words."""

NEAR_TOPIC = 0.25
"""From this cosine with the topic on, of the sentence or of its passage, a sentence is about it."""

CLOSE_TO_BEST = 0.6
"""… and at least this much of the best one's."""

OPENING = 100
"""The first passage of a document begins before this character: its headings may stand above."""

MORE_DOCUMENTS = 0.15
"""What an event gains for each doubling of the documents that tell it."""

OPENS_DOCUMENT = 0.1
LEANS = 0.15
SCRAP = 0.3
TELLS_ONLY = 0.15
"""What a sentence gains that opens its document, and loses that leans on another, is no whole sentence, or dates only
when something was said."""

ROUGH: dict[Precision, float] = {
    "month": 0.03,
    "months": 0.05,
    "season": 0.05,
    "year": 0.1,
    "years": 0.1,
    "decade": 0.1,
}
"""What one loses whose time is long."""

_Key = tuple[str, str, str | None]

_TOLD = "|".join(sorted(inflected("say tell tweet write add".split(), "present", "past")))
_TELLS_ONLY = re.compile(rf"\b(?:{_TOLD}|according to)\b[^,;.]{{0,25}}$")


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence and one time that it tells; ``opens`` says that it stands in the first passage of its document.

    ``near`` is the cosine of its passage with what the timeline is about, ``also_in`` other documents that hold it.
    """

    evidence: Evidence
    time: Time
    opens: bool
    near: float
    also_in: tuple[str, ...]

    @property
    def placed(self) -> When:
        """The time on the calendar, of one that has one."""
        assert self.time.when is not None
        return self.time.when


@dataclass(frozen=True, slots=True)
class Grouped:
    """The sentences that tell one event, the best first, without repetitions; of all, the documents and the number."""

    accounts: tuple[Dated, ...]
    documents: frozenset[str]
    sentences: int
    worth: float


def dated_in(hits: Iterable[Hit], near: Iterable[float], speakers: Sequence[str] = ()) -> list[Dated]:
    """Return the sentences of passages that tell a time, once for each, in order; no questions.

    ``near`` are the passages' cosines with what the timeline is about; ``speakers`` keep it to what they say.
    """
    found = []
    for hit, cosine in zip(hits, near, strict=True):
        for evidence in evidence_of(hit):
            if not may_tell(evidence, speakers):
                continue
            found += [
                Dated(evidence, each, hit.passage.start < OPENING, float(cosine), hit.also_in)
                for each in read_times(evidence.words, hit.document.published)
            ]
    return found


def relevant(found: Sequence[Dated], vectors: Vectors, topic: Vectors) -> list[int]:
    """Return the rows of the sentences that are about ``topic``, a unit vector; so are ``vectors``."""
    if not found:
        return []
    near = np.maximum(vectors @ topic, [0.9 * each.near for each in found])
    least = max(NEAR_TOPIC, CLOSE_TO_BEST * float(near.max()))
    return [int(row) for row in np.flatnonzero(near >= least)]


def near_enough(loose: Sequence[Dated], found: Sequence[Dated]) -> list[Dated]:
    """Return those sentences whose passage is as near to the topic as the farthest of those that are about it."""
    least = min((each.near for each in found), default=0.0)
    return [each for each in loose if each.near >= least]


def most_promising(placed: Sequence[Dated], most: int) -> list[Dated]:
    """Return at most so many sentences that may tell an event, in order, without comparing them with one another.

    Those of near passages come first, that tell it well, of a time that many documents tell.
    """
    told: dict[_Key, set[str]] = {}
    for each in placed:
        told.setdefault(_time_of(each.placed), set()).add(each.evidence.document.document_id)

    def promise(each: Dated) -> float:
        return each.near + _fitness(each) + MORE_DOCUMENTS * math.log2(len(told[_time_of(each.placed)]))

    rows = sorted(range(len(placed)), key=lambda row: -promise(placed[row]))[:most]
    return [placed[row] for row in sorted(rows)]


def _time_of(when: When) -> _Key:
    return when.first, when.last, when.bound


def without_date(found: Sequence[Dated]) -> list[Dated]:
    """Return what tells only times that cannot be placed, once for each sentence."""
    placed = {place_of(each.evidence) for each in found if each.time.when}
    loose = {place_of(each.evidence): each for each in reversed(found)}
    return [each for place, each in reversed(loose.items()) if place not in placed]


def group(found: Sequence[Dated], vectors: Vectors, towards: Vectors) -> list[Grouped]:
    """Put the sentences together that tell the same event: of the same time, and alike.

    Leader clustering (Hartigan 1975), with a group's middle for its leader: the best sentence first, each next one to
    the group that it is nearest to, if near enough. ``vectors`` are unit vectors of the sentences, ``towards`` one of
    what the timeline is about.
    """
    worth = _worths(found, vectors, towards)
    groups: dict[_Key, list[list[int]]] = {}
    for row in sorted(range(len(found)), key=lambda row: -worth[row]):
        when = found[row].placed
        same_time = groups.setdefault(_time_of(when), [])
        near = [float(vectors[row] @ middle(vectors[rows])) for rows in same_time]
        least = SAME_EVENT if when.first == when.last else SAME_EVENT_LONG
        if near and max(near) >= least:
            same_time[near.index(max(near))].append(row)
        else:
            same_time.append([row])
    return [_grouped(found, vectors, worth, rows) for same_time in groups.values() for rows in same_time]


def _grouped(found: Sequence[Dated], vectors: Vectors, worth: Sequence[float], rows: list[int]) -> Grouped:
    kept: list[int] = []
    for row in rows:
        if not any(float(vectors[row] @ vectors[other]) >= REPEATS for other in kept):
            kept.append(row)
    documents = frozenset(
        document for row in rows for document in (found[row].evidence.document.document_id, *found[row].also_in)
    )
    return Grouped(
        accounts=tuple(found[row] for row in kept),
        documents=documents,
        sentences=len(rows),
        worth=worth[rows[0]] + MORE_DOCUMENTS * math.log2(len(documents)),
    )


def most_important(events: Sequence[Grouped], most: int) -> list[Grouped]:
    """Return at most so many events: those told best, and by most documents."""
    return sorted(events, key=lambda each: -each.worth)[:most]


def _worths(found: Sequence[Dated], vectors: Vectors, towards: Vectors) -> list[float]:
    """Return how well each sentence tells an event of what the timeline is about."""
    return [float(near) + _fitness(each) for near, each in zip(vectors @ towards, found, strict=True)]


def _fitness(dated: Dated) -> float:
    words = dated.evidence.words
    fitness = OPENS_DOCUMENT if dated.opens else 0.0
    fitness -= LEANS if leans(words) else 0.0
    fitness -= SCRAP if not can_stand(dated.evidence) else 0.0
    fitness -= TELLS_ONLY if _TELLS_ONLY.search(words, 0, dated.time.start) else 0.0
    return fitness - (ROUGH.get(dated.time.when.precision, 0.0) if dated.time.when else 0.0)
