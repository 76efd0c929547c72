"""What nobody says is declined, with the reason, however like the question something reads."""

from pathlib import Path

import pytest

from assistant.answers.assistant import Assistant
from index.library.library import Library
from index.types import Scope
from tests.fakes import WordReader

REPORT = """---
title: The quay at Orla
outlet: Orla Echo
date: 2025-03-02
---

The quay at Orla was closed on Monday. Ada Pike said: “The quay will cost two million crowns.” She ran it.

Tom Hask called on Pike to resign. “I love the old ferry,” Hask said. Pike, who has a large office, did not answer.

The ferry takes forty people and needs three lanterns. Hask’s daughter steers it.
"""
LATER = "---\ntitle: The mast\ndate: 2025-06-01\n---\n\nThe walrus at the harbour broke the mast, a keeper said.\n"


@pytest.fixture
def assistant(library: Library, tmp_path: Path) -> Assistant:
    for name, text in (("report.md", REPORT), ("later.md", LATER)):
        (tmp_path / name).write_text(text, "utf-8")
    library.add([str(tmp_path / "report.md"), str(tmp_path / "later.md")])
    return Assistant(library, WordReader(), threshold=0.05)


@pytest.mark.parametrize(
    ("question", "notice"),
    [
        ("why do penguins purr at the quay", "None of the documents mentions “penguins”, “purr”."),
        ("Why did Sandgate close the quay?", "None of the documents mentions “Sandgate”."),
        ("what did angela merkel say about the quay", "None of the documents mentions “angela merkel”."),
        ("What did Hask say about lanterns?", "Nothing here is said by “Hask” about “lanterns”."),
        ("why did Ada Pike resign?", "No document says that Ada Pike resigned."),
        ("who sued Ada Pike?", "No document says who sued Ada Pike."),
        ("Who is Ada Pike's daughter?", "No document speaks of “daughter” of Ada Pike."),
        ("what does she want?", "Nobody was named before: say whom “she” means."),
        ("What do they want?", "Nobody was named before: say whom “they” means."),
        ("how many oars does the quay have", "Nothing that was found speaks of “oars”."),
    ],
)
def test_what_no_document_says_is_declined_and_the_reason_said(assistant: Assistant, question: str, notice: str):
    answer = assistant.ask(question)
    assert (answer.mode, answer.notice) == ("declined", notice)


@pytest.mark.parametrize(
    "question",
    [
        "When was the quay closed?",
        "How much do they say the quay will cost?",
        "what were pike's words at her quay?",
        "What did Hask say about the ferry?",
        "Who is Tom Hask's daughter?",
        "how many lanterns does the ferry need?",
        "how much will the quay cost",
    ],
)
def test_what_is_said_is_not(assistant: Assistant, question: str):
    assert assistant.ask(question).mode == "quoted"


def test_what_documents_outside_the_scope_mention_is_not_said_to_be_mentioned_nowhere(assistant: Assistant):
    answer = assistant.ask("why did the walrus purr", scope=Scope(before="2025-04-01"))
    assert answer.notice == "None of the documents that were asked mentions “walrus”, “purr”."
