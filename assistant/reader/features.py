"""What the words alone tell of whether a sentence answers a question, beside what the network says. Pure."""

import re
from collections.abc import Sequence

from index.library.library import stems

NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half|"
    r"quarter|per ?cent)\b",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b(?:1\d{3}|20\d\d|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|century|(?:year|week|month|day)s?|today|yesterday|tomorrow|spring|"
    r"summer|autumn|winter|Easter|Christmas)\b"
)
_NAME = re.compile(r"(?<=[a-z,;’'“\"(] )[A-Z][\w’-]+|^(?:[A-Z][\w’-]+ ){1,3}[A-Z]")
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|so that|in order to|therefore|reason|caused?|led to|result)\b", re.IGNORECASE
)
_EXPECTED = (
    (
        r"\bhow (?:much|many|long|far|often|old|big|large|high|tall)\b|what (?:percent|percentage|number|amount)",
        NUMBER,
    ),
    (r"\bwhen\b|\b(?:what|which) (?:year|date|day|month|century)", TIME),
    (r"\bwho\b|\bwhom\b|\bwhose\b|\bwhere\b|what (?:was|is) the name|\bwhich (?:company|person|country|city)", _NAME),
    (r"\bwhy\b", _REASON),
)
_NAMED = re.compile(r"(?<!^)\b[A-Z][\w’-]+|\d+")


def clues(question: str, passage: str, sentences: Sequence[str]) -> tuple[tuple[float, ...], ...]:
    """Return, for each sentence of a passage, what the words alone tell of it.

    The shares of the question's content words that stand in the sentence and in the passage; the share of its names and
    numbers that the passage lacks; whether the sentence holds the kind of thing that is asked for (a number, a time, a
    name, a reason), and whether such a kind is asked for and it does not; whether it is very short.
    """
    wanted = stems(question)
    in_passage = _share(wanted, stems(passage))
    named, there = _NAMED.findall(question), passage.casefold()
    missing = sum(name.casefold() not in there for name in named) / len(named) if named else 0.0
    kind = expected(question)
    told = []
    for sentence in sentences:
        fits = bool(kind and kind.search(sentence))
        told.append(
            (
                _share(wanted, stems(sentence)),
                in_passage,
                missing,
                float(fits),
                float(bool(kind) and not fits),
                float(len(sentence.split()) < 5),
            )
        )
    return tuple(told)


def expected(question: str) -> re.Pattern[str] | None:
    """Return what an answer to ``question`` should hold, where its words say so."""
    return next((kind for asks, kind in _EXPECTED if re.search(asks, question, re.IGNORECASE)), None)


def _share(wanted: frozenset[str], found: frozenset[str]) -> float:
    return len(wanted & found) / len(wanted) if wanted else 0.0
