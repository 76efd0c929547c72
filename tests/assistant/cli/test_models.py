"""`byline model`: listed, fetched from a server on loopback, used, removed."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.local_models import OFFERED, Offered
from tests.file_server import FileServer, serving_file

BODY = b"GGUF" * 50_000
TINY = Offered(
    "tiny", "Tiny 1B", "tiny/tiny.gguf", len(BODY), hashlib.sha256(BODY).hexdigest(), 10**6, "MIT", "Trying."
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    with serving_file(BODY) as running:
        monkeypatch.setenv("BYLINE_MODELS_FROM", running.address)
        monkeypatch.setattr("assistant.local_models.kept.OFFERED", (TINY,))
        yield running


def test_the_list_says_what_each_costs_and_where_it_comes_from(byline: Callable):
    told = byline("model", "list")
    assert "qwen2.5-1.5b-instruct" in told.out
    assert "1.1 GB" in told.out
    assert "Apache-2.0" in told.out
    report = json.loads(byline("model", "list", "--json").out)
    assert [each["name"] for each in report["models"]] == [each.name for each in OFFERED]
    assert report["models"][0]["address"].startswith("https://huggingface.co/Qwen/")
    assert (report["used"], report["outranked_by"]) == (None, None)


@pytest.mark.parametrize("offered", OFFERED, ids=lambda each: each.name)
def test_each_model_on_the_list_is_pinned_to_a_file(offered: Offered):
    assert len(offered.sha256) == 64
    assert int(offered.sha256, 16)
    assert offered.size < offered.memory
    assert offered.path.endswith(".gguf")


@pytest.mark.usefixtures("server")
def test_a_model_is_fetched_used_and_removed(byline: Callable, tmp_path: Path):
    got = byline("model", "get", "tiny")
    assert got.code == 0
    assert "nothing of your documents leaves it" in " ".join(got.err.split())
    assert "tiny writes from now on" in got.out
    assert (tmp_path / "data" / ".models" / "tiny.gguf").read_bytes() == BODY
    assert "* tiny" in " ".join(byline("model", "list").out.split())
    assert "No model writes" in byline("model", "use", "NONE").out
    assert "tiny writes from now on" in byline("model", "use", "tiny").out
    assert "tiny is removed" in byline("model", "remove", "tiny").out
    assert byline("model", "use", "tiny").code == 1


@pytest.mark.usefixtures("server")
def test_what_is_missing_to_run_it_is_said(byline: Callable, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("assistant.writing.runs_here", lambda: False)
    assert "pip install 'byline[local]'" in byline("model", "get", "tiny").err


@pytest.mark.usefixtures("server")
def test_the_settings_outrank_it_and_that_is_said(byline: Callable, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BYLINE_MODEL", "ollama:llama3.2")
    assert "The settings name a model (ollama:llama3.2)" in byline("model", "get", "tiny").out
    assert "The settings name a model" in byline("model", "list").out


def test_what_goes_wrong_is_said_in_plain_words(byline: Callable, server: FileServer):
    server.statuses = [404]
    got = byline("model", "get", "tiny")
    assert got.code == 1
    assert "HTTP 404" in got.err
    assert "BYLINE_MODELS_FROM" in got.err


def test_where_nobody_can_be_asked_one_is_named(byline: Callable, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    got = byline("model", "get")
    assert got.code == 2
    assert "byline model get qwen2.5-1.5b-instruct" in got.err
    assert byline("model", "get", "huge").code == 2


@pytest.mark.usefixtures("server")
def test_one_is_chosen_from_the_list(byline: Callable, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda *_: "tiny")
    assert "tiny writes from now on" in byline("model", "get").out


@pytest.mark.usefixtures("server")
def test_what_was_chosen_is_what_the_command_has_written(
    byline: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "a.txt").write_text("The mill\n\nThe mill was built in 1802 by Jan Moor.\n")
    byline("add", tmp_path / "a.txt")
    byline("model", "get", "tiny")
    monkeypatch.setattr("assistant.writing.providers.find_spec", lambda _name: None)
    answer = json.loads(byline("ask", "When was the mill built?", "--json").out)
    assert answer["mode"] == "quoted"
    assert "pip install 'byline[local]'" in answer["notice"]
