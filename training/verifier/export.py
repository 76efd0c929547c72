"""Write a trained verifier as the folder that ships: ``python -m training.verifier.export DATA RUN FOLDER``.

The probabilities are calibrated, and the figures of the model card taken, on groups of pairs (articles, premises) that
training has not seen: those of ``calibration`` and those of ``test``.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import torch
from safetensors.torch import save_file
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import balanced_accuracy_score, roc_auc_score  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from assistant.verification import word_coverage
from assistant.verifier.network import VerifyingNetwork
from assistant.verifier.trained import TrainedVerifier
from training.reader.export import CONFIGURED, packed, weights_of
from training.reader.measures import brier
from training.verifier.made import made
from training.verifier.pairs import SETS, Pair, Part, part_of
from training.verifier.train import new_verifier

MOST = 250
"""Pairs of one set that are measured."""


def main() -> None:
    """Read the arguments, export, calibrate, measure, and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the unpacked sets")
    parser.add_argument("run", type=Path, help="network.pt or checkpoint.pt of a run")
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    network, tokenizer = new_verifier()
    network.load_state_dict(weights_of(given.run))
    export(network, tokenizer, given.folder, (1.0, 0.0))
    export(network, tokenizer, given.folder, calibrate(given.folder, held_out(given.data, "calibration")))
    print(json.dumps(measure(given.folder, held_out(given.data, "test")), indent=1))


def export(network: VerifyingNetwork, tokenizer: Tokenizer, folder: Path, calibration: tuple[float, float]) -> None:
    """Write ``verifier.safetensors``, ``verifier.json`` and ``tokenizer.json`` to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file(packed(network.state_dict()), folder / "verifier.safetensors")
    (folder / "verifier.safetensors").chmod(0o644)  # it is written for its owner alone
    tokenizer.no_truncation()
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    digests = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("verifier.safetensors", "tokenizer.json")
    }
    encoder = {name: getattr(network.encoder.config, name) for name in CONFIGURED}
    record = {"encoder": encoder, "sha256": digests, "calibration": calibration}
    (folder / "verifier.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def held_out(data: Path, part: Part) -> list[Pair]:
    """Return up to ``MOST`` pairs of each set that belong to ``part``."""
    pairs: list[Pair] = []
    for each in (*(reader(data) for reader, _ in SETS.values()), made(data)):
        own = [pair for pair in each if part_of(pair.group) == part]
        pairs += Random(5).sample(own, min(MOST, len(own)))
    return pairs


def calibrate(folder: Path, pairs: Sequence[Pair]) -> tuple[float, float]:
    """Return slope and start of the logistic curve over the network's own score (Platt 1999)."""
    verifier = TrainedVerifier(folder)
    scores = np.array([[verifier.measure(pair.statement, pair.premise)] for pair in pairs])
    fitted = LogisticRegression(C=100.0, class_weight="balanced").fit(scores, [pair.supported for pair in pairs])
    return round(float(fitted.coef_[0, 0]), 4), round(float(fitted.intercept_[0]), 4)


def measure(folder: Path, pairs: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """Return, for each set and for all, how well support is told, beside word coverage."""
    verifier = TrainedVerifier(folder)
    sure = np.array([verifier(pair.statement, pair.premise) for pair in pairs])
    covered = np.array([word_coverage(pair.statement, pair.premise) for pair in pairs])
    true = np.array([pair.supported for pair in pairs])
    names = np.array([pair.source.partition(",")[0] for pair in pairs])
    figures = {}
    for name in (*dict.fromkeys(names.tolist()), "all"):
        here = (names == name) | (name == "all")
        figures[name] = {
            "pairs": int(here.sum()),
            "auroc": float(roc_auc_score(true[here], sure[here])),
            "balanced_accuracy": float(balanced_accuracy_score(true[here], sure[here] >= 0.5)),
            "brier": brier(sure[here].tolist(), true[here].tolist()),
            "auroc_coverage": float(roc_auc_score(true[here], covered[here])),
        }
    return figures


if __name__ == "__main__":
    torch.set_num_threads(2)
    main()
