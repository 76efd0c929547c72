"""What speaks for and against a few words as the answer, much of which the reader doesn't see. Pure.

Learning from such signs when to answer, and not only from a model's own confidence, is Kamath, Jia and Liang's (2020,
Selective question answering under domain shift): confidence is too high on texts unlike those it was learnt on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from assistant.answers.headlines.kinds import wanted
from assistant.facts import Text, Word, agree, alike, points_of, text_of
from assistant.question import Question
from assistant.types import Evidence
from assistant.wording import same

_MANY = 6
"""Words of a question that mean something, from which on more make it no more specific."""

_LEAST, _MOST = 0.001, 0.999
_UNCERTAIN = re.compile(
    r"\b(?:would|could|may|might|should|expect(?:ed|s)?|plan(?:s|ned)?|propos\w+|likely|if|unless|estimate\w*"
    r"|reportedly|alleged\w*|rumou?r\w*|suppos\w+|claim\w*|hop(?:e|es|ed|ing) (?:to|that)|aim(?:s|ed)?|intend\w*"
    r"|project(?:ed|s))\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:would|could|might)\b", re.IGNORECASE)
"""Asks for what is not so: what is told as so is no answer."""

_DENIED = re.compile(
    r"\b(?:not|never|no|nor|neither|without|den(?:y|ies|ied)|false(?:ly)?|untrue|wrong\w*)\b|n[’']t\b", re.IGNORECASE
)
_SAYING = re.compile(
    r"\b(?:announc|report|sa(?:y|id)\b|tweet|confirm|reveal|told\b|according\b|wrote\b|interview|statement\b)\w*",
    re.IGNORECASE,
)
_BESIDE = 45
"""Characters on either side of a time among which a word of saying is about it."""

_ORDER = re.compile(
    r"\b(?:first|second|third|last|latest|next|previous|former|current(?:ly)?|now|new|newest|original(?:ly)?|only|main|most"
    r"|least|\w{2,}est|total|other|another|fourth|fifth|today|ever)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
_WH = frozenset("who whom whose what which when where why how much many did does was were name".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A few words that may answer, made whole, and the sentence in which they stand.

    Those that do not ``fit`` are of another kind than is asked for: they can say what others say, and are no headline.
    """

    words: str
    evidence: Evidence
    fits: bool = True

    @property
    def likely(self) -> float:
        """How likely the reader takes the words to be right, and their sentence to answer."""
        return min(self.evidence.short_probability, self.evidence.probability)


def signs_of(
    question: Question, given: Candidate, others: Sequence[Candidate], evidence: Sequence[Evidence], sure: float
) -> dict[str, float]:
    """Return the signs of one candidate among ``others``, by name, each about 0 to 1 but for log-odds.

    ``evidence`` is all that was found, and ``sure`` how surely it answers.
    """
    asked, sentence = text_of(question.asked), text_of(given.evidence.words)
    best = max(each.probability for each in evidence)
    same_ones = [each for each in others if each is not given and are_one(each.words, given.words)]
    rivals = [each for each in others if each.fits and not are_one(each.words, given.words)]
    elsewhere = [
        each for each in same_ones if each.evidence.document.document_id != given.evidence.document.document_id
    ]
    kind = wanted(question.asked)
    told = told_by(given.evidence)
    return {
        "short": _odds(given.evidence.short_probability),
        "sentence": _odds(given.evidence.probability),
        "unmentioned": float(sure < 0.6 * best),
        "best": float(given.evidence.probability >= best),
        "lead": max(-3.0, min(3.0, _odds(given.likely) - max((_odds(each.likely) for each in rivals), default=-5.0))),
        "alone": float(not rivals),
        "elsewhere": max((each.likely for each in elsewhere), default=0.0),
        "against": max((each.likely for each in rivals), default=0.0),
        "kind_told": float(kind is not None),
        "kind_name": float(kind == "name"),
        "kind_time": float(kind in ("date", "year", "clock", "weekday")),
        **_coverage(asked, sentence, given, told),
        **_company(asked, sentence, given, evidence),
        "uncertain": float(bool(_UNCERTAIN.search(sentence.plain)) and not _UNCERTAIN.search(asked.plain)),
        "supposed": float(bool(_SUPPOSED.search(asked.plain)) and not _UNCERTAIN.search(sentence.plain)),
        "denied": float(bool(_DENIED.search(sentence.plain)) and not _DENIED.search(asked.plain)),
        "announced": float(kind in ("date", "year") and _is_of_saying(given, sentence, asked)),
        "order_missing": _missing(_ORDER, asked.plain, sentence.plain),
        "number_missing": _missing(_NUMBER, asked.plain, f"{sentence.plain} {told}"),
        "length": min(1.0, len(given.words.split()) / 10),
        "unfinished": float(not re.search(r"[.!…][\"'”’)\]]*(?:\[\d+\])*$", given.evidence.words.strip())),
        "asks": float(given.evidence.words.rstrip(" ”\"’'").endswith("?")),
    }


def _is_of_saying(given: Candidate, sentence: Text, asked: Text) -> bool:
    """Whether a time stands beside a word of saying: when something was announced is not when it is to be."""
    if _SAYING.search(asked.plain):
        return False
    place = sentence.plain.find(text_of(given.words).plain)
    return bool(_SAYING.search(sentence.plain[max(0, place - _BESIDE) : place + len(given.words) + _BESIDE]))


def told_by(evidence: Evidence) -> str:
    """Return what is known of a sentence beside its words: the title over it, and who speaks."""
    return " ".join(filter(None, (evidence.document.title, evidence.sentence.speaker)))


def are_one(one: str, other: str) -> bool:
    """Whether two short answers are one: in other words, as a part, or another form of one number or date."""
    if same(one, other):
        return True
    first, second = (points_of(words) for words in (one, other))
    told = bool(first) and len(first) == len(second) and all(point.kind != "name" for point in (*first, *second))
    return told and all(map(agree, first, second))


def _coverage(asked: Text, sentence: Text, given: Candidate, told: str) -> dict[str, float]:
    """Return what share of the question's words stands in the sentence or its title, and of the answer's in it."""
    sought = asked.content - _WH
    short, told_too = text_of(given.words), sentence.content | text_of(told).content
    return {
        "covered_with_title": len(alike(sought, told_too)) / max(1, len(sought)),
        "specific": min(1.0, len(sought) / _MANY),
        "repeats": len(alike(short.content, sought)) / max(1, len(short.content)),
    }


def _company(asked: Text, sentence: Text, given: Candidate, evidence: Sequence[Evidence]) -> dict[str, float]:
    """Return whether the question's names stand in the sentence and near the answer, and how many others do.

    What is a name in a question in small letters, the sentences tell that have it with a capital.
    """
    capitals = {word.key for each in evidence for word in _named_in(each.words)}
    named = [word for word in asked.words if word.key in capitals or (word.capital and word.start > 0)]
    named = [word for word in named if word.key not in _WH]
    short = text_of(given.words)
    in_sentence = [word for word in named if word.key in sentence.keys or word.stem in sentence.stems]
    title = text_of(told_by(given.evidence))
    known = [word for word in named if word in in_sentence or word.key in title.keys]
    others = {word.key for word in _named_in(given.evidence.words)} - asked.keys - short.keys
    points = [point for point in points_of(given.evidence.words) if point.kind != "name"]
    rivals = [point for point in points if point.span.of(given.evidence.words) not in given.words]
    number = any(point.kind != "name" for point in points_of(given.words))
    return {
        "named": float(bool(named)),
        "name_missing": 1 - len(in_sentence) / len(named) if named else 0.0,
        "name_unknown": 1 - len(known) / len(named) if named else 0.0,
        "other_names": 0.0 if number else min(1.0, len(others) / 5),
        "other_numbers": min(1.0, len(rivals) / 3) if number else 0.0,
    }


def _named_in(words: str) -> list[Word]:
    text = text_of(words)
    return [word for number, word in enumerate(text.words) if word.capital and not text.begins_clause(number)]


def _missing(form: re.Pattern[str], asked: str, told: str) -> float:
    """Return what share of the question's words of a form is not told."""
    sought = {word.casefold() for word in form.findall(asked)}
    held = {word.casefold() for word in form.findall(told)}
    return len(sought - held) / len(sought) if sought else 0.0


def _odds(probability: float) -> float:
    bound = min(_MOST, max(_LEAST, probability))
    return log(bound / (1 - bound))
