"""What a vector store is, wherever it lies: a Chroma collection derived from the catalog.

It holds ids, vectors and document ids, no text.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.embedding import Vectors
from index.errors import LibraryBusyError, LibraryError

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


class VectorStore(ABC):
    """Where the vectors are kept. :class:`index.vectors.mirror.VectorMirror` decides whether they may be trusted."""

    where: str
    """The place, as a person knows it."""

    remote: bool
    """Whether it is on a server: one that comes and goes, keeps its own files whole, and takes several writers."""

    differs: str
    """What is said of it when it is not as it was left."""

    _handle: "PassageCollection | None" = None
    """The collection that is open."""

    @abstractmethod
    def exclusive(self, wait: float) -> AbstractContextManager[None]:
        """Keep other processes from opening or writing the collection inside the block.

        Raises:
            VectorsInUseError: another process has held it for ``wait`` seconds.
        """

    @abstractmethod
    def manifest(self, name: str) -> str:
        """Return how the collection ``name`` was left: a text that differs when it is not what it was any more."""

    @abstractmethod
    def seal(self, name: str) -> str:
        """Mark a collection as written to the end, and return its manifest."""

    @abstractmethod
    def open(self, name: str) -> None:
        """Open the collection ``name``."""

    @abstractmethod
    def start_over(self, previous: str) -> str:
        """Open a new, empty collection in place of the one called ``previous``. Return its name."""

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

    @abstractmethod
    def close(self) -> None:
        """Let go of everything: the library is closed."""

    @abstractmethod
    def count(self) -> int:
        """Return how many passages are in the collection."""

    @abstractmethod
    def ids(self) -> frozenset[int]:
        """Return the ids of all passages in the collection."""

    @abstractmethod
    def write(self, passage_ids: Sequence[int], documents: Sequence[str], vectors: Vectors) -> None:
        """Add passages, or set the vectors of those that are there."""

    @abstractmethod
    def delete(self, passage_ids: Sequence[int]) -> None:
        """Take passages out."""

    @abstractmethod
    def search(self, vector: Vectors, limit: int, documents: Sequence[str] | None = None) -> list[tuple[int, float]]:
        """Return (passage id, cosine similarity) of the nearest passages, nearest first.

        ``vector`` has shape (dimensions,); ``documents`` restricts the search.
        """


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

    def count(self) -> int:
        """Return how many passages there are."""
        return self.collection.count()

    def ids(self) -> frozenset[int]:
        """Return the ids of all passages."""
        return frozenset(int(identity) for identity in self.collection.get(include=[])["ids"])

    def write(self, passage_ids: Sequence[int], documents: Sequence[str], vectors: Vectors, batch: int) -> None:
        """Add passages, or set their vectors, so many at once."""
        for first in range(0, len(passage_ids), batch):
            part = slice(first, first + batch)
            self.collection.upsert(
                ids=[str(identity) for identity in passage_ids[part]],
                embeddings=vectors[part],
                metadatas=[{"document_id": document} for document in documents[part]],
                documents=[""] * len(passage_ids[part]),  # without any, langchain-chroma drops the result
            )

    def delete(self, passage_ids: Sequence[int], batch: int) -> None:
        """Take passages out, so many at once."""
        for first in range(0, len(passage_ids), batch):
            self.collection.delete([str(identity) for identity in passage_ids[first : first + batch]])

    def search(self, vector: Vectors, limit: int, documents: Sequence[str] | None) -> list[tuple[int, float]]:
        """Return (passage id, cosine similarity) of the nearest passages, nearest first."""
        within = None if documents is None else {"document_id": {"$in": list(documents)}}
        found = self.store.similarity_search_by_vector_with_relevance_scores(
            vector.tolist(),
            limit,
            filter=within,  # type: ignore[arg-type] # its annotation knows only equality
        )
        return [(int(document.id or 0), 1.0 - distance) for document, distance in found]
