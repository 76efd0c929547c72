"""Sentences that answer to the few words of them that do, each with who says it. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answers.headlines.calibrator import Calibrator, shipped
from assistant.answers.headlines.kinds import are_alike, is_of_kind, phone_in
from assistant.answers.headlines.signs import Candidate, are_one, signs_of
from assistant.answers.headlines.words import whole
from assistant.evidence import place_of
from assistant.facts import HONORIFICS
from assistant.question import Question
from assistant.types import Citation, Evidence, ShortAnswer
from index.text import content_words

_SHORT_ENOUGH = 0.1
"""A short answer is offered where it and its sentence are at least this likely; else the sentence stands for itself."""

DIFFERS_ENOUGH = 0.2
"""A further one that differs is offered from here on, in a comparison: to say that documents differ takes more."""

_WORTH_WEIGHING = 0.03
"""Words that the reader takes for less likely are not weighed as a headline."""

_IN_SENTENCES = frozenset({"overview", "keyword", "list", "compare", "why", "says"})
"""Kinds that no few words of one sentence answer."""

_FEW, _NEARLY_ALL = 8, 0.8
"""A short answer of more words that is nearly its whole sentence says it twice."""
AS_MUCH = 0.15
"""A sentence that tells less of the question than the first one, by more than this share, is of something else."""

PART = 1 / 3
"""Of two that are likely enough together, each is at least so much of that likely."""

_SEVERAL = re.compile(
    r"\b(?:who|what|when|where|why|how|which)\b.*\band (?:who|what|when|where|why|how|which|ends?|finish)\b",
    re.IGNORECASE,
)
"""Two questions in one, which no few words answer."""

_SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_CHOICE = re.compile(r"\bor\b", re.IGNORECASE)


def offered(evidence: Evidence, least: float = _SHORT_ENOUGH) -> str | None:
    """Return the short answer of a sentence, where it and the sentence are at least so likely, and it is short."""
    if evidence.short is None or min(evidence.short_probability, evidence.probability) < least:
        return None
    words = evidence.short.of(evidence.words)
    return words if len(words.split()) <= _FEW or len(words) < _NEARLY_ALL * len(evidence.words) else None


def may_be_short(question: Question) -> bool:
    """Whether a few words can answer: not "why", "is it?" or "who is Ines Quarrie?", whom whole sentences introduce.

    Nor "when and where", which asks for two things, nor "how old is he?" after nobody whom that could be.
    """
    return not (
        (_SOMEBODY.search(question.asked) and not question.names)
        or _SEVERAL.search(question.asked)
        or question.at_length
        or question.whether
        or question.person
        or question.kind in _IN_SENTENCES
    )


def candidates(question: Question, evidence: Sequence[Evidence]) -> tuple[Candidate, ...]:
    """Return the few words of each sentence that may answer: whole, and not the question's own."""
    found = []
    brief = may_be_short(question)
    for each in evidence:
        if each.certain and each.short and not (question.whether or _SEVERAL.search(question.asked)):
            found.append(Candidate(each.short.of(each.words), each))
            continue
        if not brief or each.certain:
            continue
        words = offered(each, _WORTH_WEIGHING)
        words = words and (phone_in(question.asked, each.words) or whole(words, each.words, question.asked))
        if words and not _is_asked(question, words):
            found.append(Candidate(words, each, is_of_kind(question.asked, words, each.words, each.document.title)))
    return tuple(found)


def shorten(
    question: Question,
    chosen: Sequence[Evidence],
    citations: Sequence[Citation],
    evidence: Sequence[Evidence],
    sure: float,
    calibrator: Calibrator | None = None,
) -> tuple[ShortAnswer, ...]:
    """Return the short answers in the sentences ``chosen`` (cited by ``citations``, in order), likeliest first.

    None for a question that no few words of a source answer, or where none are sure enough to stand in large type;
    several only where the documents differ or one lists them. One that holds another ("Friday", "Friday 3 May") is
    taken for the same, and so is one that says much of it in other words, or is another form of its number.
    ``evidence`` is all that was found, and ``sure`` how surely it answers.
    """
    calibrator = calibrator or shipped()
    pool = candidates(question, evidence)
    numbers = {place_of(each): citation.number for each, citation in zip(chosen, citations, strict=True)}
    weighed = [
        _Weighed(each, each.evidence.short_probability, 1.0, is_about=True)
        if each.evidence.certain
        else _weighed(calibrator, each, signs_of(question, each, pool, evidence, sure))
        for each in pool
        if place_of(each.evidence) in numbers
    ]
    groups = _grouped(sorted(weighed, key=lambda each: (-each.given.fits, -each.probability)))
    shown = _shown(question, calibrator, [group[0] for group in groups if group[0].given.fits])
    return tuple(
        ShortAnswer(
            group[0].given.words,
            tuple(sorted({numbers[place_of(each.given.evidence)] for each in group})),
            group[0].given.evidence.column,
        )
        for group in groups
        if group[0] in shown
    )


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A candidate, how likely it is right, how much of the question its place tells, and whether of whom it asks."""

    given: Candidate
    probability: float
    covered: float
    is_about: bool


def _weighed(calibrator: Calibrator, given: Candidate, signs: Mapping[str, float]) -> _Weighed:
    return _Weighed(given, calibrator(signs), signs["covered_with_title"], not signs["name_unknown"])


def _grouped(weighed: Iterable[_Weighed]) -> list[list[_Weighed]]:
    """Bring together those that say the same, in order."""
    groups: list[list[_Weighed]] = []
    for each in weighed:
        known = next((group for group in groups if are_one(group[0].given.words, each.given.words)), None)
        if known is None:
            groups.append([each])
        else:
            known.append(each)
    return groups


def _shown(question: Question, calibrator: Calibrator, firsts: Sequence[_Weighed]) -> list[_Weighed]:
    """Return those that stand in large type: a sure one and what differs from it, or those of which one is right.

    Where documents differ, neither is sure; that they differ is, if each would do and together they are likely enough.
    """
    if not firsts:
        return []
    first = firsts[0]
    is_sure = first.probability >= calibrator.headline
    least = calibrator.difference if is_sure else calibrator.contested * PART
    others = [each for each in firsts[1:] if each.probability >= least and _differs(question, each, first)]
    if is_sure:
        return [first, *others]
    is_contested = bool(others) and first.probability + others[0].probability >= calibrator.contested
    return [first, *others] if is_contested else []


def _differs(question: Question, other: _Weighed, first: _Weighed) -> bool:
    """Whether further words say otherwise of the same: alike, of as much of what is asked, and elsewhere.

    What one document says twice of one thing is no difference between documents.
    """
    told = other.covered >= first.covered - AS_MUCH and other.is_about and first.is_about
    voices = {_voice(each.given.evidence) for each in (first, other)}
    return told and len(voices) > 1 and are_alike(question.asked, first.given.words, other.given.words)


def _voice(evidence: Evidence) -> tuple[str, str | None]:
    return evidence.document.document_id, evidence.sentence.speaker


def _is_asked(question: Question, words: str) -> bool:
    """Whether a short answer says nothing but the question's own words, where that gives no choice of them."""
    return not _CHOICE.search(question.words) and not (
        set(content_words(words)) - set(content_words(question.words)) - HONORIFICS
    )
