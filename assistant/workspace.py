"""The libraries of one person: which is open, and what is added where."""

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path

from assistant.answers import THRESHOLDS, Assistant
from assistant.local_models import KeptModels, OnStep
from assistant.reader import LARGE, OtherReader, PairedReader, Reader, TrainedReader
from assistant.settings import LIBRARY_NAME, Settings, is_library_name
from assistant.types import ModelsReport, ReaderReport
from assistant.wording import speak
from assistant.writing import Writer, configured
from index.embedding import Embedder, SentenceTransformerEmbedder
from index.errors import LibraryBusyError, LibraryError, WrongUseError
from index.i18n import N_, _
from index.ingest import Manners, OnProgress
from index.library import Library, Manifest, fits, import_, is_library, libraries_in, put_in_place, put_together
from index.loading import Transcriber
from index.types import ArchiveReport, LibrariesReport, SyncReport

OFF = N_("BYLINE_READ_AGAIN is 0: the larger reader reads nothing again.")
MISSING = N_("The larger reader is not installed: the small one reads alone.")

"""The file that makes a folder a library."""

SAMPLE_FILES = Path(__file__).parent.parent / "samples"
"""The samples, where this is a checkout."""

READY_MADE = Path(__file__).parent / "samples.sqlite"
"""The catalog of a library of the samples, which `make samples` builds."""

SAMPLES = "samples"
OWN = "default"

MOST_OPEN = 4
"""Libraries that are kept open, beside those in use."""


class LibraryNotFoundError(LibraryError):
    """There is no library of that name."""


def must_exist(data: Path, name: str) -> None:
    """Make sure that the folder of the libraries has one of that name.

    Raises:
        LibraryNotFoundError: it has none; the error names those that there are.
    """
    if is_library_name(name) and is_library(data / name):
        return
    named = ", ".join(each.name for each in libraries_in(data) if is_library_name(each.name))
    advice = _("Open another, or make it first.")
    raise LibraryNotFoundError(
        _("There is no library “%(name)s”.", name=name),
        advice=_("%(advice)s There are: %(names)s.", advice=advice, names=named) if named else advice,
    )


def make_reader(settings: Settings) -> Reader:
    """Return the reader that is set, without one those that come with the package: two, unless one is to do."""
    if settings.reader:
        return OtherReader(settings.reader)
    small = TrainedReader()
    if settings.read_again == 0 or not LARGE.is_dir():
        return small
    return PairedReader(small, TrainedReader(LARGE), settings.read_again)


@dataclass(frozen=True, slots=True)
class Models:
    """How a workspace makes its models: of the name that the settings give, or ``None``, and of the settings."""

    embedder: Callable[[str | None], Embedder] = SentenceTransformerEmbedder
    reader: Callable[[Settings], Reader] = make_reader


def usual(settings: Settings) -> str:
    """Return the name of the library that opens where none is named, in the settings neither."""
    return OWN if is_library(settings.data / OWN) else SAMPLES


def put_together_library(settings: Settings) -> str:
    """Make the damaged catalog of the library that ``settings`` lead to whole again. Return what was done.

    Raises:
        LibraryError: another process is writing to it, or it cannot be written.
    """
    return put_together(settings.data / (settings.library or usual(settings)))


class Workspace:
    """Opens libraries by name, and keeps the last few open. One of them is open where none is named.

    That is the one that is set, else one's own once it exists, else the samples. Safe to use from several threads.
    """

    def __init__(self, settings: Settings, models: Models | None = None) -> None:
        """Open the library that ``settings`` lead to, with ``models`` or, without them, with the real ones.

        Raises:
            LibraryError: it cannot be opened.
            UnknownModelError: a model is named without its provider.
            WrongUseError: the language that is set is none.
        """
        self.settings = settings
        speak(settings.language, settings.locale)
        models = models or Models()
        self._embedder = models.embedder(settings.embedding_model)
        self._reader = models.reader(settings)
        self._writers = self._configured()
        self._chosen: str | None = settings.library
        self._opening = threading.RLock()
        self._opened: OrderedDict[str, Assistant] = OrderedDict()
        self._users: Counter[str] = Counter()
        self._take(self.name)

    @property
    def name(self) -> str:
        """The name of the library that is open now."""
        return self._chosen or self.usual

    @property
    def usual(self) -> str:
        """The name of the library that opens where none is named, in the settings neither."""
        return usual(self.settings)

    @property
    def assistant(self) -> Assistant:
        """The assistant of the library that is open now."""
        return self._take(self.name)

    @property
    def library(self) -> Library:
        """The library that is open now."""
        return self.assistant.library

    @contextmanager
    def at(self, name: str | None = None) -> Iterator["Workspace"]:
        """Yield this workspace with the library of that name as the one that is open, and hold it open meanwhile.

        Raises:
            LibraryNotFoundError: there is none of that name.
        """
        view = copy(self)
        view._chosen = name or self.name
        with self._opening:
            if view.name != self.name:
                self._must_exist(view.name)
            self._take(view.name)
            self._users[view.name] += 1
        try:
            yield view
        finally:
            with self._opening:
                self._users[view.name] -= 1
                self._close_idle()

    def libraries(self) -> LibrariesReport:
        """Return the libraries there are; the samples only once they hold something, or are open."""
        found = (each for each in libraries_in(self.settings.data) if is_library_name(each.name))
        listed = (each for each in found if each.name != SAMPLES or each.documents or self.name == SAMPLES)
        return LibrariesReport(self.name, tuple(listed))

    def make(self, name: str) -> str:
        """Make a library, and return its name.

        Raises:
            WrongUseError: the name is none for a library, or another has it.
            LibraryError: it cannot be made.
        """
        name = name.strip()
        if not is_library_name(name):
            raise WrongUseError(
                _("A library cannot have this name."),
                place=name,
                advice=_(LIBRARY_NAME),
            )
        with self._opening:
            if self._exists(name):
                raise WrongUseError(
                    _("There is a library of this name already."), place=name, advice=_("Choose another.")
                )
            self._take(name)
        return name

    def export(self, name: str, file: Path) -> ArchiveReport:
        """Write a library to one file.

        Raises:
            LibraryNotFoundError: there is none of that name.
            WrongUseError: something is there already.
            LibraryError: it cannot be written.
        """
        with self.at(name) as here:
            return _archived(here.library.export(file), name, file)

    def import_(self, file: Path, name: str | None = None) -> ArchiveReport:
        """Make a library of a file that :meth:`export` wrote, called as it was or ``name``.

        Raises:
            WrongUseError: the name is none for a library, or another has it.
            LibraryError: the file is damaged, or is no library.
        """
        if name is not None and not is_library_name(name):
            raise WrongUseError(_("A library cannot have this name."), place=name, advice=_(LIBRARY_NAME))
        with self._opening:
            made = import_(file, self.settings.data, name, is_library_name)
        return _archived(made, name or made.name, file)

    def remove(self, name: str) -> None:
        """Remove a library for good.

        Raises:
            LibraryNotFoundError: there is none of that name.
            LibraryBusyError: it is asked or written just now, here or by another process.
            LibraryError: it cannot be opened, or not be deleted.
        """
        with self._opening:
            self._must_exist(name)
            if self._users[name]:
                raise LibraryBusyError(
                    _("This library is being used just now."), place=name, advice=_("Wait until that is done.")
                )
            library = self._take(name).library
            del self._opened[name]
            try:
                library.remove_everything()
            finally:
                library.close()

    @property
    def models_to_fetch(self) -> ModelsReport:
        """The language models that can be fetched to write on this machine."""
        return KeptModels.of(self.settings).report()

    def fetch_model(self, name: str, *, tell: OnStep, stop: threading.Event) -> None:
        """Fetch a language model, where it is not here yet, and have it write from now on, in every library.

        Raises:
            FetchStoppedError: ``stop`` was set; what came is kept.
            ModelError: there is none of that name, or it cannot be fetched.
        """
        KeptModels.of(self.settings).get(name, tell=tell, stop=stop)
        with self._opening:
            self._writers[:] = self._configured()
            for assistant in self._opened.values():
                assistant.write_with(self._writers)

    def _configured(self) -> list[Writer]:
        return [Writer(model, seconds=self.settings.model_seconds) for model in configured(self.settings)]

    def close(self) -> None:
        """Let go of every library."""
        with self._opening:
            while self._opened:
                self._opened.popitem()[1].library.close()

    def warm(self, stop: threading.Event | None = None) -> None:
        """Load the models, which the first question would otherwise wait for; then find questions to begin with.

        Raises:
            StaleLibraryError: the library needs re-indexing.
            ModelError: the preferred language model cannot be used.
        """
        with self.at() as here:
            here.assistant.ask("Is everything ready?")
        for writer in self._writers[:1]:
            writer.warm()
        self.find_examples(stop)

    def find_examples(self, stop: threading.Event | None = None) -> None:
        """Find questions that are worth asking of the library that is open, where its documents have changed."""
        with self.at() as here:
            here.assistant.find_examples(stop)

    @property
    def own(self) -> str:
        """The name of the library that documents go to: never the samples, unless the settings name them."""
        return OWN if self.name == SAMPLES and self.settings.library != SAMPLES else self.name

    def reader_report(self) -> ReaderReport:
        """Return what reads passages, and how many of them a larger one reads again.

        Raises:
            LibraryError: the larger reader's weights are damaged.
        """
        settings = self.settings
        pair = self._reader if isinstance(self._reader, PairedReader) else None
        again = pair.again if pair else 0
        notice = None
        if not settings.reader and not again:
            notice = _(OFF if settings.read_again == 0 else MISSING)
        return ReaderReport(settings.reader, settings.passages, min(again, settings.passages), notice)

    def load_samples(self, *, progress: OnProgress | None = None) -> SyncReport | None:
        """Fill an empty samples library, where this checkout has samples. Return ``None`` if there is nothing to do."""
        with self.at() as here:
            if here.name != SAMPLES or here.library.documents() or not SAMPLE_FILES.is_dir():
                return None
            return here.library.add([str(SAMPLE_FILES)], progress=progress)

    def add(
        self, places: Sequence[str], *, progress: OnProgress | None = None, stop: threading.Event | None = None
    ) -> SyncReport:
        """Add documents to one's own library, which opens with them."""
        with self._at_own() as library:
            return library.add(places, progress=progress, stop=stop)

    def add_uploads(
        self,
        files: Sequence[tuple[Path, str]],
        *,
        progress: OnProgress | None = None,
        stop: threading.Event | None = None,
    ) -> SyncReport:
        """Add uploaded files, each with its name, to one's own library, which opens with them."""
        with self._at_own() as library:
            return library.add_uploads(files, progress=progress, stop=stop)

    def add_text(self, text: str, title: str | None = None, *, progress: OnProgress | None = None) -> SyncReport:
        """Add pasted text to one's own library, which opens with it."""
        with self._at_own() as library:
            return library.add_text(text, title, progress=progress)

    @contextmanager
    def _at_own(self) -> Iterator[Library]:
        self._take(self.own)
        with self.at(self.own) as here:
            yield here.library

    def _take(self, name: str) -> Assistant:
        """Return the assistant of a library, opened if it is not, and made if there is none."""
        with self._opening:
            if name in self._opened and not self._users[name] and not self._opened[name].library.in_place():
                self._opened.pop(name).library.close()  # removed by another process, and perhaps made anew
            if name not in self._opened:
                self._opened[name] = self._open(name)
            self._opened.move_to_end(name)
            return self._opened[name]

    @property
    def _embeds_as_installed(self) -> bool:
        return isinstance(self._embedder, SentenceTransformerEmbedder) and self.settings.embedding_model is None

    def _close_idle(self) -> None:
        """Close what nobody uses, the least recently used first, as long as too many are open."""
        idle = [name for name in self._opened if not self._users[name] and name != self.name]
        for name in idle[: max(0, len(self._opened) - MOST_OPEN)]:
            self._opened.pop(name).library.close()

    def _must_exist(self, name: str) -> None:
        must_exist(self.settings.data, name)

    def _exists(self, name: str) -> bool:
        return is_library(self.settings.data / name)

    def _open(self, name: str) -> Assistant:
        # Vectors that are ready made are those of the installed model.
        if name == SAMPLES and not self._exists(name) and self._embeds_as_installed and fits(READY_MADE):
            put_in_place(READY_MADE, self.settings.data / name, SAMPLE_FILES)
        library = Library(
            self.settings.data / name,
            embedder=self._embedder,
            private_addresses=self.settings.private_addresses,
            manners=Manners(pause=self.settings.pause),
            read_in=self._reader.languages,
            chroma=self.settings.chroma,
            transcriber=_transcriber(self.settings),
        )
        return Assistant(
            library,
            self._reader,
            passages=self.settings.passages,
            threshold=THRESHOLDS[self.settings.answers],
            writers=self._writers,
            unsupported=self.settings.unsupported,
        )


def _transcriber(settings: Settings) -> Transcriber | None:
    """Return the server that recordings are sent to, if one is named."""
    if settings.transcriber is None:
        return None
    key = settings.transcriber_key.get_secret_value() if settings.transcriber_key else None
    return Transcriber(settings.transcriber, settings.transcriber_model, key, settings.transcriber_seconds)


def _archived(manifest: Manifest, name: str, file: Path) -> ArchiveReport:
    return ArchiveReport(name, str(file), manifest.documents, manifest.passages, len(manifest.files) - 1)
