"""Measure an exported reader on SQuAD v2 articles it never saw: ``python -m training.reader.evaluate DATA FOLDER``."""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

from assistant.evaluation.matching import exact, overlap
from assistant.reader import PairedReader, Reader, Reading
from assistant.reader.trained import TrainedReader
from index.embedding.embedder import SentenceTransformerEmbedder
from training.reader.calibrate import AGAIN
from training.reader.examples import mentions, sentence_spans
from training.reader.measures import best_overall, brier, false_answers, reliability
from training.reader.recipe import Recipe
from training.reader.search import KeptVectors, ParagraphSearch
from training.reader.sets import SquadQuestion, part_articles, rows, squad, squad_paragraphs

FOUND = 5
"""Paragraphs that are read of each question when none is given."""

Figures = dict[str, float]
Vector = NDArray[np.float32]


def main() -> None:
    """Read the arguments, measure, and print every figure as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the unpacked sets")
    parser.add_argument("folder", type=Path, help="folder of the exported reader")
    parser.add_argument("--vectors", type=Path, default=Path("vectors"), help="folder to keep MiniLM vectors in")
    parser.add_argument("--every", type=int, default=1, help="use only every n-th question, for a trial")
    parser.add_argument("--again", type=Path, default=None, help="folder of the reader that reads the likeliest again")
    given = parser.parse_args()
    articles = part_articles(given.data, Recipe())
    vectors = KeptVectors(given.vectors, SentenceTransformerEmbedder())
    small = TrainedReader(given.folder)
    reader = PairedReader(small, TrainedReader(given.again), AGAIN) if given.again else small
    bench = Bench(given.data, reader, vectors)
    questions = squad(given.data, articles.test)[:: given.every]
    others = [row["question"] for row in rows(given.data / "realtimeqa_2022/questions.jsonl")][:: given.every]
    print(json.dumps(bench.passage_given(questions), indent=1), flush=True)
    print(json.dumps(bench.over_all(questions, others), indent=1))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence that was found: its paragraph, its number there, its words, and what it is ranked by."""

    paragraph: str
    number: int
    words: str
    score: float


class Bench:
    """The paragraphs, the search and the readers that are compared."""

    def __init__(self, data: Path, reader: Reader, vectors: KeptVectors) -> None:
        """Index all paragraphs of SQuAD v2 dev, those of the training articles among them."""
        self._texts = squad_paragraphs(data)
        self._spans = {key: sentence_spans(text) for key, text in self._texts.items()}
        self._reader = reader
        self._search = ParagraphSearch(self._texts, vectors)
        self._embed = vectors.embed
        sentences = sorted({span.of(self._texts[key]) for key, spans in self._spans.items() for span in spans})
        self._meaning = dict(zip(sentences, vectors.embed(sentences), strict=True))

    def passage_given(self, questions: Sequence[SquadQuestion]) -> Figures:
        """Return the figures with each question's own paragraph given; span figures force an answer."""
        readings = [self._read(question.example.question, [question.paragraph])[0] for question in questions]
        answerable = [question.example.answerable for question in questions]
        given = [
            reading.short.of(self._texts[question.paragraph]) if reading.short else ""
            for question, reading in zip(questions, readings, strict=True)
        ]
        pairs = list(zip(given, questions, strict=True))
        scores = [overlap(words, question.accepted) for words, question in pairs]
        matches = [exact(words, question.accepted) for words, question in pairs]
        sure = [reading.answers for reading in readings]
        return {
            "questions": len(questions),
            "f1_answerable": _mean(scores, answerable),
            "em_answerable": _mean(matches, answerable),
            "auroc": float(roc_auc_score(answerable, sure)),
            "auroc_short": float(roc_auc_score(answerable, [reading.short_score for reading in readings])),
            "best_f1": best_overall(sure, scores, answerable),
            "best_em": best_overall(sure, matches, answerable),
            "false_answers_at_10": false_answers(sure, answerable)[0],
        }

    def over_all(self, questions: Sequence[SquadQuestion], others: Sequence[str]) -> dict[str, object]:
        """Return the figures over all paragraphs, for the reader and for MiniLM similarity without training.

        ``others`` are questions about other subjects, which no paragraph answers.
        """
        found = self._search.top([question.example.question for question in questions], FOUND)
        elsewhere = self._search.top(others, FOUND)
        answerable = [question.example.answerable for question in questions]
        read_found = [
            self._read(question.example.question, keys) for question, keys in zip(questions, found, strict=True)
        ]
        read_elsewhere = [self._read(question, keys) for question, keys in zip(others, elsewhere, strict=True)]
        trained = [self._ranked(keys, readings) for keys, readings in zip(found, read_found, strict=True)]
        asked = self._embed([question.example.question for question in questions])
        similar = [self._similar(vector, keys) for vector, keys in zip(asked, found, strict=True)]
        sure = [_surest(readings) for readings in read_found]
        beside = [_surest(readings) for readings in read_elsewhere]
        rate, threshold = false_answers(sure, answerable)
        similarity = [max(sentence.score for sentence in ranked) for ranked in similar]
        return {
            "paragraph_found": _mean(
                [float(question.paragraph in keys) for question, keys in zip(questions, found, strict=True)], answerable
            ),
            "reader": _placed(trained, questions)
            | {
                "auroc": float(roc_auc_score(answerable, sure)),
                "false_answers_at_10": rate,
                "false_answers_at_10_other_subjects": float((np.asarray(beside) >= threshold).mean()),
                "brier": brier(sure, answerable),
            },
            "similarity": _placed(similar, questions)
            | {
                "auroc": float(roc_auc_score(answerable, similarity)),
                "false_answers_at_10": false_answers(similarity, answerable)[0],
            },
            "reliability": [[round(part, 3) for part in row] for row in reliability(sure, answerable)],
            "short": _mean(
                [
                    overlap(self._short(keys, readings), question.accepted)
                    for question, keys, readings in zip(questions, found, read_found, strict=True)
                ],
                answerable,
            ),
        }

    def _read(self, question: str, keys: Sequence[str]) -> list[Reading]:
        return self._reader.read(question, [self._texts[key] for key in keys], [self._spans[key] for key in keys])

    def _ranked(self, keys: Sequence[str], readings: Sequence[Reading]) -> list[Ranked]:
        return self._best_first(keys, lambda place, number: readings[place].sentences[number])

    def _similar(self, question: Vector, keys: Sequence[str]) -> list[Ranked]:
        return self._best_first(
            keys,
            lambda place, number: float(
                question @ self._meaning[self._spans[keys[place]][number].of(self._texts[keys[place]])]
            ),
        )

    def _best_first(self, keys: Sequence[str], score: Callable[[int, int], float]) -> list[Ranked]:
        sentences = [
            Ranked(key, number, span.of(self._texts[key]), score(place, number))
            for place, key in enumerate(keys)
            for number, span in enumerate(self._spans[key])
        ]
        return sorted(sentences, key=lambda sentence: -sentence.score)

    def _short(self, keys: Sequence[str], readings: Sequence[Reading]) -> str:
        best = max(range(len(keys)), key=lambda place: readings[place].short_score)
        short = readings[best].short
        return short.of(self._texts[keys[best]]) if short else ""


def _surest(readings: Sequence[Reading]) -> float:
    return max(reading.answers for reading in readings)


def _placed(rankings: Sequence[Sequence[Ranked]], questions: Sequence[SquadQuestion]) -> Figures:
    """Return how often an answering sentence comes first, and among the first three.

    ``gold``: a sentence that was annotated. ``holds``: a sentence that holds an accepted answer's words.
    """
    asked = [pair for pair in zip(rankings, questions, strict=True) if pair[1].example.answerable]
    gold = [
        [one.paragraph == question.paragraph and one.number in question.example.carries for one in ranked[:3]]
        for ranked, question in asked
    ]
    holds = [
        [any(mentions(one.words, answer) for answer in question.accepted) for one in ranked[:3]]
        for ranked, question in asked
    ]
    return {
        "gold_first": float(np.mean([row[0] for row in gold])),
        "gold_in_three": float(np.mean([any(row) for row in gold])),
        "holds_first": float(np.mean([row[0] for row in holds])),
        "holds_in_three": float(np.mean([any(row) for row in holds])),
    }


def _mean(values: Sequence[float], chosen: Sequence[bool]) -> float:
    return float(np.mean([value for value, is_chosen in zip(values, chosen, strict=True) if is_chosen]))


if __name__ == "__main__":
    main()
