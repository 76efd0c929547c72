"""What the page shows of libraries, of documents that change and of what is saved."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace

import gradio as gr
import pytest

from assistant.ui.page.adding import Adding
from assistant.ui.page.desk import Desk
from assistant.ui.page.intake import Intake
from assistant.ui.page.versions import Versions
from assistant.ui.parts.libraries import Shelf
from assistant.ui.reports.saved import SavedReports
from tests.fakes_ui import QuickWorkspace

HOSTILE = "<img src=x onerror=alert(1)>"
OLD = "The ferry sails at noon. The fare is two crowns, said Orla Venn."


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[QuickWorkspace]:
    made = QuickWorkspace(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def document_id(workspace: QuickWorkspace, tmp_path: Path) -> str:
    """The id of a document of the library “press”, read from ferry.txt."""
    (tmp_path / "ferry.txt").write_text(OLD, "utf-8")
    return workspace.add([str(tmp_path / "ferry.txt")]).added[0].document_id


@pytest.fixture
def adding(workspace: QuickWorkspace) -> Iterator[Adding]:
    intake = Intake()
    yield Adding(workspace, intake)
    intake.close()


def tab(library: str | None = None) -> gr.Request:
    return gr.Request(query_params={"library": library} if library else {})


def event(**data: object) -> SimpleNamespace:
    return SimpleNamespace(**data)


def last(steps) -> tuple:
    """What the last step of following a run shows."""

    async def follow() -> tuple:
        return [each async for each in steps][-1]

    return asyncio.run(follow())


def asked(workspace: QuickWorkspace, library: str, question: str) -> dict:
    data = {"id": "t1", "question": question}
    steps = Desk(workspace).ask(tab(library), [], [], None, None, event(asked=data))
    return last(steps)


def rewrite(tmp_path: Path, workspace: QuickWorkspace, text: str = OLD.replace("two", "three")) -> None:
    (tmp_path / "ferry.txt").write_text(text, "utf-8")
    workspace.library.sync()


def test_a_tab_is_answered_from_the_library_in_its_address(workspace, document_id):
    workspace.make("archive")
    press, archive = (asked(workspace, name, "What is the fare?") for name in ("press", "archive"))
    assert (press["library"], archive["library"]) == ("press", "archive")
    assert [each["document_id"] for each in press["answer"]["citations"]] == [document_id]
    assert archive["answer"]["citations"] == archive["answer"]["nearest"] == ()


def test_a_tab_without_a_name_gets_the_one_that_is_open(workspace, document_id):
    _, listed, *_ = Desk(workspace).arrive(tab(), "", "", "title", [], [])
    assert 'data-library="press"' in listed
    assert document_id in listed


@pytest.mark.parametrize("name", ["nowhere", "..", "../press"])
def test_a_library_that_is_not_there_is_said_and_not_made(workspace, tmp_path, name):
    before = sorted(tmp_path.rglob("*"))
    menu, listed, _, _, welcome, *_ = Desk(workspace).arrive(tab(name), "", "", "title", [], [])
    assert "There is no library" in welcome
    assert listed == ""
    assert "press" in menu
    assert asked(workspace, name, "What is the fare?")["answer"] is None
    assert sorted(tmp_path.rglob("*")) == before


def test_a_library_is_made_or_it_is_said_why_not(workspace):
    shelf = Shelf(workspace)
    assert shelf.make(event(name=" archive ")) == {"library": "archive"}
    assert "already" in shelf.make(event(name="archive"))["problem"]
    assert "cannot have this name" in shelf.make(event(name=HOSTILE))["problem"]


def test_a_library_is_removed_or_it_is_said_why_not(workspace):
    shelf = Shelf(workspace)
    shelf.make(event(name="archive"))
    with workspace.at("archive"):
        assert "being used" in shelf.remove(event(name="archive"))["problem"]
    assert shelf.remove(event(name="archive")) == {"removed": "archive"}
    assert "There is no library" in shelf.remove(event(name="archive"))["problem"]
    assert "There is no library" in shelf.remove(event(name="../elsewhere"))["problem"]


def test_what_is_added_goes_to_the_library_of_the_tab(workspace, adding):
    workspace.make("archive")
    html, _, _, opened = last(adding.text(tab("archive"), "The mill is old.", "The mill"))
    assert "1 added" in html
    assert opened == {"library": "archive"}
    with workspace.at("archive") as archive:
        assert [each.title for each in archive.library.documents()] == ["The mill"]
    assert workspace.library.documents() == ()


def test_what_is_added_to_the_samples_opens_ones_own_library(tmp_path):
    workspace, intake = QuickWorkspace(tmp_path / "data", library=None), Intake()
    assert last(Adding(workspace, intake).text(tab("samples"), "The mill is old.", ""))[-1] == {"library": "default"}
    intake.close()
    workspace.close()


def test_a_document_is_fetched_again_and_what_came_of_it_is_told(adding, document_id, tmp_path):
    wanted = event(document_id=document_id)
    assert last(adding.refetch(tab("press"), wanted))[1]["what"] == "Nothing has changed."
    (tmp_path / "ferry.txt").write_text("The ferry sails at one.", "utf-8")
    assert last(adding.refetch(tab("press"), wanted))[1] == {
        "document_id": document_id,
        "what": "Its text has changed.",
    }
    (tmp_path / "ferry.txt").unlink()
    assert "can't be opened" in last(adding.refetch(tab("press"), wanted))[1]["what"]
    assert "No document" in last(adding.refetch(tab("press"), event(document_id="none")))[1]["what"]


def test_a_citation_opens_in_the_version_that_it_was_cited_from(workspace, document_id, tmp_path):
    citation = workspace.assistant.ask("What is the fare?").citations[0]
    rewrite(tmp_path, workspace)
    place = {"document_id": document_id, "start": citation.start, "end": citation.end, "version": citation.version}
    shown = Desk(workspace).open(tab(), event(opened=place))
    assert f">{citation.quote}</mark>" in shown
    assert "This is how it stood until" in shown
    now = Desk(workspace).open(tab(), event(opened={"document_id": document_id}))
    assert "three crowns" in now
    assert f'href="#/changes/{document_id}"' in now


def test_what_has_changed_is_shown_with_the_words_marked(workspace, document_id, tmp_path):
    show = Versions(workspace).changes
    assert "has not changed since it was added" in show(tab(), event(document_id=document_id, since=""))
    rewrite(tmp_path, workspace)
    shown = show(tab(), event(document_id=document_id, since=""))
    assert "<del>two</del>" in shown
    assert "<ins>three</ins>" in shown
    assert "1 sentence as before" in shown
    assert "not in the library" in show(tab(), event(document_id="none", since=""))
    assert "No earlier version" in show(tab(), event(document_id=document_id, since="none"))


def test_a_changed_citation_of_a_kept_conversation_shows_what_it_was_and_is(workspace, document_id, tmp_path):
    assert document_id
    told = asked(workspace, "press", "What is the fare?")
    rewrite(tmp_path, workspace)
    kept = {"id": "t1", "question": "What is the fare?", "answer": told["answer"]}
    restored = Desk(workspace).restore(tab("press"), event(id="r", turns=[kept]))
    assert restored["library"] == "press"
    html = restored["turns"][0]["html"]
    assert "<del>two</del>" in html
    assert "<ins>three</ins>" in html


def saved(workspace: QuickWorkspace, name: str = "Fares") -> SavedReports:
    reports = SavedReports(workspace)
    answer = asdict(workspace.assistant.ask("What is the fare?"))
    keeping = {"name": name, "kind": "answer", "report": json.loads(json.dumps(answer))}
    assert reports.save(tab(), event(keeping=keeping)) == {"name": name}
    return reports


def test_a_saved_answer_is_listed_opened_and_marked_when_it_is_stale(workspace, document_id, tmp_path):
    reports = saved(workspace)
    assert "as cited" in reports.list(tab())
    assert "The fare is two crowns, said Orla Venn." in reports.open(tab(), event(name="Fares"))
    rewrite(tmp_path, workspace)
    assert "1 changed, of" in reports.list(tab())
    opened = reports.open(tab(), event(name="Fares"))
    assert "Out of date:" in opened
    assert "<ins>three</ins>" in opened
    workspace.library.remove([document_id])
    opened = reports.open(tab(), event(name="Fares"))
    assert "crowns" not in opened
    assert "The source of this statement was removed." in opened
    listed, closed = reports.remove(tab(), event(name="Fares"))
    assert "Nothing is saved here yet." in listed
    assert closed == ""
    assert "Nothing is saved under this name" in reports.open(tab(), event(name="Fares"))


def test_what_is_no_report_is_not_saved(workspace):
    reports = SavedReports(workspace)
    assert "no report" in reports.save(tab(), event(keeping={"name": "x"}))["problem"]
    assert (
        "can be saved under" in reports.save(tab(), event(keeping={"name": " ", "kind": "a", "report": {}}))["problem"]
    )


def test_a_report_in_parts_keeps_their_titles(workspace, document_id):
    reports = saved(workspace)
    answer = workspace.library.saved.get("Fares").report
    brief = {
        "topic": "Fares",
        "themes": [{"title": "What it costs", "statements": answer["statements"]}],
        "citations": answer["citations"],
    }
    workspace.library.saved.put("Brief", "brief", brief)
    opened = reports.open(tab(), event(name="Brief"))
    assert "<h2>What it costs</h2>" in opened
    assert document_id in opened


def test_nothing_of_it_becomes_markup(workspace, tmp_path):
    hostile = f"{OLD} {HOSTILE} costs three crowns."
    (tmp_path / "a.txt").write_text(hostile, "utf-8")
    document_id = workspace.add([str(tmp_path / "a.txt")]).added[0].document_id
    workspace.library.edit(document_id, {"title": HOSTILE})
    reports = saved(workspace, HOSTILE)
    (tmp_path / "a.txt").write_text(hostile.replace("three", "four"), "utf-8")
    workspace.library.sync()
    for html in (
        reports.list(tab()),
        reports.open(tab(), event(name=HOSTILE)),
        Versions(workspace).changes(tab(), event(document_id=document_id, since="")),
        Desk(workspace).arrive(tab(HOSTILE), "", "", "title", [], [])[0],
    ):
        assert "<img" not in html
        assert "&lt;img" in html
