"""Train a reader: ``python -m training.reader.train DATA OUT``. Stopped, it goes on from its last checkpoint."""

import argparse
import json
import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from random import Random
from statistics import mean

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import AutoModel

from assistant.reader.encoding import Encoded, encode
from assistant.reader.network import Batch, ReadingNetwork, Scores, collate
from assistant.reader.trained import stored_weights
from index.embedding import has_bfloat16
from index.embedding.embedder import installed_model
from training.reader.examples import Example
from training.reader.mixture import build_mixture
from training.reader.recipe import RECIPES, Recipe
from training.reader.sets import part_articles
from training.reader.targets import Targets, loss, targets
from training.reader.teacher import Teacher, unlike

log = logging.getLogger(__name__)

SAVE_EVERY = 300.0
"""Seconds between checkpoints."""

SNAPSHOT_EVERY = 1800.0
"""Seconds between snapshots of the averaged weights, which are all kept."""

Step = tuple[Batch, Targets]


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the unpacked sets")
    parser.add_argument("out", type=Path, help="folder for checkpoints and the log")
    parser.add_argument("--recipe", choices=RECIPES, default="full")
    parser.add_argument("--seed", type=int, default=None, help="draw and shuffle by another seed")
    parser.add_argument("--base", type=Path, default=None, help="folder of a BERT or MPNet model to begin from")
    parser.add_argument("--start", type=Path, default=None, help="folder of an exported reader to go on from")
    parser.add_argument("--teacher", type=Path, default=None, help="folder of an exported reader to learn from as well")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--batches", type=int, default=None, help="stop after this many batches, however many there are"
    )
    parser.add_argument(
        "--minutes", type=float, default=None, help="stop after so long, stops left out; the rate falls until then"
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
    torch.manual_seed(recipe.seed)
    network, tokenizer = new_network(given.base, recipe.dropout)
    if given.start is not None:
        network.load_state_dict(stored_weights(given.start.iterdir()))
    examples = build_mixture(given.data, recipe, articles)
    batches = batched(examples, recipe, tokenizer)[: given.batches]
    log.info("%d examples, %.0f %% of them answerable", len(examples), 100 * mean(one.answerable for one in examples))
    teacher = Teacher(given.teacher) if given.teacher else None
    train(recipe, network, batches, given.out, minutes=given.minutes, teacher=teacher)


def new_network(base: Path | None = None, dropout: float = 0.0) -> tuple[ReadingNetwork, Tokenizer]:
    """Return the network before training and its tokenizer: fresh heads on ``base``, else on all-MiniLM-L6-v2."""
    folder = base or installed_model()
    encoder = AutoModel.from_pretrained(
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


Pair = tuple[Example, Encoded]


def train(
    recipe: Recipe,
    network: ReadingNetwork,
    batches: Sequence[Sequence[Pair]],
    out: Path,
    *,
    minutes: float | None = None,
    teacher: Teacher | None = None,
) -> None:
    """Pass once over ``batches``, or over as many as ``minutes`` allow; leave ``network.pt`` in ``out``.

    With a ``teacher``, what it says counts as much as what is right.
    A checkpoint is kept every ``SAVE_EVERY`` seconds, and gone on from where there is one.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    course = Course(network.to(device).train(), recipe, device)
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        course.load(checkpoint)
    begun_with, began = course.done, time.monotonic()
    spent = course.seconds
    log.info("%d batches, from batch %d", len(batches), course.done)
    saved = snapped = began
    average = 0.0
    for pairs in batches[course.done :]:
        come = (course.done + 0.5) / len(batches) if minutes is None else course.seconds / (60 * minutes)
        if come >= 1:
            break
        value = course.step(*make_step(pairs, recipe), come, teacher.say(pairs) if teacher else None)
        now = time.monotonic()
        course.seconds = spent + now - began
        average = 0.98 * average + 0.02 * value if average else value
        if course.done % 50 == 0:
            rate = (course.done - begun_with) * recipe.batch / (now - began)
            log.info("batch %d, %.1f %% of the way, loss %.4f, %.1f examples/s", course.done, 100 * come, average, rate)
        if now - saved > SAVE_EVERY:
            course.save(checkpoint)
            saved = now
        if now - snapped > SNAPSHOT_EVERY:
            torch.save(course.averaged(), out / f"snapshot-{course.done:06}.pt")
            snapped = now
    torch.save(network.state_dict(), out / "network.pt")
    torch.save(course.averaged(), out / "averaged.pt")


class Course:
    """A network on its way: the optimizer, a running average of the weights, how far it has come.

    The learning rate warms up and then falls to zero in a line.
    """

    def __init__(self, network: ReadingNetwork, recipe: Recipe, device: torch.device) -> None:
        """Begin with ``network``, which is on ``device``."""
        self.done = 0
        """Batches that were learnt from."""
        self.seconds = 0.0
        """How long that took."""
        self._network, self._recipe, self._device = network, recipe, device
        self._half = device.type == "cuda" or has_bfloat16()
        freeze(network, recipe.frozen)
        self._optimizer = make_optimizer(network, recipe)
        self._rates = [group["lr"] for group in self._optimizer.param_groups]
        follow = get_ema_multi_avg_fn(recipe.averaged)  # type: ignore[no-untyped-call]
        self._average = AveragedModel(network, multi_avg_fn=follow)

    def step(self, batch: Batch, wanted: Targets, come: float, told: Scores | None = None) -> float:
        """Learn from one batch ``come`` so far of the way, and from what a teacher ``told``; return the loss."""
        warm = self._recipe.warm_up
        for group, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
            group["lr"] = rate * min(come / warm, (1 - come) / (1 - warm))
        there = Batch(*(part.to(self._device) for part in batch))
        with torch.autocast(self._device.type, dtype=torch.bfloat16, enabled=self._half):
            scores = self._network(there)
        value = loss(scores, Targets(*(part.to(self._device) for part in wanted)), self._recipe)
        if told:
            value = value + unlike(scores, Scores(*(part.to(self._device) for part in told)))
        value.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimizer.step()
        self._optimizer.zero_grad()
        self._average.update_parameters(self._network)
        self.done += 1
        return value.item()

    def averaged(self) -> dict[str, torch.Tensor]:
        """Return the running average of the weights."""
        weights: dict[str, torch.Tensor] = self._average.module.state_dict()
        return weights

    def save(self, place: Path) -> None:
        """Write a checkpoint; a run that is stopped meanwhile keeps the one before."""
        state = {
            "network": self._network.state_dict(),
            "average": self._average.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "done": self.done,
            "seconds": self.seconds,
        }
        torch.save(state, place.with_suffix(".new"))
        place.with_suffix(".new").replace(place)

    def load(self, place: Path) -> None:
        """Go back to a checkpoint."""
        state = torch.load(place, weights_only=True, map_location=self._device)
        self._network.load_state_dict(state["network"])
        self._average.load_state_dict(state["average"])
        self._optimizer.load_state_dict(state["optimizer"])
        self.done, self.seconds = state["done"], state["seconds"]


def freeze(network: ReadingNetwork, layers: int) -> None:
    """Let the lowest ``layers`` stay as they are, with what lies under them; no layers, nothing."""
    for name, value in network.encoder.named_parameters():
        _, _, place = name.partition("encoder.layer.")
        value.requires_grad_(not layers or (bool(place) and int(place.split(".")[0]) >= layers))


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
    encoder = [(name, value) for name, value in network.encoder.named_parameters() if value.requires_grad]
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
