"""Time the reader on this machine: ``python -m training.reader.speed FOLDER``. Eight passages a question."""

import argparse
import time
from pathlib import Path
from random import Random
from statistics import median

import torch
from torch import nn
from torch.ao.quantization import quantize_dynamic

from assistant.reader.encoding import encode
from assistant.reader.network import collate
from assistant.reader.trained import load
from training.reader.examples import join

QUESTION = "Who told the council that the ferry line would lose money within a year?"
PASSAGES = 8
WORDS = "the council of harbour ferry line money year said report nobody asked why trains were late in spring".split()


def main() -> None:
    """Read the arguments and print milliseconds a question, for each kind of arithmetic."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the exported reader")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--questions", type=int, default=20)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    loaded = load(given.folder)
    network = loaded.network.to("cpu")
    whole = quantize_dynamic(network, {nn.Linear}, dtype=torch.qint8)  # type: ignore[no-untyped-call]
    texts = [join([" ".join(Random(17 * row + n).choices(WORDS, k=18)) for n in range(8)]) for row in range(PASSAGES)]
    batch = collate(encode(loaded.tokenizer, QUESTION, [text for text, _ in texts], [spans for _, spans in texts]))
    print(f"{PASSAGES} passages of {batch.pieces.shape[1]} word pieces, {given.threads} threads")
    for name, model, half in (("float32", network, False), ("bfloat16", network, True), ("int8", whole, False)):
        seconds = []
        for _ in range(given.questions):
            began = time.perf_counter()
            with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=half):
                model(batch)
            seconds.append(time.perf_counter() - began)
        print(f"{name}: median {1000 * median(seconds):.0f} ms, best {1000 * min(seconds):.0f} ms")


if __name__ == "__main__":
    main()
