"""Fits the weights of the reader that works without a network, and measures it against plain similarity.

    python -m training.linear SQUAD_FOLDER

The folder holds ``paragraphs.jsonl`` (id, doc, text) and ``questions.jsonl`` (question, answers, answerable, evidence
with doc and paragraph) of SQuAD 2.0, CC BY-SA 4.0. A third of its articles are kept for testing. For each question the
five paragraphs that search finds are cut into sentences; those of the right paragraph that hold an answer are the
positives. Takes some minutes on two cores. Prints weights for ``assistant/reader.py``.
"""

import argparse
import json
import random
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant.features import NAMES, features
from index.blocks import find_blocks
from index.embedding import SentenceTransformerEmbedder
from index.ranking import fuse, to_match
from index.splitting import split_sentences

SEED, FOUND = 1, 5
TO_TRAIN, TO_TEST = 450, 250
"""Answerable questions of each part; as many unanswerable ones are added."""


@dataclass(frozen=True)
class Candidate:
    """One sentence found for a question: ``positive`` if it answers, ``holds`` if it holds the answer's words."""

    question: dict
    features: tuple[float, ...]
    positive: bool
    holds: bool


class Squad:
    """The paragraphs, their sentences and their vectors."""

    def __init__(self, folder: Path) -> None:
        """Read and embed every paragraph."""
        self.paragraphs = [json.loads(line) for line in (folder / "paragraphs.jsonl").open(encoding="utf-8")]
        self.questions = [json.loads(line) for line in (folder / "questions.jsonl").open(encoding="utf-8")]
        self.embedder = SentenceTransformerEmbedder()
        self._vectors = self.embedder.embed([each["text"] for each in self.paragraphs])
        self._words = sqlite3.connect(":memory:")
        self._words.execute("CREATE VIRTUAL TABLE found USING fts5 (text, tokenize = 'porter unicode61')")
        rows = [(number, each["text"]) for number, each in enumerate(self.paragraphs)]
        self._words.executemany("INSERT INTO found (rowid, text) VALUES (?, ?)", rows)

    def parts(self) -> tuple[list[dict], list[dict]]:
        """Return the questions to train on and to test on, of different articles."""
        shuffle = random.Random(SEED)
        articles = sorted({each["doc"] for each in self.paragraphs})
        shuffle.shuffle(articles)
        third = len(articles) // 3 + 1
        return self._drawn(articles[third:], TO_TRAIN, shuffle), self._drawn(articles[:third], TO_TEST, shuffle)

    def _drawn(self, articles: Sequence[str], number: int, shuffle: random.Random) -> list[dict]:
        of = [each for each in self.questions if each["evidence"][0]["doc"] in articles]
        kinds = [[each for each in of if each["answerable"] is answerable] for answerable in (True, False)]
        for kind in kinds:
            shuffle.shuffle(kind)
        return [each for kind in kinds for each in kind[:number]]

    def candidates(self, questions: Sequence[dict]) -> list[list[Candidate]]:
        """Return the candidate sentences of each question."""
        return [list(self._candidates(question)) for question in questions]

    def _candidates(self, question: dict) -> Iterable[Candidate]:
        asked = self.embedder.embed([question["question"]])[0]
        dense = np.argsort(-(self._vectors @ asked))[:30].tolist()
        sql = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY bm25(found) LIMIT 30"
        lexical = [row[0] for row in self._words.execute(sql, (to_match(question["question"]),))]
        for number in [number for number, _ in fuse([dense, lexical])[:FOUND]]:
            paragraph = self.paragraphs[number]
            text, right = paragraph["text"], paragraph["id"] == question["evidence"][0]["paragraph"]
            sentences = [span.of(text) for block in find_blocks(text) for span in split_sentences(text, block)]
            cosine = float(self._vectors[number] @ asked)
            for sentence, vector in zip(sentences, self.embedder.embed(sentences), strict=True):
                holds = question["answerable"] and any(answer in sentence for answer in question["answers"])
                found = features(question["question"], text, sentence, (float(vector @ asked), cosine))
                yield Candidate(question, found, holds and right, holds)


def main() -> None:
    """Fit, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    squad = Squad(parser.parse_args().folder)
    train, test = (squad.candidates(questions) for questions in squad.parts())
    flat = [each for group in train for each in group]
    fitted = LogisticRegression(C=10, max_iter=2000)
    fitted.fit([each.features for each in flat], [each.positive for each in flat])
    weights = fitted.coef_[0]
    best = np.array([max(float(weights @ each.features) for each in group) for group in train])
    answerable = np.array([group[0].question["answerable"] for group in train])
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"{name:16} {weight:6.2f}")
    print(f"{'bias':16} {-np.quantile(best[answerable], 0.1):6.2f}")
    similarity = np.array([0.7, 0.3, *[0.0] * (len(NAMES) - 2)])
    for name, each in (("plain similarity", similarity), ("fitted", weights)):
        print(f"{name}: {measure(test, each)}")


def measure(groups: Sequence[Sequence[Candidate]], weights: np.ndarray) -> str:
    """Return how often the right sentence comes first and in three, and how well the score tells answerable ones."""
    ranked = [sorted(group, key=lambda each: -float(weights @ each.features)) for group in groups]
    answerable = np.array([group[0].question["answerable"] for group in ranked])
    best = np.array([float(weights @ group[0].features) for group in ranked])
    right = [group for group, can in zip(ranked, answerable, strict=True) if can]
    first = np.mean([group[0].holds for group in right])
    three = np.mean([any(each.holds for each in group[:3]) for group in right])
    threshold = np.quantile(best[answerable], 0.1)
    return (
        f"first {first:.1%}, in three {three:.1%}, AUROC {roc_auc_score(answerable, best):.3f}, "
        f"false answers at 10 % false declines {np.mean(best[~answerable] >= threshold):.1%} "
        f"({len(right)} answerable, {len(ranked) - len(right)} near-miss questions)"
    )


if __name__ == "__main__":
    main()
