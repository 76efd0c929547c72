"""Holds a model's recorded replies against the library as it is checked today, and counts with judgements made by hand.

    python -m benchmarks.judging RECORDED.jsonl ... --library NAME [--judged JUDGED.jsonl] [--sheet SHEET.jsonl]

RECORDED is what ``benchmarks/written.py`` wrote. SHEET gets a line for each sentence: question, sentence, its status, the
reasons, and the words it was held against, to be read by hand. JUDGED has lines with question, sentence and
``supported``: whether the documents say this, and say it as the one whom the sentence names.
"""

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant import writing
from assistant.answering import Assistant
from assistant.settings import Settings
from assistant.types import Answer
from assistant.workspace import Workspace, make_reader
from assistant.writing import Writer
from benchmarks.written import PASSAGES
from tests.fakes import scripted


def main() -> None:
    """Read the command line, replay, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recorded", type=Path, nargs="+")
    parser.add_argument("--library", required=True)
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--sheet", type=Path)
    given = parser.parse_args()
    workspace = Workspace(Settings(library=given.library))
    sheet = [line for file in given.recorded for record in rows(file) for line in replayed(workspace, record)]
    workspace.close()
    if given.sheet:
        given.sheet.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in sheet), "utf-8")
    if given.judged:
        tell(sheet, {(each["question"], each["sentence"]): each["supported"] for each in rows(given.judged)})
    checking = statistics.median(line["checking"] for line in sheet)
    print(f"{len(sheet)} sentences; checking one took {1000 * checking:.1f} ms (median)")


def rows(file: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSONL file."""
    return [json.loads(line) for line in file.open(encoding="utf-8")]


def replayed(workspace: Workspace, record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a line for each sentence of a recorded reply, as it is checked today."""
    model, _ = scripted(record["reply"])
    assistant = Assistant(
        workspace.library, make_reader(None), passages=PASSAGES, threshold=0.0, writers=[Writer(model)]
    )
    with timed() as seconds:
        answers = list(assistant.stream(record["question"], model=model.name))
    grown: Answer | None = next((each for each in reversed(answers) if each.mode == "written"), None)
    for number, statement in enumerate(grown.statements if grown else ()):
        yield {
            "question": record["question"],
            "sentence": statement.text,
            "status": statement.status,
            "shown": answers[-1].mode == "written",
            "reasons": statement.reasons,
            "against": [each.quote for each in grown.citations if each.number in statement.citations] if grown else [],
            "checking": seconds[number],
        }


class timed:  # noqa: N801 - used as a function is
    """Measure how long each check of a sentence takes, while the context is open."""

    def __enter__(self) -> list[float]:
        """Put a clock around the check."""
        self._check = writing.check
        seconds: list[float] = []

        def check(*given: Any, **options: Any) -> object:  # noqa: ANN401 - whatever it is given
            began = time.perf_counter()
            checked = self._check(*given, **options)
            seconds.append(time.perf_counter() - began)
            return checked

        writing.check = check
        return seconds

    def __exit__(self, *_: object) -> None:
        """Take it away."""
        writing.check = self._check


def tell(sheet: list[dict[str, Any]], judged: dict[tuple[str, str], bool]) -> None:
    """Print how what was checked agrees with what was judged."""
    counts: Counter[str] = Counter()
    for line in sheet:
        right = judged.get((line["question"], line["sentence"]))
        held = line["status"] != "unsupported"
        kind = {None: "not judged", True: "supported", False: "not supported"}[right]
        counts[f"{kind}: {'held' if held else 'marked'}"] += 1
        if right is False and held:
            counts["not supported, and shown as supported at the end"] += line["shown"]
            print(f"  passed: {line['sentence']}\n      against {line['against']}")
        if right and not held:
            print(f"  marked: {line['sentence']}\n      {line['reasons']}")
    print(dict(sorted(counts.items())))


if __name__ == "__main__":
    main()
