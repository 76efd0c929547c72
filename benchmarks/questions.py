"""Writes an open evaluation set as documents to add and questions for ``byline eval``.

    python benchmarks/questions.py FOLDER OUT
    byline add OUT/articles.jsonl --library NAME
    byline eval OUT/questions.jsonl --library NAME

FOLDER holds ``corpus/*.json`` (id, title, source, author, date, url, text) or ``paragraphs.jsonl`` (id, doc, text), and
``questions.jsonl`` (question, answers, answerable, evidence with doc or paragraph, role and quote). Articles are in the
order in which ``benchmarks/news.py`` adds them, so that a library of its making serves too.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

ANSWERING = {"gold", "correct", None}
"""Roles of evidence that answers; other roles mislead, or were only found beside it."""

SENTENCE = 5
"""Words; quotes of fewer are answers that were searched for rather than sentences that were chosen."""


def main() -> None:
    """Read the folders from the command line and write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--every", type=int, default=1, help="write only every n-th question")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    articles = documents_of(given.folder)
    lines = {article["id"]: number for number, article in enumerate(articles, start=1)}
    write(given.out / "articles.jsonl", map(to_article, articles))
    questions = [to_question(each, lines) for each in rows(given.folder / "questions.jsonl")]
    write(given.out / "questions.jsonl", questions[:: given.every])


def documents_of(folder: Path) -> list[dict]:
    """Return the paragraphs of a set where it has them, each a document by itself, else its articles."""
    articles = {each["id"]: each for each in (json.loads(file.read_text("utf-8")) for file in corpus(folder))}
    if not (folder / "paragraphs.jsonl").exists():
        return list(articles.values())
    return [{**articles[each["doc"]], **each} for each in rows(folder / "paragraphs.jsonl")]


def corpus(folder: Path) -> list[Path]:
    """Return the files of the articles, in order."""
    return sorted(folder.glob("corpus/*.json"))


def rows(file: Path) -> list[dict]:
    """Return the objects of a JSONL file."""
    return [json.loads(line) for line in file.open(encoding="utf-8")]


def to_article(article: dict) -> dict:
    """Return a document as ``byline add`` takes it."""
    names = {"title": "title", "text": "text", "source": "outlet", "author": "author", "date": "date", "url": "url"}
    return {to: article[name] for name, to in names.items() if article.get(name)}


def to_question(record: dict, lines: dict[str, int]) -> dict:
    """Return a question as ``byline eval`` takes it; its documents are named by their line in ``articles.jsonl``.

    One that has an answer counts as answerable whatever the set says: there it was guessed from where the words stand.
    """
    answers = [bare for answer in record["answers"] if (bare := answer.strip("“”‘’\"' "))]
    answerable = bool(answers) or record.get("answerable", True)
    evidence = [each for each in record.get("evidence", ()) if answerable and each.get("role") in ANSWERING]
    found = [lines[each.get("paragraph") or each["doc"]] for each in evidence]
    quotes = [each["quote"] for each in evidence if len(each.get("quote", "").split()) >= SENTENCE]
    return {
        "id": record["id"],
        "question": record["question"],
        "answers": answers,
        "documents": [f"articles.jsonl#line={number}" for number in dict.fromkeys(found)],
        "quotes": list(dict.fromkeys(quotes)),
        "answerable": answerable,
    }


def write(file: Path, objects: Iterable[dict]) -> None:
    """Write one object a line."""
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in objects)


if __name__ == "__main__":
    main()
