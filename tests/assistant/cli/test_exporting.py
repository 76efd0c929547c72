"""Answers and reports saved as files from the command line, and what the page's server makes of them."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import bibtexparser
import pytest
from docx import Document

from assistant.answers.assistant import Assistant
from assistant.answers.paper import paper_of_answer
from assistant.ui.server.export import as_of_today, file_name
from index.library.library import Library
from tests.fakes import WordReader

QUESTION = "What did engineers find in the bridge's towers?"
SENTENCE = "Engineers found rust in two of its towers."


def test_an_answer_is_printed_and_saved(byline: Callable, articles: Path, tmp_path: Path):
    byline("add", articles)
    file = tmp_path / "answer.docx"
    result = byline("ask", QUESTION, "--export", file)
    assert result.code == 0
    assert SENTENCE in result.out
    assert f"Saved as {file}." in result.err
    assert SENTENCE in [paragraph.text for paragraph in Document(str(file)).paragraphs]


def test_what_was_printed_as_json_is_saved_later(byline: Callable, articles: Path, tmp_path: Path):
    byline("add", articles)
    answers = [
        json.loads(byline("ask", "--json", question).out) for question in (QUESTION, "When will the ferry sail?")
    ]
    kept = tmp_path / "conversation.json"
    kept.write_text(json.dumps(answers), "utf-8")
    assert byline("export", kept, tmp_path / "conversation.md").code == 0
    text = (tmp_path / "conversation.md").read_text("utf-8")
    assert text.index(QUESTION) < text.index("## When will the ferry sail?")
    assert byline("export", kept, tmp_path / "sources.bib").code == 0
    assert len(bibtexparser.parse_file(str(tmp_path / "sources.bib")).entries) == 2


def test_a_report_comes_from_standard_input(byline: Callable, articles: Path, tmp_path: Path, monkeypatch):
    byline("add", articles)
    brief = byline("brief", "--json")
    (tmp_path / "in").write_text(brief.out, "utf-8")
    with (tmp_path / "in").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert byline("export", "-", tmp_path / "brief.html").code == 0
    assert SENTENCE in (tmp_path / "brief.html").read_text("utf-8")


def test_nothing_is_overwritten_unless_that_is_asked_for(byline: Callable, articles: Path, tmp_path: Path):
    byline("add", articles)
    file = tmp_path / "answer.md"
    file.write_text("mine", "utf-8")
    result = byline("ask", QUESTION, "--export", file)
    assert (result.code, result.out) == (2, "")
    assert "--force" in result.err
    assert file.read_text("utf-8") == "mine"
    assert byline("ask", QUESTION, "--export", file, "--force").code == 0
    assert SENTENCE in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "file", "said"),
    [
        ("{}", "a.odt", ".odt"),
        ("{}", "a.md", "no report"),
        ("not json", "a.md", "not JSON"),
        (b"\xff\xfe\x00", "a.md", "UTF-8"),
        (None, "a.md", "cannot be read"),
    ],
)
def test_what_cannot_be_saved_is_said_and_leaves_no_file(byline: Callable, tmp_path: Path, given, file, said):
    source = tmp_path / "report.json"
    if given is not None:
        source.write_bytes(given if isinstance(given, bytes) else given.encode())
    result = byline("export", source, tmp_path / file)
    assert result.code == 2
    assert said in result.err
    assert not (tmp_path / file).exists()


def test_a_folder_that_is_not_there_is_said(byline: Callable, articles: Path, tmp_path: Path):
    byline("add", articles)
    result = byline("ask", QUESTION, "--export", tmp_path / "nowhere" / "answer.md")
    assert result.code == 2
    assert "cannot be written" in result.err


def test_short_forms_on_the_command_line(byline: Callable, articles: Path):
    byline("add", articles)
    declined = byline("ask", f"{QUESTION} outlet:lantern")
    assert declined.code == 3
    assert "Asked of The Lantern" in declined.out
    unknown = byline("ask", QUESTION, "--outlet", "The Lanturn")
    assert unknown.code == 2
    assert "No document is from the outlet “The Lanturn”; there is The Lantern." in unknown.err
    found = byline("search", "roof after:2025-02")
    assert "Asked of all documents · from 1 February 2025" in found.out
    assert json.loads(byline("brief", "roof outlet:lantern", "--json").out)["scope"]["outlets"] == ["The Lantern"]


def test_a_removed_document_leaves_no_word_in_what_is_saved(library: Library, articles: Path):
    library.add([str(articles)])
    answer = Assistant(library, WordReader()).ask(QUESTION)
    report = json.loads(json.dumps(asdict(answer)))
    assert as_of_today(report, library) == paper_of_answer(answer)
    library.remove([answer.citations[0].document_id])
    emptied = as_of_today(report, library)
    assert "rust" not in json.dumps([asdict(each) for each in (*emptied.sections, *emptied.references)])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What does the pilot say?", "what-does-the-pilot-say"),
        ("Что говорит Петрова?", "что-говорит-петрова"),
        ("../../etc/passwd", "etc-passwd"),
        ("?!", "report"),
        ("word " * 40, "-".join(["word"] * 12)),
    ],
)
def test_a_title_becomes_the_name_of_a_file(title: str, name: str):
    assert file_name(title) == name
