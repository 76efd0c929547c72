"""The vectors in the library's own folder.

Chroma's files can be damaged by a crash in ways that it does not notice (it then finds wrong neighbours, or cannot be
opened at all), so they are never trusted: after every write their sizes and hashes are recorded, and a folder that
differs from its record is not opened but rebuilt from the catalog's vectors.
"""

import hashlib
import json
import shutil
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from filelock import FileLock, Timeout

from index.embedding import Vectors
from index.errors import LibraryError
from index.i18n import _
from index.vectors.store import PassageCollection, VectorsInUseError, VectorStore, VectorsUnreadableError

if TYPE_CHECKING:
    from chromadb.api.client import Client

COLLECTION = "passages"
BATCH = 2000
"""Vectors written at once: well under Chroma's own limit (5,461 here)."""
ROOM = 64 * 2**20
"""Bytes that must be free before Chroma is written to: on a full disk its calls hang for minutes."""


class VectorIndex(VectorStore):
    """Nearest passages by cosine. Safe to use from several threads; processes take turns to open and to write.

    The collection lies in a folder of its own inside ``folder``. One that is started over gets another: a process that
    has the old one open keeps its files until it looks again, and Chroma never meets files that changed under it.
    """

    remote = False
    differs = "The files of the vector index are not as they were left."

    def __init__(self, folder: Path) -> None:
        """Remember where collections lie; nothing is opened yet."""
        self.where = str(folder)
        self._folder = folder
        self._between_processes = FileLock(f"{folder}.lock")
        self._between_threads = threading.RLock()

    @contextmanager
    def exclusive(self, wait: float) -> Iterator[None]:
        """Keep other processes from opening or writing the collection inside the block.

        Raises:
            VectorsInUseError: another process has held it for ``wait`` seconds.
        """
        try:
            with self._between_threads, self._between_processes.acquire(timeout=wait):
                yield
        except Timeout as error:
            raise VectorsInUseError(
                _("The vector index is being written by another process."), place=self.where, advice=_("Wait for it.")
            ) from error

    def manifest(self, name: str) -> str:
        """Return the sizes and SHA-256 of a collection's files, as JSON. Differs whenever a byte does."""
        found = {}
        folder = self._folder / name
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                with file.open("rb") as stream:
                    digest = hashlib.file_digest(stream, "sha256").hexdigest()
                found[file.relative_to(folder).as_posix()] = [file.stat().st_size, digest]
        return json.dumps(found)

    def seal(self, name: str) -> str:
        """Return the manifest: the files themselves tell whether they were changed."""
        return self.manifest(name)

    def open(self, name: str) -> None:
        """Open the collection in the folder ``name``."""
        # A second of import, which commands that do not search can do without.
        import chromadb  # noqa: PLC0415
        from chromadb.config import Settings  # noqa: PLC0415

        self.leave()
        client = chromadb.PersistentClient(str(self._folder / name), Settings(anonymized_telemetry=False))
        self._handle = PassageCollection.made(cast("Client", client), COLLECTION)

    def start_over(self, previous: str) -> str:
        """Open a new, empty collection, and delete the others. Return its name."""
        self.drop(previous)
        name = uuid.uuid4().hex[:8]
        self._folder.mkdir()
        self.open(name)
        return name

    def drop(self, name: str) -> None:  # noqa: ARG002 - all that are there go
        """Delete every collection."""
        self.leave()
        if self._folder.exists():
            shutil.rmtree(self._folder)

    def leave(self) -> None:
        """Let go of the collection's files."""
        if self._handle is not None:
            self._handle.client.close()
        self._handle = None

    def close(self) -> None:
        """Let go of the collection's files."""
        self.leave()

    def count(self) -> int:
        """Return how many passages are in the collection."""
        return self._opened().count()

    def ids(self) -> frozenset[int]:
        """Return the ids of all passages in the collection."""
        return self._opened().ids()

    def write(self, passage_ids: Sequence[int], documents: Sequence[str], vectors: Vectors) -> None:
        """Add passages, or set the vectors of those that are there.

        Raises:
            LibraryError: the disk is nearly full.
        """
        free = shutil.disk_usage(self._folder).free
        if free < ROOM:
            raise LibraryError(
                _("The disk is nearly full (%(what)s MiB left); the vector index was not written.", what=free // 2**20),
                place=self.where,
                advice=_("Free some space and run it again; what was added is kept."),
            )
        self._opened().write(passage_ids, documents, vectors, BATCH)

    def delete(self, passage_ids: Sequence[int]) -> None:
        """Take passages out."""
        self._opened().delete(passage_ids, BATCH)

    def search(self, vector: Vectors, limit: int, documents: Sequence[str] | None = None) -> list[tuple[int, float]]:
        """Return (passage id, cosine similarity) of the nearest passages, nearest first.

        ``vector`` has shape (dimensions,); ``documents`` restricts the search.

        Raises:
            VectorsUnreadableError: Chroma could not answer, as it now and then cannot while the index is written.
        """
        from chromadb.errors import ChromaError  # noqa: PLC0415

        try:
            return self._opened().search(vector, limit, documents)
        except ChromaError as error:
            raise VectorsUnreadableError(
                _("The vector index could not be searched (%(reason)s).", reason=error),
                place=self.where,
                advice=_("Run `byline check`."),
            ) from error

    def _opened(self) -> PassageCollection:
        if self._handle is None:
            raise LibraryError(_("The vector index is closed."), place=self.where, advice=_("Open the library again."))
        return self._handle
