"""Where vectors can lie: in the library's folder, and in a real Chroma server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.library.library import Library
from index.vectors import neighbours
from tests.chroma_server import ChromaServer
from tests.conftest import free_port
from tests.fakes import HashingEmbedder


@pytest.fixture(scope="package")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    server = ChromaServer(tmp_path_factory.mktemp("chroma") / "data", free_port())
    yield server
    server.kill()


@pytest.fixture
def server(running: ChromaServer, monkeypatch: pytest.MonkeyPatch) -> ChromaServer:
    monkeypatch.setattr(neighbours, "PAUSE", 0)
    running.start()
    return running


@pytest.fixture
def at_server(tmp_path: Path, server: ChromaServer, embedder: HashingEmbedder) -> Iterator[Callable[..., Library]]:
    """Open a library whose vectors are in the server; called again, it opens the same one as a new process would."""
    opened: list[Library] = []

    def open_(name: str = "library", chroma: str | None = server.address) -> Library:
        opened.append(Library(tmp_path / "data" / name, embedder=embedder, chroma=chroma))
        return opened[-1]

    yield open_
    for library in opened:
        library.close()


@pytest.fixture(params=["folder", "server"])
def opened(request: pytest.FixtureRequest) -> Callable[..., Library]:
    """Open a library whose vectors are in its folder, and one whose vectors are in a server, for each test."""
    return request.getfixturevalue({"folder": "open_library", "server": "at_server"}[request.param])
