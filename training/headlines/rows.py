"""What was found for a question, as rows to learn from: a candidate's signs, and whether it is right. Pure."""

import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.answers import THRESHOLDS
from assistant.answers.headlines import candidates, may_be_short
from assistant.answers.headlines.signs import Candidate, signs_of
from assistant.answers.quoted import choose
from assistant.evaluation.matching import holds, overlap
from assistant.evaluation.rightness import BESIDE
from assistant.evidence import place_of
from training.headlines.heard import Heard
from training.headlines.sets import Asked

MUCH = 0.6
"""F1 of the words that a right answer has with an accepted one, where it does not hold it whole."""
CLAUSE = 8
"""Words of an accepted answer from which on it is a clause that holds the answer."""

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate for a headline of a question: its signs, its words, whether they are right."""

    question: int
    signs: dict[str, float]
    words: str
    right: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """The candidates of a set, and the questions that deserve a headline, by number, with all that were asked."""

    name: str
    heard: tuple[Heard, ...]
    rows: tuple[Row, ...]
    deserving: frozenset[int]


def read(folder: Path, name: str) -> Rows:
    """Return the rows of a set that was asked."""
    heard: list[Heard] = pickle.loads((folder / f"{name}.pickle").read_bytes())
    rows = tuple(row for number, each in enumerate(heard) for row in rows_of(number, each))
    deserving = frozenset(
        number for number, each in enumerate(heard) if each.asked.accepted and may_be_short(each.question)
    )
    return Rows(name, tuple(heard), rows, deserving)


def rows_of(number: int, heard: Heard) -> Iterator[Row]:
    """Yield the candidates of one question, as they would be chosen among in use."""
    found, question = heard.found, heard.question
    evidence = found.evidence
    if not evidence or found.sure < THRESHOLDS["balanced"]:
        return
    chosen = {place_of(each) for each in choose(question, evidence)}
    pool = candidates(question, evidence)
    for each in pool:
        if each.fits and place_of(each.evidence) in chosen:
            signs = signs_of(question, each, pool, evidence, found.sure)
            yield Row(number, signs, each.words, is_right(each, heard.asked))


def is_right(given: Candidate, asked: Asked) -> bool:
    """Whether a headline is right: it holds an accepted one and little more, most of one, its figures or its core."""
    return any(
        (holds(given.words, each) and len(given.words.split()) <= len(each.split()) + BESIDE)
        or overlap(given.words, [each]) >= MUCH
        or (len(each.split()) >= CLAUSE and holds(each, given.words))
        or _DIGITS.findall(given.words) == _DIGITS.findall(each) != []
        for each in asked.accepted
    )
