"""A connection to a catalog: to write it where that is possible, else to read it all the same."""

import sqlite3
import time
from pathlib import Path

from index.catalog.faults import is_in_the_way

_TRIES = 3
_PAUSE = 0.2

# FULL: what was reported as stored is on the disk, and not only on its way there, when the power goes.
_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON")


def connect(file: Path, wait: float) -> tuple[sqlite3.Connection, bool]:
    """Return a connection to ``file``, made if it is not there, and whether it can be written.

    Write-ahead logging needs a little space of its own, even to read. On a full disk, or one that cannot be written, a
    file whose log was folded in is read as it is. One with a log is read by one process at a time.

    Raises:
        sqlite3.Error: it cannot be opened in any way.
    """
    for last in (False,) * (_TRIES - 1) + (True,):
        try:
            return _tried(file, wait), True
        except sqlite3.OperationalError as error:
            if not is_in_the_way(error):
                raise
            if last:
                return _to_read(file, wait, error), False
        time.sleep(_PAUSE)  # another process may just be making or folding the log
    raise AssertionError  # the last try returns or raises


def _tried(file: Path, wait: float) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=wait)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _to_read(file: Path, wait: float, why: sqlite3.Error) -> sqlite3.Connection:
    log = file.with_name(f"{file.name}-wal")
    if not file.is_file():
        raise why
    if not log.exists() or not log.stat().st_size:
        address, first = f"{file.resolve().as_uri()}?mode=ro&immutable=1", "SELECT 1"
    else:
        # Held by one process alone, the index of the log is in its memory.
        address, first = f"{file.resolve().as_uri()}?mode=rw", "PRAGMA locking_mode = EXCLUSIVE"
    connection = sqlite3.connect(address, isolation_level=None, check_same_thread=False, timeout=wait, uri=True)
    try:
        for statement in (first, "SELECT count(*) FROM sqlite_master"):
            connection.execute(statement)
    except sqlite3.Error as error:
        connection.close()
        raise why from error
    return connection
