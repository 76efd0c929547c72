"""Fetching a model from the page, against a real server on loopback."""

import asyncio
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.local_models import Offered
from assistant.settings import Settings
from assistant.ui.page.fetching import Fetching
from assistant.workspace import Workspace
from tests.fakes_ui import QUICK
from tests.file_server import FileServer, serving_file

BODY = b"GGUF" * 50_000
TINY = Offered(
    "tiny", "Tiny 1B", "tiny/tiny.gguf", len(BODY), hashlib.sha256(BODY).hexdigest(), 10**6, "MIT", "Trying."
)


@pytest.fixture
def server() -> Iterator[FileServer]:
    with serving_file(BODY) as running:
        yield running


@pytest.fixture
def workspace(server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setattr("assistant.local_models.kept.OFFERED", (TINY,))
    opened = Workspace(Settings(data=tmp_path, library="press", models_from=server.address), QUICK)
    yield opened
    opened.close()


def followed(fetching: Fetching, on_message: Callable[[dict[str, Any]], None] = lambda _: None) -> list[dict[str, Any]]:
    """Click on the model, and return each message that the page got."""

    async def follow() -> list[dict[str, Any]]:
        found = []
        async for message in fetching.get(SimpleNamespace(model="tiny")):
            found.append(message)
            on_message(message)
        return found

    return asyncio.run(follow())


async def first(fetching: Fetching) -> dict[str, Any]:
    return await anext(aiter(fetching.look()))


def test_the_offer_says_what_it_costs_and_that_nothing_leaves(workspace: Workspace):
    shown = asyncio.run(first(Fetching(workspace)))
    for words in (
        "Tiny 1B",
        "Fetch 0 MB",
        "of memory while it writes",
        "nothing of your documents ever does",
        "127.0.0.1",
    ):
        assert words in shown["html"]
    assert "let a model on this machine write" in shown["pill"]


def test_a_click_fetches_it_and_it_writes_at_once(workspace: Workspace):
    assert workspace.assistant.models == ()
    *_, last = followed(Fetching(workspace))
    assert "tiny writes from now on" in last["html"]
    assert last["used"] == "tiny"
    assert '<option value="tiny"' in last["pill"]
    assert [each.name for each in workspace.assistant.models] == ["tiny"]
    with workspace.at("press") as here:
        assert [each.name for each in here.assistant.models] == ["tiny"]


def test_progress_is_shown_to_a_page_that_is_opened_later_and_it_can_be_stopped(
    workspace: Workspace, server: FileServer
):
    server.holds_at, fetching, seen = 100_000, Fetching(workspace), []

    def on_message(message: dict[str, Any]) -> None:
        if "<progress max" in message["html"] and not seen:
            seen.append(message)
            fetching.stop()
            server.go_on.set()

    *_, last = followed(fetching, on_message)
    assert "Stopped at" in last["html"]
    assert 'role="alert"' not in last["html"]
    assert "goes on from there" in last["html"]
    assert seen


def test_an_error_says_what_to_do(workspace: Workspace, server: FileServer):
    server.statuses = [404]
    *_, last = followed(Fetching(workspace))
    assert "HTTP 404" in last["html"]
    assert "BYLINE_MODELS_FROM" in last["html"]
    assert workspace.assistant.models == ()
