"""The command line: what it prints, as text and as JSON, and how it exits."""

import dataclasses
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.types import Answer, Citation, ReaderReport, VerifyReport
from index import types
from tests.fakes import HashingEmbedder
from tests.fakes_ui import quick


def as_json(result: SimpleNamespace) -> dict:
    return json.loads(result.out)


def fields(shape: type) -> list[str]:
    return [field.name for field in dataclasses.fields(shape)]


def test_documents_are_added_to_ones_own_library_and_answer(byline: Callable, articles: Path):
    added = byline("add", articles)
    assert (added.code, "3 added" in added.out) == (0, True)
    answered = byline("ask", "What did engineers find in the bridge's towers?")
    assert answered.code == 0
    assert "Engineers found rust in two of its towers." in answered.out
    assert "[1]" in answered.out
    assert byline("list", "--json").out.count('"document_id"') == 3
    assert as_json(byline("list", "--json"))["library"] == "default"


def test_the_json_of_an_answer_is_the_contract(byline: Callable, articles: Path):
    byline("add", articles)
    answer = as_json(byline("ask", "--json", "What did engineers find in the bridge's towers?"))
    assert list(answer) == fields(Answer)
    assert list(answer["citations"][0]) == fields(Citation)
    assert answer["mode"] == "quoted"
    citation = answer["citations"][0]
    shown = as_json(byline("show", citation["document_id"], "--json"))
    assert shown["document"]["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert shown["document"]["version"] == citation["version"]


@pytest.mark.parametrize(
    ("arguments", "shape"),
    [
        (["list"], types.ListReport),
        (["reader"], ReaderReport),
        (["search", "bridge"], types.SearchReport),
        (["sync"], types.SyncReport),
        (["sync", "--reindex"], types.SyncReport),
        (["check"], types.CheckReport),
        (["add", "{articles}"], types.SyncReport),
        (["show", "{id}"], types.ShowReport),
        (["edit", "{id}", "--outlet", "The Courier"], types.EditReport),
        (["remove", "{id}"], types.RemoveReport),
        (["places"], types.PlacesReport),
        (["forget", "{articles}"], types.PlacesReport),
    ],
)
def test_every_report_has_its_shape_as_json_and_reads_well_as_text(
    byline: Callable, articles: Path, arguments: list[str], shape: type
):
    def run(*options: str) -> SimpleNamespace:
        byline("add", articles)
        document_id = as_json(byline("list", "--json"))["documents"][0]["document_id"]
        return byline(*(each.format(articles=articles, id=document_id) for each in arguments), *options)

    result = run("--json")
    assert result.code == 0
    assert list(as_json(result)) == fields(shape)
    assert run().out.strip()


def test_declining_exits_with_3_and_shows_the_nearest(byline: Callable, articles: Path):
    byline("add", articles)
    result = byline("ask", "Which company insured the steamer?")
    assert result.code == 3
    assert "The documents don’t say." in result.out
    assert "Near, not used: The document, in its own voice" in result.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", ""],
        ["ask", "x" * 5000],
        ["ask"],
        ["search", ""],
        ["dance"],
        ["ask", "x", "--after", "yesterday"],
        ["edit", "id"],
        ["edit", "id", "--published", "May 2025"],
    ],
)
def test_wrong_use_exits_with_2_and_says_why(byline: Callable, arguments: list[str]):
    result = byline(*arguments)
    assert result.code == 2
    assert result.err.strip()


def test_a_library_name_that_leads_elsewhere_is_wrong_use(byline: Callable):
    assert byline("list", "--library", "../../etc").code == 2


def test_what_failed_exits_with_1_and_says_what_to_do(byline: Callable, articles: Path):
    (articles / "empty.txt").write_bytes(b"")
    result = byline("add", articles, "/nowhere/at/all")
    assert result.code == 1
    assert "empty.txt" in result.out
    assert "/nowhere/at/all" in result.out
    missing = byline("show", "nobody")
    assert missing.code == 1
    assert "nobody" in missing.err


def test_a_scope_is_kept_to(byline: Callable, articles: Path):
    byline("add", articles)
    found = as_json(byline("search", "bridge ferry school roof", "--outlet", "The Lantern", "--json"))
    assert [hit["document"]["title"] for hit in found["hits"]] == ["A school roof"]
    assert byline("ask", "When does the bridge close?", "--before", "1999-01-01").code == 3


@pytest.mark.parametrize(
    ("option", "day", "found"),
    [("--after", "2025-02", 1), ("--after", "2025-03", 0), ("--before", "2025-02", 1), ("--before", "2024", 0)],
)
def test_an_option_takes_the_months_and_years_that_a_question_takes(
    byline: Callable, articles: Path, option: str, day: str, found: int
):
    byline("add", articles)  # the dated one is of 3 February 2025
    hits = as_json(byline("search", "school roof", option, day, "--json"))["hits"]
    assert sum(hit["document"]["published"] == "2025-02-03" for hit in hits) == found


def test_only_what_was_read_from_a_picture_is_corrected(byline: Callable, articles: Path):
    byline("add", articles)
    document = as_json(byline("list", "--json"))["documents"][0]["document_id"]
    (articles / "corrected.txt").write_text("Other words.", "utf-8")
    refused = byline("correct", document, "--from", articles / "corrected.txt")
    assert refused.code == 2
    assert "its words are its own" in " ".join(refused.err.split())
    beyond = byline("correct", document, "--page", "7", "--from", articles / "corrected.txt")
    assert "no page 7" in beyond.err


def test_an_empty_value_takes_an_edit_back(byline: Callable, articles: Path):
    byline("add", articles)
    [school] = [d for d in as_json(byline("list", "--json"))["documents"] if d["title"] == "A school roof"]
    edited = as_json(byline("edit", school["document_id"], "--title", "A leaking roof", "--json"))
    assert (edited["document"]["title"], edited["document"]["edited"]) == ("A leaking roof", ["title"])
    back = as_json(byline("edit", school["document_id"], "--title", "", "--json"))
    assert back["document"]["title"] == "A school roof"


def test_square_brackets_in_a_document_are_printed_as_they_are(byline: Callable, tmp_path: Path):
    (tmp_path / "a.txt").write_text("The clerk wrote [sic] and [red]so on[/red] in the register.", "utf-8")
    byline("add", tmp_path / "a.txt")
    assert "[sic] and [red]so on[/red]" in byline("search", "clerk register").out


def test_ctrl_c_stops_after_the_batch_and_the_next_run_goes_on(byline: Callable, articles: Path):
    class Interrupted(HashingEmbedder):
        def count(self, text: str) -> int:
            if not stopped:
                stopped.append(True)
                signal.raise_signal(signal.SIGINT)
            return super().count(text)

    stopped: list[bool] = []
    handler = signal.getsignal(signal.SIGINT)
    result = byline("add", articles, models=quick(embedder=Interrupted()))
    assert result.code == 1
    assert "1 added" in result.out
    assert "Stopped before the end" in result.out
    assert signal.getsignal(signal.SIGINT) is handler
    assert "2 added · 1 kept" in byline("add", articles).out.replace("· 0 changed ", "")


@pytest.mark.model
def test_the_installed_command_answers_with_the_real_model(tmp_path: Path, articles: Path):
    environment = {**os.environ, "BYLINE_DATA": str(tmp_path / "data")}
    command = [sys.executable, "-c", "from assistant.cli import main; main()"]

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*command, *arguments], env=environment, capture_output=True, text=True, check=False)

    added = run("add", str(articles), "--json")
    assert added.returncode == 0, added.stderr
    assert added.stderr == ""
    answered = run("ask", "When does the bridge close?", "--json")
    assert answered.returncode == 0, answered.stderr
    assert "The bridge closes on Monday." in json.loads(answered.stdout)["answer"]
    assert run("ask", "Who composed the opera Carmen?").returncode == 3


def test_a_text_is_checked_sentence_by_sentence(byline: Callable, articles: Path, tmp_path: Path):
    byline("add", articles)
    text = tmp_path / "draft.md"
    text.write_text(
        "# The bridge\n\nThe bridge closes on Monday [1]. Engineers found rust in four towers.\n\nWhy?", "utf-8"
    )
    result = byline("verify", text)
    assert result.code == 3
    assert "The bridge closes on Monday. [1] (quoted exactly)" in result.out
    assert "Engineers found rust in four towers. [2] (not supported by the sources: " in result.out
    assert "1 of 2 sentences are supported by the documents of “default”." in result.out


def test_the_json_of_a_check_is_the_contract_and_its_citations_open(byline: Callable, articles: Path, tmp_path: Path):
    byline("add", articles)
    text = tmp_path / "draft.txt"
    text.write_text("Ida Holm said that the hull was sound. The roof of the school leaks.", "utf-8")
    result = byline("verify", text, "--json")
    report = as_json(result)
    assert (result.code, list(report), report["unsupported"]) == (0, fields(VerifyReport), 0)
    assert [each["status"] for each in report["statements"]] == ["supported", "supported"]
    assert report["statements"][0]["speaker"] == "Ida Holm"
    for each in report["citations"]:
        shown = as_json(byline("show", each["document_id"], "--json"))
        assert shown["document"]["text"][each["start"] : each["end"]] == each["quote"]


def test_a_text_is_read_from_standard_input_within_a_scope(
    byline: Callable, articles: Path, monkeypatch: pytest.MonkeyPatch
):
    byline("add", articles)
    for option, value, code in (("--outlet", "The Lantern", 0), ("--after", "2099-01-01", 3), ("--outlet", "X", 2)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The school roof leaks.")))
        assert byline("verify", "-", option, value).code == code


@pytest.mark.parametrize("words", [b"", b"# Only a heading", b"\xff\xfe\x00"])
def test_what_is_no_text_with_sentences_is_wrong_use(byline: Callable, tmp_path: Path, words: bytes):
    (tmp_path / "draft.txt").write_bytes(words)
    result = byline("verify", tmp_path / "draft.txt")
    assert result.code == 2
    assert result.err.strip()
