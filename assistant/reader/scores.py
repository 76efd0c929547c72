"""From the network's scores to probabilities: the best short answer, and calibration. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.reader.encoding import OUTSIDE, Encoded
from assistant.reader.types import Reading
from index.types import Span

Floats = NDArray[np.float32]

LONGEST = 30
"""Word pieces of the longest short answer."""

PLAUSIBLE = 0.02
"""A short answer less probable than this is not offered."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the network said of one passage, before calibration; logits and differences of logits.

    ``answers``: the passage head. ``sentences``: the sentence head, by sentence. ``margins``: by sentence, how far its
    best short answer lies above "no answer"; both are ``-inf`` for a sentence that was not read. ``span``: the best
    short answer's characters in the passage. ``sharpness``: the log-probability of that answer among all of them.
    ``clues``: by sentence, what the words alone tell (:func:`assistant.reader.features.clues`).
    """

    answers: float
    sentences: tuple[float, ...]
    margins: tuple[float, ...]
    span: Span | None
    sharpness: float
    clues: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Platt:
    """A logistic curve over some scores (Platt 1999): ``sigmoid(bias + weights · scores)``."""

    weights: tuple[float, ...]
    bias: float

    def __call__(self, *scores: float) -> float:
        """Return the probability for one value of each score."""
        logit = self.bias + sum(weight * score for weight, score in zip(self.weights, scores, strict=True))
        return float(1 / (1 + np.exp(-np.clip(logit, -30, 30))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Curves fitted on articles that training never saw; what each takes in is in :func:`calibrated`."""

    answers: Platt
    sentence: Platt
    short: Platt


def measure(pair: Encoded, start: Floats, end: Floats, answers: float, sentences: Floats, count: int) -> Measured:
    """Take one pair's scores apart. ``start`` and ``end``: (pieces,) or longer; ``count``: the passage's sentences.

    A short answer lies within one sentence and is at most ``LONGEST`` word pieces long.
    """
    length = len(pair.pieces)
    start, end = start[:length], end[:length]
    owner = np.asarray(pair.sentence_of)
    distance = np.arange(length)[None, :] - np.arange(length)[:, None]
    allowed = (distance >= 0) & (distance < LONGEST)
    allowed &= (owner[:, None] == owner[None, :]) & (owner != OUTSIDE)[:, None]
    sums = np.where(allowed, start[:, None] + end[None, :], -np.inf)
    first_best = sums.max(axis=1)
    none = float(start[0] + end[0])
    margins = [-np.inf] * count
    for number in range(count):
        mine = first_best[owner == number]
        if mine.size:
            margins[number] = float(mine.max()) - none
    if not np.isfinite(first_best).any():
        return Measured(float(answers), (-np.inf,) * count, tuple(margins), None, -np.inf)
    first, last = divmod(int(sums.argmax()), length)
    read = {number for number in pair.sentence_of if number != OUTSIDE}
    return Measured(
        answers=float(answers),
        sentences=tuple(float(sentences[number]) if number in read else -np.inf for number in range(count)),
        margins=tuple(margins),
        span=Span(pair.starts[first], pair.ends[last]),
        sharpness=float(sums.max() - _log_sum(sums[allowed])),
    )


def _log_sum(values: Floats) -> float:
    top = values.max()
    return float(top + np.log(np.exp(values - top).sum()))


def calibrated(measured: Measured, calibration: Calibration) -> Reading:
    """Return the probabilities of one passage."""
    margin = max(measured.margins, default=-np.inf)
    if measured.span is None:
        return Reading(answers=0.0, sentences=(0.0,) * len(measured.sentences), short=None, short_score=0.0)
    short = calibration.short(*short_scores(measured, margin))
    return Reading(
        answers=calibration.answers(*passage_scores(measured, margin)),
        sentences=tuple(
            calibration.sentence(*sentence_scores(measured, number)) if np.isfinite(value) else 0.0
            for number, value in enumerate(measured.sentences)
        ),
        short=measured.span if short >= PLAUSIBLE else None,
        short_score=short if short >= PLAUSIBLE else 0.0,
    )


def passage_scores(measured: Measured, margin: float) -> tuple[float, ...]:
    """Return what says whether a passage answers: its head, its best short answer, its likeliest sentence."""
    best = max(range(len(measured.sentences)), key=measured.sentences.__getitem__)
    return measured.answers, margin, measured.sentences[best], *measured.clues[best]


def sentence_scores(measured: Measured, number: int) -> tuple[float, ...]:
    """Return what says whether a sentence answers: its head, its best short answer, the passage's head, the clues."""
    return measured.sentences[number], measured.margins[number], measured.answers, *measured.clues[number]


def short_scores(measured: Measured, margin: float) -> tuple[float, ...]:
    """Return what says whether the best short answer is right: margin, sharpness, the passage's head."""
    return margin, measured.sharpness, measured.answers


def to_calibration(record: dict[str, Sequence[float]]) -> Calibration:
    """Read a calibration from JSON: by curve, the weights and then the bias."""
    curves = {name: Platt(tuple(values[:-1]), values[-1]) for name, values in record.items()}
    return Calibration(**curves)
