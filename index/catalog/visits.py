"""What is known of web addresses and their servers, and what lists name."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

from index.catalog.database import Database
from index.types import Entry, Metadata


@dataclass(frozen=True, slots=True)
class Visit:
    """A web address as it was last asked for.

    ``digest`` is of its bytes as they were last taken whole, empty if they were not; ``etag``, ``last_modified`` and
    ``modified`` (in a list's words) belong to that version. ``asked`` is when that was, ``failures`` how often it has
    failed since it last answered, ``not_before`` when it may be asked again: ISO times in UTC, empty for none.
    ``metadata`` is what a list says of it; ``public`` says whether it was found on the public internet.
    """

    place: str
    digest: str = ""
    etag: str | None = None
    last_modified: str | None = None
    modified: str | None = None
    metadata: Metadata = field(default=Metadata())
    asked: str = ""
    failures: int = 0
    not_before: str = ""
    public: bool = True


@dataclass(frozen=True, slots=True)
class Host:
    """A web server, by scheme, name and port.

    ``robots`` is its robots.txt, which holds until ``robots_until``; ``None`` if it was never read. It has failed
    ``failures`` times since it last answered, and is not asked before ``not_before``, by its own wish if ``wished``.
    """

    host: str
    robots: str | None = None
    robots_until: str = ""
    failures: int = 0
    not_before: str = ""
    wished: bool = False


class Visits:
    """The part of a catalog that knows the web."""

    def __init__(self, database: Database) -> None:
        """Take the file that they are kept in."""
        self._db = database

    def visit(self, place: str) -> Visit:
        """Return what is known of an address."""
        rows = self._db.rows("SELECT * FROM visits WHERE place = ?", place)
        return _visit(rows[0]) if rows else Visit(place)

    def visits_of(self, list_: str) -> dict[str, Visit]:
        """Return what is known of the addresses that a list names, as far as any was ever asked for."""
        rows = self._db.rows("SELECT visits.* FROM visits JOIN listed USING (place) WHERE list = ?", list_)
        return {row["place"]: _visit(row) for row in rows}

    def put(self, visit: Visit) -> None:
        """Remember what is known of an address."""
        values = {**asdict(visit), "metadata": json.dumps(asdict(visit.metadata))}
        self._put("visits", values)

    def host(self, host: str) -> Host:
        """Return what is known of a server."""
        rows = self._db.rows("SELECT * FROM hosts WHERE host = ?", host)
        return Host(**{**dict(rows[0]), "wished": bool(rows[0]["wished"])}) if rows else Host(host)

    def put_host(self, host: Host) -> None:
        """Remember what is known of a server."""
        self._put("hosts", asdict(host))

    def _put(self, table: str, values: dict[str, object]) -> None:
        marks = ", ".join("?" * len(values))
        self._db.write(f"INSERT OR REPLACE INTO {table} ({', '.join(values)}) VALUES ({marks})", *values.values())

    def name(self, list_: str, entries: Sequence[Entry]) -> None:
        """Remember what a list names now; an empty one is none any more."""
        with self._db.transaction():
            self._db.write("DELETE FROM listed WHERE list = ?", list_)
            for number, entry in enumerate(entries):
                metadata = json.dumps(asdict(entry.metadata))
                values = (list_, number, entry.address, entry.modified, metadata)
                self._db.write("INSERT INTO listed VALUES (?, ?, ?, ?, ?)", *values)

    def named(self, list_: str) -> list[Entry]:
        """Return what a list named when it was last read, in its order; nothing if it is none."""
        rows = self._db.rows("SELECT place, modified, metadata FROM listed WHERE list = ? ORDER BY number", list_)
        return [Entry(row["place"], Metadata(**json.loads(row["metadata"])), row["modified"]) for row in rows]

    def forget(self, places: Iterable[str]) -> None:
        """Leave nothing of what was known of these addresses, nor of what lists say of them."""
        with self._db.transaction():
            for place in places:
                self._db.write("DELETE FROM visits WHERE place = ?", place)
                self._db.write("DELETE FROM listed WHERE place = ?", place)


def _visit(row: sqlite3.Row) -> Visit:
    known = dict(row)
    return Visit(**{**known, "metadata": Metadata(**json.loads(known["metadata"])), "public": bool(known["public"])})
