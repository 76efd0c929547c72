"""Asks the questions of every set as a person would, and keeps what was found: ``python -m training.headlines.ask``.

What search brought and the reader made of it is kept in OUT, a file a set, so that choosing among it, and all that is
fitted to it, can change without reading again.
"""

import argparse
import json
import pickle
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.answers import Assistant
from assistant.settings import Settings
from assistant.workspace import Workspace
from training.headlines.heard import Heard
from training.headlines.sets import SETS, TESTS, Asked, Collection


def main() -> None:
    """Read the arguments, and ask set by set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the unpacked sets")
    parser.add_argument("out", type=Path, help="folder for libraries and for what was found")
    parser.add_argument("sets", nargs="*", help="these sets only")
    parser.add_argument("--every", type=int, default=1, help="ask only every n-th question")
    given = parser.parse_args()
    for name, read in (SETS | TESTS).items():
        if name in (given.sets or (SETS | TESTS)):
            began = time.monotonic()
            collection = read(given.data)
            workspace = opened(given.out / "libraries", name, collection)
            print(f"{name}: {len(collection.documents)} documents, {time.monotonic() - began:.0f} s", flush=True)
            heard = ask(workspace.assistant, collection.questions[:: given.every])
            (given.out / f"{name}.pickle").write_bytes(pickle.dumps(heard))
            print(f"{name}: {len(heard)} questions, {time.monotonic() - began:.0f} s", flush=True)
            workspace.close()


def opened(folder: Path, name: str, collection: Collection) -> Workspace:
    """Return a workspace with the library of a collection, filled where something lacks."""
    workspace = Workspace(Settings(data=folder, library=name))
    if len(workspace.library.documents()) < len(collection.documents):
        with tempfile.TemporaryDirectory() as scratch:
            file = Path(scratch) / "documents.jsonl"
            lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in collection.documents)
            file.write_text("".join(lines), "utf-8")
            workspace.library.add([str(file)])
    return workspace


def ask(assistant: Assistant, questions: Sequence[Asked]) -> list[Heard]:
    """Return what is found for each question."""
    heard = []
    for each in questions:
        question = assistant.read(each.question)
        heard.append(Heard(each, question, assistant.find(question)))
    return heard


if __name__ == "__main__":
    main()
