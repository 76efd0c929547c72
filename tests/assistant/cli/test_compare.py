"""The command that compares: what it prints, and how it exits."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

QUAY = "The council approved the ferry quay. The works at the ferry quay will cost £4.2 million, the council said."
PILOT = "A harbour pilot objects. The works at the ferry quay will cost nearly £6 million, said Lena Moor, a pilot."
QUESTION = "What will the works at the ferry quay cost?"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for outlet, text, day in (("Argus", QUAY, 3), ("Echo", PILOT, 4), ("Gazette", QUAY.upper(), 5)):
        front = f"---\ntitle: The quay in the {outlet}\noutlet: {outlet}\ndate: 2025-05-0{day}\n---\n\n"
        (folder / f"{outlet}.md").write_text(front + text, "utf-8")
    return folder


def test_it_prints_what_differs_then_each_column_and_what_was_compared(byline: Callable, papers: Path):
    byline("add", papers)
    printed = byline("compare", QUESTION)
    assert printed.code == 0
    assert "Where they differ" in printed.out
    assert "£4.2 million [1] (Argus)" in printed.out
    assert "“The quay in the Gazette”: same text as “The quay in the Argus” (Argus), counted once" in printed.out
    assert "3 documents · 3 outlets · 2 texts" in printed.out


def test_its_json_has_columns_differences_and_citations(byline: Callable, papers: Path):
    byline("add", papers)
    report = json.loads(byline("compare", QUESTION, "--by", "speaker", "--json").out)
    assert report["by"] == "speaker"
    assert "Lena Moor" in [each["name"] for each in report["columns"]]
    assert {each["number"] for each in report["citations"]} == {
        number for column in report["columns"] for each in column["statements"] for number in each["citations"]
    }


@pytest.mark.parametrize("report", [("compare", QUESTION), ("claims",), ("timeline",), ("brief",)], ids=str)
def test_every_report_says_what_it_was_asked_of(byline: Callable, papers: Path, report: tuple[str, ...]):
    byline("add", papers)
    assert "Asked of" in byline(*report, "--before", "2025-06-01").out
    assert "Asked of" not in byline(*report).out


def test_nothing_to_the_question_is_declined_and_nothing_in_scope_an_error(byline: Callable, papers: Path):
    byline("add", papers)
    declined = byline("compare", "Who painted the altar of Ghent?")
    assert (declined.code, "The documents don’t say." in declined.out) == (3, True)
    assert byline("compare", QUESTION, "--after", "2099-01-01").code == 1
