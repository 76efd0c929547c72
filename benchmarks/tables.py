"""Measures answers from tables: ``python -m benchmarks.tables [FILE …] [--formats csv,xlsx]``.

A file (``benchmarks/data/tables_*.json``, all of them if none is named) holds a table, questions with the cell that is
right and the row in which it stands, and questions that no cell answers. The table is written in each format, each
file is added to a library of its own, and everything is asked. A cell is right if the short answer is that cell and
the first citation its row; anything else in large type is wrong; nothing in large type is silent. A question that no
cell answers is right if nothing stands in large type.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from assistant.settings import Settings
from assistant.types import Answer
from assistant.workspace import Models, Workspace
from benchmarks.table_files import FORMATS, Given
from index.embedding import SentenceTransformerEmbedder

DATA = Path(__file__).parent / "data"


def main() -> None:
    """Print what each question got that is not right, and a line for each table and format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="tables with questions; all that come with the project")
    parser.add_argument("--formats", default=",".join(FORMATS), help="parted by commas")
    given = parser.parse_args()
    lines = ["| table | format | cells right | silent | wrong | declined rightly |", "|---|---|---|---|---|---|"]
    embedder = SentenceTransformerEmbedder()
    for file in given.files or sorted(DATA.glob("tables_*.json")):
        told = json.loads(file.read_text("utf-8"))
        for name in given.formats.split(","):
            counts = Counter(outcome for outcome in asked(told, name, embedder))
            cells = len(told["questions"])
            lines.append(
                f"| {told['title']} | {name} | {counts['right']} of {cells} | {counts['silent']} | {counts['wrong']}"
                f" | {counts['declined']} of {len(told['unanswerable'])} |"
            )
    print("\n".join(lines))


def asked(told: dict, name: str, embedder: SentenceTransformerEmbedder) -> Iterator[str]:
    """Yield how each question over a table written in a format was answered."""
    table = Given(told["title"], told["lead"], told["headings"], told["rows"])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{told['title'].lower().replace(' ', '-')}.{name}"
        file.write_bytes(FORMATS[name](table))
        models = Models(embedder=lambda _name: embedder)
        workspace = Workspace(Settings(data=Path(folder) / "data", library="tables"), models)
        workspace.library.add([str(file)])
        for question in told["questions"]:
            answer = workspace.assistant.ask(question["question"])
            yield said(name, question["question"], judged(answer, question["cell"], question["row"]), answer)
        for question in told["unanswerable"]:
            answer = workspace.assistant.ask(question)
            yield said(name, question, "wrong" if answer.short_answers else "declined", answer)
        workspace.close()


def judged(answer: Answer, cell: str, row: str) -> str:
    """Return whether an answer gives the cell and cites the row in which it stands."""
    if not answer.short_answers:
        return "silent"
    cited = row in answer.citations[0].quote if answer.citations else False
    return "right" if [each.text for each in answer.short_answers] == [cell] and cited else "wrong"


def said(name: str, question: str, outcome: str, answer: Answer) -> str:
    """Print what was answered where it is not right, and return the outcome."""
    if outcome not in ("right", "declined"):
        shorts = [each.text for each in answer.short_answers]
        quotes = [each.quote for each in answer.citations][:2]
        print(f"{name}: {question} -> {outcome} {shorts} {answer.mode} {answer.sure} {quotes} {answer.notice or ''}")
    return outcome


if __name__ == "__main__":
    main()
