"""Holds a model's recorded replies against the library as it is checked today, and counts with judgements made by hand.

    python -m benchmarks.judging RECORDED.jsonl ... --library NAME [--judged JUDGED.jsonl] [--sheet SHEET.jsonl]

RECORDED is what ``benchmarks/written.py`` wrote. SHEET gets a line for each sentence: question, sentence, its status,
the reasons, and the words it was held against, to be read by hand. JUDGED has lines with question, sentence and
``supported``: whether the documents say this, and say it as the one whom the sentence names.
"""

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.answers.assistant import Assistant
from assistant.settings import Settings
from assistant.workspace import Workspace, make_reader
from assistant.writing import writer as writing
from assistant.writing.checking import Checked
from assistant.writing.writer import Writer
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
    assistant = Assistant(workspace.library, make_reader(Settings()), threshold=0.0, writers=[Writer(model)])
    with watched() as seen:
        [*_, answer] = assistant.stream(record["question"], model=model.name)
    for seconds, checked in seen:
        yield {
            "question": record["question"],
            "sentence": checked.text,
            "status": checked.verdict.status,
            "support": round(checked.verdict.support, 3),
            "shown": answer.mode == "written",
            "reasons": checked.verdict.reasons,
            "against": [each.words for each in checked.spans],
            "checking": seconds,
        }


@contextmanager
def watched() -> Iterator[list[tuple[float, Checked]]]:
    """Yield what each check of a sentence came to and the seconds it took, while the context is open."""
    check, seen = writing.check, []

    def watched_check(*given: Any, **options: Any) -> Checked:  # noqa: ANN401 - whatever it is given
        began = time.perf_counter()
        checked = check(*given, **options)
        seen.append((time.perf_counter() - began, checked))
        return checked

    writing.check = watched_check
    yield seen
    writing.check = check


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
