"""A workspace over a temporary library, with quick stand-ins for the models."""

from pathlib import Path

from assistant.reader import Reader
from assistant.settings import Settings
from assistant.workspace import Models, Workspace
from index.embedding import Embedder
from tests.fakes import HashingEmbedder, WordReader


def quick(*, embedder: Embedder | None = None, reader: Reader | None = None) -> Models:
    """Models that are not loaded: unless others are given, one that counts words, and one that compares them."""
    return Models(lambda _name: embedder or HashingEmbedder(), lambda _settings: reader or WordReader())


QUICK = quick()


class QuickWorkspace(Workspace):
    """A real workspace over quick models."""

    def __init__(self, data: Path, library: str | None = "press") -> None:
        super().__init__(Settings(data=data, library=library), QUICK)
