"""The vector index: a Chroma collection derived from the catalog. It holds ids, vectors and document ids, no text.

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
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from filelock import FileLock, Timeout

from index.embedding import Vectors
from index.errors import LibraryError
from index.words import _

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from langchain_chroma import Chroma

COLLECTION = "passages"
BATCH = 2000
"""Vectors written at once: well under Chroma's own limit (5,461 here)."""
ROOM = 64 * 2**20
"""Bytes that must be free before Chroma is written to: on a full disk its calls hang for minutes."""


class VectorsInUseError(LibraryError):
    """Another process is writing the vector index."""


class VectorsUnreadableError(LibraryError):
    """The vector index could not be searched."""


class VectorIndex:
    """Nearest passages by cosine. Safe to use from several threads; processes take turns to open and to write.

    The collection lies in a folder of its own inside ``folder``. One that is started over gets another: a process that
    has the old one open keeps its files until it looks again, and Chroma never meets files that changed under it.
    """

    def __init__(self, folder: Path) -> None:
        """Remember where collections lie; nothing is opened yet."""
        self._folder = folder
        self._between_processes = FileLock(f"{folder}.lock")
        self._between_threads = threading.RLock()
        self._handle: _Handle | None = None

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
                _("The vector index is being written by another process."),
                place=str(self._folder),
                advice=_("Wait for it."),
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

    def open(self, name: str) -> None:
        """Open the collection in the folder ``name``."""
        # A second of import, which commands that do not search can do without.
        import chromadb  # noqa: PLC0415
        from chromadb.config import Settings  # noqa: PLC0415
        from langchain_chroma import Chroma  # noqa: PLC0415

        self.close()
        settings = Settings(anonymized_telemetry=False)
        client = cast("Client", chromadb.PersistentClient(str(self._folder / name), settings))
        collection = client.get_or_create_collection(
            COLLECTION,
            configuration={"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}},
            embedding_function=None,
        )
        self._handle = _Handle(
            client, collection, Chroma(COLLECTION, client=client, create_collection_if_not_exists=False)
        )

    def start_over(self) -> str:
        """Open a new, empty collection, and delete the others. Return its name."""
        self.close()
        if self._folder.exists():
            shutil.rmtree(self._folder)
        name = uuid.uuid4().hex[:8]
        self._folder.mkdir()
        self.open(name)
        return name

    @property
    def is_open(self) -> bool:
        """Whether the collection can be searched."""
        return self._handle is not None

    def close(self) -> None:
        """Let go of the collection's files."""
        if self._handle is not None:
            self._handle.client.close()
        self._handle = None

    def count(self) -> int:
        """Return how many passages are in the collection."""
        return self._opened().collection.count()

    def ids(self) -> frozenset[int]:
        """Return the ids of all passages in the collection."""
        return frozenset(int(identity) for identity in self._opened().collection.get(include=[])["ids"])

    def write(self, passage_ids: Sequence[int], documents: Sequence[str], vectors: Vectors) -> None:
        """Add passages, or set the vectors of those that are there.

        Raises:
            LibraryError: the disk is nearly full.
        """
        free = shutil.disk_usage(self._folder).free
        if free < ROOM:
            raise LibraryError(
                _("The disk is nearly full (%(what)s MiB left); the vector index was not written.", what=free // 2**20),
                place=str(self._folder),
                advice=_("Free some space and run it again; what was added is kept."),
            )
        for first in range(0, len(passage_ids), BATCH):
            part = slice(first, first + BATCH)
            self._opened().collection.upsert(
                ids=[str(identity) for identity in passage_ids[part]],
                embeddings=vectors[part],
                metadatas=[{"document_id": document} for document in documents[part]],
                documents=[""] * len(passage_ids[part]),  # without any, langchain-chroma drops the result
            )

    def delete(self, passage_ids: Sequence[int]) -> None:
        """Take passages out."""
        for first in range(0, len(passage_ids), BATCH):
            self._opened().collection.delete([str(identity) for identity in passage_ids[first : first + BATCH]])

    def search(self, vector: Vectors, limit: int, documents: Sequence[str] | None = None) -> list[tuple[int, float]]:
        """Return (passage id, cosine similarity) of the nearest passages, nearest first.

        ``vector`` has shape (dimensions,); ``documents`` restricts the search.

        Raises:
            VectorsUnreadableError: Chroma could not answer, as it now and then cannot while the index is written.
        """
        from chromadb.errors import ChromaError  # noqa: PLC0415

        within = None if documents is None else {"document_id": {"$in": list(documents)}}
        try:
            found = self._opened().store.similarity_search_by_vector_with_relevance_scores(
                vector.tolist(),
                limit,
                filter=within,  # type: ignore[arg-type] # its annotation knows only equality
            )
        except ChromaError as error:
            raise VectorsUnreadableError(
                _("The vector index could not be searched (%(reason)s).", reason=error),
                place=str(self._folder),
                advice=_("Run `byline check`."),
            ) from error
        return [(int(document.id or 0), 1.0 - distance) for document, distance in found]

    def _opened(self) -> "_Handle":
        if self._handle is None:
            raise LibraryError(
                _("The vector index is closed."), place=str(self._folder), advice=_("Open the library again.")
            )
        return self._handle


@dataclass(frozen=True, slots=True)
class _Handle:
    """One open collection: Chroma's own client writes it, langchain-chroma queries it."""

    client: "Client"
    collection: "Collection"
    store: "Chroma"
