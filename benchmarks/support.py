"""Measures how well a passage’s support for a claim is told: ``python benchmarks/support.py FOLDER``.

FOLDER holds ``wice`` (claims of Wikipedia with the article that they cite: supported, or at most in part) and
``summedits_news`` (summaries of news articles, true or subtly falsified). Each claim is held against the sentences
of its article that it rests on, as a written sentence is. Beside the support stand word overlap with the whole article
(the obvious alternative) and verification as a whole, whose answer is yes or no.

The threshold of each score is chosen on the articles of one half (``--part tune``) and applied to the other (``test``).
"""

import argparse
import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table
from sklearn.metrics import balanced_accuracy_score, roc_auc_score  # type: ignore[import-untyped]

from assistant.verification import Source, Verdict, rests_on, verify, word_coverage
from index.text import sentences_of


@dataclass(frozen=True)
class Claim:
    """A claim, its article’s sentences and title, whether it is supported, and whether its article is for the test."""

    words: str
    sentences: tuple[str, ...]
    title: str
    supported: bool
    test: bool


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=["tune", "test"], default="test", help="whose figures are printed")
    parser.add_argument("--errors", type=Path, help="write what verification got wrong in that part to this file")
    given = parser.parse_args()
    for name in ("wice", "summedits_news"):
        claims = read_claims(given.folder / name)
        print_table(name, claims, given.part == "test")
        if given.errors:
            with given.errors.open("a", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in errors(claims, given.part == "test"))


def read_claims(folder: Path) -> list[Claim]:
    """Return the claims of a set; halves by article."""
    articles = {}
    for path in (folder / "corpus").glob("*.json"):
        document = json.loads(path.read_text("utf-8"))
        sentences = tuple(span.of(document["text"]) for span in sentences_of(document["text"]))
        articles[document["id"]] = (document.get("title") or "", sentences)
    claims = []
    for line in (folder / "claims.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        place = row["evidence"][0]["doc"]
        title, sentences = articles[place]
        test = hashlib.sha256(place.encode()).digest()[0] % 2 == 1
        claims.append(Claim(row["claim"], sentences, title, row["label"] == "supported", test))
    return claims


@cache
def premise(claim: Claim) -> str:
    """Return the sentences of the article that a claim rests on."""
    return " ".join(claim.sentences[number] for number in rests_on(claim.words, claim.sentences))


def overlap(claim: Claim) -> float:
    """Return the share of a claim’s words that its whole article has."""
    words = re.findall(r"\w+", claim.words.lower())
    given = {word for sentence in claim.sentences for word in re.findall(r"\w+", sentence.lower())}
    return sum(word in given for word in words) / max(1, len(words))


@cache
def verdict_on(claim: Claim) -> Verdict:
    """Return what verification finds of a claim."""
    context = " ".join([claim.title, *claim.sentences])
    return verify(claim.words, [Source(premise(claim), context=context)])


def graded(verdict: Verdict) -> float:
    """Return a score: what stands comes before what does not, and each is ordered by its support."""
    return verdict.support - len(verdict.reasons)


def print_table(name: str, claims: Sequence[Claim], test: bool) -> None:
    """Print AUROC and balanced accuracy of each score on one half, at the threshold that is best on the other."""
    true = np.array([claim.supported for claim in claims])
    here = np.array([claim.test for claim in claims]) == test
    scores: dict[str, Callable[[Claim], float]] = {
        "word overlap, whole article": overlap,
        "share of words in what it rests on": lambda claim: word_coverage(claim.words, premise(claim)),
        "verification, yes or no": lambda claim: float(verdict_on(claim).status != "unsupported"),
        "verification, then the share of words": lambda claim: graded(verdict_on(claim)),
    }
    table = Table("", "AUROC", "balanced accuracy, %", "supported marked, %", "others caught, %",
                  title=f"{name}: {here.sum()} claims, {true[here].sum()} supported", title_justify="left")  # fmt: skip
    for label, score in scores.items():
        values = np.array([score(claim) for claim in claims])
        threshold = best_threshold(values[~here] if test else values[here], true[~here] if test else true[here])
        stands = values[here] >= threshold
        table.add_row(
            label,
            f"{roc_auc_score(true[here], values[here]):.3f}",
            *(f"{100 * share:.1f}" for share in (
                balanced_accuracy_score(true[here], stands),
                (~stands[true[here]]).mean(),
                (~stands[~true[here]]).mean(),
            )),
        )  # fmt: skip
    Console().print(table)


def best_threshold(values: np.ndarray, true: np.ndarray) -> float:
    """Return the value from which on a claim is best called supported, by balanced accuracy."""
    return float(max(np.unique(values), key=lambda value: balanced_accuracy_score(true, values >= value)))


def errors(claims: Sequence[Claim], test: bool) -> list[str]:
    """Return a line for each claim that verification gets wrong in one half."""
    lines = []
    for claim in claims:
        if claim.test == test:
            verdict = verdict_on(claim)
            if (verdict.status != "unsupported") != claim.supported:
                told = "wrongly marked" if claim.supported else "missed"
                lines.append(f"{told} | {claim.words} | {premise(claim)} | {' '.join(verdict.reasons)}")
    return lines


if __name__ == "__main__":
    main()
