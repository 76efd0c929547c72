"""The passages nearest to a question in meaning: from the vector store, or what is done where it cannot be used."""

import logging
import time
from collections.abc import Sequence

from index.catalog import Catalog
from index.embedding import Vectors
from index.errors import LibraryError
from index.vectors.mirror import VectorMirror
from index.vectors.store import VectorsError, VectorStore, VectorsUnreachableError, VectorsUnreadableError

_log = logging.getLogger(__name__)

WAIT = 0.5
"""Seconds for which a question waits for another process that is writing the vectors."""

PATIENCE = 5.0
"""Seconds for which a question hands vectors to a server that lacks some; the next ones go on."""

PAUSE = 3.0
"""Seconds for which a server that could not be searched is not asked again: at least, and as many times as long as it
took to find that nobody answers."""

Near = list[tuple[int, float]]
"""Passages as (id, cosine similarity), nearest first."""


class Neighbours:
    """Finds nearest passages. Safe to use from several threads."""

    def __init__(self, catalog: Catalog, mirror: VectorMirror, vectors: VectorStore) -> None:
        """Take the vectors, twice: as the catalog has them, and the store that mirrors them."""
        self._catalog = catalog
        self._mirror = mirror
        self._vectors = vectors
        self._failed: tuple[float, VectorsError] | None = None

    def nearest(self, vector: Vectors, limit: int, documents: Sequence[str] | None = None) -> Near:
        """Return the passages nearest to ``vector``, of shape (dimensions,); ``documents`` restricts the search.

        While a folder cannot be used the catalog's own vectors give the same neighbours.

        Raises:
            VectorsError: a server cannot be used now. It is not asked again for :data:`PAUSE` seconds.
        """
        if self._vectors.remote:
            return self._in_server(vector, limit, documents)
        try:
            if self._mirror.purged or not self._catalog.database.writable:
                return self._catalog.passages.nearest(vector, limit, documents)
            self._mirror.get_in_step(WAIT)
            return self._vectors.search(vector, limit, documents)
        except LibraryError as error:
            _log.warning("Searching the catalog's vectors, since the index cannot be used: %s", error)
        return self._catalog.passages.nearest(vector, limit, documents)

    def _in_server(self, vector: Vectors, limit: int, documents: Sequence[str] | None) -> Near:
        if self._failed and time.monotonic() < self._failed[0]:
            raise self._failed[1]
        began = time.monotonic()
        try:
            self._mirror.get_in_step(WAIT, PATIENCE)
            try:
                return self._vectors.search(vector, limit, documents)
            except VectorsUnreadableError:
                # Another process may have started over, or the server without its data: a look at it tells.
                self._mirror.look_again()
                self._mirror.get_in_step(WAIT, PATIENCE)
                return self._vectors.search(vector, limit, documents)
        except VectorsError as error:
            self._mirror.look_again()
            now = time.monotonic()
            waited = now - began if isinstance(error, VectorsUnreachableError) else 0.0
            self._failed = (now + PAUSE * max(1.0, waited), error)
            _log.info("Searching by words only: %s", error)
            raise
