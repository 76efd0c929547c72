"""What can still be read of a damaged SQLite file: its rows, one by one, around what is damaged."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_BEYOND = 10_000
"""Numbers that are tried after the last row that can be read, where the table does not tell its last."""


class Wreck:
    """A damaged file, from which rows are taken. Nothing in it is changed."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Take an open connection."""
        self._db = database
        self._db.row_factory = sqlite3.Row
        # Text that was damaged may be none any more; what it is checked against tells.
        self._db.text_factory = lambda given: given.decode("utf-8", "replace")

    def keyed(self, table: str) -> list[Row]:
        """Return the rows of a table without row numbers: from both ends, up to what is damaged."""
        found = {tuple(row): dict(row) for order in ("", " DESC") for row in self._until_damage(table, order)}
        return list(found.values())

    def numbered(self, table: str) -> tuple[dict[int, Row], set[int]]:
        """Return the rows of a table by their numbers, and the numbers of those that cannot be read."""
        rows: dict[int, Row] = {}
        for order in ("", " ORDER BY rowid DESC"):
            rows |= self._numbered(f"SELECT rowid AS _number, * FROM {table}{order}")
            if self._whole:
                return dict(sorted(rows.items())), set()
        lost = set()
        for number in range(1, self._highest(table, rows) + 1):
            if number not in rows:
                rows |= self._numbered(f"SELECT rowid AS _number, * FROM {table} WHERE rowid = {number}")
                if not self._whole:
                    lost.add(number)
        return dict(sorted(rows.items())), lost

    def _numbered(self, sql: str) -> dict[int, Row]:
        found = {}
        for row in map(dict, self._scan(sql)):
            found[row.pop("_number")] = row
        return found

    def _highest(self, table: str, rows: dict[int, Row]) -> int:
        for row in self._scan(f"SELECT max(rowid) AS highest FROM {table}"):
            return row["highest"] or 0
        for row in self._scan(f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'"):
            return int(row["seq"])
        return max(rows, default=0) + _BEYOND

    def _until_damage(self, table: str, order: str) -> Iterator[sqlite3.Row]:
        keys = [row["name"] for row in self._scan(f"PRAGMA table_info({table})") if row["pk"]]
        by = f" ORDER BY {', '.join(f'{key}{order}' for key in keys)}" if keys else ""
        return self._scan(f"SELECT * FROM {table}{by}")

    def _scan(self, sql: str) -> Iterator[sqlite3.Row]:
        """Yield rows until there are no more, or one cannot be read."""
        self._whole = False
        try:
            yield from self._db.execute(sql)
        except (sqlite3.DatabaseError, OverflowError):
            return
        self._whole = True


@contextmanager
def wreck_of(file: Path) -> Iterator[Wreck | None]:
    """Open a damaged catalog to take rows from; ``None`` where nothing in it can be read."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True)) as database:
            # A file that was cut off is only read so: its first page says that it is longer.
            database.execute("PRAGMA writable_schema = ON")
            database.execute("SELECT count(*) FROM sqlite_master")
            yield Wreck(database)
    except sqlite3.DatabaseError:
        yield None
