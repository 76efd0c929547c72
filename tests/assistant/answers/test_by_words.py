"""Where the Chroma server is not there, everything that searches says that only words were searched."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.analysis.claims import claims
from assistant.ui.page.page import PAGES
from assistant.ui.reports.report import Wanted
from index.types import EVERYTHING
from tests.conftest import free_port
from tests.fakes_ui import QuickWorkspace

SAID = "found by their words alone"
TOPIC = "When will the pier open, says Holm?"

SEARCHING = {
    "ask": ["ask", TOPIC],
    "search": ["search", TOPIC],
    "brief": ["brief", TOPIC],
    "timeline": ["timeline", "the pier will open in June"],
    "compare": ["compare", TOPIC],
    "claims": ["claims", "the pier"],
    "verify": ["verify"],
}
WRITTEN = [name for name in SEARCHING if name not in {"search", "verify"}]


@pytest.fixture
def without_server(monkeypatch: pytest.MonkeyPatch) -> str:
    address = f"http://127.0.0.1:{free_port()}"
    monkeypatch.setenv("BYLINE_CHROMA", address)
    monkeypatch.setattr(claims, "MOST_COMPARED", 0)
    return address


@pytest.fixture
def told(byline: Callable, without_server, articles_and_interview: Path, tmp_path: Path) -> Callable:
    """Run a command that searches."""
    added = byline("add", articles_and_interview)
    assert added.code == 0
    assert f"{without_server}: The Chroma server does not answer." in added.out
    text = tmp_path / "text.txt"
    text.write_text("The pier was closed because two piles had rotted.", "utf-8")

    def run(name: str, *more: str):
        return byline(*SEARCHING[name], *([text] if name == "verify" else []), *more)

    return run


@pytest.mark.parametrize("name", SEARCHING)
def test_the_command_says_it(told, name: str):
    assert SAID in told(name).out
    assert SAID in json.loads(told(name, "--json").out)["notice"]


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_taken_away_says_it(told, name: str, tmp_path: Path):
    told(name, "--export", str(tmp_path / "report.md"))
    assert SAID in (tmp_path / "report.md").read_text("utf-8")


@pytest.mark.usefixtures("without_server")
def test_every_page_says_it(tmp_path: Path, articles_and_interview: Path):
    workspace = QuickWorkspace(tmp_path / "data")
    workspace.add([str(articles_and_interview)])
    given = {
        "brief": (TOPIC, "page"),
        "timeline": ("the pier will open in June", "page"),
        "compare": (TOPIC, "outlet"),
        "claims": ("the pier", "all", "claims", False),
        "check": ("The pier will open in June.",),
    }
    for page in PAGES:
        shown = page.make(workspace, Wanted(given=given[page.name]), EVERYTHING, lambda _: None)
        assert f'<p class="notice">{workspace.settings.chroma}: The Chroma server' in shown
        assert SAID in shown
    workspace.close()
