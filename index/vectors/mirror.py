"""Keeps the vectors in Chroma in step with the catalog, across crashes and across processes.

The catalog remembers, under ``vectors``, what the collection was left as after the last write (its manifest: of a
folder the hashes of its files, of a server the mark it was given) and a generation that every write raises. While it is
being written the record says so, so a crash in the middle is known for one at the next start. A folder is then rebuilt,
as it is when its manifest differs; what a server still holds is completed, unless its manifest differs.
"""

import json
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace

from index.catalog import Catalog
from index.embedding import Vectors
from index.i18n import _, figure
from index.vectors.store import VectorsBehindError, VectorsError, VectorsInUseError, VectorStore, VectorsUnreadableError

_log = logging.getLogger(__name__)

_KEY = "vectors"
_PART = 5000

_PURGED = "purged"

SMALL = 2000
"""Passages that are handed to a new collection in a few seconds."""

IN_FLIGHT = 500
"""Passages that a server may lack while another process hands them over, and be searched all the same."""


class VectorMirror:
    """The collection as a copy of the catalog's vectors, trusted only as far as it can be shown to be one."""

    def __init__(self, catalog: Catalog, vectors: VectorStore) -> None:
        """Take the two; nothing is opened yet."""
        self._catalog = catalog
        self._vectors = vectors
        self._generation: int | None = None
        self._behind: VectorsError | None = None

    def get_in_step(self, wait: float, patience: float | None = None) -> None:
        """Open the collection if it may be searched now, mending it first where that is needed.

        Raises:
            LibraryError: another process has been writing it for ``wait`` seconds, or it could not be mended, within
                ``patience`` seconds if that is given.
        """
        if self._is_in_step():
            return
        usable = self._is_open_at(self._recorded())
        try:
            with self._vectors.exclusive(0 if usable else wait):
                self._settle(patience)
        except VectorsInUseError:
            if not (usable or (self._vectors.remote and self._open_meanwhile())):
                raise

    def look_again(self) -> None:
        """Have the collection compared with the record before it is used again."""
        self._generation = None

    def _is_in_step(self) -> bool:
        record = self._recorded()
        # A server that another process was handing vectors to when it died shows by a lock that nobody holds.
        return self._is_open_at(record) and not (record.writing and self._vectors.remote)

    def _is_open_at(self, record: "_Record") -> bool:
        return self._vectors.is_open and self._generation == record.generation

    def _open_meanwhile(self) -> bool:
        """Open a server's collection while another process writes to it, if it lacks no more than that is writing."""
        record = self._recorded()
        if not record.name or record.manifest != self._vectors.manifest(record.name):
            return False
        self._vectors.open(record.name)
        if len(self._catalog.passages.embedded()) - self._vectors.count() > IN_FLIGHT:
            self._vectors.leave()
            return False
        self._generation = record.generation
        return True

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the collection for a write inside the block, and record how it is left.

        What a server does not take is handed over later: the catalog has it.

        Raises:
            VectorsInUseError: another process holds it.
        """
        with self._vectors.exclusive(wait=10), self._as_far_as_it_goes(self._settle):
            yield

    @contextmanager
    def writing_anew(self) -> Iterator[None]:
        """The same with a collection that is empty at first, for vectors of another model."""
        with self._vectors.exclusive(wait=10), self._as_far_as_it_goes(self._start_over):
            yield

    @contextmanager
    def _as_far_as_it_goes(self, begin: Callable[[], object]) -> Iterator[None]:
        """Begin, hold and record a write of which a server may take only a part, or nothing."""
        self._behind = None
        self._hand_over(begin)
        record = self._recorded()
        with self._recording(record):
            yield
            self._hand_over(lambda: self._done(record))
        if self._behind:
            self._undone(record)

    def write(self, passage_ids: Sequence[int], documents: Sequence[str], vectors: Vectors) -> None:
        """Add passages inside a write."""
        self._hand_over(lambda: self._vectors.write(passage_ids, documents, vectors))

    def delete(self, passage_ids: Sequence[int]) -> None:
        """Take passages out inside a write."""
        self._hand_over(lambda: self._vectors.delete(passage_ids))

    @property
    def behind(self) -> VectorsError | None:
        """Why the last write was not handed to the server, ``None`` if it was."""
        return self._behind

    def _hand_over(self, call: Callable[[], object]) -> None:
        if self._behind:
            return
        try:
            call()
        except VectorsError as error:
            if not self._vectors.remote:
                raise
            self._behind = error
            _log.warning("The vectors are kept in the catalog until the server takes them: %s", error)

    def take_out(self, passage_ids: Sequence[int]) -> None:
        """Take removed passages out of a server. A folder is left to :meth:`purge`.

        Raises:
            VectorsInUseError: another process holds it.
        """
        if self._vectors.remote:
            with self.writing():
                self.delete(passage_ids)

    def purge(self) -> None:
        """Leave no vector of removed passages in the folder: Chroma keeps those that were deleted in its files.

        A small collection is made anew at once; a larger one with the next change, and until then the catalog's own
        vectors are searched. A server keeps its own files.

        Raises:
            VectorsInUseError: another process holds it.
        """
        if self._vectors.remote:
            return
        with self._vectors.exclusive(wait=10):
            record = self._recorded()
            self._vectors.drop(record.name)
            self._record(_Record(record.generation + 1, "", _PURGED))
            if self._catalog.passages.count() <= SMALL:
                self._settle()

    @property
    def purged(self) -> bool:
        """Whether the collection was deleted, to be made anew with the next change."""
        return self._recorded().manifest == _PURGED

    def drop(self) -> None:
        """Delete the collection for good.

        Raises:
            VectorsInUseError: another process holds it.
            VectorsError: the server that has it does not answer.
        """
        with self._vectors.exclusive(wait=10):
            self._vectors.drop(self._recorded().name)

    def count(self) -> int | None:
        """Return how many passages are in the collection, ``None`` where a server does not say."""
        try:
            return self._vectors.count()
        except VectorsError:
            return None

    def verify(self) -> tuple[str, bool]:
        """Compare the collection with the catalog, and mend it if they differ.

        Return what differed, empty if nothing did, and whether it is mended.
        """
        with self._vectors.exclusive(wait=10):
            self._vectors.leave()
            self._generation = None
            try:
                return self._verified(), True
            except VectorsError as error:
                if not self._vectors.remote:
                    raise
                return str(error), False

    def _verified(self) -> str:
        try:
            problem = self._settle()
            if not problem and self._vectors.ids() != frozenset(self._catalog.passages.embedded()):
                problem = "The vector index holds other passages than the catalog."
                self._rebuild()
        except VectorsUnreadableError as error:
            if not self._vectors.remote:
                raise
            problem = str(error)
            self._rebuild()
        return problem

    def _settle(self, patience: float | None = None) -> str:
        """Open the collection, mending it if it cannot be trusted. Return what was wrong, empty if nothing was."""
        if self._is_in_step():
            return ""
        record = self._recorded()
        self._vectors.leave()
        problem = self._problem(record)
        if problem and self._vectors.remote and self._vectors.is_open:
            self._complete(patience)
        elif problem:
            self._rebuild(patience)
        elif not self._vectors.is_open:
            self._rebuild()
        else:
            # Opening writes to a folder's files; without this the next start would take that for damage.
            self._record(replace(record, manifest=self._vectors.manifest(record.name)))
        return problem

    def _problem(self, record: "_Record") -> str:
        """Say what is wrong with the collection; open it if it is the one that was left."""
        if record.manifest == _PURGED:
            return ""
        if not record.name:
            return "The vector index is missing." if self._catalog.passages.embedded() else ""
        if record.manifest == "" or (record.writing and not self._vectors.remote):
            return "The vector index was being written when Byline last stopped."
        if record.manifest != self._vectors.manifest(record.name):
            return self._vectors.differs
        self._vectors.open(record.name)
        if record.writing:
            return "The Chroma server was not handed all that has changed."
        counted, stored = self._vectors.count(), len(self._catalog.passages.embedded())
        return "" if counted == stored else f"The vector index held {counted} passages, the catalog {stored}."

    def _rebuild(self, patience: float | None = None) -> None:
        self._start_over()
        self._complete(patience)

    def _start_over(self) -> None:
        before = self._recorded()
        self._record(replace(before, manifest="", writing=True))
        name = self._vectors.start_over(before.name)
        self._record(_Record(before.generation, name, self._vectors.manifest(name), writing=True))

    def _complete(self, patience: float | None) -> None:
        """Make the open collection hold what the catalog does: each id is given to one vector, and never again.

        Raises:
            VectorsBehindError: that takes longer than ``patience`` seconds.
        """
        began = time.monotonic()
        record = self._recorded()
        with self._recording(record):
            if self._vectors.remote:
                self._generation = None  # other threads must not search what is half filled
            held, stored = self._vectors.ids(), self._catalog.passages.embedded()
            self._vectors.delete(sorted(held.difference(stored)))
            missing = [each for each in stored if each not in held]
            size = _PART if patience is None else IN_FLIGHT
            for first in range(0, len(missing), size):
                if first and patience is not None and time.monotonic() - began > patience:
                    raise VectorsBehindError(
                        _(
                            "The Chroma server has %(what)s of the %(number)s vectors so far; "
                            "they are being handed over.",
                            what=figure(len(stored) - len(missing) + first),
                            number=figure(len(stored)),
                        ),
                        place=self._vectors.where,
                        advice=_("Each question hands over more; `byline check` hands over the rest."),
                    )
                part = missing[first : first + size]
                self._vectors.write(part, self._catalog.passages.owners(part), self._catalog.passages.vectors(part))
            self._done(record)

    @contextmanager
    def _recording(self, record: "_Record") -> Iterator[None]:
        """Have the catalog say that the collection is being written, until the block calls :meth:`_done`."""
        self._record(replace(record, writing=True))
        try:
            yield
        except BaseException:
            self._undone(record)
            raise

    def _done(self, record: "_Record") -> None:
        self._record(_Record(record.generation + 1, record.name, self._vectors.seal(record.name)))

    def _undone(self, record: "_Record") -> None:
        """Have this process look at the collection before its next use; of a server, every other process as well."""
        if self._vectors.remote:
            self._record(replace(record, generation=record.generation + 1, writing=True))
        self._generation = None

    def _recorded(self) -> "_Record":
        stored = self._catalog.recall(_KEY)
        return _Record(**json.loads(stored)) if stored else _Record(0, "", "")

    def _record(self, record: "_Record") -> None:
        self._catalog.remember(_KEY, json.dumps(asdict(record)))
        self._generation = record.generation


@dataclass(frozen=True, slots=True)
class _Record:
    """What the catalog remembers of the collection: how often it was written, its name, and how it was left.

    ``writing`` says that it is being written, or was not written to the end.
    """

    generation: int
    name: str
    manifest: str
    writing: bool = False
