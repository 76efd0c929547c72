"""A workspace over a temporary library, with quick stand-ins for the models."""

from pathlib import Path

from assistant.answers.assistant import Assistant
from assistant.settings import Settings
from assistant.workspace import Workspace
from index.library.library import Library
from tests.fakes import HashingEmbedder, WordReader


class QuickWorkspace(Workspace):
    """A real workspace whose embedder counts words and whose reader compares them."""

    def __init__(self, data: Path, library: str | None = "press") -> None:
        self._quick = HashingEmbedder()
        super().__init__(Settings(data=data, library=library))

    def _open(self, name: str) -> Assistant:
        return Assistant(Library(self.settings.data / name, embedder=self._quick), WordReader())
