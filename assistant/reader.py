"""Reads passages for one question: which sentences answer it, which words, and how surely."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from assistant.features import features
from index.types import Span

Embed = Callable[[Sequence[str]], np.ndarray]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one passage.

    ``answers`` is the probability that the passage answers the question, ``sentences`` the same for each sentence
    given. ``short`` is the best short answer, counted in code points from the start of the passage, ``None`` when no
    words stand out; ``short_score`` its probability.
    """

    answers: float
    sentences: tuple[float, ...]
    short: Span | None = None
    short_score: float = 0.0


class Reader(Protocol):
    """What an answer is chosen by."""

    def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        """Read each passage for ``question``; its sentences are spans counted from the start of the passage."""
        ...


WEIGHTS = (5.20, 0.28, 2.79, 2.30, -1.15, 0.39, -0.53, -0.13)
"""What each feature adds, in the order of ``features.NAMES``; fitted by ``training/linear.py``."""

BIAS = -5.44
"""Set so that a tenth of the questions that the documents answer come out below one half."""


class LinearReader:
    """Chooses sentences by a logistic regression over a few features; knows no short answers.

    What it gives as a probability orders sentences and is one half where a tenth of the answerable questions are given
    up; it is not calibrated beyond that.
    """

    def __init__(self, embed: Embed) -> None:
        """Take the function that embeds texts: unit vectors of shape (texts, dimensions)."""
        self._embed = embed

    def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        """Read each passage for ``question``; its sentences are spans counted from the start of the passage."""
        words = [[span.of(text) for span in spans] for text, spans in zip(passages, sentences, strict=True)]
        vectors = self._embed([question, *passages, *(each for group in words for each in group)])
        cosines = [float(cosine) for cosine in vectors[1:] @ vectors[0]]
        of_passages, of_words = cosines[: len(passages)], iter(cosines[len(passages) :])
        readings = []
        for passage, of_passage, group in zip(passages, of_passages, words, strict=True):
            likely = tuple(
                _probability(features(question, passage, sentence, (next(of_words), of_passage))) for sentence in group
            )
            readings.append(Reading(max(likely, default=0.0), likely))
        return readings


def _probability(found: Sequence[float]) -> float:
    score = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, found, strict=True))
    return 1.0 / (1.0 + math.exp(-score))
