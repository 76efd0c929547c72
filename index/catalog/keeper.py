"""What lies beside a catalog for the day when it is lost: a mark that it held documents, and a daily copy."""

import json
import logging
import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from index.catalog.database import Database
from index.catalog.faults import damaged, unwritten
from index.i18n import N_, _

_log = logging.getLogger(__name__)

DAY = 24 * 60 * 60
LEAST_ROOM = 64 * 2**20
"""Bytes that must be free besides a copy: one must not fill the disk."""

GONE = N_("it is gone, though documents were in it")
EMPTY = N_("it is empty, though documents were in it")


class Keeper:
    """Knows of one catalog's file whether it held documents, how it was left, and where its copy is."""

    def __init__(self, file: Path) -> None:
        """Take the catalog's file, which need not be there."""
        self._file = file
        self._mark = file.with_suffix(".mark")
        self.copy = file.with_suffix(".copy")
        self._known_to_hold = False

    @property
    def held(self) -> bool:
        """Whether documents were in the catalog when it was last written."""
        return bool(self._marked().get("holds"))

    def must_be_there(self) -> None:
        """Refuse to make an empty catalog where one with documents was.

        Raises:
            CatalogDamagedError: it is gone.
        """
        if self.held and not self._file.exists():
            raise damaged(self._file, _(GONE))

    def must_be_whole(self, database: Database) -> None:
        """Look whether an opened catalog is the one that was left; closely where its file has changed since.

        Raises:
            CatalogDamagedError: it is damaged, or empty though it was not.
        """
        if self.held and not (database.version() and database.rows("SELECT 1 FROM documents LIMIT 1")):
            raise damaged(self._file, _(EMPTY))
        if database.version() and self._marked().get("left") != self._state():
            found = database.damage()
            if found:
                raise damaged(self._file, found[0])
            self.note(database)

    def note(self, database: Database) -> None:
        """Remember that the catalog is whole as it is now, and whether it holds documents."""
        holds = bool(database.rows("SELECT 1 FROM documents LIMIT 1"))
        marked: dict[str, object] = {"holds": holds, "left": self._state()}
        if database.writable and marked != self._marked():
            self._write(marked)

    def left(self) -> None:
        """Remember how a catalog that was whole is left, once it is closed: its log is in the file now."""
        if self._file.exists() and self._marked().get("left") != self._state():
            self._write({**self._marked(), "left": self._state()})

    def holds_some(self) -> None:
        """Remember that documents are in the catalog; costs nothing where that is known."""
        if not self._known_to_hold and not self.held:
            self._write({**self._marked(), "holds": True})
        self._known_to_hold = True

    def holds_none(self) -> None:
        """Remember, before the last document goes, that none may be in the catalog."""
        self._known_to_hold = False
        self._write({**self._marked(), "holds": False})

    def copy_if_due(self, database: Database) -> None:
        """Keep a copy of a whole catalog where the last is older than a day, and than the catalog."""
        kept = self.copy.stat().st_mtime if self.copy.exists() else 0.0
        due = time.time() - kept > DAY and self._file.stat().st_mtime > kept
        if due and database.writable and database.rows("SELECT 1 FROM documents LIMIT 1"):
            self._keep_copy(database)

    def copy_anew(self, database: Database) -> None:
        """Keep a copy in place of one that holds what was removed since.

        Raises:
            LibraryError: it cannot be written.
        """
        for old in self._file.parent.glob(f"{self._file.stem}.damaged*"):
            old.unlink()
        if self.copy.exists():
            self.copy.unlink()
            self._keep_copy(database)

    def _keep_copy(self, database: Database) -> None:
        needed = self._file.stat().st_size + LEAST_ROOM
        if shutil.disk_usage(self._file.parent).free < needed:
            _log.warning("No copy of the catalog is kept: the disk has too little room left (%s).", self._file.parent)
            return
        try:
            database.copy_to(self.copy)
        except (sqlite3.Error, OSError) as error:
            raise unwritten(self.copy, error) from error

    def _state(self) -> list[int]:
        found = self._file.stat()
        return [found.st_size, found.st_mtime_ns]

    def _marked(self) -> dict[str, object]:
        try:
            said = json.loads(self._mark.read_text("utf-8")) if self._mark.exists() else {}
        except (OSError, ValueError):
            said = None
        # A mark that cannot be read was one all the same.
        return said if isinstance(said, dict) else {"holds": True}

    def _write(self, marked: dict[str, object]) -> None:
        unfinished = self._mark.with_suffix(".mark.unfinished")
        try:
            with unfinished.open("w", encoding="utf-8") as stream:
                json.dump(marked, stream)
                stream.flush()
                os.fsync(stream.fileno())
            unfinished.replace(self._mark)
        except OSError as error:
            # What it would say is found out again at the next start.
            _log.info("The mark beside the catalog could not be written: %s", error)


def documents_in(file: Path) -> int | None:
    """Return how many documents a catalog's file holds, ``None`` where it cannot be read. It stays as it is."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return None
