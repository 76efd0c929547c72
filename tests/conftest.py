"""Libraries on temporary folders, with the real catalog and the real Chroma."""

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index.library.library import Library
from tests.fakes import HashingEmbedder
from tests.site import Site, serving

# A process of pytest-xdist is given a width and height of its own, which the console keeps from its making on: a test
# that sets a width would not be heeded.
for name in ("COLUMNS", "LINES"):
    os.environ.pop(name, None)


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
