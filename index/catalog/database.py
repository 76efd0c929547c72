"""One SQLite file, and transactions on it."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.errors import LibraryBusyError, LibraryError
from index.i18n import _


class Database:
    """A library's SQLite file. Safe to use from several threads; other processes may read while one writes."""

    def __init__(self, file: Path, wait: float = 30) -> None:
        """Open ``file``, making it if it is not there. Others who have it locked are waited for, ``wait`` seconds.

        Raises:
            LibraryError: the file cannot be opened.
        """
        self.file = file
        self._lock = threading.RLock()
        with opened(file):
            self._db = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=wait)
            self._db.row_factory = sqlite3.Row
            for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "secure_delete = ON"):
                self._db.execute(f"PRAGMA {pragma}")
            self._identity = _identity(file)

    def version(self) -> int:
        """Return which version's tables the file has; 0 where it has none yet."""
        return int(self.rows("PRAGMA user_version")[0][0])

    def keep_copy(self, version: int) -> None:
        """Copy the file before it is changed, so that an older Byline can go on from there."""
        unfinished = self.file.with_suffix(".unfinished")
        with closing(sqlite3.connect(unfinished)) as copy:
            self._db.backup(copy)
        unfinished.replace(self.file.with_suffix(f".version{version}"))

    def in_place(self) -> bool:
        """Whether the file that is open is still the one at its path: neither deleted nor another one put there."""
        return _identity(self.file) == self._identity

    def close(self) -> None:
        """Close the file; the write-ahead log is folded in."""
        with self._lock:
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block as one transaction: all of it is stored, or nothing.

        Raises:
            LibraryError: the disk is full or the file cannot be written.
        """
        with self._lock:
            if self._db.in_transaction:
                yield
                return
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield
                self._db.execute("COMMIT")
            except BaseException as error:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                if isinstance(error, sqlite3.OperationalError):
                    raise LibraryError(
                        _(
                            "The library could not be written (%(reason)s); what was stored before is unchanged.",
                            reason=error,
                        ),
                        place=str(self.file),
                        advice=_("Free some disk space or check the folder's permissions, then run it again."),
                    ) from error
                raise

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """Return what a query finds."""
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    def write(self, sql: str, *values: object) -> sqlite3.Cursor:
        """Run a statement, in the transaction that is open or in one of its own."""
        with self.transaction():
            return self._db.execute(sql, values)

    def problems(self) -> tuple[str, ...]:
        """Return what SQLite finds wrong with the file; empty when nothing is."""
        with self._lock:
            found = [row[0] for row in self._db.execute("PRAGMA quick_check")]
            try:
                self._db.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                found.append(f"full-text index: {error}")
        return tuple(f"The catalog is damaged: {line}." for line in found if line != "ok")

    def change_marker(self) -> tuple[int, int]:
        """Return something that differs after any change of the file, by this process or by another."""
        with self._lock:
            return self._db.execute("PRAGMA data_version").fetchone()[0], self._db.total_changes

    def scrub(self) -> None:
        """Leave no byte of removed text in the file, or in copies of older versions that were kept.

        FTS5 keeps deleted words until its segments are merged.

        Raises:
            LibraryBusyError: as in :meth:`fold_log`.
        """
        for copy in self.file.parent.glob(f"{self.file.stem}.version*"):
            copy.unlink()
        with self.transaction():
            self._db.execute("INSERT INTO words (words) VALUES ('optimize')")
        self.fold_log()

    def fold_log(self) -> None:
        """Bring the write-ahead log into the file and empty it: it still holds what was stored before.

        Raises:
            LibraryBusyError: another program goes on reading the file.
        """
        with self._lock:
            [busy, *_rest] = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise LibraryBusyError(
                _(
                    "What was removed is gone from the library, but the log beside it still holds its bytes, since "
                    "another program is reading the file."
                ),
                place=str(self.file),
                advice=_("Close that program and run `byline check`."),
            )


@contextmanager
def opened(file: Path) -> Iterator[None]:
    """Say of an error inside the block that a catalog cannot be opened.

    Raises:
        LibraryError: SQLite reports an error.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryError(
            _("The library's catalog cannot be opened (%(reason)s).", reason=error),
            place=str(file),
            advice=_("Check that the folder can be written and has space, or restore the file from a copy."),
        ) from error


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
