"""Adds a corpus of news articles whole, and asks it questions whose article is known.

    python benchmarks/news.py FOLDER [--library FOLDER]

FOLDER holds ``corpus/*.json`` (id, title, source, author, date, url, text) and ``questions.jsonl`` (question, evidence
with doc and role). Prints a table: cost of adding, against a bare ``SentenceTransformer.encode`` of the same texts;
cost of a second run; share of questions whose article is among the first 1, 5 and 10, for dense, lexical and fused
search, against plain bm25 over whole articles; seconds a question.
"""

import argparse
import json
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sentence_transformers import SentenceTransformer

from assistant.answers.assistant import Assistant
from assistant.settings import Settings
from assistant.workspace import make_reader
from index.embedding.embedder import SentenceTransformerEmbedder, installed_model
from index.ingest.context import outline_with_context
from index.library.library import Library
from index.text.language.fulltext import to_match
from index.text.language.stems import unique
from index.types import Document, Metadata

DEPTHS = (1, 5, 10)
SLICES, SLICE = 4, 40
"""Adding and bare encoding are compared on slices of so many documents, in turn, since the machine's speed drifts."""


def main() -> None:
    """Run everything and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--library", type=Path, help="where to keep the library; one that is there is only asked")
    arguments = parser.parse_args()
    articles, questions = read(arguments.folder)
    embedder = SentenceTransformerEmbedder()
    embedder.embed(["warm up"])
    with tempfile.TemporaryDirectory() as scratch:
        lines = write_jsonl(articles, Path(scratch) / "articles.jsonl")
        library = Library(arguments.library or Path(scratch) / "library", embedder=embedder)
        if not library.documents():
            print_table("Adding", add_whole(library, lines))
            print_table("Against a bare encode", compare_with_bare(articles, embedder, Path(scratch)))
        asked = [(each["question"], gold) for each in questions if (gold := gold_of(each))]
        print_table("The right article among the first", find_all(library, articles, asked))
        print_table("Seconds a question", time_questions(library, [question for question, _ in asked]))
        library.close()


def read(folder: Path) -> tuple[list[dict], list[dict]]:
    """Return the articles, in the order of their files, and the questions of an unpacked set."""
    articles = [json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("corpus/*.json"))]
    return articles, [json.loads(line) for line in (folder / "questions.jsonl").open(encoding="utf-8")]


def write_jsonl(articles: Iterable[dict[str, str]], file: Path) -> Path:
    """Write the articles one a line, as ``byline add`` takes them."""
    names = {"title": "title", "text": "text", "source": "outlet", "author": "author", "date": "date", "url": "url"}
    with file.open("w", encoding="utf-8") as stream:
        for article in articles:
            line = {to: article[name] for name, to in names.items() if article.get(name)}
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")
    return file


def add_whole(library: Library, file: Path) -> list[tuple[str, ...]]:
    """Add all articles; then look at them again."""
    console = Console(stderr=True)
    last = [0.0]

    def tell(step) -> None:  # noqa: ANN001
        if time.monotonic() - last[0] > 60:
            last[0] = time.monotonic()
            console.print(f"{step.done}/{step.total}")

    report = library.add([str(file)], progress=tell)
    again = library.sync()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    return [
        ("documents", f"{len(library.documents()):,}"),
        ("same text under another name", f"{len(report.kept):,}"),
        ("failed", f"{len(report.failed):,}"),
        ("passages", f"{report.passages:,}"),
        ("seconds", f"{report.seconds:,.0f}"),
        ("passages a second", f"{report.passages / report.seconds:.1f}"),
        ("peak memory, MiB", f"{memory:,.0f}"),
        ("second run: kept / seconds", f"{len(again.kept):,} / {again.seconds:.2f}"),
    ]


def compare_with_bare(
    articles: Sequence[dict[str, str]], embedder: SentenceTransformerEmbedder, scratch: Path
) -> list[tuple[str, ...]]:
    """Add slices of the corpus to fresh libraries, and encode the same texts bare, in turn."""
    bare = SentenceTransformer(str(installed_model()), local_files_only=True)
    chosen = random.Random(0).sample(list(articles), SLICES * SLICE)
    ratios, rates = [], []
    for number in range(SLICES):
        part = chosen[number * SLICE : (number + 1) * SLICE]
        library = Library(scratch / f"slice{number}", embedder=embedder)
        report = library.add([str(write_jsonl(part, scratch / f"slice{number}.jsonl"))])
        texts = []
        for summary in library.documents():
            document = library.document(summary.document_id)
            outlined = outline_with_context(document.text, metadata_of(document), embedder)
            texts += outlined.inputs
        library.close()
        began = time.perf_counter()
        bare.encode(texts, batch_size=32)
        seconds = time.perf_counter() - began
        rates.append((report.passages / report.seconds, len(texts) / seconds))
        ratios.append(rates[-1][0] / rates[-1][1])
    return [
        ("slices × documents", f"{SLICES} × {SLICE}"),
        ("added, passages a second (median)", f"{statistics.median(rate for rate, _ in rates):.1f}"),
        ("bare encode, passages a second (median)", f"{statistics.median(rate for _, rate in rates):.1f}"),
        ("added / bare (median, range)", f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"),
    ]


def metadata_of(document: Document) -> Metadata:
    """Return the metadata in force of a stored document."""
    return Metadata(
        document.title, document.outlet, document.author, document.published, document.url, document.language
    )


def gold_of(question: dict) -> frozenset[str]:
    """Return the ids of the articles that are known to answer a question."""
    return frozenset(each["doc"] for each in question.get("evidence", ()) if each.get("role") == "gold")


def find_all(
    library: Library, articles: Sequence[dict[str, str]], asked: Sequence[tuple[str, frozenset[str]]]
) -> list[tuple[str, ...]]:
    """Return hit@1, 5 and 10 of each way of searching."""
    ids_of = ids_in(library, articles)

    def searched(how: str) -> Callable[[str], list[set[str]]]:
        def search(question: str) -> list[set[str]]:
            hits = library.search(question, limit=40, how=how).hits  # type: ignore[arg-type]
            ids = unique(i for hit in hits for i in (hit.document.document_id, *hit.also_in))
            return [ids_of[i] for i in ids]

        return search

    ways = {
        "dense": searched("dense"),
        "lexical": searched("lexical"),
        "fused": searched("fused"),
        "bm25 over whole articles": plain_bm25(articles),
    }
    rows = [("", *(f"@{depth}" for depth in DEPTHS))]
    for name, search in ways.items():
        ranks = [next((n for n, ids in enumerate(search(q), 1) if ids & gold), 999) for q, gold in asked]
        rows.append((name, *(f"{sum(rank <= depth for rank in ranks) / len(ranks):.1%}" for depth in DEPTHS)))
    return [*rows, ("questions", str(len(asked)))]


def ids_in(library: Library, articles: Sequence[dict[str, str]]) -> dict[str, set[str]]:
    """Return the ids that the corpus has for each document of the library, by the line that it was added from."""
    return {
        document.document_id: {articles[int(place.rsplit("=", 1)[1]) - 1]["id"] for place in document.locations}
        for document in library.documents()
    }


def plain_bm25(articles: Sequence[dict[str, str]]) -> Callable[[str], list[set[str]]]:
    """Return a search over whole articles by SQLite's bm25: what there would be without passages and vectors."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE article USING fts5 (title, text, tokenize = 'porter unicode61')")
    rows = [(number, each["title"], each["text"]) for number, each in enumerate(articles)]
    db.executemany("INSERT INTO article (rowid, title, text) VALUES (?, ?, ?)", rows)
    sql = "SELECT rowid FROM article WHERE article MATCH ? ORDER BY bm25(article) LIMIT 10"
    return lambda question: [{articles[row[0]]["id"]} for row in db.execute(sql, (to_match(question),))]


def time_questions(library: Library, questions: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the median seconds of searching and of answering."""
    assistant = Assistant(library, make_reader(Settings()))
    searches = [library.search(question).seconds for question in questions]
    answers = [assistant.ask(question) for question in questions[:60]]
    return [
        ("search, median", f"{statistics.median(searches):.3f}"),
        ("answer, median", f"{statistics.median(answer.seconds.total for answer in answers):.3f}"),
        ("  of which retrieving", f"{statistics.median(answer.seconds.retrieve for answer in answers):.3f}"),
        ("  of which reading", f"{statistics.median(answer.seconds.read for answer in answers):.3f}"),
    ]


def print_table(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    """Print rows of text under a title."""
    table = Table(title=title, show_header=False, title_justify="left")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
