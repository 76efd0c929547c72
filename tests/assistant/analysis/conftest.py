"""The samples, read as they are, with a quick embedder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answers.assistant import Assistant
from index.library.library import Library
from tests.fakes import HashingEmbedder, WordReader


@pytest.fixture(scope="package")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library(tmp_path_factory.mktemp("data") / "samples", embedder=HashingEmbedder())
    library.add([str(Path(__file__).parents[3] / "samples")])
    yield library
    library.close()


@pytest.fixture
def desk(samples: Library) -> Assistant:
    return Assistant(samples, WordReader())
