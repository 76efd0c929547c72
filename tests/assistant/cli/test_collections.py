"""The command line over several libraries, over documents that change, and over what is saved."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.analysis.history.changes import ChangesReport
from assistant.analysis.history.saved import SavedListReport, SavedReport
from index.types import LibrariesReport, SyncReport

QUESTION = "What did engineers find in the bridge's towers?"


def as_json(result: SimpleNamespace) -> dict:
    return json.loads(result.out)


@pytest.fixture
def bridge(byline: Callable, articles: Path) -> str:
    """The id of the article about the bridge, in a library to which the three articles were added."""
    byline("add", articles)
    found = as_json(byline("list", "--json"))["documents"]
    return next(each["document_id"] for each in found if "bridge" in each["locations"][0])


def rewrite(articles: Path, *, two: str) -> None:
    text = f"The bridge closes on Monday.\n\nEngineers found rust in {two} of its towers."
    (articles / "bridge.txt").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("arguments", "shape"),
    [
        (["libraries"], LibrariesReport),
        (["refetch", "{id}"], SyncReport),
        (["changes", "{id}"], ChangesReport),
        (["saved"], SavedListReport),
        (["saved", "list"], SavedListReport),
        (["saved", "show", "rust"], SavedReport),
        (["saved", "remove", "rust"], SavedListReport),
    ],
)
def test_every_report_has_its_shape_as_json_and_reads_well_as_text(
    byline: Callable, articles: Path, bridge: str, arguments: list[str], shape: type
):
    def run(*options: str) -> SimpleNamespace:
        byline("ask", QUESTION, "--save", "rust")
        return byline(*(each.format(id=bridge) for each in arguments), *options)

    rewrite(articles, two="four")
    result = run("--json") if arguments != ["saved"] else byline("saved", "list", "--json")
    assert result.code == 0
    assert list(as_json(result)) == [field.name for field in dataclasses.fields(shape)]
    assert run().out.strip()


def test_libraries_are_made_by_naming_them_and_listed(byline: Callable, articles: Path):
    byline("add", articles, "--library", "press")
    byline("add", articles / "ferry.txt")
    found = as_json(byline("libraries", "--json"))
    assert found["library"] == "default"
    assert {each["name"]: each["documents"] for each in found["libraries"]} == {"default": 1, "press": 3}
    assert "* default" in " ".join(byline("libraries").out.split())


def test_a_library_is_removed_when_that_is_said_outright(byline: Callable, articles: Path, tmp_path: Path):
    byline("add", articles, "--library", "press")
    refused = byline("libraries", "remove", "press")
    assert refused.code == 2
    assert "Add --yes" in refused.err
    assert byline("libraries", "remove", "press", "--yes").out.strip() == "removed press"
    assert not (tmp_path / "data" / "press").exists()
    assert byline("libraries", "remove", "press", "--yes").code == 1


@pytest.mark.parametrize("name", ["..", ".", ".git", "-x", ""])
def test_a_name_that_leads_elsewhere_is_wrong_use(byline: Callable, tmp_path: Path, name: str):
    assert byline("list", f"--library={name}").code == 2
    assert not (tmp_path / "data").exists()


def test_a_file_is_read_again_and_what_changed_is_shown(byline: Callable, articles: Path, bridge: str):
    assert "has not changed" in byline("changes", bridge).out
    rewrite(articles, two="four")
    assert "1 changed" in byline("refetch", bridge).out
    shown = byline("changes", bridge).out
    assert "Engineers found rust in two of its towers." in shown
    assert "Engineers found rust in four of its towers." in shown
    assert "1 sentence as before" in shown
    assert byline("changes", bridge, "--since", "nothing").code == 1


def test_what_is_gone_is_told_when_it_is_read_again(byline: Callable, articles: Path, bridge: str):
    (articles / "bridge.txt").unlink()
    result = byline("refetch", bridge)
    assert (result.code, "bridge.txt" in result.out) == (1, True)
    assert byline("show", bridge).code == 0


def test_a_saved_answer_is_stale_when_what_it_cites_has_changed(byline: Callable, articles: Path, bridge: str):
    assert "Saved as “rust”." in byline("ask", QUESTION, "--save", "rust").err
    assert "its sentence stands" in byline("saved").out
    rewrite(articles, two="four")
    byline("sync")
    assert "stale: 1 changed, of 1" in byline("saved").out
    shown = byline("saved", "show", "rust").out
    assert "This has changed since." in shown
    assert "Engineers found rust in four of its towers." in shown
    byline("remove", bridge)
    assert "stale: 1 removed, of 1" in byline("saved").out
    gone = byline("saved", "show", "rust").out
    assert "Its source was removed" in gone
    assert "Engineers" not in gone
    byline("saved", "remove", "rust")
    assert as_json(byline("saved", "list", "--json"))["saved"] == []
    assert byline("saved", "show", "rust").code == 1


def test_a_sentence_that_only_moved_makes_nothing_stale(byline: Callable, articles: Path, bridge: str):
    byline("ask", QUESTION, "--save", "rust")
    text = (articles / "bridge.txt").read_text("utf-8")
    (articles / "bridge.txt").write_text(f"A new paragraph stands first.\n\n{text}", "utf-8")
    byline("sync")
    assert "its sentence stands" in byline("saved").out
    [standing] = as_json(byline("saved", "show", "rust", "--json"))["standings"]
    now = as_json(byline("show", bridge, "--json"))["document"]
    citation = standing["citation"]
    assert now["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert citation["version"] == now["version"]


def test_nothing_is_saved_under_no_name(byline: Callable, bridge: str):
    assert byline("ask", QUESTION, "--save", " ").code == 2
    assert as_json(byline("list", "--json"))["documents"]
    assert bridge
