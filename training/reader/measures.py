"""The figures that readers are compared by. Pure."""

from collections.abc import Sequence

import numpy as np


def best_overall(sure: Sequence[float], scores: Sequence[float], answerable: Sequence[bool]) -> float:
    """Return the best mean score over all thresholds on ``sure``, as in SQuAD v2's ``best_f1``.

    Above the threshold a question gets its score (0 where unanswerable), below it 1 where unanswerable.
    """
    can = np.asarray(answerable)[np.argsort(-np.asarray(sure), kind="stable")]
    gained = np.asarray(scores)[np.argsort(-np.asarray(sure), kind="stable")] * can
    answered = np.concatenate([[0.0], np.cumsum(gained)])
    declined = (~can).sum() - np.concatenate([[0], np.cumsum(~can)])
    return float((answered + declined).max() / len(can))


def false_answers(sure: Sequence[float], answerable: Sequence[bool], declines: float = 0.1) -> tuple[float, float]:
    """Return the share of unanswerable questions that are answered, and the threshold on ``sure``.

    The threshold is the one at which the share ``declines`` of the answerable questions is declined.
    """
    values, can = np.asarray(sure), np.asarray(answerable)
    threshold = float(np.quantile(values[can], declines))
    return float((values[~can] >= threshold).mean()), threshold


def brier(probabilities: Sequence[float], outcomes: Sequence[bool]) -> float:
    """Return the mean squared error of probabilities (Brier 1950); a constant 0.5 gets 0.25."""
    return float(np.mean((np.asarray(probabilities) - np.asarray(outcomes)) ** 2))


def reliability(
    probabilities: Sequence[float], outcomes: Sequence[bool], bins: int = 10
) -> list[tuple[float, float, int]]:
    """Return, for each tenth of the range that holds any, (mean probability, share that came true, how many)."""
    values, true = np.asarray(probabilities), np.asarray(outcomes)
    place = np.minimum((values * bins).astype(int), bins - 1)
    return [
        (float(values[place == bin_].mean()), float(true[place == bin_].mean()), int((place == bin_).sum()))
        for bin_ in range(bins)
        if (place == bin_).any()
    ]
