"""The libraries of one person: which is open, and what is added where."""

import threading
from collections.abc import Sequence
from pathlib import Path

from assistant.answering import THRESHOLDS, Assistant
from assistant.providers import configured
from assistant.reader import Reader
from assistant.reader.other import OtherReader
from assistant.reader.trained import TrainedReader
from assistant.settings import Settings
from assistant.writing import Writer
from index.library import Library, OnProgress, SentenceTransformerEmbedder
from index.types import SyncReport

SAMPLES = "samples"
OWN = "default"


class Workspace:
    """Opens one library at a time: the one that is set, else one's own once it exists, else the samples."""

    def __init__(self, settings: Settings) -> None:
        """Open the library that ``settings`` lead to.

        Raises:
            LibraryError: it cannot be opened.
            UnknownModelError: a model is named without its provider.
        """
        self.settings = settings
        self._embedder = SentenceTransformerEmbedder(settings.embedding_model)
        self._reader = make_reader(settings.reader)
        self._writers = [Writer(model, seconds=settings.model_seconds) for model in configured(settings)]
        self._switching = threading.Lock()
        self._assistant = self._open(settings.library or (OWN if self._exists(OWN) else SAMPLES))

    @property
    def assistant(self) -> Assistant:
        """The assistant of the library that is open now."""
        return self._assistant

    @property
    def library(self) -> Library:
        """The library that is open now."""
        return self._assistant.library

    def close(self) -> None:
        """Let go of the open library."""
        self.library.close()

    def warm(self) -> None:
        """Load the models, which the first question would otherwise wait for.

        Raises:
            StaleLibraryError: the library needs re-indexing.
            ModelError: the preferred language model cannot be used.
        """
        self.assistant.ask("Is everything ready?")
        for writer in self._writers[:1]:
            writer.warm()

    def own(self) -> Library:
        """Return the library that one's own documents go to: never the samples, unless they are set by name."""
        with self._switching:
            if self.library.name == SAMPLES and self.settings.library is None:
                self._assistant = self._open(OWN)
            return self.library

    def load_samples(self, *, progress: OnProgress | None = None) -> SyncReport | None:
        """Fill an empty samples library, where this checkout has samples. Return ``None`` if there is nothing to do."""
        folder = Path(__file__).parent.parent / "samples"
        if self.library.name != SAMPLES or self.library.documents() or not folder.is_dir():
            return None
        return self.library.add([str(folder)], progress=progress)

    def add(
        self, places: Sequence[str], *, progress: OnProgress | None = None, stop: threading.Event | None = None
    ) -> SyncReport:
        """Add documents to one's own library, which opens with them."""
        return self.own().add(places, progress=progress, stop=stop)

    def add_uploads(
        self,
        files: Sequence[tuple[Path, str]],
        *,
        progress: OnProgress | None = None,
        stop: threading.Event | None = None,
    ) -> SyncReport:
        """Add uploaded files, each with its name, to one's own library, which opens with them."""
        return self.own().add_uploads(files, progress=progress, stop=stop)

    def add_text(self, text: str, title: str | None = None, *, progress: OnProgress | None = None) -> SyncReport:
        """Add pasted text to one's own library, which opens with it."""
        return self.own().add_text(text, title, progress=progress)

    def _exists(self, name: str) -> bool:
        return (self.settings.data / name / "catalog.sqlite").is_file()

    def _open(self, name: str) -> Assistant:
        library = Library(
            self.settings.data / name,
            embedder=self._embedder,
            private_addresses=self.settings.private_addresses,
        )
        return Assistant(
            library,
            self._reader,
            passages=self.settings.passages,
            threshold=THRESHOLDS[self.settings.answers],
            writers=self._writers,
            unsupported=self.settings.unsupported,
        )


def make_reader(model: str | None) -> Reader:
    """Return the reader over ``model``, a folder or name; ``None`` is the one that comes with the package."""
    return OtherReader(model) if model else TrainedReader()
