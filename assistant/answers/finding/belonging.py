"""What belongs together in what was read: the sentences beside a likely one that say what it leaves to them. Pure.

A reader scores sentences by their likeness to the question, and an answer often stands next to the sentence that is
most like it: below a heading that asks the same, after a line that only announces it, in the reason that follows.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answers.finding.reasons import asks_why, with_reasons
from assistant.evidence import Given
from assistant.question import NUMBER, TIME, Question
from assistant.types import Evidence
from index.text import lexicon, points_back, stems

_MOSTLY = 0.6
"""A sentence says again what is asked when it holds at least this share of the question's content words …"""

_ADDED, _ADDED_IN_STATEMENT = 3, 1
"""… and at most so many others; a statement that adds more says something itself."""

_FOLLOWING = 3
"""Sentences below such a sentence among which the answer is."""

_HANDED_ON = 0.8
"""What is left of its probability from one of them to the next."""

_OF_THE_LIKELIEST = 0.9
"""What a figure gets of the sentence before it, and a wish of its passage: the order of the first stays."""

_ASKS_WITH = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how(?: (?:much|many|long|old|far|big))?)\b", re.IGNORECASE
)
_ASKS_FOR_WISHES = re.compile(
    r"\bwhat\b.*\b(?:wants?|wanted|demands?|urges?|recommends?|proposes?|advises?|calls? for|calling for)\b"
    r"|\bwhat should\b.*\b(?:do|done|happen|change)\b",
    re.IGNORECASE,
)
_WISH = re.compile(rf"\b(?:{'|'.join(lexicon.WISHING)})\b", re.IGNORECASE)
_OPENING = r"^[“\"‘'\s]*"
_NAMES_FIGURE = re.compile(
    rf"{_OPENING}(?:the|its|their) (?:\w+ )?"
    r"(?:price|cost|sum|bill|total|number|figure|fee|fine|rent|value|date|deadline)\b",
    re.IGNORECASE,
)
_COMPLETES = re.compile(rf"{_OPENING}(?:{'|'.join(lexicon.COMPLETING)})\b", re.IGNORECASE)


def together(question: Question, read: Iterable[tuple[float, Given]]) -> list[tuple[float, Given]]:
    """Return passages, each with how likely it answers, with the probabilities of what belongs together evened out.

    What a sentence or a heading that only says the question again is likely by goes to the sentences below it, and a
    question among these answers nothing itself. Of "why", what gives a reason is nearly as likely as what it is given
    for, and so is a figure in the sentence after one without; of what somebody wants, what should be is as likely as
    its passage answers.
    """
    asked = stems(question.sought)
    return [(answers, replace(given, evidence=_weighed(question, asked, answers, given))) for answers, given in read]


def _weighed(question: Question, asked: frozenset[str], answers: float, given: Given) -> tuple[Evidence, ...]:
    """Return the sentences of a passage with what each is as likely as."""
    passage = given.hit.passage
    above = [*(passage.heading or "").split("\n"), passage.question or ""]
    found = list(given.evidence)
    if any(_repeats(each, asked) for each in above):
        found = _handed_on(found, -1, answers)
    for place, each in enumerate(list(found)):
        if weight := _left_to_others(question, asked, answers, each):
            found = _handed_on(found, place, weight)
    if asked and asks_why(question.asked):
        found = with_reasons(found, asked, answers)
    if question.expects in (NUMBER, TIME):
        found = _with_figures(found, asked, question.expects)
    if _ASKS_FOR_WISHES.search(question.asked):
        found = [_at_least(each, _OF_THE_LIKELIEST * answers) if _wishes(each, asked) else each for each in found]
    return tuple(replace(each, probability=0.0) if _is_question(each.words) else each for each in found)


def _wishes(evidence: Evidence, asked: frozenset[str]) -> bool:
    """Whether a sentence says what somebody wants to be, of what is ``asked`` or of what stands before it."""
    return bool(_WISH.search(evidence.words)) and (bool(stems(evidence.words) & asked) or points_back(evidence.words))


def _is_question(words: str) -> bool:
    return words.rstrip("”\"’' ").endswith("?")


def _repeats(words: str, asked: frozenset[str], added: int = _ADDED) -> bool:
    """Whether ``words`` hold most of what is ``asked`` and add little."""
    said = stems(words)
    return len(asked) > 1 and len(said & asked) >= _MOSTLY * len(asked) and len(said - asked) <= added


def _left_to_others(question: Question, asked: frozenset[str], answers: float, evidence: Evidence) -> float:
    """Return the probability that a sentence leaves to those below it: its passage’s, where it asks the same question.

    A statement leaves its own to them where it only says the question again, or a colon ends it; the passage's where it
    does both. Nothing is left where a few words can answer and a statement says so much.
    """
    if _is_question(evidence.words):
        asks = _repeats(evidence.words, asked) and _asks_with_the_same(evidence.words, question.asked)
        return max(evidence.probability, answers) if asks else 0.0
    if not (question.at_length or question.kind == "list"):
        return 0.0
    if evidence.words.endswith(":"):
        return max(evidence.probability, answers if _repeats(evidence.words, asked) else 0.0)
    only_repeats = evidence.sentence.states and _repeats(evidence.words, asked, _ADDED_IN_STATEMENT)
    return evidence.probability if only_repeats else 0.0


def _asks_with_the_same(words: str, question: str) -> bool:
    """Whether a question in a document asks with the same word as ``question``."""
    one, other = _ASKS_WITH.search(words), _ASKS_WITH.search(question)
    return one is not None and other is not None and one[0].casefold() == other[0].casefold()


def _handed_on(found: Sequence[Evidence], place: int, weight: float) -> list[Evidence]:
    """Return the sentences with those below ``place`` that state something at least what is left of ``weight``.

    One of them that is so likely already is the answer, and nothing is handed on.
    """
    below = [number for number in range(place + 1, len(found)) if found[number].sentence.states][:_FOLLOWING]
    if any(found[number].probability >= weight * _HANDED_ON for number in below):
        return list(found)
    left = {number: weight * _HANDED_ON**step for step, number in enumerate(below, start=1)}
    return [_at_least(each, left.get(number, 0.0)) for number, each in enumerate(found)]


def _at_least(evidence: Evidence, probability: float) -> Evidence:
    return replace(evidence, probability=max(evidence.probability, probability))


def _with_figures(found: Sequence[Evidence], asked: frozenset[str], expected: re.Pattern[str]) -> list[Evidence]:
    """Return the sentences, each with a number or time as ``expected`` that goes on from one without nearly as likely.

    Such as "The roof will be repaired. The price is £400."
    """
    weighed = list(found)
    for place, (before, each) in enumerate(pairwise(found), start=1):
        goes_on = points_back(each.words) or _NAMES_FIGURE.match(each.words) or stems(each.words) & asked
        if goes_on and expected.search(each.words) and not expected.search(before.words):
            weighed[place] = _at_least(each, _OF_THE_LIKELIEST * before.probability)
    return weighed


def completes(words: str) -> bool:
    """Whether a sentence brings what the one before it is not whole without: "That was wrong", "The second was …"."""
    return bool(_COMPLETES.match(words))
