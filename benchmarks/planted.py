"""Plants errors in true sentences and counts what verification makes of them: ``python benchmarks/planted.py FOLDER``.

FOLDER holds ``polnear`` (documents with ``split``; ``quotes.jsonl`` with who says what, marked by people) and
``realtimeqa_2022`` (news articles). From each, as many sentences with a name, a number or somebody's words are drawn,
the same at every run; each error and each honest rewording that can be made of a sentence is made once
(``benchmarks/planting.py``, ``rewording.py``). Beside verification stands the obvious alternative: the share of a
sentence's words that its source has, with the threshold at which it marks as many honest sentences.

``--part train`` (PolNeAR's training part, and half of the articles) is what the checks were tuned on; ``test``, the
default, is the rest. ``--speakers index`` takes who says a sentence from Byline's own reading instead of from people.
"""

import argparse
import hashlib
import json
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from planting import PLANTED, Case, name_list
from rewording import HONEST
from rich.console import Console
from rich.table import Table

from assistant.verification import Source, Verdict, verify
from index.text.attribution.claims import attribute
from index.text.structure.blocks import find_blocks
from index.text.structure.sentences import split_sentences
from index.types import Sentence, Span

AROUND = 2
"""Sentences before and after one that are its context."""

FROM_ONE = 5

TELLING = re.compile(r"\d|(?<=[a-z] )[A-Z]|[“\"]|\bnot\b|\b(?:is|was|are|were|will|has|have|had)\b")


@dataclass(frozen=True)
class Trial:
    """A sentence as changed, the source it cites, and which change it is."""

    kind: str
    honest: bool
    statement: str
    source: Source


def main() -> None:
    """Draw, plant, verify, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sentences", type=int, default=200)
    parser.add_argument("--part", choices=["train", "test"], default="test")
    parser.add_argument("--speakers", choices=["people", "index"], default="people")
    parser.add_argument("--errors", type=Path, help="write what was missed and what was wrongly marked to this file")
    given = parser.parse_args()
    cases = draw(given.folder, given.part, given.sentences, given.speakers)
    trials = [trial for number, case in enumerate(cases) for trial in make_trials(case, Random(number))]
    began = time.process_time()
    verdicts = [verify(trial.statement, [trial.source]) for trial in trials]
    each = 1000 * (time.process_time() - began) / len(trials)
    title = f"{len(cases)} sentences, {given.part} part, speakers by {given.speakers}; {each:.1f} ms of processor each"
    print_table(trials, verdicts, title)
    if given.errors:
        lines = (
            f"{'wrongly marked' if trial.honest else 'missed'} | {trial.kind} | {trial.statement} "
            f"| {trial.source.speaker} | {trial.source.words} | {verdict.support:.2f} {'; '.join(verdict.reasons)}"
            for trial, verdict in zip(trials, verdicts, strict=True)
            if (verdict.status == "unsupported") == trial.honest
        )
        given.errors.write_text("\n".join(lines), encoding="utf-8")


def draw(folder: Path, part: str, count: int, speakers: str) -> list[Case]:
    """Return ``count`` sentences, half of each set: up to five of one document of PolNeAR, one of an article."""
    polnear = polnear_cases(folder / "polnear", "train" if part == "train" else "dev", speakers)
    articles = article_cases(folder / "realtimeqa_2022", part)
    return [*islice(polnear, count // 2), *islice(articles, count // 2)]


def polnear_cases(folder: Path, split: str, speakers: str) -> Iterator[Case]:
    """Yield the sentences of PolNeAR of which at least 40 % is given to one source that has a name."""
    gold = defaultdict(list)
    for line in (folder / "quotes.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == split and row["source"] is not None:
            gold[row["doc"]].append(row)
    for document in documents(folder):
        if document["split"] == split:
            cases = list(attributed(document, gold[document["id"]], speakers))
            yield from Random(document["id"]).sample(cases, min(FROM_ONE, len(cases)))


def documents(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a set, shuffled, the same way at every run."""
    paths = sorted((folder / "corpus").glob("*.json"))
    Random(7).shuffle(paths)
    for path in paths:
        yield json.loads(path.read_text("utf-8"))


def attributed(document: dict[str, Any], gold: Sequence[dict[str, Any]], speakers: str) -> Iterator[Case]:
    """Yield a document's sentences that people gave to one named source, from its first word to its last."""
    text, spans, found = read(document["text"])
    named = [row for row in gold if not row["source_is_pronoun"] and re.search(r"[A-Z]", row["source"])]
    others = tuple(dict.fromkeys(row["source"] for row in named if len(row["source"].split()) <= 4))
    for number, span in enumerate(spans):
        touching = [
            row for row in gold if any(start < span.end and span.start < end for start, end in row["content_spans"])
        ]
        theirs = [row for row in touching if inside(row["content_spans"] + row["source_spans"], span) and row in named]
        if len(touching) > 1 or len(theirs) != 1 or len(theirs[0]["source_spans"]) != 1:
            continue
        [row] = theirs
        share = sum(end - start for start, end in row["content_spans"]) / (span.end - span.start)
        if share < 0.4 or not fits(span.of(text)):
            continue
        [[first, last]] = row["source_spans"]
        case = replace(
            about(document, text, spans, number),
            speaker=row["source"] if speakers == "people" else found[number].speaker,
            mention=(first - span.start, last - span.start),
            content=tuple((start - span.start, end - span.start) for start, end in row["content_spans"]),
            others=others,
        )
        yield case


def inside(spans: Sequence[Sequence[int]], sentence: Span) -> bool:
    """Whether all spans lie within a sentence."""
    return all(sentence.start <= start and end <= sentence.end for start, end in spans)


def article_cases(folder: Path, part: str) -> Iterator[Case]:
    """Yield sentences of news articles that are the articles' own, as far as Byline's reading tells."""
    for document in documents(folder):
        half = hashlib.sha256(document["id"].encode()).digest()[0] % 2
        if half != (part == "train") or len(document["text"]) < 1000:
            continue
        text, spans, found = read(document["text"])
        own = [
            number for number, span in enumerate(spans)
            if number > 1 and found[number].speaker is None and found[number].manner == "own" and fits(span.of(text))
        ]  # fmt: skip
        if own:
            yield about(document, text, spans, Random(document["id"]).choice(own))


def read(text: str) -> tuple[str, list[Span], tuple[Sentence, ...]]:
    """Return a text, its sentences, and who says each."""
    blocks = find_blocks(text)
    spans = [span for block in blocks if not block.heads for span in split_sentences(text, block)]
    return text, spans, attribute(text, blocks, spans)


def fits(sentence: str) -> bool:
    """Whether a sentence is a usual one, with something in it that could be wrong."""
    return 8 <= len(sentence.split()) <= 40 and sentence[-1] in '.”"' and bool(TELLING.search(sentence))


def about(document: dict[str, Any], text: str, spans: Sequence[Span], number: int) -> Case:
    """Return what there is to know of a document's sentence."""
    near = range(max(0, number - AROUND), min(len(spans), number + AROUND + 1))
    around = [spans[place].of(text) for place in near if place != number]
    sentences = [span.of(text) for span in spans]
    return Case(
        sentences[number],
        "\n".join([document["title"] or "", document.get("date") or "", *around]),
        names=name_list(sentences),
        words=tuple(sorted(set(re.findall(r"\b[a-z]{5,}\b", text)))),
        elsewhere=tuple(spans[place].of(text) for place in range(len(spans)) if abs(place - number) > AROUND),
        outlet=document.get("source"),
    )


def make_trials(case: Case, random: Random) -> Iterator[Trial]:
    """Yield every change of a sentence that can be made, with its source."""
    source = Source(
        case.sentence, speaker=case.speaker, manner="said" if case.speaker else "own", outlet=case.outlet,
        context=case.context,
    )  # fmt: skip
    for honest, planters in ((False, PLANTED), (True, HONEST)):
        for kind, plant in planters.items():
            told = plant(case, random)
            if (told is not None and told != case.sentence) or kind == "untouched":
                yield Trial(kind, honest, told or case.sentence, source)
    if case.elsewhere:
        other = random.choice(case.elsewhere)
        speaker = case.speaker if random.random() < 0.5 else None
        yield Trial("citation moved", False, case.sentence, replace(source, words=other, speaker=speaker))


def overlap(trial: Trial) -> float:
    """Return the share of a sentence's words that its source has: what would be checked without verification."""
    words, given = (re.findall(r"\w+", each.lower()) for each in (trial.statement, trial.source.words))
    return sum(word in set(given) for word in words) / max(1, len(words))


def print_table(trials: Sequence[Trial], verdicts: Sequence[Verdict], title: str) -> None:
    """Print caught and wrongly marked, by kind, beside word overlap that marks as many honest sentences."""
    marked = [verdict.status == "unsupported" for verdict in verdicts]
    honest = [overlap(trial) for trial in trials if trial.honest]
    wrongly = sum(mark for mark, trial in zip(marked, trials, strict=True) if trial.honest)
    threshold = sorted(honest)[wrongly]
    by_overlap = [overlap(trial) < threshold for trial in trials]
    table = Table("", "sentences", "marked", "%", "by word overlap, %", title=title, title_justify="left")
    groups = [(kind, [trial.kind == kind for trial in trials]) for kind in [*PLANTED, "citation moved"]]
    groups += [("all planted", [not trial.honest for trial in trials])]
    groups += [(kind, [trial.kind == kind for trial in trials]) for kind in HONEST]
    groups += [("all honest", [trial.honest for trial in trials])]
    for kind, chosen in groups:
        count = sum(chosen)
        hits, baseline = (
            sum(mark for mark, is_in in zip(marks, chosen, strict=True) if is_in) for marks in (marked, by_overlap)
        )
        table.add_row(kind, str(count), str(hits), *(f"{100 * each / max(1, count):.1f}" for each in (hits, baseline)))
    Console().print(table)


if __name__ == "__main__":
    main()
