"""Answers everyday questions with whichever version of Byline is on the path; ``benchmarks/everyday.py`` runs it.

It keeps to what versions have in common. Standard input holds a JSON object: ``data`` (the folder for the libraries),
``corpora`` (a name and the files and folders to add to the library of that name) and ``questions`` (``id``, ``corpus``,
``turns``, ``question``). Standard output gets a line of JSON for each question, as it is answered: ``id``, ``answer``,
and for a question with turns before it ``alone``, the answer that it gets without them.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from assistant.settings import Settings
from assistant.types import Answer, Turn
from assistant.workspace import Workspace


def main() -> None:
    """Fill the libraries that are empty, and answer every question."""
    job = json.load(sys.stdin)
    for corpus, places in job["corpora"].items():
        workspace = Workspace(Settings(data=job["data"], library=corpus))
        if not workspace.library.documents():
            report = workspace.library.add(places)
            print(f"{corpus}: {len(report.added)} documents, {report.seconds:.0f} s", file=sys.stderr)
        for question in job["questions"]:
            if question["corpus"] == corpus:
                print(json.dumps(answered(workspace, question), ensure_ascii=False), flush=True)
        workspace.close()


def answered(workspace: Workspace, question: dict) -> dict:
    """Return the answer to ``question`` in its conversation and, where there is one, by itself."""
    turns: list[Turn] = []
    for before in question["turns"]:
        turns.append(turn(before, asked(workspace, before, turns)))
    found = {"id": question["id"], "answer": asdict(asked(workspace, question["question"], turns))}
    return found | ({"alone": asdict(asked(workspace, question["question"]))} if turns else {})


def asked(workspace: Workspace, question: str, turns: Sequence[Turn] = ()) -> Answer:
    """Return the answer that no model writes."""
    return workspace.assistant.ask(question, turns=tuple(turns))


def turn(question: str, answer: Answer) -> Turn:
    """Return the exchange as the page passes it on."""
    if hasattr(answer, "turn"):
        return answer.turn
    return Turn(question, tuple(dict.fromkeys(each.speaker for each in answer.statements if each.speaker)))


if __name__ == "__main__":
    main()
