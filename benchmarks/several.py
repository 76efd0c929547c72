"""Asks what one document alone does not answer.

    python benchmarks/several.py two-steps FOLDER LIBRARY
    python benchmarks/several.py differing FOLDER LIBRARY [--every N]

FOLDER holds ``corpus/*.json`` and ``questions.jsonl`` as for ``benchmarks/news.py``; LIBRARY is the folder of the
library, which is made where there is none. ``two-steps``: are the documents that a question needs all among the first
eight passages, by dense and fused search and by the product's two steps? ``differing``: asked of its own documents,
which contradict each other (``answers``, ``wrong_answers``), what does an answer show and say of that?
"""

import argparse
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean

from news import ids_in, print_table, read, write_jsonl

from assistant.answers.assistant import Assistant
from assistant.answers.finding import PassageRetriever, to_hits
from assistant.evaluation.matching import holds, normal
from assistant.settings import Settings
from assistant.workspace import make_reader
from index.embedding.embedder import SentenceTransformerEmbedder
from index.library.library import Library
from index.types import Hit, Scope

FIRST = 8


def main() -> None:
    """Read the arguments, add the documents if there are none, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("two-steps", "differing"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("library", type=Path)
    parser.add_argument("--every", type=int, default=1, help="ask only every n-th question")
    given = parser.parse_args()
    articles, questions = read(given.folder)
    library = Library(given.library, embedder=SentenceTransformerEmbedder())
    if not library.documents():
        with tempfile.TemporaryDirectory() as scratch:
            library.add([str(write_jsonl(articles, Path(scratch) / "articles.jsonl"))])
    measure = two_steps if given.what == "two-steps" else differing
    print_table(given.what, measure(library, questions[:: given.every], ids_in(library, articles)))
    library.close()


def two_steps(library: Library, questions: Sequence[dict], ids_of: dict[str, set[str]]) -> list[tuple[str, ...]]:
    """Return how often all needed documents are found, and the mean share of them that is."""
    retriever = PassageRetriever(library=library, limit=FIRST)
    ways: dict[str, Callable[[str], Sequence[Hit]]] = {
        "dense": lambda question: library.search(question, limit=FIRST, how="dense").hits,
        "fused": lambda question: library.search(question, limit=FIRST).hits,
        "two steps": lambda question: to_hits(retriever.invoke(question)),
    }
    rows = [("", "all of them", "share of them")]
    for name, search in ways.items():
        shares = []
        for question in questions:
            needed = {each["doc"] for each in question["evidence"]}
            found = {i for hit in search(question["question"]) for i in ids_of[hit.document.document_id]}
            shares.append(len(needed & found) / len(needed))
        rows.append((name, f"{fmean(each == 1 for each in shares):.1%}", f"{fmean(shares):.1%}"))
    return [*rows, ("questions", str(len(questions)), "")]


def differing(library: Library, questions: Sequence[dict], ids_of: dict[str, set[str]]) -> list[tuple[str, ...]]:
    """Return how often the right answers are shown, and how often it is shown and said that the documents differ."""
    assistant = Assistant(library, make_reader(Settings()))
    document_of = {i: document_id for document_id, ids in ids_of.items() for i in ids}
    all_right, any_right, several, said, said_wrongly = [], [], [], [], []
    for question in questions:
        own = {document_of[each["doc"]] for each in question["evidence"] if each["doc"] in document_of}
        answer = assistant.ask(question["question"], scope=Scope(documents=tuple(own)))
        shown = "\n".join(statement.text for statement in answer.statements)
        right = [holds(shown, words) for words in question["answers"]]
        all_right.append(all(right))
        any_right.append(any(right))
        answers = {normal(words): words for words in (*question["answers"], *question["wrong_answers"])}
        answers.pop("unknown", None)
        if len(answers) > 1:
            several.append(sum(holds(shown, words) for words in answers.values()) > 1)
            said.append(len(answer.short_answers) > 1)
        else:
            said_wrongly.append(len(answer.short_answers) > 1)
    return [
        ("every right answer shown", part_of(all_right)),
        ("one of them shown", part_of(any_right)),
        ("they differ: two or more of the answers shown", part_of(several)),
        ("they differ: the answer says so", part_of(said)),
        ("they agree: the answer says that they differ", part_of(said_wrongly)),
    ]


def part_of(flags: Sequence[bool]) -> str:
    """Return how many of the flags are true, as a share and in numbers."""
    return f"{fmean(flags):.0%} ({sum(flags)} of {len(flags)})" if flags else "–"


if __name__ == "__main__":
    main()
