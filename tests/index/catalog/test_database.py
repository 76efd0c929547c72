import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from index.catalog.database import Database
from index.catalog.upgrades import bring_up_to_date
from index.errors import LibraryBusyError


def holds(folder: Path, words: bytes) -> bool:
    return any(words in file.read_bytes() for file in folder.iterdir())


def test_what_is_deleted_leaves_no_byte_or_it_is_said_who_keeps_it(tmp_path: Path):
    database = Database(tmp_path / "catalog.sqlite", wait=0)
    bring_up_to_date(database, FileLock(tmp_path / "writer.lock"))
    database.write("INSERT INTO saved VALUES ('brief', 'brief', 'a secret sentence', '2025-01-01')")
    with closing(sqlite3.connect(tmp_path / "catalog.sqlite", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM saved").fetchall()
        database.write("DELETE FROM saved")
        with pytest.raises(LibraryBusyError, match="another program is reading"):
            database.scrub()
        assert holds(tmp_path, b"a secret sentence")
    database.fold_log()
    assert not holds(tmp_path, b"a secret sentence")
    database.close()
