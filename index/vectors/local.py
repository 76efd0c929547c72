"""The vectors in the library's own folder.

Chroma's files can be damaged by a crash in ways that it does not notice (it then finds wrong neighbours, or cannot be
opened at all), so they are never trusted: after every write their sizes and hashes are recorded, and a folder that
differs from its record is not opened but rebuilt from the catalog's vectors.
"""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from index.embedding import Vectors
from index.errors import LibraryError
from index.i18n import N_, _
from index.vectors.chroma import settings
from index.vectors.memory import filled
from index.vectors.store import PassageCollection, VectorStore, VectorsUnreadableError

if TYPE_CHECKING:
    from chromadb.api.client import Client

COLLECTION = "passages"
LEAST = 2**20
"""Bytes that must be free before Chroma is opened, which writes even to read."""

ROOM = 64 * 2**20
"""Bytes that must be free before Chroma is written to: on a full disk its calls hang for minutes."""


_T = TypeVar("_T")


class VectorIndex(VectorStore):
    """The collection in a folder, which processes take turns to open as well.

    The collection lies in a folder of its own inside ``folder``. One that is started over gets another: a process that
    has the old one open keeps its files until it looks again, and Chroma never meets files that changed under it.
    """

    remote = False
    differs = "The files of the vector index are not as they were left."
    in_use = N_("The vector index is being written by another process.")
    batch = 2000  # well under Chroma's own limit (5,461 here)

    def __init__(self, folder: Path) -> None:
        """Remember where collections lie; nothing is opened yet."""
        super().__init__(str(folder), folder)

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
        """Open the collection in the folder ``name``.

        Raises:
            VectorsUnreadableError: the disk is full; Chroma writes when it opens, and would hang.
        """
        # A second of import, which commands that do not search can do without.
        import chromadb  # noqa: PLC0415

        self.leave()
        try:
            self._folder.mkdir(exist_ok=True)
            if shutil.disk_usage(self._folder).free < LEAST:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            raise VectorsUnreadableError(
                _("The vector index cannot be used (%(reason)s).", reason=error.strerror),
                place=self.where,
                advice=_("Free some disk space or check the folder's permissions, then run it again."),
            ) from error
        with filled():
            client = chromadb.PersistentClient(str(self._folder / name), settings())
            self._handle = PassageCollection.made(cast("Client", client), COLLECTION)

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
        with filled():
            super().write(passage_ids, documents, vectors)

    def _ask(self, call: Callable[[], _T]) -> _T:
        from chromadb.errors import ChromaError  # noqa: PLC0415

        try:
            return call()
        except ChromaError as error:
            raise VectorsUnreadableError(
                _("The vector index cannot be used (%(reason)s).", reason=error),
                place=self.where,
                advice=_("Run `byline check`."),
            ) from error
