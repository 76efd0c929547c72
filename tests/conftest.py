"""Libraries on temporary folders, with the real catalog and the real Chroma."""

import json
import os
import socket
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.library.library import Library
from scripts.reliability import RESULTS
from tests.fakes import HashingEmbedder
from tests.site import Site, serving

# A process of pytest-xdist is given a width and height of its own, which the console keeps from its making on: a test
# that sets a width would not be heeded.
for name in ("COLUMNS", "LINES"):
    os.environ.pop(name, None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record-cases", action="store_true", help="note how each case of docs/reliability.md came out")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if any(item.iter_markers("case")):
            item.user_properties.append(("case", f"{item.location[0]}::{item.location[2].partition('[')[0]}"))


class CaseRecord:
    """Notes the worst outcome of each test of a case, all its parameters together, for scripts/reliability.py."""

    def __init__(self) -> None:
        self.outcomes: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        for name, test in report.user_properties:
            if name == "case" and (report.when == "call" or not report.passed):
                known = self.outcomes.get(str(test), "skipped")
                self.outcomes[str(test)] = max(known, report.outcome, key=["skipped", "passed", "failed"].index)

    def pytest_sessionfinish(self) -> None:
        known = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
        now = {test: [outcome, date.today().isoformat()] for test, outcome in self.outcomes.items()}
        RESULTS.write_text(json.dumps(dict(sorted((known | now).items())), indent=1) + "\n", "utf-8")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--record-cases") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(CaseRecord())


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@pytest.fixture
def embedder() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture
def open_library(tmp_path: Path, embedder: HashingEmbedder) -> Iterator[Callable[..., Library]]:
    """Open the library in a folder of this test; called again, it opens the same one as a new process would."""
    opened: list[Library] = []

    def open_(name: str = "library", with_: HashingEmbedder = embedder, **options: Any) -> Library:
        opened.append(Library(tmp_path / "data" / name, embedder=with_, **options))
        return opened[-1]

    yield open_
    for library in opened:
        library.close()


@pytest.fixture
def library(open_library: Callable[..., Library]) -> Library:
    return open_library()


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine, without a page."""
    with serving() as site:
        yield site


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with three short articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    texts = {
        "ferry.txt": "The ferry will sail again in May.\n\nHarbour master Ida Holm said the hull was sound.",
        "bridge.txt": "The bridge closes on Monday.\n\nEngineers found rust in two of its towers.",
        "school.md": "---\ntitle: A school roof\noutlet: The Lantern\ndate: 2025-02-03\n---\n\nThe school roof leaks.",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder
