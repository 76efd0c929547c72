"""Write a trained network as the folder that ships: ``python -m training.reader.export RUN … FOLDER``."""

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer

from assistant.reader.eight_bits import FACTOR, SCALE
from assistant.reader.encoding import encode
from assistant.reader.network import Batch, ReadingNetwork, collate
from assistant.reader.trained import stored_weights
from training.reader.examples import sentence_spans
from training.reader.recipe import Recipe
from training.reader.sets import part_articles, squad, squad_paragraphs
from training.reader.smooth import factors
from training.reader.train import new_network

CONFIGURED = (
    "model_type",
    "vocab_size",
    "hidden_size",
    "num_hidden_layers",
    "num_attention_heads",
    "intermediate_size",
    "hidden_act",
    "layer_norm_eps",
    "max_position_embeddings",
    "type_vocab_size",
    "relative_attention_num_buckets",
)
"""What of the encoder's configuration its shape depends on, where its kind has it."""

LARGEST_FILE = 90_000_000
"""Bytes of weights that one file holds at most."""

SAMPLED = 24
"""Questions whose activations decide how far they are moved into the weights."""

UNCALIBRATED = {"answers": [1.0, *[0.0] * 9], "sentence": [1.0, *[0.0] * 9], "short": [1.0, *[0.0] * 3]}
"""Curves that take the head's own logit, until calibration has fitted better ones."""


def main() -> None:
    """Read the arguments and export; of several runs, the mean of their weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "run", type=Path, nargs="+", help="a file that a run has saved, an exported folder, or its .safetensors file"
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", type=Path, default=None, help="folder of the model that the run began from")
    parser.add_argument("--smooth", type=Path, default=None, help="folder of the unpacked sets, to multiply in int8")
    given = parser.parse_args()
    network, tokenizer = new_network(given.base)
    network.load_state_dict(mean([weights_of(run) for run in given.run]))
    found = factors(network.eval(), sampled(given.smooth, tokenizer)) if given.smooth else {}
    export(network, tokenizer, given.folder, found)


def sampled(data: Path, tokenizer: Tokenizer) -> list[Batch]:
    """Return some questions of the calibration articles with their paragraphs, each as a batch."""
    questions = squad(data, part_articles(data, Recipe()).calibration)
    texts = squad_paragraphs(data)
    batches = []
    for question in questions[:: max(1, len(questions) // SAMPLED)][:SAMPLED]:
        text = texts[question.paragraph]
        batches.append(collate(encode(tokenizer, question.example.question, [text], [sentence_spans(text)])))
    return batches


def weights_of(run: Path) -> dict[str, torch.Tensor]:
    """Return the weights in a file that a run has saved, or that were exported; of a checkpoint, their average."""
    if run.is_dir() or run.suffix == ".safetensors":
        return stored_weights(run.iterdir() if run.is_dir() else [run])
    state = torch.load(run, weights_only=True, map_location="cpu")
    if "average" in state:
        return {name.removeprefix("module."): value for name, value in state["average"].items() if name != "n_averaged"}
    return dict(state)


def mean(runs: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Average weights of runs that began alike (a model soup, Wortsman et al. 2022)."""
    return {name: torch.stack([run[name].float() for run in runs]).mean(0) for name in runs[0]}


def export(
    network: ReadingNetwork, tokenizer: Tokenizer, folder: Path, found: Mapping[str, torch.Tensor] | None = None
) -> None:
    """Write weights, ``reader.json`` and ``tokenizer.json`` to ``folder``, without a calibration.

    With ``found``, the factors of :mod:`training.reader.smooth`, the network can be multiplied in int8. Weights too
    large for one ``reader.safetensors`` are in ``reader-1.safetensors`` and so on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parts = parted(packed(network.state_dict(), found or {}), LARGEST_FILE)
    names = ["reader.safetensors"] if len(parts) == 1 else [f"reader-{n + 1}.safetensors" for n in range(len(parts))]
    for name, part in zip(names, parts, strict=True):
        save_file(part, folder / name)
        (folder / name).chmod(0o644)  # it is written for its owner alone
    configuration = network.encoder.config.to_dict()
    encoder = {name: configuration[name] for name in CONFIGURED if name in configuration}
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (*names, "tokenizer.json")}
    write_record(folder, {"encoder": encoder, "sha256": digests, "calibration": UNCALIBRATED})


def parted(stored: dict[str, torch.Tensor], largest: int) -> list[dict[str, torch.Tensor]]:
    """Part ``stored``, in order, so that no part is larger than ``largest`` bytes."""
    parts: list[dict[str, torch.Tensor]] = [{}]
    size = 0
    for name, value in stored.items():
        size += value.nbytes
        if size > largest and parts[-1]:
            parts.append({})
            size = value.nbytes
        parts[-1][name] = value
    return parts


def write_record(folder: Path, record: dict[str, object]) -> None:
    """Write ``reader.json``."""
    (folder / "reader.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def packed(weights: Mapping[str, torch.Tensor], found: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Store matrices as int8 with one scale a row, the rest in half precision; ``unpacked`` is the way back.

    The columns of those that ``found`` has factors for are multiplied by them before, and the factors kept.
    The heads stay as they are: they are small, and every score hangs on them.
    """
    stored: dict[str, torch.Tensor] = {}
    for name, value in weights.items():
        if value.ndim == 2 and name.startswith("encoder."):
            if name in found:
                value = value * found[name]  # noqa: PLW2901
                stored[f"{name}{FACTOR}"] = found[name].contiguous()
            scale = (value.abs().amax(1) / 127).clamp(min=1e-8).to(torch.float32)
            stored[name] = (value / scale.unsqueeze(1)).round().clamp(-127, 127).to(torch.int8)
            stored[f"{name}{SCALE}"] = scale
        else:
            stored[name] = value.to(torch.float32 if not name.startswith("encoder.") else torch.float16).contiguous()
    return stored


if __name__ == "__main__":
    main()
