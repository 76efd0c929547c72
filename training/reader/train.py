"""Train a reader: ``python -m training.reader.train DATA OUT``. Stopped, it goes on from its last checkpoint."""

import argparse
import json
import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from random import Random

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.optim.lr_scheduler import LambdaLR
from transformers import BertModel

from assistant.reader.encoding import Encoded, encode
from assistant.reader.network import Batch, ReadingNetwork, collate
from assistant.reader.trained import unpacked
from index.embedding.embedder import has_bfloat16, installed_model
from training.reader.examples import Example
from training.reader.mixture import build_mixture
from training.reader.recipe import RECIPES, Recipe
from training.reader.sets import part_articles
from training.reader.targets import Targets, loss, targets

log = logging.getLogger(__name__)

Step = tuple[Batch, Targets]


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the unpacked sets")
    parser.add_argument("out", type=Path, help="folder for checkpoints and the log")
    parser.add_argument("--recipe", choices=RECIPES, default="full")
    parser.add_argument("--seed", type=int, default=None, help="draw and shuffle by another seed")
    parser.add_argument("--start", type=Path, default=None, help="folder of an exported reader to go on from")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--batches", type=int, default=None, help="stop after this many batches, however many there are"
    )
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(given.threads)
    recipe = RECIPES[given.recipe]
    if given.seed is not None:
        recipe = replace(recipe, seed=given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))
    articles = part_articles(given.data, recipe)
    train(recipe, build_mixture(given.data, recipe, articles), given.out, start=given.start, stop=given.batches)


def new_network(dropout: float = 0.0) -> tuple[ReadingNetwork, Tokenizer]:
    """Return the network before training, on the installed all-MiniLM-L6-v2, and that model's tokenizer."""
    folder = installed_model()
    encoder = BertModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
        local_files_only=True,
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return ReadingNetwork(encoder), tokenizer


def train(
    recipe: Recipe,
    examples: Sequence[Example],
    out: Path,
    *,
    start: Path | None = None,
    stop: int | None = None,
    save_every: float = 180.0,
) -> ReadingNetwork:
    """Pass once over ``examples``, or over ``stop`` batches of them; leave ``network.pt`` in ``out``.

    It begins from the exported reader in ``start``, else from all-MiniLM-L6-v2 with fresh heads. A checkpoint is kept
    every ``save_every`` seconds, and gone on from where there is one.
    """
    torch.manual_seed(recipe.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network, tokenizer = new_network(recipe.dropout)
    if start is not None:
        network.load_state_dict(unpacked(load_file(start / "reader.safetensors")))
    network.to(device).train()
    batches = batched(examples, recipe, tokenizer)[:stop]
    course = Course(network, recipe, len(batches), device)
    checkpoint = out / "checkpoint.pt"
    done = course.load(checkpoint) if checkpoint.exists() else 0
    log.info("%d examples, %d batches, from batch %d", len(examples), len(batches), done)
    saved = began = time.monotonic()
    average = 0.0
    for number in range(done, len(batches)):
        value = course.step(*make_step(batches[number], recipe))
        average = value if number == done else 0.98 * average + 0.02 * value
        if (number + 1) % 50 == 0:
            rate = (number + 1 - done) * recipe.batch / (time.monotonic() - began)
            log.info("batch %d of %d, loss %.4f, %.1f examples/s", number + 1, len(batches), average, rate)
        if time.monotonic() - saved > save_every:
            course.save(checkpoint, number + 1)
            saved = time.monotonic()
    torch.save(network.state_dict(), out / "network.pt")
    return network


class Course:
    """A network on its way: the optimizer, and a learning rate that warms up and then falls to zero in a line."""

    def __init__(self, network: ReadingNetwork, recipe: Recipe, batches: int, device: torch.device) -> None:
        """Plan a way of ``batches`` steps on ``device``."""
        warm = max(1, round(recipe.warm_up * batches))
        self._network, self._recipe, self._device = network, recipe, device
        self._half = device.type == "cuda" or has_bfloat16()
        self._optimizer = make_optimizer(network, recipe)
        self._schedule = LambdaLR(
            self._optimizer, lambda step: min((step + 1) / warm, max(0.0, (batches - step) / (batches - warm)))
        )

    def step(self, batch: Batch, wanted: Targets) -> float:
        """Learn from one batch; return its loss."""
        there = Batch(*(part.to(self._device) for part in batch))
        with torch.autocast(self._device.type, dtype=torch.bfloat16, enabled=self._half):
            scores = self._network(there)
        value = loss(scores, Targets(*(part.to(self._device) for part in wanted)), self._recipe)
        value.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimizer.step()
        self._optimizer.zero_grad()
        self._schedule.step()
        return value.item()

    def save(self, place: Path, done: int) -> None:
        """Write a checkpoint after ``done`` batches; a run that is stopped meanwhile keeps the one before."""
        state = {
            "network": self._network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(),
            "done": done,
        }
        torch.save(state, place.with_suffix(".new"))
        place.with_suffix(".new").replace(place)

    def load(self, place: Path) -> int:
        """Go back to a checkpoint; return how many batches were done by then."""
        state = torch.load(place, weights_only=True, map_location=self._device)
        self._network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._schedule.load_state_dict(state["schedule"])
        done: int = state["done"]
        return done


Pair = tuple[Example, Encoded]


def batched(examples: Sequence[Example], recipe: Recipe, tokenizer: Tokenizer) -> list[list[Pair]]:
    """Return the examples encoded, in batches of like length, in random order."""
    pairs = []
    for example in examples:
        (encoded,) = encode(tokenizer, example.question, [example.passage], [example.sentences])
        pairs.append((example, encoded))
    batches: list[list[Pair]] = []
    for pool in _pieces(pairs, 100 * recipe.batch):
        batches += _pieces(sorted(pool, key=lambda pair: len(pair[1].pieces)), recipe.batch)
    Random(recipe.seed).shuffle(batches)
    return batches


def _pieces(pairs: list[Pair], size: int) -> Iterator[list[Pair]]:
    for first in range(0, len(pairs), size):
        yield pairs[first : first + size]


def make_step(pairs: Sequence[Pair], recipe: Recipe) -> Step:
    """Return the tensors of one batch: what goes in, and what should come out."""
    encoded = [pair for _, pair in pairs]
    batch = collate(encoded)
    return batch, targets([example for example, _ in pairs], encoded, recipe, batch.pieces.shape[1])


def make_optimizer(network: ReadingNetwork, recipe: Recipe) -> torch.optim.Optimizer:
    """Return AdamW with a higher rate for the fresh heads, and no decay of biases, norms and embeddings."""
    encoder = list(network.encoder.named_parameters())
    plain = [value for name, value in encoder if value.ndim < 2 or "embeddings" in name]
    decayed = [value for name, value in encoder if not (value.ndim < 2 or "embeddings" in name)]
    heads = [value for name, value in network.named_parameters() if not name.startswith("encoder.")]
    return torch.optim.AdamW(
        [
            {"params": decayed, "weight_decay": recipe.weight_decay},
            {"params": plain, "weight_decay": 0.0},
            {"params": heads, "lr": recipe.head_learning_rate, "weight_decay": 0.0},
        ],
        lr=recipe.learning_rate,
        fused=True,
    )


if __name__ == "__main__":
    main()
