"""What lies beside the numbered cases: names, links, redirects and leftovers."""

import dataclasses
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.answers import Assistant
from assistant.errors import ModelError
from assistant.settings import Settings
from assistant.ui.server import uploads
from assistant.ui.server.export import add_export
from assistant.ui.tools.replies import scope_from
from assistant.writing import Writer, configured
from assistant.writing.providers import _PROVIDERS
from assistant.writing.streaming import stream_text
from index.errors import WrongUseError
from index.ingest.run import Ingest
from index.library import Library
from index.loading.process import worker
from index.loading.web.guard import is_public
from tests.chat_server import chat_server
from tests.fakes import WordReader
from tests.fakes_ui import QuickWorkspace
from tests.quick_byline import ROOT


@pytest.mark.case("32")
@pytest.mark.parametrize("number", ["192.88.99.1", "192.88.99.255", "::ffff:192.88.99.1"])
def test_relays_from_one_internet_to_another_are_not_asked(number: str):
    assert not is_public(number)


@pytest.mark.case("8b")
def test_a_file_that_is_called_like_a_line_of_another_takes_nobodys_place(library: Library, tmp_path: Path):
    folder = tmp_path / "folder"
    folder.mkdir()
    lines = folder / "col.jsonl"
    lines.write_text(json.dumps({"title": "A line", "text": "The miller pays nine crowns."}), "utf-8")
    same = folder / "col.jsonl#line=1"
    same.write_text("The miller pays nothing.", "utf-8")
    report = library.add([str(folder)])
    assert [failure.place for failure in report.failed] == [str(same)]
    [document] = library.documents()
    assert "nine crowns" in library.document(document.document_id).text
    assert library.add([str(same)]).failed


@pytest.mark.case("45")
def test_the_original_is_not_that_which_a_link_in_its_place_leads_to(library: Library, articles: Path):
    library.add([str(articles)])
    bridge = next(each.document_id for each in library.documents() if "bridge" in each.locations[0])
    assert library.original(bridge) == articles / "bridge.txt"
    (articles / "bridge.txt").unlink()
    (articles / "bridge.txt").symlink_to("/etc/passwd")
    assert library.original(bridge) is None


@pytest.mark.case("56")
def test_half_a_character_in_a_report_that_is_taken_away(tmp_path: Path):
    workspace = QuickWorkspace(tmp_path / "data")
    app = FastAPI()
    add_export(app, workspace)
    answer = Assistant(workspace.library, WordReader()).ask("Is there anything?")
    report = json.loads(json.dumps(_plain(answer)))
    for suffix in (".html", ".md", ".docx"):
        sent = json.dumps({"report": {**report, "question": "half \ud83d of it"}, "suffix": suffix})
        told = TestClient(app).post("/export", content=sent.encode(), headers={"content-type": "application/json"})
        assert told.status_code == 200, told.text
    workspace.close()


def _plain(answer: object) -> dict:
    return dataclasses.asdict(answer)


@pytest.mark.case("8c")
@pytest.mark.parametrize("name", ["outlets", "authors", "speakers"])
def test_an_empty_list_over_http_is_not_everything(name: str):
    with pytest.raises(WrongUseError, match="admits no document"):
        scope_from(**{name: []})
    assert scope_from(**{name: None}).everything


@pytest.mark.case("50b")
def test_a_models_server_passes_nothing_on_by_a_redirect(library: Library, articles: Path):
    library.add([str(articles)])
    with chat_server() as other, chat_server() as server:
        other.replies = ["The towers are sound. [1]"]
        server.replies = [(307, {"location": f"{other.address}/chat/completions"})]
        settings = Settings(model_address=server.address, model="m")
        writers = [Writer(model, seconds=20) for model in configured(settings)]
        answer = Assistant(library, WordReader(), writers=writers).ask(
            "What did engineers find in the towers?", model=writers[0].model.name
        )
        assert server.asked
        assert other.asked == []
        assert answer.mode == "quoted"
        assert answer.notice


@pytest.mark.case("57")
def test_uploads_that_were_not_come_to_are_reported(library: Library, tmp_path: Path):
    files = []
    for number in range(4):
        (tmp_path / f"note{number}.txt").write_text(f"Note number {number} is here.", "utf-8")
        files.append((tmp_path / f"note{number}.txt", f"note{number}.txt"))
    stop = threading.Event()
    report = library.add_uploads(files, progress=lambda step: stop.set() if step.done else None, stop=stop)
    assert report.interrupted
    added = {change.place for change in report.added}
    assert added | {failure.place for failure in report.failed} == {name for _path, name in files}
    assert {each.place for each in library.failures()} == {name for _path, name in files} - added


@pytest.mark.case("57b")
def test_what_a_killed_server_left_is_cleared_and_what_a_running_one_has_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(uploads, "gettempdir", lambda: str(tmp_path))
    hold = (
        "import sys, time; from assistant.ui.server.uploads import own_uploads\n"
        "with own_uploads() as folder:\n"
        " (folder / 'note.txt').write_text('x'); print(folder, flush=True); time.sleep(99)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-c", hold], env=environment, stdout=subprocess.PIPE, text=True)
    folder = Path(process.stdout.readline().strip())
    uploads.clear_abandoned()
    assert (folder / "note.txt").exists()
    process.send_signal(signal.SIGKILL)
    process.wait()
    uploads.clear_abandoned()
    assert not folder.exists()


@pytest.mark.case("57b")
def test_uploads_of_a_run_that_was_killed_go_at_the_next_start(open_library: Callable[..., Library], articles: Path):
    library = open_library()
    library.add_uploads([(articles / "bridge.txt", "bridge.txt")])
    orphan = library.folder / "originals" / "0123456789ab" / "ferry.txt"
    orphan.parent.mkdir()
    orphan.write_text("The ferry will sail.", "utf-8")
    library.close()
    open_library()
    assert [file.name for file in (library.folder / "originals").glob("*/*")] == ["bridge.txt"]


@pytest.mark.case("50b")
@pytest.mark.parametrize(
    ("provider", "package"), [("anthropic", "langchain_anthropic"), ("google_genai", "langchain_google_genai")]
)
def test_nor_does_a_provider_whose_client_follows_redirects(
    provider: str, package: str, monkeypatch: pytest.MonkeyPatch
):
    pytest.importorskip(package)
    for key in ("ANTHROPIC_API_KEY", "GOOGLE_API_KEY"):
        monkeypatch.setenv(key, "none")
    with chat_server() as other, chat_server() as server:
        other.replies = [(400, {})]
        server.replies = [(307, {"location": f"{other.address}/elsewhere"})]
        known = replace(_PROVIDERS[provider], address=server.address)
        monkeypatch.setitem(_PROVIDERS, provider, known)
        [model] = configured(Settings(model=f"{provider}:m"))
        with pytest.raises(ModelError):
            list(stream_text(model.make(), "Hello", model=model, seconds=20, stop=threading.Event()))
        assert server.asked
        assert other.asked == []


@pytest.mark.case("27b")
def test_a_long_list_is_stored_while_it_is_read(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(worker, "PIECE", 4)
    lines = [
        json.dumps({"title": f"Line {n}", "text": f"The miller of village {n} pays nine crowns."}) for n in range(14)
    ]
    lines[6] = "no json"
    file = tmp_path / "col.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    exchange, stored = worker.Parser._exchange, []

    def watched(parser, *args):
        answer = exchange(parser, *args)
        stored.append(len(library.documents()))  # all is read, and what was handed over before stands there
        return answer

    monkeypatch.setattr(worker.Parser, "_exchange", watched)
    report = library.add([str(file)])
    assert (len(report.added), len(report.failed)) == (13, 1)
    assert stored == [11]
    assert [each.place for each in library.failures()] == [f"{file}#line=7"]
    assert len(library.add([str(file)]).kept) == 13
    file.write_text("\n".join([lines[13], *lines[:13]]), "utf-8")
    report = library.sync()
    assert (len(report.removed), len(report.added)) == (0, 0), "what failed is not gone, and what moved is itself"
    assert library.check().healthy


def test_a_list_whose_parser_dies_keeps_what_was_read_and_says_so(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(worker, "PIECE", 4)
    file = tmp_path / "col.jsonl"
    lines = [json.dumps({"text": f"Village {n}: " + "mill " * 1800}) for n in range(24)]
    file.write_text("\n".join(lines), "utf-8")
    handed, exchange, parsers = Ingest._take_piece, worker.Parser._exchange, []

    def killed(ingest, *args):
        handed(ingest, *args)
        parsers[0].process.kill()

    monkeypatch.setattr(
        worker.Parser, "_exchange", lambda parser, *args: parsers.append(parser) or exchange(parser, *args)
    )

    monkeypatch.setattr(Ingest, "_take_piece", killed)
    report = library.add([str(file)])
    assert [each.place for each in report.failed] == [str(file)]
    assert 0 < len(library.documents()) < 24
    monkeypatch.setattr(Ingest, "_take_piece", handed)
    library.add([str(file)])
    assert len(library.documents()) == 24
    assert library.failures() == ()
