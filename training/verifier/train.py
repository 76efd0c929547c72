"""Train the verifier: ``python -m training.verifier.train DATA OUT``. Stopped, it goes on from its last checkpoint."""

import argparse
import logging
import time
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from random import Random

import torch
from safetensors.torch import load_file
from tokenizers import Encoding, Tokenizer
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

from assistant.reader.trained import SHIPPED, unpacked
from assistant.verifier.network import VerifyingNetwork, collate, prepared
from training.reader.train import new_network
from training.verifier.made import made
from training.verifier.pairs import SETS, Pair, part_of

log = logging.getLogger(__name__)

SEED = 23
BATCH = 32
LEARNING_RATE = 1e-4
HEAD_LEARNING_RATE = 5e-4
WARM_UP = 0.06
WEIGHT_DECAY = 0.01
MADE = 14_000
"""How many of the pairs of our own making are used."""
LONGEST = 128
"""Word pieces of a pair in training; longer ones are cut."""
FROZEN = 2
"""Lowest layers that stay as the reader has them, and the embeddings with them: it saves a fifth of the time."""


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the unpacked sets")
    parser.add_argument("out", type=Path, help="folder for checkpoints")
    parser.add_argument("--batches", type=int, default=None, help="stop after this many batches")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    train(mixture(given.data), given.out, stop=given.batches)


def mixture(data: Path) -> list[Pair]:
    """Return all pairs of the training part, shuffled; sets that are gone through twice twice."""
    own = [pair for pair in made(data) if part_of(pair.group) == "train"]
    read = [pair for name, (reader, times) in SETS.items() for pair in [*reader(data)] * times]
    pairs = [pair for pair in read if part_of(pair.group) == "train"] + Random(SEED).sample(own, min(MADE, len(own)))
    Random(SEED).shuffle(pairs)
    return pairs


def new_verifier() -> tuple[VerifyingNetwork, Tokenizer]:
    """Return the network before training, on the reader's encoder, and its tokenizer."""
    reader, tokenizer = new_network()
    reader.load_state_dict(unpacked(load_file(SHIPPED / "reader.safetensors")))
    for part in (reader.encoder.embeddings, *reader.encoder.encoder.layer[:FROZEN]):
        part.requires_grad_(False)
    return VerifyingNetwork(reader.encoder), prepared(tokenizer)


def train(pairs: Sequence[Pair], out: Path, *, stop: int | None = None, save_every: float = 120.0) -> VerifyingNetwork:
    """Pass once over ``pairs``, or over ``stop`` batches of them; leave ``network.pt`` in ``out``.

    A checkpoint is kept every ``save_every`` seconds, and gone on from where there is one.
    """
    torch.manual_seed(SEED)
    network, tokenizer = new_verifier()
    tokenizer.enable_truncation(LONGEST, strategy="longest_first")
    network.train()
    batches = batched(pairs, tokenizer)[:stop]
    optimizer, schedule = course(network, len(batches))
    checkpoint, done = out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        for each, name in ((network, "network"), (optimizer, "optimizer"), (schedule, "schedule")):
            each.load_state_dict(state[name])
        done = state["done"]
    log.info("%d pairs, %d batches, from batch %d", len(pairs), len(batches), done)
    began = saved = time.monotonic()
    average = 0.0
    for number in range(done, len(batches)):
        loss = step(network, optimizer, batches[number])
        schedule.step()
        average = loss if number == done else 0.98 * average + 0.02 * loss
        if (number + 1) % 50 == 0:
            rate = (number + 1 - done) * BATCH / (time.monotonic() - began)
            log.info("batch %d of %d, loss %.4f, %.1f pairs/s", number + 1, len(batches), average, rate)
        if time.monotonic() - saved > save_every:
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(),
                     "schedule": schedule.state_dict(), "done": number + 1}  # fmt: skip
            torch.save(state, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
            saved = time.monotonic()
    torch.save(network.state_dict(), out / "network.pt")
    return network


Labelled = Sequence[tuple[Encoding, bool]]


def batched(pairs: Sequence[Pair], tokenizer: Tokenizer) -> list[Labelled]:
    """Return the pairs encoded, in batches of like length, in random order."""
    encodings = tokenizer.encode_batch([(pair.statement, pair.premise) for pair in pairs])
    labelled = [(encoding, pair.supported) for encoding, pair in zip(encodings, pairs, strict=True)]
    pools = (labelled[first : first + 100 * BATCH] for first in range(0, len(labelled), 100 * BATCH))
    ordered = list(chain.from_iterable(sorted(pool, key=lambda each: len(each[0].ids)) for pool in pools))
    batches = [ordered[first : first + BATCH] for first in range(0, len(ordered), BATCH)]
    Random(SEED).shuffle(batches)
    return batches


def course(network: VerifyingNetwork, batches: int) -> tuple[torch.optim.Optimizer, LambdaLR]:
    """Return AdamW with a higher rate for the fresh head, and a rate that warms up and then falls to zero in a line."""
    optimizer = torch.optim.AdamW(
        [
            {"params": [each for each in network.encoder.parameters() if each.requires_grad]},
            {"params": network.supported.parameters(), "lr": HEAD_LEARNING_RATE},
        ],
        lr=LEARNING_RATE,
        weight_decay=WEIGHT_DECAY,
        fused=True,
    )
    warm = max(1, round(WARM_UP * batches))
    return optimizer, LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (batches - step) / max(1, batches - warm)))
    )


def step(network: VerifyingNetwork, optimizer: torch.optim.Optimizer, batch: Labelled) -> float:
    """Learn from one batch; return its loss."""
    logits = network(collate([encoding for encoding, _ in batch]))
    wanted = torch.tensor([float(supported) for _, supported in batch])
    loss = nn.functional.binary_cross_entropy_with_logits(logits, wanted)
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


if __name__ == "__main__":
    main()
