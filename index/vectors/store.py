"""What a vector store is, wherever it lies: a Chroma collection derived from the catalog.

It holds ids, vectors and document ids, no text.
"""

import threading
import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from filelock import FileLock, Timeout

from index.embedding import Vectors
from index.errors import LibraryBusyError, LibraryError
from index.i18n import _

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from langchain_chroma import Chroma


class VectorsError(LibraryError):
    """The vectors could not be searched or written."""


class VectorsInUseError(VectorsError, LibraryBusyError):
    """Another process is writing the vector index."""


class VectorsUnreadableError(VectorsError):
    """Chroma could not do what it was asked for."""


class VectorsUnreachableError(VectorsError):
    """Nobody answers where the vectors are kept."""


class VectorsBehindError(VectorsError):
    """Not all of the catalog's vectors are in the index yet."""


_T = TypeVar("_T")


class VectorStore(ABC):
    """Nearest passages by cosine, from one collection of Chroma's. Safe to use from several threads.

    Where it lies its subclasses know; whether it may be trusted :class:`index.vectors.mirror.VectorMirror` decides. The
    processes that use one library take turns to write by a lock in the library's folder.
    """

    remote: bool
    """Whether it is on a server: one that comes and goes, keeps its own files whole, and takes several writers."""

    differs: str
    """What is said of it when it is not as it was left."""

    in_use: str
    """What is said of it while another process writes to it."""

    batch: int
    """Vectors written at once."""

    def __init__(self, where: str, folder: Path) -> None:
        """Remember ``where`` the vectors are, as a person knows it, and their ``folder``; nothing is opened yet."""
        self.where = where
        self._folder = folder
        self._between_processes = FileLock(f"{folder}.lock")
        self._between_threads = threading.RLock()
        self._handle: PassageCollection | None = None

    @contextmanager
    def exclusive(self, wait: float) -> Iterator[None]:
        """Keep others from writing the collection inside the block, and from opening one in a folder.

        Raises:
            VectorsInUseError: another process or thread has held it for ``wait`` seconds.
        """
        if not self._between_threads.acquire(timeout=wait):
            self._in_use()
        try:
            with self._between_processes.acquire(timeout=wait):
                yield
        except Timeout:
            self._in_use()
        finally:
            self._between_threads.release()

    def _in_use(self) -> NoReturn:
        raise VectorsInUseError(_(self.in_use), place=self.where, advice=_("Wait for it."))

    @abstractmethod
    def manifest(self, name: str) -> str:
        """Return how the collection ``name`` was left: a text that differs when it is not what it was any more."""

    @abstractmethod
    def seal(self, name: str) -> str:
        """Mark a collection as written to the end, and return its manifest."""

    @abstractmethod
    def open(self, name: str) -> None:
        """Open the collection ``name``."""

    def start_over(self, previous: str) -> str:
        """Open a new, empty collection in place of the one called ``previous``. Return its name."""
        self.drop(previous)
        name = f"byline-{uuid.uuid4().hex}"
        self.open(name)
        return name

    @abstractmethod
    def drop(self, name: str) -> None:
        """Delete the collection ``name`` for good, and whatever lies in the folder."""

    @property
    def is_open(self) -> bool:
        """Whether the collection can be searched."""
        return self._handle is not None

    @abstractmethod
    def leave(self) -> None:
        """Let go of the collection."""

    def close(self) -> None:
        """Let go of everything: the library is closed."""
        self.leave()

    def count(self) -> int:
        """Return how many passages are in the collection."""
        return self._ask(self._opened().collection.count)

    def ids(self) -> frozenset[int]:
        """Return the ids of all passages in the collection."""
        found = self._ask(lambda: self._opened().collection.get(include=[]))
        return frozenset(int(identity) for identity in found["ids"])

    def write(self, passage_ids: Sequence[int], documents: Sequence[str], vectors: Vectors) -> None:
        """Add passages, or set the vectors of those that are there."""
        for first in range(0, len(passage_ids), self.batch):
            part = slice(first, first + self.batch)
            ids = [str(identity) for identity in passage_ids[part]]
            upsert = partial(
                self._opened().collection.upsert,
                ids=ids,
                embeddings=vectors[part],
                metadatas=[{"document_id": document} for document in documents[part]],
                documents=[""] * len(ids),  # without any, langchain-chroma drops the result
            )
            self._ask(upsert)

    def delete(self, passage_ids: Sequence[int]) -> None:
        """Take passages out."""
        for first in range(0, len(passage_ids), self.batch):
            part = [str(identity) for identity in passage_ids[first : first + self.batch]]
            self._ask(partial(self._opened().collection.delete, part))

    def search(self, vector: Vectors, limit: int, documents: Sequence[str] | None = None) -> list[tuple[int, float]]:
        """Return (passage id, cosine similarity) of the nearest passages, nearest first.

        ``vector`` has shape (dimensions,); ``documents`` restricts the search.

        Raises:
            VectorsError: Chroma could not answer, as in a folder it now and then cannot while another process writes.
        """
        within = None if documents is None else {"document_id": {"$in": list(documents)}}
        found = self._ask(
            lambda: self._opened().store.similarity_search_by_vector_with_relevance_scores(
                vector.tolist(),
                limit,
                filter=within,  # type: ignore[arg-type] # its annotation knows only equality
            )
        )
        return [(int(document.id or 0), 1.0 - distance) for document, distance in found]

    @abstractmethod
    def _ask(self, call: Callable[[], _T]) -> _T:
        """Return what ``call`` makes of the collection.

        Raises:
            VectorsError: Chroma raises an error of its own.
        """

    def _opened(self) -> "PassageCollection":
        if self._handle is None:
            raise VectorsUnreadableError(
                _("The vector index is closed."), place=self.where, advice=_("Open the library again.")
            )
        return self._handle


@dataclass(frozen=True, slots=True)
class PassageCollection:
    """One open collection: Chroma's own client writes it, langchain-chroma queries it."""

    client: "Client"
    collection: "Collection"
    store: "Chroma"

    @classmethod
    def made(cls, client: "Client", name: str) -> "PassageCollection":
        """Return the collection ``name`` of ``client``, made if there is none."""
        # A second of import, which commands that do not search can do without.
        from langchain_chroma import Chroma  # noqa: PLC0415

        collection = client.get_or_create_collection(
            name,
            configuration={"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}},
            embedding_function=None,
        )
        return cls(client, collection, Chroma(name, client=client, create_collection_if_not_exists=False))
