"""Keeps the vector index in step with the catalog, across crashes and across processes.

The catalog remembers, under ``vectors``, what the index's files looked like after the last write (their manifest) and
a generation that every write raises. While the index is being written the manifest is empty, so a crash in the middle
is known for one at the next start; a manifest that differs tells of damage. Either way the index is rebuilt.
"""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace

from index.catalog import Catalog
from index.errors import LibraryError
from index.vectors import VectorIndex

_log = logging.getLogger(__name__)

_KEY = "vectors"
_BEING_WRITTEN = ""
_PART = 5000


class VectorMirror:
    """The vector index as a copy of the catalog's vectors, trusted only as far as it can be shown to be one."""

    def __init__(self, catalog: Catalog, vectors: VectorIndex) -> None:
        """Take the two; nothing is opened yet."""
        self._catalog = catalog
        self._vectors = vectors
        self._generation: int | None = None

    def in_step(self, wait: float = 0.5) -> bool:
        """Return whether the index may be searched now, opening or rebuilding it first where that is needed.

        False while another process writes it (``wait`` is how many seconds that is waited for), or when it cannot be
        rebuilt: the catalog's own vectors then give the same neighbours.
        """
        if self._vectors.is_open and self._generation == self._recorded().generation:
            return True
        try:
            with self._vectors.exclusive(wait):
                self._settle()
        except LibraryError as error:
            _log.warning("Searching the catalog's vectors, since the index cannot be used: %s", error)
            return False
        return True

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the index for a write inside the block, and record how its files look after.

        Raises:
            VectorsInUseError: another process holds it.
        """
        with self._vectors.exclusive(wait=10):
            self._settle()
            with self._recording(self._recorded()):
                yield

    @contextmanager
    def writing_anew(self) -> Iterator[None]:
        """The same with an index that is empty at first, for vectors of another model."""
        with self._vectors.exclusive(wait=10), self._started_over():
            yield

    def verify(self) -> str:
        """Compare the index with the catalog; rebuild it if they differ. Return what differed, empty if nothing did."""
        with self._vectors.exclusive(wait=10):
            self._vectors.close()
            problem = self._settle()
            if not problem and self._vectors.ids() != frozenset(self._catalog.passages.ids()):
                problem = "The vector index holds other passages than the catalog."
                self._rebuild()
            return problem

    def _settle(self) -> str:
        """Open the index, rebuilding it if it cannot be trusted. Return what was wrong, empty if nothing was."""
        record = self._recorded()
        if self._vectors.is_open and self._generation == record.generation:
            return ""
        self._vectors.close()
        problem = self._problem(record)
        if problem:
            self._rebuild()
        elif not self._vectors.is_open:
            with self._started_over():
                pass
        else:
            # Opening writes to the files; without this the next start would take that for damage.
            self._record(replace(record, manifest=self._vectors.manifest(record.name)))
        return problem

    def _problem(self, record: "_Record") -> str:
        """Say what is wrong with the index; open it if nothing is and there is one."""
        if not record.name:
            return "The vector index is missing." if self._catalog.passages.ids() else ""
        if record.manifest == _BEING_WRITTEN:
            return "The vector index was being written when Byline last stopped."
        if record.manifest != self._vectors.manifest(record.name):
            return "The files of the vector index are not as they were left."
        self._vectors.open(record.name)
        counted, stored = self._vectors.count(), len(self._catalog.passages.ids())
        return "" if counted == stored else f"The vector index held {counted} passages, the catalog {stored}."

    def _rebuild(self) -> None:
        with self._started_over():
            ids = self._catalog.passages.ids()
            for first in range(0, len(ids), _PART):
                part = ids[first : first + _PART]
                self._vectors.write(part, self._catalog.passages.owners(part), self._catalog.passages.vectors(part))

    @contextmanager
    def _started_over(self) -> Iterator[None]:
        before = self._recorded()
        self._record(replace(before, manifest=_BEING_WRITTEN))
        with self._recording(replace(before, name=self._vectors.start_over())):
            yield

    @contextmanager
    def _recording(self, record: "_Record") -> Iterator[None]:
        self._record(replace(record, manifest=_BEING_WRITTEN))
        try:
            yield
        except BaseException:
            self._generation = None  # what was written is unknown: the next use finds that and rebuilds
            raise
        manifest = self._vectors.manifest(record.name)
        self._record(_Record(record.generation + 1, record.name, manifest))

    def _recorded(self) -> "_Record":
        stored = self._catalog.recall(_KEY)
        return _Record(**json.loads(stored)) if stored else _Record(0, "", "")

    def _record(self, record: "_Record") -> None:
        self._catalog.remember(_KEY, json.dumps(asdict(record)))
        self._generation = record.generation


@dataclass(frozen=True, slots=True)
class _Record:
    """What the catalog remembers of the index: how often it was written, its folder, and how that was left."""

    generation: int
    name: str
    manifest: str
