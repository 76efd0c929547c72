"""What a paper takes back: the statement, that it was wrong, and what is right, as one. Pure.

A correction quotes what it corrects, and so a reader takes the quoted for the answer. Only what a document says in its
own voice is a correction; somebody's opinion that something was wrong is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.types import Evidence
from index.i18n import _
from index.text import stems

_WRONGLY = r"(?:wrongly|incorrectly|mistakenly|misstated|misspelt|misspelled|misidentified)"
_TAKEN_BACK = re.compile(
    r"\bwe (?:(?:wrongly|incorrectly|mistakenly) )?(?:wrote|said|reported|stated|gave|published|named|called|put)\b"
    rf"|\bwe {_WRONGLY}\b"
    r"|\ban? (?:earlier|previous|original) version of (?:this|the|our)\b"
    rf"|\b(?:this|the|our|an) (?:\w+ ){{0,3}}(?:article|story|report|headline|caption|column)\b.{{0,60}}\b{_WRONGLY}\b",
    re.IGNORECASE,
)
"""What was written before, named by the paper that wrote it."""

_WRONG = re.compile(
    r"\b(?:was|were|is|are) (?:\w+ )?"
    r"(?:wrong|incorrect|mistaken|inaccurate|an error|a mistake|in error|not (?:so|true|correct|the case))\b"
    rf"|\bshould have (?:said|read|been|stated)\b|\b{_WRONGLY}\b",
    re.IGNORECASE,
)
_LONGEST = 3
"""Sentences from what was wrong to what is right."""

_ABOUT_IT = 0.5
"""A correction is about the question when it holds this share of its content words, or …"""

_BEFORE = 0.01
"""What a correction is likelier by than the likeliest sentence, so that it stands first."""

_CLOSE = 0.3
"""… is at least so likely as the best sentence is."""


def corrected(evidence: Sequence[Evidence], question: str) -> list[Evidence]:
    """Return sentences with those of a correction of what ``question`` asks first, each before the likeliest other.

    No few words answer beside it: they may be what it takes back. Without such a correction the sentences are returned
    as they were.
    """
    asked = stems(question)
    best = max((each.probability for each in evidence), default=0.0)
    units = [unit for unit in corrections(evidence) if _is_about(unit, asked, best)]
    if not units:
        return list(evidence)
    first = min(best + _BEFORE, 1.0)
    told = {id(each) for unit in units for each in unit}
    return [replace(each, probability=first if id(each) in told else each.probability, short=None) for each in evidence]


def corrections(evidence: Sequence[Evidence]) -> Iterator[tuple[Evidence, ...]]:
    """Yield each correction in sentences that stand in order: what was wrong, that it was, and what follows that."""
    for place, each in enumerate(evidence):
        if not each.sentence.speaker and _TAKEN_BACK.search(each.words):
            unit = [
                one
                for one in evidence[place : place + _LONGEST]
                if one.document.document_id == each.document.document_id
            ]
            said = [number for number, one in enumerate(unit) if _WRONG.search(one.words)]
            if said:
                yield tuple(unit[: said[0] + 2])


def _is_about(unit: Sequence[Evidence], asked: frozenset[str], best: float) -> bool:
    words = stems(" ".join(each.words for each in unit))
    return len(words & asked) >= _ABOUT_IT * len(asked) or max(each.probability for each in unit) >= _CLOSE * best


def told_corrected(chosen: Sequence[Evidence]) -> str:
    """Return what a reader has to know where an answer holds a correction; empty where it holds none."""
    titles = dict.fromkeys(unit[0].document.title for unit in corrections(chosen))
    return " ".join(_("“%(title)s” corrects what was reported before.", title=each) for each in titles)
