"""Plants copies of news articles, and measures how many are found, beside comparing hashes of the whole texts.

    python benchmarks/copies.py FOLDER [--articles N]

FOLDER holds ``corpus/*.json`` as for ``benchmarks/news.py``. Of each of N articles a copy is planted in every way in
which texts are republished: trimmed, a paragraph added, typography changed, words exchanged, and all of it together.
Precision is measured on what is likeliest to be taken for a copy: different articles that share a band, so mostly tell
of one event or come from one column. Each pair of them that is called a copy is printed, to be judged by eye.
"""

import argparse
import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path

from news import print_table, read

from index.catalog.copies import bands_of, same_text

SEED = 11

Way = Callable[[str, random.Random, str], str]


def trimmed(text: str, chance: random.Random, _other: str) -> str:
    """Keep the first half to nine tenths of the paragraphs, as an editor short of space does."""
    paragraphs = text.split("\n")
    return "\n".join(paragraphs[: max(1, int(len(paragraphs) * chance.uniform(0.5, 0.9)))])


def added_to(text: str, chance: random.Random, other: str) -> str:
    """Put a paragraph of another article somewhere into it."""
    paragraphs = text.split("\n")
    paragraphs.insert(
        chance.randrange(len(paragraphs) + 1), chance.choice([each for each in other.split("\n") if each.strip()])
    )
    return "\n".join(paragraphs)


def typeset(text: str, _chance: random.Random, _other: str) -> str:
    """Set it in other quotation marks, dashes and spaces, and break its lines elsewhere."""
    text = re.sub(r"[\"“”]", "»", text).replace("'", "’").replace(" - ", " — ").replace("--", "—")
    return re.sub(r"\n+", "\n\n", text).replace("  ", " ")


def reworded(text: str, chance: random.Random, other: str) -> str:
    """Exchange one word in thirty for a word of another article."""
    words, others = text.split(" "), other.split()
    return " ".join(chance.choice(others) if chance.random() < 1 / 30 else word for word in words)


def under_another_line(text: str, _chance: random.Random, other: str) -> str:
    """Put another headline and byline above it."""
    return f"{other[:80]}\nBy our own correspondent\n{text}"


def all_of_it(text: str, chance: random.Random, other: str) -> str:
    """Do everything at once."""
    for way in (trimmed, added_to, typeset, reworded, under_another_line):
        text = way(text, chance, other)
    return text


WAYS: Sequence[Way] = (trimmed, added_to, typeset, reworded, under_another_line, all_of_it)


def main() -> None:
    """Read the arguments, plant copies, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    given = parser.parse_args()
    texts = [article["text"] for article in read(given.folder)[0]]
    texts = list(dict.fromkeys(text for text in texts if len(text.split()) >= 60))
    chance = random.Random(SEED)
    chance.shuffle(texts)
    print_table("Planted copies found", list(planted(texts, given.articles, chance)))
    print_table("Different articles on like matters called copies", natural(texts[: 10 * given.articles]))


def planted(texts: Sequence[str], articles: int, chance: random.Random) -> Iterator[tuple[str, ...]]:
    """Yield for each way of republishing the share of copies that is found by shared bands, by all, and by a hash."""
    yield "", "share a band", "found", "by a hash"
    for way in WAYS:
        banded = found = hashed = 0
        for text, other in pairwise(texts[: articles + 1]):
            copy = way(text, chance, other)
            near = bool(bands(text) & bands(copy))
            banded += near
            found += near and same_text(text, copy)
            hashed += digest(text) == digest(copy)
        yield way.__name__.replace("_", " "), *(f"{count / articles:.1%}" for count in (banded, found, hashed))


def natural(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Return how many pairs of different articles are compared at all, and how many are called copies; print these."""
    holders: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for band in bands(text):
            holders[band].append(number)
    pairs = {pair for numbers in holders.values() for pair in combinations(numbers, 2)}
    copies = [pair for pair in sorted(pairs) if same_text(*(texts[number] for number in pair))]
    for pair in copies:
        print("\n— ".join(("copies?", *(f"{len(texts[n]):6} {texts[n][:150]!r}" for n in pair))))
    return [
        ("articles", "pairs that share a band", "called copies"),
        (f"{len(texts):,}", str(len(pairs)), str(len(copies))),
    ]


def bands(text: str) -> set[tuple[int, int]]:
    """Return the bands of a text, each with its place."""
    return set(enumerate(bands_of(text)))


def digest(text: str) -> str:
    """Return the hash of a text's words, whatever its spaces and case."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()


if __name__ == "__main__":
    main()
