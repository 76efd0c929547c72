"""Fit an exported reader's probabilities: ``python -m training.reader.calibrate DATA FOLDER``.

On articles that neither training nor the test sees, as in use: each question with the paragraphs that search finds
among all articles, answerable there or not.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from assistant.evaluation.matching import overlap
from assistant.reader import Reader
from assistant.reader.paired import likeliest, pooled
from assistant.reader.scores import (
    Measured,
    calibrated,
    passage_scores,
    sentence_scores,
    short_scores,
    to_calibration,
)
from assistant.reader.trained import TrainedReader
from assistant.settings import Settings
from index.embedding.embedder import SentenceTransformerEmbedder
from training.reader.examples import from_passage, mentions, sentence_spans
from training.reader.export import write_record
from training.reader.measures import false_answers
from training.reader.recipe import Recipe
from training.reader.search import KeptVectors, ParagraphSearch
from training.reader.sets import SquadQuestion, part_articles, rows, squad, squad_paragraphs

FOUND = 5
"""Paragraphs that are read of each question."""

FOUND_FIRST = 8
"""Paragraphs that are read where the likeliest are read again, as in use."""

AGAIN: int = Settings.model_fields["read_again"].default
"""Paragraphs that are read again, as in use."""

OTHERS = 4
"""Of how many questions about the paragraphs' own subjects there comes one about another."""

Rows = list[tuple[tuple[float, ...], bool]]
"""What a curve takes in, and what came true."""


def main() -> None:
    """Read the arguments and calibrate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the unpacked sets")
    parser.add_argument("folder", type=Path, help="folder of the exported reader; reader.json is written anew")
    parser.add_argument("--vectors", type=Path, default=Path("vectors"), help="folder to keep MiniLM vectors in")
    parser.add_argument("--every", type=int, default=1, help="use only every n-th question, for a trial")
    parser.add_argument("--after", type=Path, default=None, help="folder of the reader whose likeliest it reads again")
    given = parser.parse_args()
    articles = part_articles(given.data, Recipe())
    questions = squad(given.data, articles.calibration)[:: given.every]
    vectors = KeptVectors(given.vectors, SentenceTransformerEmbedder())
    first = TrainedReader(given.after) if given.after else None
    questions = mixed(questions, elsewhere(given.data, len(questions) // OTHERS))
    texts = squad_paragraphs(given.data)
    asked = ask(texts, TrainedReader(given.folder), vectors, questions, first=first)
    curves = fit(asked, texts)
    record = json.loads((given.folder / "reader.json").read_text(encoding="utf-8"))
    write_record(given.folder, record | {"calibration": curves})
    print(json.dumps(curves))
    # What is fitted on half of the questions is tried on the other half, and the other way round.
    for fitted, tried in ((asked[::2], asked[1::2]), (asked[1::2], asked[::2])):
        least, rate = threshold(tried, fit(fitted, texts))
        print(f"a tenth of the answerable is declined below {least:.3f}; {rate:.1%} of the unanswerable is answered")


def elsewhere(data: Path, count: int) -> list[SquadQuestion]:
    """Return ``count`` questions that people asked about other subjects, which no paragraph answers."""
    found = [row["question"] for row in rows(data / "tydiqa_en/qa.jsonl")]
    return [
        SquadQuestion(from_passage(question, "", (), source="tydiqa_en"), "", ())
        for question in found[:: max(1, len(found) // count)][:count]
    ]


def mixed(questions: Sequence[SquadQuestion], others: Sequence[SquadQuestion]) -> list[SquadQuestion]:
    """Return ``questions`` with one of ``others`` after every few; every second of all is a half like the other."""
    told: list[SquadQuestion] = []
    left = iter(others)
    for place, question in enumerate(questions, start=1):
        told.append(question)
        if place % OTHERS == 0:
            told += [each for each in (next(left, None),) if each]
    return told


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the paragraphs that were read for it, by their ids, and what was measured of each.

    ``before`` is how likely another reader found each, where that chose them.
    """

    question: SquadQuestion
    keys: Sequence[str]
    read: Sequence[Measured]
    before: Sequence[float] | None = None


def ask(
    texts: Mapping[str, str],
    reader: TrainedReader,
    vectors: KeptVectors,
    questions: Sequence[SquadQuestion],
    *,
    first: Reader | None = None,
) -> list[Asked]:
    """Have ``reader`` read what is found for each question among ``texts``, paragraphs by their ids.

    One that comes after ``first`` reads what it will read in use: the likeliest of more paragraphs.
    """
    spans = {key: sentence_spans(text) for key, text in texts.items()}
    words = [question.example.question for question in questions]
    asked = []
    found = ParagraphSearch(texts, vectors).top(words, FOUND_FIRST if first else FOUND)
    for question, keys in zip(questions, found, strict=True):
        chosen, before = keys, None
        if first:
            readings = first.read(question.example.question, [texts[key] for key in keys], [spans[key] for key in keys])
            places = likeliest(readings, AGAIN)
            chosen, before = [keys[place] for place in places], [readings[place].answers for place in places]
        read = reader.measure(question.example.question, [texts[key] for key in chosen], [spans[key] for key in chosen])
        asked.append(Asked(question, chosen, read, before))
    return asked


def fit(asked: Sequence[Asked], texts: Mapping[str, str]) -> dict[str, list[float]]:
    """Return the three curves, each as its weights and its bias."""
    told: dict[str, Rows] = {"answers": [], "sentence": [], "short": []}
    for each in asked:
        for key, measured in zip(each.keys, each.read, strict=True):
            _add_rows(told, each.question, key, texts[key], measured)
        # A question is declined by its likeliest passage, so that is what this curve has to be right for.
        best = max(each.read, key=lambda measured: measured.answers)
        told["answers"].append((passage_scores(best, max(best.margins)), each.question.example.answerable))
    return {name: _curve(values) for name, values in told.items()}


def threshold(asked: Sequence[Asked], curves: dict[str, list[float]], declines: float = 0.1) -> tuple[float, float]:
    """Return below which probability the share ``declines`` of the answerable questions is declined.

    The second number is the share of the unanswerable that is answered then.
    """
    calibration = to_calibration(curves)
    sure = []
    for each in asked:
        likely = [calibrated(measured, calibration).answers for measured in each.read]
        sure.append(max(map(pooled, each.before, likely) if each.before else likely))
    rate, least = false_answers(sure, [each.question.example.answerable for each in asked], declines)
    return least, rate


def _add_rows(told: dict[str, Rows], question: SquadQuestion, key: str, text: str, measured: Measured) -> None:
    own = key == question.paragraph
    if measured.span is None or (not own and any(mentions(text, answer) for answer in question.accepted)):
        # Another paragraph with the answer's words may or may not answer: nobody has looked.
        return
    answers = own and question.example.answerable
    margin = max(measured.margins)
    right = answers and overlap(measured.span.of(text), question.accepted) >= 0.5
    told["short"].append((short_scores(measured, margin), right))
    for number, score in enumerate(measured.sentences):
        if np.isfinite(score):
            told["sentence"].append((sentence_scores(measured, number), own and number in question.example.carries))


def _curve(told: Rows) -> list[float]:
    scores = np.array([values for values, _ in told])
    true = np.array([outcome for _, outcome in told])
    # Scaled for the solver's sake, then put back into the scores' own units. A score that never varies says nothing.
    spread = scores.std(axis=0)
    scale = np.where(spread > 0, spread, 1.0)
    fitted = LogisticRegression(C=1.0, max_iter=1000).fit(scores / scale, true)
    return [*(round(float(weight), 5) for weight in fitted.coef_[0] / scale), round(float(fitted.intercept_[0]), 5)]


if __name__ == "__main__":
    main()
