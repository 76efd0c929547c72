"""Where documents come from: what ``sync`` looks at, what was read from where, and what could not be read."""

import hashlib
import json
from collections.abc import Iterable, Sequence

from index.catalog.database import Database
from index.types import Failure


class Places:
    """The part of a catalog that knows places."""

    def __init__(self, database: Database) -> None:
        """Take the file that they are kept in."""
        self._db = database

    def roots(self) -> tuple[str, ...]:
        """Return the places that ``sync`` looks at again."""
        return tuple(row[0] for row in self._db.rows("SELECT place FROM roots ORDER BY place"))

    def add_root(self, place: str) -> None:
        """Remember a place for ``sync``."""
        self._db.write("INSERT OR IGNORE INTO roots VALUES (?)", place)

    def admit(self, source: str) -> None:
        """Let what was removed from a source come back: somebody adds it by hand."""
        with self._db.transaction():
            if self._db.write("DELETE FROM excluded WHERE source = ?", hashed(source)).rowcount:
                self._db.write("UPDATE sources SET digest = '' WHERE place = ?", source)

    def forget_root(self, place: str) -> None:
        """Look at ``place`` no more."""
        self._db.write("DELETE FROM roots WHERE place = ?", place)

    def sources(self) -> dict[str, str]:
        """Return every source's place and the digest of its bytes as they were last added whole."""
        return {row[0]: row[1] for row in self._db.rows("SELECT place, digest FROM sources")}

    def sources_of(self, document_ids: Sequence[str]) -> tuple[str, ...]:
        """Return the sources in which these documents stand."""
        rows = self._db.rows(
            "SELECT DISTINCT source FROM locations WHERE document_id IN (SELECT value FROM json_each(?))"
            " ORDER BY source",
            json.dumps(list(document_ids)),
        )
        return tuple(row[0] for row in rows)

    def put_source(self, place: str, digest: str) -> None:
        """Remember a source; an empty digest means that it has not been added whole."""
        self._db.write(
            "INSERT INTO sources VALUES (?, ?) ON CONFLICT DO UPDATE SET digest = excluded.digest", place, digest
        )

    def origins(self, source: str) -> dict[str, str]:
        """Return origin → document id for every document that stands in ``source``."""
        return {r[0]: r[1] for r in self._db.rows("SELECT origin, document_id FROM locations WHERE source = ?", source)}

    def excluded(self) -> "Excluded":
        """Return the origins whose document a person removed."""
        return Excluded(frozenset(row[0] for row in self._db.rows("SELECT origin FROM excluded")))

    def locate(self, origin: str, source: str, document_id: str) -> None:
        """Say that the document stands at ``origin``, a place in ``source``."""
        with self._db.transaction():
            self._db.write("INSERT OR IGNORE INTO sources VALUES (?, '')", source)
            self._db.write(
                "INSERT INTO locations VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET document_id = excluded.document_id",
                origin,
                source,
                document_id,
            )

    def document_at(self, origin: str) -> str | None:
        """Return the id of the document that stands at ``origin``."""
        rows = self._db.rows("SELECT document_id FROM locations WHERE origin = ?", origin)
        return rows[0][0] if rows else None

    def forget_origin(self, origin: str) -> None:
        """Forget one location."""
        self._db.write("DELETE FROM locations WHERE origin = ?", origin)

    def forget_source(self, place: str) -> None:
        """Forget a source in which no document stands any more."""
        self._db.write("DELETE FROM sources WHERE place = ?", place)

    def exclude(self, origins: Iterable[str]) -> None:
        """Keep ``sync`` from bringing these origins back. Their names are not kept: they may say what was removed."""
        with self._db.transaction():
            for origin in origins:
                source = source_of(origin)
                self._db.write("INSERT OR IGNORE INTO excluded VALUES (?, ?)", hashed(origin), hashed(source))
                if self.origins(source).keys() <= {origin}:
                    self.forget_root(source)
                    self.dismiss(source)

    def failures(self) -> tuple[Failure, ...]:
        """Return what could not be added and was neither mended nor dismissed."""
        rows = self._db.rows(
            "SELECT place, what, advice, at, coalesce(pages, 0) AS unread FROM failures LEFT JOIN unread USING (place)"
            " ORDER BY at DESC, place"
        )
        return tuple(Failure(row["place"], row["what"], row["advice"], row["at"], unread=row["unread"]) for row in rows)

    def put_failure(self, failure: Failure) -> None:
        """Remember a failure; a newer one of the same place takes its place."""
        with self._db.transaction():
            self._db.write(
                "INSERT INTO failures VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
                " SET what = excluded.what, advice = excluded.advice, at = excluded.at",
                failure.place,
                failure.what,
                failure.advice,
                failure.when,
            )
            self._db.write("DELETE FROM unread WHERE place = ?", failure.place)
            if failure.unread:
                self._db.write("INSERT INTO unread VALUES (?, ?)", failure.place, failure.unread)

    def dismiss(self, place: str) -> None:
        """Forget the failure of ``place``."""
        self._db.write("DELETE FROM failures WHERE place = ?", place)

    def locations(self, document_id: str) -> tuple[str, ...]:
        """Return the origins at which a document stands."""
        rows = self._db.rows("SELECT origin FROM locations WHERE document_id = ? ORDER BY origin", document_id)
        return tuple(row[0] for row in rows)


class Excluded:
    """Origins of which only hashes are known."""

    def __init__(self, hashes: frozenset[str]) -> None:
        """Take the hashes."""
        self._hashes = hashes

    def __contains__(self, origin: object) -> bool:
        """Whether the document at ``origin`` was removed by a person."""
        return bool(self._hashes) and hashed(str(origin)) in self._hashes


def hashed(name: str) -> str:
    """Return what a name is known again by, from which it cannot be read."""
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()


def source_of(origin: str) -> str:
    """Return the source that an origin is a place in: itself, or the file that one of its lines or chapters is in."""
    return origin.partition("#")[0]
