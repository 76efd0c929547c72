"""Write a trained network as the folder that ships: ``python -m training.reader.export RUN … FOLDER``."""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from assistant.reader.network import ReadingNetwork
from assistant.reader.trained import unpacked
from training.reader.train import new_network

CONFIGURED = (
    "vocab_size",
    "hidden_size",
    "num_hidden_layers",
    "num_attention_heads",
    "intermediate_size",
    "hidden_act",
    "layer_norm_eps",
    "max_position_embeddings",
    "type_vocab_size",
)
"""What of the encoder's configuration its shape depends on."""

UNCALIBRATED = {"answers": [1.0, *[0.0] * 9], "sentence": [1.0, *[0.0] * 9], "short": [1.0, *[0.0] * 3]}
"""Curves that take the head's own logit, until calibration has fitted better ones."""


def main() -> None:
    """Read the arguments and export; of several runs, the mean of their weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, nargs="+", help="network.pt or checkpoint.pt of a run, or an exported folder")
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    network, tokenizer = new_network()
    network.load_state_dict(mean([weights_of(run) for run in given.run]))
    export(network, tokenizer, given.folder)


def weights_of(run: Path) -> dict[str, torch.Tensor]:
    """Return the weights in a file that a run has saved, finished or not, or in a folder that was exported."""
    if run.is_dir():
        return unpacked(load_file(run / "reader.safetensors"))
    state = torch.load(run, weights_only=True, map_location="cpu")
    weights: dict[str, torch.Tensor] = state.get("network", state)
    return weights


def mean(runs: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Average weights of runs that began alike (a model soup, Wortsman et al. 2022)."""
    return {name: torch.stack([run[name].float() for run in runs]).mean(0) for name in runs[0]}


def export(network: ReadingNetwork, tokenizer: Tokenizer, folder: Path) -> None:
    """Write ``reader.safetensors``, ``reader.json`` and ``tokenizer.json`` to ``folder``, without a calibration."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file(packed(network.state_dict()), folder / "reader.safetensors")
    (folder / "reader.safetensors").chmod(0o644)  # it is written for its owner alone
    encoder = {name: getattr(network.encoder.config, name) for name in CONFIGURED}
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    digests = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("reader.safetensors", "tokenizer.json")
    }
    write_record(folder, {"encoder": encoder, "sha256": digests, "calibration": UNCALIBRATED})


def write_record(folder: Path, record: dict[str, object]) -> None:
    """Write ``reader.json``."""
    (folder / "reader.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def packed(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Store matrices as int8 with one scale a row, the rest in half precision; ``unpacked`` is the way back.

    The heads stay as they are: they are small, and every score hangs on them.
    """
    stored: dict[str, torch.Tensor] = {}
    for name, value in weights.items():
        if value.ndim == 2 and name.startswith("encoder."):
            scale = (value.abs().amax(1) / 127).clamp(min=1e-8).to(torch.float32)
            stored[name] = (value / scale.unsqueeze(1)).round().clamp(-127, 127).to(torch.int8)
            stored[f"{name}:scale"] = scale
        else:
            stored[name] = value.to(torch.float32 if not name.startswith("encoder.") else torch.float16).contiguous()
    return stored


if __name__ == "__main__":
    main()
