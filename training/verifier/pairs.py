"""The open sets of statements and premises, each read into pairs. Only those that may be trained on and given away."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

from training.reader.sets import Record, rows

Part = Literal["train", "calibration", "test"]

SUPPORTED = "entailment"


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement, a premise, and whether the premise supports it.

    ``group`` is what must stay together when pairs are parted: an article, or a premise with all of its statements.
    """

    statement: str
    premise: str
    supported: bool
    source: str
    group: str


def part_of(group: str) -> Part:
    """Draw which part a group belongs to: a twentieth calibrates, a twentieth tests, the rest is trained on."""
    twentieth = int(hashlib.sha256(group.encode()).hexdigest(), 16) % 20
    return "test" if twentieth == 0 else "calibration" if twentieth == 1 else "train"


def _read(data: Path, name: str, group: Callable[[Record], str]) -> Iterator[Pair]:
    for row in rows(data / name / "pairs.jsonl"):
        premise = f"{row['title']}. {row['premise']}" if row.get("title") else row["premise"]
        yield Pair(row["hypothesis"], premise, row["label"] == SUPPORTED, name, f"{name}:{group(row)}")


def fever(data: Path) -> Iterator[Pair]:
    """Yield FEVER's pairs; a premise is all of its evidence, so pairs that share the longest sentence are one group."""
    yield from _read(data, "fever_dev", _longest_sentence)


def fever_symmetric(data: Path) -> Iterator[Pair]:
    """Yield pairs whose claim alone does not give the label away."""
    yield from _read(data, "fever_symmetric", _longest_sentence)


def _longest_sentence(row: Record) -> str:
    return max(re.split(r"(?<=[.!?])\s", row["premise"]), key=len)


def fm2(data: Path) -> Iterator[Pair]:
    """Yield claims written to be hard, each with its evidence, and once more with other sentences of the same page."""
    titles = {}
    for row in rows(data / "fm2/pairs.jsonl"):
        titles[row["id"]] = row["title"]
    yield from _read(data, "fm2", lambda row: str(row["title"]))
    for row in rows(data / "fm2/sentences.jsonl"):
        rest = [words for words, label in zip(row["sentences"], row["labels"], strict=True) if not label]
        if row["id"] in titles and rest:
            few = Random(row["id"]).sample(rest, min(3, len(rest)))
            title = titles[row["id"]]
            yield Pair(row["question"], f"{title}. {' '.join(few)}", False, "fm2, not told", f"fm2:{title}")


def scifact(data: Path) -> Iterator[Pair]:
    """Yield scientific claims."""
    yield from _read(data, "scifact", _premise)


def begin(data: Path) -> Iterator[Pair]:
    """Yield what chat models answered from a sentence that they were given."""
    yield from _read(data, "begin", _premise)


def mnli(data: Path, most: int = 8000) -> Iterator[Pair]:
    """Yield pairs of several genres."""
    pairs = list(_read(data, "mnli_sample", _premise))
    yield from Random(12).sample(pairs, min(most, len(pairs)))


def _premise(row: Record) -> str:
    return str(row["premise"])


def cad(data: Path, most: int = 3000) -> Iterator[Pair]:
    """Yield captions that were changed a little, so that the label changed; those that stand in a row together."""
    pairs = list(_read(data, "cad_nli", lambda row: _block(row["id"])))
    yield from Random(11).sample(pairs, min(most, len(pairs)))


def _block(identity: str) -> str:
    name, _, number = identity.rpartition("-")
    return f"{name}:{int(number) // 12}"


def breaking(data: Path, most: int = 1500) -> Iterator[Pair]:
    """Yield all pairs of one word's difference that are supported, and ``most`` that are not, by kind of word."""
    kinds = {"cardinals", "ordinals", "countries", "nationalities", "antonyms", "antonyms_wordnet"}
    by_kind = defaultdict(list)
    for row in rows(data / "breaking_nli/pairs.jsonl"):
        pair = Pair(
            row["hypothesis"], row["premise"], row["label"] == SUPPORTED, "breaking_nli", f"breaking:{row['premise']}"
        )
        if pair.supported:
            yield pair
        elif row["category"] in kinds:
            by_kind[row["category"]].append(pair)
    for kind in sorted(by_kind):
        yield from Random(kind).sample(by_kind[kind], min(most // len(by_kind), len(by_kind[kind])))


SETS: dict[str, tuple[Callable[[Path], Iterator[Pair]], int]] = {
    "fever_dev": (fever, 1),
    "fever_symmetric": (fever_symmetric, 2),
    "fm2": (fm2, 2),
    "scifact": (scifact, 1),
    "begin": (begin, 1),
    "mnli_sample": (mnli, 1),
    "cad_nli": (cad, 1),
    "breaking_nli": (breaking, 1),
}
"""Every set with the function that reads it, and how often it is gone through."""
