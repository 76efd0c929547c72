"""The vectors in a Chroma server, for several processes at once and for more of them than one machine's memory holds.

The server keeps its own files whole; what is not taken on trust is that it still holds what it was given. Each library
has a collection of a random name, which the catalog remembers, and every finished write leaves a new random mark in the
collection's metadata. A server that lost its data, another one at the same address, an older copy of it, or another
copy of the library that wrote to the same collection: each is known by a mark that is missing or differs.
"""

import shutil
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast
from urllib.parse import urlsplit

from index.errors import LibraryError
from index.i18n import N_, _
from index.vectors.chroma import settings
from index.vectors.store import PassageCollection, VectorStore, VectorsUnreachableError, VectorsUnreadableError

if TYPE_CHECKING:
    from chromadb.api.client import Client

CONNECT = 2.0
"""Seconds within which the server must take a connection."""

SECONDS = 10.0
"""Seconds within which it must answer: writing a batch takes 2 on a slow machine."""

MARK = "written"
"""The collection's metadata that every finished write sets anew."""

_T = TypeVar("_T")


class VectorServer(VectorStore):
    """The collection in a Chroma server."""

    remote = True
    differs = "The Chroma server does not hold the vectors as they were left."
    in_use = N_("Vectors are being handed to the Chroma server just now.")
    batch = 500

    def __init__(self, address: str, folder: Path, *, seconds: float = SECONDS) -> None:
        """Remember where the server is, which may hold a proxy's name and password; nothing is connected to yet.

        ``folder`` is where the vectors would lie without it, ``seconds`` how long it may take to answer.
        """
        self._address = address.rstrip("/")
        super().__init__(_without_password(self._address), folder)
        self._seconds = seconds
        self._client: Client | None = None

    def manifest(self, name: str) -> str:
        """Return the collection's own id and mark, empty if there is none of that name.

        Raises:
            VectorsError: the server does not answer.
        """
        from chromadb.errors import NotFoundError  # noqa: PLC0415

        def look() -> str:
            with suppress(NotFoundError):
                collection = self._connected().get_collection(name, embedding_function=None)
                return f"{collection.id} {(collection.metadata or {}).get(MARK)}"
            return ""

        return self._ask(look)

    def seal(self, name: str) -> str:
        """Leave a new mark in the open collection, and return its manifest."""
        self._ask(lambda: self._opened().collection.modify(metadata={MARK: uuid.uuid4().hex}))
        return self.manifest(name)

    def open(self, name: str) -> None:
        """Open the collection ``name``."""
        self._handle = self._ask(lambda: PassageCollection.made(self._connected(), name))

    def drop(self, name: str) -> None:
        """Delete the collection ``name``, and what lies in the folder from when the server was not used.

        Raises:
            VectorsError: the server does not answer.
        """
        from chromadb.errors import NotFoundError  # noqa: PLC0415

        self.leave()
        if name:
            with suppress(NotFoundError):
                self._ask(lambda: self._connected().delete_collection(name), passing=NotFoundError)
        shutil.rmtree(self._folder, ignore_errors=True)

    def leave(self) -> None:
        """Let go of the collection; the connection is kept, which other threads may be using."""
        self._handle = None

    def close(self) -> None:
        """Let go of the collection and the connection."""
        self.leave()
        if self._client is not None:
            self._client.close()
        self._client = None

    def _connected(self) -> "Client":
        if self._client is None:
            # A second of import, which commands that do not search can do without.
            import chromadb  # noqa: PLC0415
            import httpx  # noqa: PLC0415

            bounds = httpx.Timeout(self._seconds, connect=CONNECT)
            # Chroma's client waits for ever, from its very first request on, so it is made only where somebody answers.
            httpx.get(f"{self._address}/api/v2/heartbeat", timeout=bounds).raise_for_status()
            client = cast("Client", chromadb.HttpClient(self._address, settings=settings()))
            client._server._session.timeout = bounds  # type: ignore[attr-defined] # it has no setting for this
            self._client = client
        return self._client

    def _ask(self, call: Callable[[], _T], *, passing: type[Exception] = LibraryError) -> _T:
        """Return what ``call`` does. An error of the class ``passing`` goes through.

        Raises:
            VectorsUnreachableError: nobody answers, or no Chroma server.
            VectorsUnreadableError: the server answers with an error.
        """
        import httpx  # noqa: PLC0415
        from chromadb.errors import ChromaError  # noqa: PLC0415

        try:
            return call()
        except (passing, LibraryError):
            raise
        except ChromaError as error:
            raise VectorsUnreadableError(
                _("The Chroma server answers with an error (%(reason)s).", reason=error),
                place=self.where,
                advice=_("Run `byline check`, and look at what the server says."),
            ) from error
        except Exception as error:
            # An answer that its client does not understand it raises as Exception itself.
            if not isinstance(error, httpx.HTTPError | OSError | ValueError) and type(error) is not Exception:
                raise
            raise VectorsUnreachableError(
                _("The Chroma server does not answer."),
                place=self.where,
                advice=_("Start it, or look at BYLINE_CHROMA."),
            ) from error


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
