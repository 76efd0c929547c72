"""Measures where English sentences end: our rules and pySBD, side by side, on texts whose boundaries are known.

    pip install pysbd
    python benchmarks/sentences.py [FILE ...]

A FILE is a treebank (``.conllu`` with ``# newpar`` and ``# text``, as Universal Dependencies has them), JSON lines with
a list ``sentences`` each, or plain text with a paragraph a line and `` | `` between its sentences. Without one it reads
the paragraphs that we wrote and marked. Prints precision, recall and F1 of the boundaries within paragraphs, all of
them and those outside quotation marks (pySBD keeps a quotation together on purpose), and seconds a million characters.
"""

import argparse
import importlib
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from index.text import sentence_spans

OURS = Path(__file__).parents[1] / "tests" / "data" / "english_sentences.txt"
_COUNT = re.compile(r"\((\d+) s\)")

Split = Callable[[str], list[int]]
Paragraph = tuple[str, ...]
"""The sentences of a paragraph, each with the white space that follows it."""


def main() -> None:
    """Measure both splitters on each file and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=[OURS])
    splitters: dict[str, Split] = {"ours": split_ours, "pySBD": make_pysbd()}
    table = Table("set", "sentences", "splitter", "P", "R", "F1", "P outside", "R outside", "F1 outside", "s/M")
    for file in parser.parse_args().files:
        paragraphs = list(dict.fromkeys(read(file)))
        for name, split in splitters.items():
            figures = measure(paragraphs, split)
            table.add_row(file.name, str(sum(map(len, paragraphs))), name, *figures)
    Console(width=140).print(table)


def read(file: Path) -> Iterator[Paragraph]:
    """Yield the paragraphs of a file of one of the three kinds."""
    lines = file.read_text("utf-8").splitlines()
    if file.suffix == ".conllu":
        yield from read_treebank(lines)
    elif file.suffix == ".jsonl":
        yield from (spaced(json.loads(line)["sentences"]) for line in lines)
    else:
        yield from (spaced(line.split(" | ")) for line in lines)


def spaced(sentences: list[str]) -> Paragraph:
    """Return sentences with a space after each but the last."""
    return (*(f"{each.strip()} " for each in sentences[:-1]), sentences[-1].strip())


def read_treebank(lines: list[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a treebank; a heading, a caption or an item inside of one is a paragraph of its own."""
    sentences: list[str] = []
    ends: set[int] = set()
    glued = False
    for line in [*lines, "# newpar"]:
        name, _, value = line.removeprefix("# ").partition(" = ")
        if line.startswith("# newdoc") or name in {"newpar", "newpar_block"}:
            if sentences:
                yield tuple(sentences)
                sentences = []
            ends = set(map(int, _COUNT.findall(value)))
        elif line.startswith("# text = "):
            if len(sentences) in ends:
                yield tuple(sentences)
                ends, sentences = {end - len(sentences) for end in ends}, []
            sentences.append(f"{value} ")
        elif not line and glued and sentences:
            sentences[-1] = sentences[-1].rstrip()
        elif line[:1].isdigit():
            glued = "SpaceAfter=No" in line


def split_ours(text: str) -> list[int]:
    """Return where the sentences of a paragraph end by our rules."""
    return [span.end for span in sentence_spans(text, "en")]


def make_pysbd() -> Split:
    """Return the same of pySBD, which is installed for this alone."""
    segmenter = importlib.import_module("pysbd").Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [span.start + len(span.sent.rstrip()) for span in segmenter.segment(text)]


def measure(paragraphs: list[Paragraph], split: Split) -> list[str]:
    """Return the columns of a splitter: precision, recall and F1 of all boundaries and of those outside, and time."""
    split("One sentence loads what is loaded once.")
    counts = {False: [0, 0, 0], True: [0, 0, 0]}
    seconds = 0.0
    for paragraph in paragraphs:
        text = "".join(paragraph)
        began = time.perf_counter()
        ends = split(text)
        seconds += time.perf_counter() - began
        last = len(text.rstrip())
        found = {end for end in ends if end < last}
        right = {end for end in true_ends(paragraph) if end < last}
        for outside in (False, True):
            sets = (found & right, found, right)
            kept = [[end for end in each if not (outside and is_quoted(text, end))] for each in sets]
            counts[outside] = [count + len(each) for count, each in zip(counts[outside], kept, strict=True)]
    size = sum(len(sentence) for paragraph in paragraphs for sentence in paragraph)
    return [*rates(*counts[False]), *rates(*counts[True]), f"{seconds / size * 1e6:.2f}"]


def true_ends(paragraph: Paragraph) -> Iterator[int]:
    """Yield where each sentence ends, without the space after it."""
    end = 0
    for sentence in paragraph:
        yield end + len(sentence.rstrip())
        end += len(sentence)


def is_quoted(text: str, place: int) -> bool:
    """Whether a place is within quotation marks that were opened and not yet closed in its paragraph."""
    before = text[:place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def rates(both: int, found: int, right: int) -> tuple[str, str, str]:
    """Return precision, recall and F1 as percentages."""
    precision, recall = both / (found or 1), both / (right or 1)
    return f"{precision:.1%}", f"{recall:.1%}", f"{2 * both / (found + right or 1):.1%}"


if __name__ == "__main__":
    main()
