"""One SQLite file, and transactions on it."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.catalog.connecting import connect
from index.catalog.faults import damaged, is_damage, opened, reading, unwritten
from index.errors import CatalogDamagedError, LibraryBusyError, LibraryError
from index.i18n import _


class Database:
    """A library's SQLite file. Safe to use from several threads; other processes may read while one writes."""

    def __init__(self, file: Path, wait: float = 30) -> None:
        """Open ``file``, making it if it is not there. Others who have it locked are waited for, ``wait`` seconds.

        Where the disk is full or cannot be written it is not ``writable``, and only read.

        Raises:
            CatalogDamagedError: the file is no catalog any more.
            LibraryError: the file cannot be opened.
        """
        self.file = file
        self._lock = threading.RLock()
        with opened(file):
            self._db, self.writable = connect(file, wait)
        self._db.row_factory = sqlite3.Row
        self._identity = _identity(file)

    def version(self) -> int:
        """Return which version's tables the file has; 0 where it has none yet."""
        return int(self.rows("PRAGMA user_version")[0][0])

    def keep_copy(self, version: int) -> None:
        """Copy the file before it is changed, so that an older Byline can go on from there."""
        self.copy_to(self.file.with_suffix(f".version{version}"))

    def copy_to(self, target: Path) -> None:
        """Copy the file as it is now, all of it or nothing.

        Raises:
            CatalogDamagedError: the copy is not whole.
            sqlite3.Error, OSError: it cannot be written.
        """
        unfinished = target.with_suffix(f"{target.suffix}.unfinished")
        unfinished.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(unfinished)) as copy:
                self._db.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                found = [row[0] for row in copy.execute("PRAGMA quick_check(1)") if row[0] != "ok"]
            if found:
                raise damaged(self.file, found[0])
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)

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
            CatalogDamagedError: the file is damaged.
            LibraryError: the disk is full, or the file cannot be written.
        """
        with self._lock:
            if self._db.in_transaction:
                yield
                return
            if not self.writable:
                raise self._only_read()
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield
                self._db.execute("COMMIT")
            except BaseException as error:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                if isinstance(error, sqlite3.DatabaseError) and is_damage(error):
                    raise damaged(self.file, error) from error
                if isinstance(error, sqlite3.OperationalError):
                    raise unwritten(self.file, error) from error
                raise

    def _only_read(self) -> LibraryError:
        return LibraryError(
            _("The library can only be read: its disk is full, or may not be written."),
            place=str(self.file),
            advice=_("Free some disk space or check the folder's permissions, then run it again."),
        )

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """Return what a query finds.

        Raises:
            CatalogDamagedError: the file is damaged.
            LibraryError: it cannot be read now.
        """
        with self._lock, reading(self.file):
            return self._db.execute(sql, values).fetchall()

    def write(self, sql: str, *values: object) -> sqlite3.Cursor:
        """Run a statement, in the transaction that is open or in one of its own."""
        with self.transaction():
            return self._db.execute(sql, values)

    def damage(self) -> tuple[str, ...]:
        """Return what is wrong with the file's pages, in SQLite's words; empty when nothing is."""
        with self._lock:
            try:
                found = [line for row in self._db.execute("PRAGMA quick_check(20)") for line in row[0].splitlines()]
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                found = [str(error)]
        return tuple(line for line in found if line != "ok" and not line.startswith("***"))

    def words_differ(self) -> str:
        """Return what is wrong with the full-text index, which is made anew then; empty when nothing is."""
        try:
            with self.transaction():
                self._db.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        except CatalogDamagedError as error:
            self.write("INSERT INTO words (words) VALUES ('rebuild')")
            return error.what
        return ""

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
        with self._lock, reading(self.file):
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


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
