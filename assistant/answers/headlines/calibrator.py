"""How surely a few words answer a question, from their signs, and from where on they stand in large type. Pure.

A logistic regression whose weights ``training/headlines`` fits and writes to ``headlines.json``: explainable, and quick
without further libraries.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

SHIPPED = Path(__file__).with_name("headlines.json")


@dataclass(frozen=True, slots=True)
class Calibrator:
    """The weight of each sign, the bias, and the probabilities from which on words are shown.

    ``headline`` is that of a headline, ``difference`` that of further words beside one, and ``contested`` that of two
    together of which neither is sure.
    """

    weights: Mapping[str, float]
    bias: float
    headline: float
    difference: float
    contested: float

    def __call__(self, signs: Mapping[str, float]) -> float:
        """Return the probability, 0 to 1, that the words with these signs are right."""
        logit = self.bias + sum(weight * signs[name] for name, weight in self.weights.items())
        return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))


@cache
def shipped() -> Calibrator:
    """Return the calibrator that comes with the package."""
    return Calibrator(**json.loads(SHIPPED.read_text(encoding="utf-8")))
