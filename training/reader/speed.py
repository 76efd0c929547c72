"""Time the reader on this machine: ``python -m training.reader.speed FOLDER``. Eight passages a question."""

import argparse
import json
import time
from copy import deepcopy
from pathlib import Path
from random import Random
from statistics import median

import torch

from assistant.reader.eight_bits import FACTOR, use_eight_bits
from assistant.reader.encoding import encode
from assistant.reader.network import ReadingNetwork, collate
from assistant.reader.trained import halve, load, read_stored, unpacked
from index.embedding import encoder_of
from training.reader.examples import join

QUESTION = "Who told the council that the ferry line would lose money within a year?"
PASSAGES = 8
WORDS = "the council of harbour ferry line money year said report nobody asked why trains were late in spring".split()


def main() -> None:
    """Read the arguments and print milliseconds a question, for each arithmetic that the weights allow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the exported reader")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--questions", type=int, default=20)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    loaded = load(given.folder)
    network = whole(given.folder)
    stored = read_stored(given.folder.glob("*.safetensors"))
    halved, eight = deepcopy(network), deepcopy(network)
    halve(halved.encoder)
    use_eight_bits(eight, stored)
    texts = [join([" ".join(Random(17 * row + n).choices(WORDS, k=18)) for n in range(8)]) for row in range(PASSAGES)]
    batch = collate(encode(loaded.tokenizer, QUESTION, [text for text, _ in texts], [spans for _, spans in texts]))
    print(f"{PASSAGES} passages of {batch.pieces.shape[1]} word pieces, {given.threads} threads")
    ways = [("float32", network, False), ("bfloat16", halved, True)]
    if any(name.endswith(FACTOR) for name in stored):
        ways.append(("int8", eight, loaded.half))
    for name, model, half in ways:
        seconds = []
        for _ in range(given.questions):
            began = time.perf_counter()
            with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=half):
                model(batch)
            seconds.append(time.perf_counter() - began)
        print(f"{name}: median {1000 * median(seconds):.0f} ms, best {1000 * min(seconds):.0f} ms")


def whole(folder: Path) -> ReadingNetwork:
    """Return the network in ``folder`` in single precision."""
    record = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    network = ReadingNetwork(encoder_of(record["encoder"])).eval()
    network.load_state_dict(unpacked(read_stored(folder.glob("*.safetensors"))))
    return network


if __name__ == "__main__":
    main()
