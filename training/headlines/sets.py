"""The sets that headlines are learnt from and tested on, each as documents to search together and questions to ask."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from training.reader.recipe import Recipe
from training.reader.sets import part_articles, rows

Record = dict[str, Any]

SEED = 5
ASKED = 240
"""Questions of a set that documents answer, at most."""
UNANSWERED = 60
"""Further ones of a set that none of its documents answers, at most: their own are left out."""
TRICKS = 30
"""The same of SQuAD v2's, which people wrote to look answerable."""
PARAGRAPHS = 1_500
"""Paragraphs that are searched together, at most."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the answers that count as right, none where nothing answers it."""

    id: str
    question: str
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """What is searched together, as ``byline add`` takes it, and what is asked of it."""

    documents: tuple[dict[str, str], ...]
    questions: tuple[Asked, ...]


def squad_articles(part: str) -> Callable[[Path], Collection]:
    """Return the reader of one part of SQuAD v2 dev's articles, asked of all of them together."""

    def read(data: Path) -> Collection:
        chosen = getattr(part_articles(data, Recipe()), part)
        texts: dict[str, list[str]] = defaultdict(list)
        for row in rows(data / "squad_v2_dev/paragraphs.jsonl"):
            texts[row["doc"]].append(row["text"])
        found = [row for row in rows(data / "squad_v2_dev/questions.jsonl") if row["evidence"][0]["doc"] in chosen]
        asked = [Asked(row["id"], row["question"], tuple(row["answers"])) for row in _sample(found, ASKED)]
        # Half of these were written to trick a reader, far more than anybody asks.
        unanswered = [each for each in asked if not each.accepted][:TRICKS]
        asked = [each for each in asked if each.accepted or each in unanswered]
        return Collection(
            tuple(_document(name.replace("-", " "), paragraphs) for name, paragraphs in texts.items()), tuple(asked)
        )

    return read


def with_spans(name: str) -> Callable[[Path], Collection]:
    """Return the reader of a set of paragraphs with answer spans; those of one title make a document."""

    def read(data: Path) -> Collection:
        found = [row for row in rows(data / name / "qa.jsonl") if row.get("agree", 2) >= 2]
        groups = sorted({row["title"] or row["context"] for row in found})
        Random(SEED).shuffle(groups)
        kept: dict[str, dict[str, None]] = {}
        by_group: dict[str, list[Record]] = defaultdict(list)
        for row in found:
            by_group[row["title"] or row["context"]].append(row)
        size = 0
        for each in groups:
            paragraphs = dict.fromkeys(row["context"] for row in by_group[each])
            if size + len(paragraphs) <= PARAGRAPHS:
                kept[each] = paragraphs
                size += len(paragraphs)
        inside = [row for each in kept for row in by_group[each]]
        outside = [row for each in groups if each not in kept for row in by_group[each]]
        answered = [row for row in inside if row["answerable"]]
        unanswered = [row for row in inside if not row["answerable"]] or outside
        asked = [_asked(row) for row in _sample(answered, ASKED)]
        asked += [_asked(row, answered=False) for row in _sample(unanswered, UNANSWERED)]
        return Collection(tuple(_document(each, texts) for each, texts in kept.items()), tuple(asked))

    return read


def realtimeqa(data: Path, every: int = 6) -> Collection:
    """Return every so many-th question of RealTimeQA 2022, asked of the articles of all of them. To test on only."""
    folder = data / "realtimeqa_2022"
    chosen = list(rows(folder / "questions.jsonl"))[::every]
    names = {"title": "title", "text": "text", "source": "outlet", "author": "author", "date": "date", "url": "url"}
    articles = dict.fromkeys(each["doc"] for row in chosen for each in row["evidence"])
    documents = []
    for article in articles:
        record = json.loads((folder / "corpus" / f"{article}.json").read_text("utf-8"))
        documents.append({to: record[name] for name, to in names.items() if record.get(name)})
    asked = [Asked(row["id"], row["question"], tuple(row["answers"])) for row in chosen]
    return Collection(tuple(documents), tuple(asked))


def _document(title: str, paragraphs: Iterable[str]) -> dict[str, str]:
    text = "\n\n".join(paragraphs)
    return {"text": text} if title == text else {"title": title, "text": text}


def _asked(row: Record, *, answered: bool = True) -> Asked:
    return Asked(row["id"], row["question"], tuple(each["text"] for each in row["answers"]) if answered else ())


def _sample(found: Sequence[Record], most: int) -> Iterator[Record]:
    yield from Random(SEED).sample(found, min(most, len(found)))


SETS: dict[str, Callable[[Path], Collection]] = {
    "squad_calibration": squad_articles("calibration"),
    "tydiqa_en": with_spans("tydiqa_en"),
    "squadshifts_wiki": with_spans("squadshifts_wiki"),
}
"""Those that are learnt from, and that the threshold comes from."""

TESTS: dict[str, Callable[[Path], Collection]] = {
    "squad_test": squad_articles("test"),
    "nq_oracle": with_spans("nq_oracle"),
    "realtimeqa_2022": realtimeqa,
}
"""Those that only show how right headlines are."""
