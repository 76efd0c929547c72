"""The samples, read as they are, with the embedding model that comes with Byline."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library, SentenceTransformerEmbedder


@pytest.fixture(scope="package")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library(tmp_path_factory.mktemp("data") / "samples", embedder=SentenceTransformerEmbedder())
    library.add([str(Path(__file__).parents[3] / "samples")])
    yield library
    library.close()
