"""What goes on from an answer is suggested where it is answered, and nowhere else."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answers.assistant import Assistant
from assistant.answers.continuing import continuations
from assistant.types import Answer
from index.library.library import Library
from tests.fakes import WordReader

QUESTION = "When will the north pier open?"


@pytest.fixture
def assistant(library: Library, tmp_path: Path) -> Assistant:
    told = {
        ("Echo", "2025-03-01"): "The north pier will open in June, the builder said.",
        ("Courier", "2025-03-02"): "The north pier will open in August, the council said.",
        ("Lantern", "2025-05-02"): "The north pier was closed again after a storm.",
    }
    for (outlet, day), text in told.items():
        file = tmp_path / f"{outlet}.md"
        file.write_text(
            f"---\ntitle: The pier in the {outlet}\noutlet: {outlet}\ndate: {day}\n---\n\n{text}\n", "utf-8"
        )
        library.add([str(file)])
    return Assistant(library, WordReader())


def answer_of(assistant: Assistant, *outlets: str) -> Answer:
    answer = assistant.ask(QUESTION)
    cited = tuple(each for each in answer.citations if each.outlet in outlets)
    assert {each.outlet for each in cited} == set(outlets)
    return replace(answer, citations=cited, sure=0.9, notice=None)


def test_others_and_what_came_later_are_suggested_where_they_tell_of_it(assistant: Assistant):
    answer = answer_of(assistant, "Echo", "Courier")
    assert continuations(assistant.library, answer) == ("What do the others say?", "What happened next?")
    others = assistant.ask("What do the others say?", turns=[answer.turn])
    assert others.kind == "compare"
    assert {each.outlet for each in others.citations} >= {"Echo", "Courier"}
    after = assistant.ask("What happened next?", turns=[answer.turn])
    assert "Lantern" in {each.outlet for each in after.citations}


def test_nothing_is_suggested_that_nobody_tells(assistant: Assistant):
    answer = answer_of(assistant, "Echo")
    lantern = next(each for each in assistant.library.documents() if each.outlet == "Lantern")
    assistant.library.remove([lantern.document_id])
    cited = tuple(replace(each, published="2025-03-02") for each in answer.citations)
    assert continuations(assistant.library, replace(answer, citations=cited)) == ()
    assert continuations(assistant.library, replace(answer, sure=0.3)) == ()
