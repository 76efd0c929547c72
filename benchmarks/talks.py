"""Measures questions within conversations: what is found with the turns before, and what nothing answers.

    python benchmarks/talks.py FOLDER [--collections clapnq fiqa] [--every 4]

FOLDER holds ``conversations.jsonl`` (turns, the last a question; ``gold`` passages; ``answerability``) and
``passages.jsonl`` (``id``, ``title``, ``text``), as MTRAG-UN has them. The pool is every gold passage of the chosen
collections and each N-th of the others. Prints how many of the gold passages are among the first five documents, with
the last turn as typed, as Byline understands it after the turns before, and with the last two turns together, by its
search and by SQLite's bm25 on the same words; and how many unanswerable questions are declined where one of ten
answerable ones is. ``BYLINE_READ_AGAIN`` applies.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean

from news import ids_in, plain_bm25, print_table
from rich.progress import track

from assistant.answers import Assistant
from assistant.settings import Settings
from assistant.types import Turn
from assistant.workspace import Workspace

FIRST = 5
FALSE_DECLINES = 0.1

Search = Callable[[str], list[set[str]]]


def main() -> None:
    """Fill a library with the pool, and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--collections", nargs="+", default=["clapnq", "fiqa"])
    parser.add_argument("--every", type=int, default=4)
    options = parser.parse_args()
    talks = [each for each in rows(options.folder / "conversations.jsonl") if each["collection"] in options.collections]
    gold = {each for talk in talks for each in talk["gold"]}
    others = [each for each in rows(options.folder / "passages.jsonl") if each["id"] not in gold]
    pool = [each for each in rows(options.folder / "passages.jsonl") if each["id"] in gold] + others[:: options.every]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "pool.jsonl"
        lines = [json.dumps({"title": each["title"] or each["id"], "text": each["text"]}) for each in pool]
        source.write_text("\n".join(lines), encoding="utf-8")
        workspace = Workspace(Settings(data=folder))
        workspace.library.add([str(source)])
        assistant = workspace.assistant
        asked = {talk["id"]: understood(assistant, talk) for talk in track(talks, "understanding")}
        print(f"{len(talks)} conversations, {len(pool)} passages")
        print_table(f"gold passages among the first {FIRST}", found(assistant, talks, asked, pool))
        print_table("declining", declined(assistant, talks, asked))
        workspace.close()


def rows(file: Path) -> list[dict]:
    """Return the lines of a file of JSON."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def understood(assistant: Assistant, talk: dict) -> str:
    """Return the last question as it is understood after the turns before, each with the first words of its answer."""
    turns: list[Turn] = []
    for place, turn in enumerate(talk["turns"]):
        if turn["speaker"] == "user":
            asked = assistant.read(turn["text"], turns=turns).asked
            told = talk["turns"][place + 1]["text"].split(". ")[0] if place + 1 < len(talk["turns"]) else None
            turns.append(Turn(turn["text"], (), asked, None, told))
    return turns[-1].asked


def found(
    assistant: Assistant, talks: Sequence[dict], asked: dict[str, str], pool: Sequence[dict]
) -> list[tuple[str, ...]]:
    """Return the shares of gold passages that each way finds."""
    ids = ids_in(assistant.library, pool)

    def ours(question: str) -> list[set[str]]:
        hits = assistant.library.search(question, limit=3 * FIRST).hits
        return [ids[each] for each in dict.fromkeys(hit.document.document_id for hit in hits)]

    plain = plain_bm25(pool)
    with_gold = [talk for talk in talks if talk["gold"]]
    words: tuple[tuple[str, Callable[[dict], str]], ...] = (
        ("last turn as typed", lambda talk: talk["turns"][-1]["text"]),
        ("as understood", lambda talk: asked[talk["id"]]),
        ("last two turns", last_two),
    )
    return [
        (
            name,
            *(f"{fmean(recall(search(of(talk)), talk['gold']) for talk in with_gold):.1%}" for search in (ours, plain)),
        )
        for name, of in words
    ]


def last_two(talk: dict) -> str:
    """Return what the person typed in the last two turns."""
    return " ".join([turn["text"] for turn in talk["turns"] if turn["speaker"] == "user"][-2:])


def recall(ranked: Sequence[set[str]], gold: Sequence[str]) -> float:
    """Return the share of the gold passages that is among the first ones."""
    shown = set().union(*ranked[:FIRST])
    return len(shown & set(gold)) / len(set(gold))


def declined(assistant: Assistant, talks: Sequence[dict], asked: dict[str, str]) -> list[tuple[str, ...]]:
    """Return how many unanswerable questions are declined at the threshold that loses one answerable one of ten."""
    kinds = ("ANSWERABLE", "UNANSWERABLE")
    sure: dict[str, list[float]] = {kind: [] for kind in kinds}
    plain: dict[str, int] = dict.fromkeys(kinds, 0)
    for talk in track([talk for talk in talks if talk["answerability"] in kinds], "asking"):
        answer = assistant.ask(asked[talk["id"]])
        sure[talk["answerability"]].append(answer.sure if answer.mode != "declined" else 0.0)
        plain[talk["answerability"]] += answer.mode == "declined"
    answered = sorted(sure["ANSWERABLE"])
    threshold = answered[int(FALSE_DECLINES * len(answered))]
    below = fmean(each < threshold for each in sure["UNANSWERABLE"])
    return [
        (f"unanswerable declined at {FALSE_DECLINES:.0%} false declines", f"{below:.1%}"),
        *((f"{kind.lower()} declined as set", f"{plain[kind]} of {len(sure[kind])}") for kind in kinds),
    ]


if __name__ == "__main__":
    main()
