"""What is thought of answers: kept with the library, redacted with it, and written as questions for ``byline eval``."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from assistant.answers.assistant import Assistant
from assistant.evaluation.judged import lines_of
from assistant.evaluation.questions import read_questions
from assistant.types import Answer
from index.library.library import Library
from index.types import Judgement
from tests.fakes import WordReader
from tests.fakes_ui import QuickWorkspace

RUST = "What did engineers find in the bridge's towers?"


def judgement(answer: Answer, turn: str, *, good: bool, reason: str = "") -> Judgement:
    before = ("What about the bridge?",)
    return Judgement(
        turn, good, reason, "", before, f"2025-05-0{turn}T00:00:00+00:00", json.loads(json.dumps(asdict(answer)))
    )


def test_judged_answers_are_written_as_questions_that_are_measured(byline: Callable, articles: Path, tmp_path: Path):
    byline("add", articles)
    workspace = QuickWorkspace(tmp_path / "data", None)
    answer = workspace.assistant.ask(RUST)
    judged = workspace.library.judgements
    judged.put(judgement(answer, "1", good=True))
    judged.put(judgement(replace(answer, question="Who built the bridge?"), "2", good=False, reason="not_said"))
    judged.put(judgement(answer, "3", good=False, reason="missing"))
    judged.put(judgement(answer, "3", good=False, reason="wrong"))
    judged.put(judgement(answer, "4", good=True))
    judged.withdraw("4")
    workspace.close()
    file = tmp_path / "judged.jsonl"
    written = byline("judged", file)
    assert (written.code, written.err) == (0, "3 judged answers.\n")
    good, unsaid, wrong = read_questions(file)
    assert good.quotes == ["Engineers found rust in two of its towers."]
    assert good.turns == ["What about the bridge?"]
    assert (unsaid.answerable, unsaid.behaviour) == (False, "decline")
    assert (wrong.answerable, wrong.quotes) == (True, [])
    assert byline("eval", file, "--json").code == 0


def test_a_removed_documents_words_leave_what_was_judged(library: Library, articles: Path):
    library.add([str(articles)])
    answer = Assistant(library, WordReader()).ask(RUST)
    ferry = Assistant(library, WordReader()).ask("Where does the ferry go?").citations[0]
    both = replace(answer, citations=(*answer.citations, replace(ferry, number=99)))
    for turn, given, good in (("1", answer, True), ("2", answer, False), ("3", both, True)):
        library.judgements.put(judgement(given, turn, good=good))
    library.remove([each.document_id for each in answer.citations])
    bad, partly = lines_of(library.judgements.all())
    assert "rust" not in json.dumps([asdict(each) for each in library.judgements.all()])
    assert (bad["id"], bad["question"]) == ("2", RUST)
    assert (partly["id"], partly["documents"], partly["quotes"]) == ("3", [ferry.document_id], [ferry.quote])


def test_no_document_can_go_while_an_answer_is_kept(library: Library, articles: Path, monkeypatch: pytest.MonkeyPatch):
    library.add([str(articles)])
    answer = Assistant(library, WordReader()).ask(RUST)
    other = sqlite3.connect(library.folder / "catalog.sqlite", timeout=0)

    def rows(*asked: object, **values: object) -> list[sqlite3.Row]:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("DELETE FROM documents")
        return found(*asked, **values)

    found = library.saved._db.rows
    monkeypatch.setattr(library.saved._db, "rows", rows)
    library.judgements.put(judgement(answer, "1", good=True))
    library.saved.put("Rust", "answer", asdict(answer))
    other.close()
