"""The open question sets, each read into examples. Only the sets that may be trained on and given away."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from index.types import Span
from training.reader.examples import Example, from_passage, from_sentences, grow, join
from training.reader.recipe import Recipe

Record = dict[str, Any]

AGREED = 2
"""How many people have to have given an answer, in the sets that say how many did."""


@dataclass(frozen=True, slots=True)
class Articles:
    """SQuAD v2 dev, parted by article: examples and paragraphs of each part."""

    train: tuple[str, ...]
    calibration: tuple[str, ...]
    test: tuple[str, ...]


def part_articles(data: Path, recipe: Recipe) -> Articles:
    """Draw the articles that are kept for calibration and for testing; the rest are trained on."""
    calibration, test = recipe.calibration_articles, recipe.test_articles
    names = sorted({row["doc"] for row in rows(data / "squad_v2_dev/paragraphs.jsonl")})
    Random(recipe.split_seed).shuffle(names)
    return Articles(
        test=tuple(sorted(names[:test])),
        calibration=tuple(sorted(names[test : test + calibration])),
        train=tuple(sorted(names[test + calibration :])),
    )


def squad_paragraphs(data: Path) -> dict[str, str]:
    """Return every SQuAD v2 dev paragraph by its id, ``article#pN``."""
    return {row["id"]: row["text"] for row in rows(data / "squad_v2_dev/paragraphs.jsonl")}


@dataclass(frozen=True, slots=True)
class SquadQuestion:
    """A SQuAD v2 question with its paragraph's id and the accepted answers, none where it has no answer there."""

    example: Example
    paragraph: str
    accepted: tuple[str, ...]


def squad(data: Path, articles: tuple[str, ...]) -> list[SquadQuestion]:
    """Return the questions of ``articles``."""
    texts = squad_paragraphs(data)
    questions = []
    for row in rows(data / "squad_v2_dev/questions.jsonl"):
        evidence = row["evidence"][0]
        if evidence["doc"] in articles:
            passage = texts[evidence["paragraph"]]
            example = from_passage(
                row["question"],
                passage,
                _find_answers(passage, row["answers"], evidence["quote"]),
                source="squad",
                title=evidence["title"],
            )
            questions.append(SquadQuestion(example, evidence["paragraph"], tuple(row["answers"])))
    return questions


def _find_answers(passage: str, answers: list[str], quote: str | None) -> Iterator[Span]:
    """Yield where the answers stand in the quoted sentence; the set gives their words and that sentence only."""
    if quote is None:
        return
    sentence = passage.index(quote)
    for words in dict.fromkeys(answers):
        start = passage.find(words, sentence, sentence + len(quote))
        if start >= 0:
            yield Span(start, start + len(words))


def with_spans(name: str) -> Callable[[Path], list[Example]]:
    """Return the reader of a set whose records have a context and answer spans."""

    def read(data: Path) -> list[Example]:
        return [
            from_passage(
                row["question"],
                row["context"],
                [_span(answer) for answer in row["answers"]],
                source=name,
                title=row.get("title") or "",
            )
            for row in rows(data / name / "qa.jsonl")
            if not row.get("in_qed_dev") and row.get("agree", AGREED) >= AGREED
        ]

    return read


def with_sentences(name: str) -> Callable[[Path], list[Example]]:
    """Return the reader of a set whose records have sentences, labelled 1 where they answer."""

    def read(data: Path) -> list[Example]:
        return [
            from_sentences(
                row["question"],
                row["sentences"],
                [number for number, label in enumerate(row["labels"]) if label],
                source=name,
                title=row.get("title") or "",
            )
            for row in rows(data / name / "sentences.jsonl")
        ]

    return read


def spliced(name: str, words: int = 130) -> Callable[[Path], list[Example]]:
    """Return the reader of a set of single sentences, each put back among the known ones of its document.

    Documents of which the sets hold fewer than three sentences are filled up with sentences of the next document.
    """

    def read(data: Path) -> list[Example]:
        documents = _wiki1k_documents(data)
        order = sorted(documents)
        examples = []
        for row in rows(data / name / "qa.jsonl"):
            document, paragraph, sentence = _wiki1k_place(row["title"])
            places = sorted(documents[document])
            sentences = [documents[document][place] for place in places]
            at = places.index((paragraph, sentence))
            if len(sentences) < 3:
                other = documents[order[(order.index(document) + 1) % len(order)]]
                sentences += [other[place] for place in sorted(other)][:4]
            if sentences[at] != row["context"]:
                continue
            lengths = [len(text.split()) for text in sentences]
            first, last = grow(lengths, at, words, Random(row["id"]))
            passage, spans = join(sentences[first:last])
            answers = tuple(_span(answer).moved(spans[at - first].start) for answer in row["answers"])
            examples.append(Example(row["question"], passage, spans, answers, frozenset({at - first}), name))
        return examples

    return read


def _wiki1k_documents(data: Path) -> dict[str, dict[tuple[int, int], str]]:
    """Collect the sentences of QAMR, QA-SRL and QADiscourse, which annotate the same articles, by article."""
    documents: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for name in ("qamr", "qasrl_gs", "qadiscourse"):
        for row in rows(data / name / "qa.jsonl"):
            document, paragraph, sentence = _wiki1k_place(row["title"])
            documents[document].setdefault((paragraph, sentence), row["context"])
    return documents


def _wiki1k_place(title: str) -> tuple[str, int, int]:
    document, paragraph, sentence = title.rsplit(":", 2)
    return document, int(paragraph), int(sentence)


def _span(answer: Record) -> Span:
    return Span(answer["start"], answer["start"] + len(answer["text"]))


def rows(path: Path) -> Iterator[Record]:
    """Yield the records of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


SETS: dict[str, Callable[[Path], list[Example]]] = {
    "qed": with_spans("qed"),
    "nq_oracle": with_spans("nq_oracle"),
    "covid_qa": with_spans("covid_qa"),
    "squad_train_part": with_spans("squad_train_part"),
    "unansq": with_spans("unansq"),
    "near_miss": with_spans("near_miss"),
    "tydiqa_en": with_spans("tydiqa_en"),
    "squadshifts_wiki": with_spans("squadshifts_wiki"),
    "fairytaleqa": with_spans("fairytaleqa"),
    "nq_swap": with_spans("nq_swap"),
    "timeqa_human": with_spans("timeqa_human"),
    "onestopqa": with_sentences("onestopqa"),
    "squad_train_du_test": with_sentences("squad_train_du_test"),
    "selqa": with_sentences("selqa"),
    "clapnq": with_sentences("clapnq"),
    "qadiscourse": spliced("qadiscourse"),
    "qamr": spliced("qamr"),
    "qasrl_gs": spliced("qasrl_gs"),
}
"""Every set but SQuAD, which is parted by article, with the function that reads it from the data folder."""
