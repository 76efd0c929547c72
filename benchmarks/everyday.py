"""Asks questions as ordinary people type them, counts what is right, and writes every answer down to be read aloud.

    python -m benchmarks.everyday FOLDER OUT [--talks FILE] [--code CHECKOUT] [--data FOLDER] [--answers FILE]

FOLDER holds ``questions.jsonl`` (id, corpus, kind, conversation, turn, question, behaviour, must, short, note) and
``NAME.jsonl`` with the articles of each corpus NAME, but for ``samples``, the project's own, and ``talks``, which is
FILE. OUT gets ``questions.jsonl`` as ``byline eval`` takes it, ``answers.jsonl``, ``answers.txt`` for reading and
``figures.json``; the figures are printed too. Counted as ``byline eval`` does. CHECKOUT is another version of the code
that is to answer: the counting is always this one's. With ``--answers`` nothing is asked, and an ``answers.jsonl`` is
counted anew.

Libraries are kept in ``--data``, a set for each version of what reads documents, and made where they are not there.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import platformdirs
from pydantic import TypeAdapter
from rich.console import Console

from assistant.cli.asking import show_figures
from assistant.evaluation.figures import Asked, measure
from assistant.evaluation.questions import Question, read_questions
from assistant.evaluation.rightness import glued, headline, right
from assistant.types import Answer

HERE = Path(__file__).parents[1]
KEPT = platformdirs.user_cache_path("byline", appauthor=False) / "everyday"
ANSWER = TypeAdapter(Answer)
VERDICTS = {True: "right", False: "WRONG", None: "not judged"}


def main() -> None:
    """Ask or take the answers that are given, and write and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--talks", type=Path, help="the text of the corpus “talks”")
    parser.add_argument("--code", type=Path, default=HERE, help="the checkout that answers")
    parser.add_argument("--data", type=Path, default=KEPT, help="where the libraries are kept")
    parser.add_argument("--answers", type=Path, help="answers that were written before")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    rows = [json.loads(line) for line in (given.folder / "questions.jsonl").open(encoding="utf-8")]
    rows = [{**row, "turns": turns_of(row, rows)} for row in rows]
    write(given.out / "questions.jsonl", rows)
    questions = read_questions(given.out / "questions.jsonl")
    answers = given.answers or given.out / "answers.jsonl"
    if not given.answers:
        job = {
            "data": str(given.data / version_of(given.code)),
            "corpora": {name: [str(place)] for name, place in corpora(rows, given.folder, given.talks).items()},
            "questions": rows,
        }
        answer(job, given.code, answers)
    asked = list(answered(questions, answers))
    figures = measure(asked)
    notes = {row["id"]: " ".join(filter(None, [row["corpus"], row.get("note")])) for row in rows}
    (given.out / "answers.txt").write_text("\n".join(told(each, notes[each.question.id]) for each in asked), "utf-8")
    (given.out / "figures.json").write_text(json.dumps(figures.to_json(), indent=1), "utf-8")
    show_figures(Console(width=100), figures)


def corpora(rows: Iterable[dict], folder: Path, talks: Path | None) -> dict[str, Path]:
    """Return what to add for each corpus that is asked, by its name."""
    places = {"samples": HERE / "samples", "talks": talks}
    found = {name: places.get(name, folder / f"{name}.jsonl") for name in dict.fromkeys(row["corpus"] for row in rows)}
    if missing := [name for name, place in found.items() if not (place and place.exists())]:
        sys.exit(f"There is no text for {', '.join(missing)}: name that of talks with --talks.")
    return {name: place.absolute() for name, place in found.items() if place}


def turns_of(row: dict, rows: Sequence[dict]) -> list[str]:
    """Return the questions that came before in the conversation of ``row``, oldest first."""
    if row["conversation"] is None:
        return []
    same = [each for each in rows if each["conversation"] == row["conversation"] and each["turn"] < row["turn"]]
    return [each["question"] for each in sorted(same, key=lambda each: each["turn"])]


def version_of(code: Path) -> str:
    """Return a name for the version of what reads documents: other libraries come of other code."""
    files = sorted(file for file in (code / "index").rglob("*") if file.suffix in {".py", ".sql"})
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def write(file: Path, objects: Iterable[dict]) -> None:
    """Write one object a line."""
    file.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects), "utf-8")


def answer(job: dict, code: Path, out: Path) -> None:
    """Have the checkout ``code`` answer, and keep what it says in ``out``."""
    script = Path(__file__).with_name("everyday_answers.py")
    with out.open("w", encoding="utf-8") as stream:
        subprocess.run(
            [sys.executable, "-P", str(script)],
            input=json.dumps(job),
            stdout=stream,
            env={**os.environ, "PYTHONPATH": str(code.absolute())},
            cwd=code,
            text=True,
            check=True,
        )


def answered(questions: Sequence[Question], answers: Path) -> Iterator[Asked]:
    """Yield each question that has an answer with it."""
    found = {each["id"]: each for each in map(json.loads, answers.open(encoding="utf-8"))}
    for question in questions:
        if each := found.get(question.id):
            alone = ANSWER.validate_python(each["alone"]) if "alone" in each else None
            yield Asked(question, ANSWER.validate_python(each["answer"]), alone=alone)


def told(asked: Asked, note: str) -> str:
    """Return a question with all that its reader sees, what should have been there, and ``note``."""
    question, given = asked.question, asked.answer
    is_glued = asked.alone is not None and glued(question, given, asked.alone)
    cited = {each.number: each for each in given.citations}
    lines = [
        f"=== {question.id} {question.kind} → {question.behaviour}: "
        f"{VERDICTS[right(question, given)]}{', GLUED' if is_glued else ''}",
        *(f"  (before) {turn}" for turn in question.turns),
        f"Q: {question.question}",
        f"[{given.mode}, sure {given.sure:.2f}] {given.notice or ''}".rstrip(),
    ]
    if understood := getattr(given, "understood", None):
        lines.append(f"Understood as: {understood}")
    if given.headline:
        lines.append(f"HEADLINE ({VERDICTS[headline(question, given)]}): {given.headline}")
        lines += [f"  also large: {each.text}" for each in given.short_answers[1:]]
    if not given.statements:
        lines.append(f"  {given.answer}")
    for each in given.statements:
        source = next((cited[number] for number in each.citations if number in cited), None)
        who = each.speaker or (source and f"({source.manner})") or ""
        lines.append(f"  {who}: {each.text}" + (f"  — {source.outlet or source.title}" if source else ""))
    lines.append(f"must: {question.must}  short: {question.short}  ({note})")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
