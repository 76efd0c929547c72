"""How long until documents can be found: ``byline add`` beside the indexing of LangChain's tutorial, in one run.

``python -m benchmarks.adding FOLDER [--most 200]`` takes a folder’s text files (``.txt``, ``.md``, ``.html``). Each
side runs in a process and a folder of its own, over the same texts and with the same embedding model; the tutorial's is
``RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)`` into Chroma. Printed are the seconds of wall time
from the start of the process until the first text can be found, until all can, and until all are embedded, and the
processor time. Needs the package ``langchain-text-splitters``, which Byline does without.
"""

# ruff: noqa: PLC0415 - each side loads what it needs, and that counts

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ENDINGS = {".txt", ".md", ".html"}
LOOK = 0.2
"""Seconds between two looks at how far it is."""

ROWS = ("the first can be found", "all can be found", "all are embedded", "processor time")


def main() -> None:
    """Read the arguments, run both sides one after the other, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder with texts")
    parser.add_argument("--most", type=int, default=200, help="how many of them are taken at most")
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    given = parser.parse_args()
    files = sorted(each for each in given.folder.rglob("*") if each.suffix in ENDINGS)[: given.most]
    if given.side:
        sys.stdout.write(json.dumps(SIDES[given.side](files)) + "\n")
        return
    found = {side: measured(side, given) for side in SIDES}
    print(f"{len(files)} texts, {sum(each.stat().st_size for each in files) / 1e6:.1f} MB\n")
    print("| seconds | " + " | ".join(found) + " |\n|---|" + "---:|" * len(found))
    for row in ROWS:
        print(f"| {row} | " + " | ".join(f"{each[row]:.1f}" for each in found.values()) + " |")


def measured(side: str, given: argparse.Namespace) -> dict[str, float]:
    """Run one side in a process of its own, and return its seconds, those of its start among them."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    command = [sys.executable, "-m", "benchmarks.adding", str(given.folder), "--most", str(given.most), "--side", side]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    moments = {row: moment - began for row, moment in json.loads(said.splitlines()[-1]).items()}
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {**moments, "processor time": spent}


def byline(files: list[Path]) -> dict[str, float]:
    """Add the files to a library, and look from beside what can be found in it: the moments at which it could."""
    from assistant.settings import Settings
    from assistant.workspace import Workspace

    with tempfile.TemporaryDirectory() as data:
        workspace = Workspace(Settings(data=Path(data), library="added"))
        moments: dict[str, float] = {}
        library, done = workspace.library, threading.Event()

        def look() -> None:
            """Note when the first and all are searched by their words; each that is listed is."""
            while not done.wait(LOOK):
                listed = len(library.documents())
                if listed and ROWS[0] not in moments:
                    title = library.documents()[0].title
                    assert library.search(title, how="lexical").hits, title
                    moments[ROWS[0]] = time.time()
                if listed == len(files):
                    moments.setdefault(ROWS[1], time.time())

        watching = threading.Thread(target=look)
        watching.start()
        report = library.add([str(each) for each in files])
        moments[ROWS[2]] = time.time()
        done.set()
        watching.join()
        assert len(report.added) == len(files), report.failed
        workspace.close()
    return {ROWS[0]: moments.get(ROWS[0], moments[ROWS[2]]), ROWS[1]: moments.get(ROWS[1], moments[ROWS[2]]), **moments}


def tutorial(files: list[Path]) -> dict[str, float]:
    """Index the files as LangChain's tutorial does: all are split, then embedded and put into Chroma in one call."""
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter
    from sentence_transformers import SentenceTransformer

    from index.embedding.embedder import installed_model

    class Model(Embeddings):
        """The same all-MiniLM-L6-v2, as sentence-transformers runs it."""

        def __init__(self) -> None:
            self._model = SentenceTransformer(str(installed_model()))

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return self._model.encode(texts).tolist()

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    with tempfile.TemporaryDirectory() as data:
        documents = [Document(each.read_text("utf-8", "replace"), metadata={"source": str(each)}) for each in files]
        splits = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_documents(documents)
        store = Chroma(embedding_function=Model(), persist_directory=data)
        store.add_documents(splits)
        assert store.similarity_search(documents[0].page_content[:100], k=1)
        moment = time.time()
    return dict.fromkeys(ROWS[:3], moment)


SIDES = {"byline add": byline, "LangChain’s tutorial": tutorial}

if __name__ == "__main__":
    main()
