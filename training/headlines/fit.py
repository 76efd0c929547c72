"""Fits what decides on headlines, and writes it into the package: ``python -m training.headlines.fit OUT``.

Learnt on the candidates of the sets that ``training.headlines.ask`` asked, each set weighing the same. How right it is,
and from where on, is told by sets that it did not learn on: each in turn is left out.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.special import expit  # type: ignore[import-untyped]

from assistant.answers.headlines.calibrator import SHIPPED, Calibrator
from training.headlines.rows import Row, Rows, read
from training.headlines.sets import SETS, TESTS

RIGHT, RIGHT_IN_EACH = 0.95, 0.9
"""What share of headlines is right, over all sets together and in each."""

FEW = 12
"""Headlines in a set from which on its own share of right ones says something."""

DIFFERENCE, CONTESTED = 0.5, 0.6
"""From where on further words that differ are shown, and two together that differ, of which neither is sure."""

REASON = {
    "short": 1.0,
    "sentence": 0.4,
    "lead": 0.1,
    "elsewhere": 1.0,
    "against": -1.0,
    "covered_with_title": 1.0,
    "specific": 0.5,
    "name_missing": -1.0,
    "name_unknown": -1.0,
    "number_missing": -1.0,
    "order_missing": -0.5,
    "other_names": -0.5,
    "other_numbers": -0.5,
    "uncertain": -0.5,
    "announced": -1.0,
    "supposed": -1.0,
    "denied": -0.5,
    "unmentioned": -1.0,
    "unfinished": -0.5,
    "asks": -2.0,
    "length": -1.0,
}
"""What weight a sign has where nothing is learnt of it: a few hundred headlines, most of encyclopaedias, show little of
what goes wrong in news. None changes its direction by what is learnt."""

LEAST_SPREAD = 0.05
"""A sign that varies less is not scaled up."""

Floats = NDArray[np.float64]
Told = list[tuple[float, bool]]
"""The best candidate of each question: how likely, and whether it is right."""


def main() -> None:
    """Read the arguments, fit, print the figures of each set, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder with what was found")
    parser.add_argument("--strength", type=float, default=0.1, help="how strongly weights are held near REASON")
    parser.add_argument("--write", type=Path, default=SHIPPED, help="where the weights go")
    given = parser.parse_args()
    known = [read(given.out, name) for name in SETS if (given.out / f"{name}.pickle").exists()]
    left_out = {one.name: told(one, fit([each for each in known if each is not one], given.strength)) for one in known}
    least = threshold(left_out)
    calibrator = fit(known, given.strength)
    tests = [read(given.out, name) for name in TESTS if (given.out / f"{name}.pickle").exists()]
    print(f"from {least:.3f} on; each set by what was learnt on the others, tests by what was learnt on all")
    for one in (*known, *tests):
        print(line(one, left_out.get(one.name) or told(one, calibrator), least))
    print(f"together {figures([each for those in left_out.values() for each in those], least)}")
    for name, weight in sorted(calibrator.weights.items(), key=lambda pair: -abs(pair[1])):
        print(f"  {weight:+.3f} {name}")
    record = {
        "weights": {name: round(weight, 4) for name, weight in calibrator.weights.items()},
        "bias": round(calibrator.bias, 4),
        "headline": round(least, 3),
        "difference": DIFFERENCE,
        "contested": CONTESTED,
    }
    given.write.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def fit(known: Sequence[Rows], strength: float) -> Calibrator:
    """Return a logistic regression over the signs, held near :data:`REASON`; every set weighs the same."""
    rows = [row for one in known for row in one.rows]
    names = list(rows[0].signs)
    signs = np.array([[row.signs[name] for name in names] for row in rows])
    right = np.array([row.right for row in rows]) * 2.0 - 1
    weights = np.concatenate([np.full(len(one.rows), 1 / max(1, len(one.rows))) for one in known]) / len(known)
    # Scaled for the regularisation's sake, then put back into the signs' own units.
    scale = np.maximum(signs.std(axis=0), LEAST_SPREAD)
    scaled, reason = signs / scale, np.array([REASON.get(name, 0.0) for name in names]) * scale

    def loss(learnt: Floats) -> tuple[float, Floats]:
        margin = right * (scaled @ learnt[:-1] + learnt[-1])
        pull = -weights * right * expit(-margin)
        moved = learnt[:-1] - reason
        value = float(weights @ np.logaddexp(0, -margin) + strength * moved @ moved)
        return value, np.append(scaled.T @ pull + 2 * strength * moved, pull.sum())

    bounds = [(0, None) if each > 0 else (None, 0) if each < 0 else (None, None) for each in reason]
    found = minimize(loss, np.append(reason, 0.0), jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    learnt = {name: float(weight) for name, weight in zip(names, found.x[:-1] / scale, strict=True)}
    return Calibrator(learnt, float(found.x[-1]), 1.0, DIFFERENCE, CONTESTED)


def told(one: Rows, calibrator: Calibrator) -> Told:
    """Return how likely the best candidate of each question of a set is right, and whether it is."""
    best: dict[int, tuple[float, Row]] = {}
    for row in one.rows:
        likely = calibrator(row.signs)
        if row.question not in best or likely > best[row.question][0]:
            best[row.question] = likely, row
    return [(likely, row.right) for likely, row in best.values()]


def threshold(left_out: dict[str, Told]) -> float:
    """Return the least probability from which on headlines are right often enough, together and in each set."""
    everything = [each for those in left_out.values() for each in those]
    for least in np.arange(0.3, 0.99, 0.005):
        if _share(everything, least) >= RIGHT and all(
            _share(those, least) >= RIGHT_IN_EACH
            for those in left_out.values()
            if sum(likely >= least for likely, _ in those) >= FEW
        ):
            return float(least)
    return 0.99


def _share(those: Told, least: float) -> float:
    shown = [right for likely, right in those if likely >= least]
    return float(np.mean(shown)) if shown else 1.0


def line(one: Rows, those: Told, least: float) -> str:
    """Return the figures of one set: headlines that are right, and the share of questions that get one."""
    deserving = len(one.deserving)
    shown = sum(likely >= least for likely, _ in those)
    return f"{one.name:18} {figures(those, least)}, {shown / max(1, deserving):.0%} of {deserving} that deserve one"


def figures(those: Told, least: float) -> str:
    """Return how many headlines of some questions are right."""
    shown = [right for likely, right in those if likely >= least]
    return f"{sum(shown)}/{len(shown)} right ({_share(those, least):.1%})"


if __name__ == "__main__":
    main()
