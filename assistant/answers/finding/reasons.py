"""Which of the sentences of a passage give a reason, where one is asked for. Pure.

A reader learns "why" from few questions, and takes the sentence that tells what happened for the one that tells why.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Evidence
from index.text import lexicon, points_back, stems

_ASKS_WHY = re.compile(
    r"\bwhy\b|\bhow come\b|\bwhat (?:is|are|was|were) the reasons?\b|\bfor what reason\b", re.IGNORECASE
)
_REASON = re.compile(rf"\b(?:{'|'.join(lexicon.REASONS)})\b", re.IGNORECASE)
_MAYBE = re.compile(rf"\b(?:{'|'.join(lexicon.PERHAPS_REASONS)})\b", re.IGNORECASE)
_REACH = 2
"""Sentences on either side of a likely one among which its reason is."""

_NEARLY, _HALF = 0.9, 0.6
"""What a reason gets of the likeliest sentence that near, and what may be one."""

_TOLD, _FEWEST = 0.3, 2
"""A sentence with at least this share of the question's content words, and as many, gives its reason where it may."""


def asks_why(question: str) -> bool:
    """Whether ``question`` asks for a reason."""
    return bool(_ASKS_WHY.search(question))


def gives_reason(words: str, asked: frozenset[str]) -> bool:
    """Whether a sentence gives a reason: its words say so, or may say so and it tells much of what is ``asked``."""
    if _REASON.search(words):
        return True
    told = len(stems(words) & asked)
    return bool(_MAYBE.search(words)) and told >= min(len(asked), max(_FEWEST, _TOLD * len(asked)))


def with_reasons(found: Sequence[Evidence], asked: frozenset[str], answers: float) -> list[Evidence]:
    """Return the sentences, each that gives a reason with at least what it gets of the likeliest near it.

    That is one which stands at most two sentences away, where the reason has a word of the question, or else right
    before it, where the reason goes on from it; and, as far as it has the question's words, any in its passage.
    ``answers`` is how likely that answers.
    """
    weights = [each.probability if each.sentence.states else 0.0 for each in found]  # a teaser lends nothing
    said = [stems(each.words) for each in found]
    weighed = list(found)
    for place, each in enumerate(found):
        part = _NEARLY if _REASON.search(each.words) else _HALF if _MAYBE.search(each.words) else 0.0
        if part:
            shared = len(said[place] & asked) / len(asked)
            first = max(place - _REACH, 0) if shared else max(place - 1, 0)
            goes_on = shared or points_back(each.words) or said[place] & said[first]
            near = max(weights[first : place + (_REACH + 1 if shared else 1)]) if goes_on else 0.0
            likeliest = max(near, shared * min(answers, max(weights)))
            weighed[place] = replace(each, probability=max(each.probability, part * likeliest))
    return weighed
