"""The catalog: one SQLite file that owns documents, passages, their vectors and the full-text index.

Everything that a library knows is here, in transactions; the vector index is derived from it.
"""

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from filelock import BaseFileLock

from index.catalog.claims import ClaimStore
from index.catalog.copies import CopyStore
from index.catalog.database import Database
from index.catalog.decisions import SpeakerDecisions
from index.catalog.judgements import JudgementStore
from index.catalog.keeper import Keeper
from index.catalog.passages import NewPassages, PassageStore
from index.catalog.places import Places
from index.catalog.readings import ReadingStore
from index.catalog.saved import SavedStore
from index.catalog.untitled import untitled
from index.catalog.upgrades import bring_up_to_date, refuse_newer
from index.catalog.visits import Visits
from index.errors import DocumentNotFoundError
from index.i18n import _
from index.types import NOTHING_READ, Document, DocumentSummary, EarlierVersion, Metadata, Moment, Reading

_SCRUB = "scrub"
METADATA_FIELDS = tuple(field.name for field in fields(Metadata))

EARLIER = 10
"""Earlier versions of a document that are kept: what is older than the tenth change goes."""


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document to be stored: its text and metadata, where it stands, and its passages."""

    document_id: str
    version: str
    text: str
    metadata: Metadata
    media_type: str
    page_starts: tuple[int, ...]
    origin: str
    source: str
    passages: NewPassages
    times: tuple[Moment, ...] = ()
    reading: Reading = NOTHING_READ


class Catalog:
    """What a library knows: its documents here, all else in parts of its own.

    Safe to use from several threads; other processes may read while one writes.
    """

    def __init__(self, file: Path, writer: BaseFileLock) -> None:
        """Open the catalog in ``file``, making it if it is not there, and bring it up to date holding ``writer``.

        Raises:
            CatalogDamagedError: it held documents, and is gone, empty or damaged.
            LibraryError: the file cannot be opened, or was written by a newer Byline.
            LibraryBusyError: an older Byline wrote it, and another process keeps on writing.
        """
        self.keeper = Keeper(file)
        self.keeper.must_be_there()
        self.database = Database(file)
        try:
            refuse_newer(self.database)
            self.keeper.must_be_whole(self.database)
            bring_up_to_date(self.database, writer)
        except BaseException:
            self.database.close()
            raise
        self.places = Places(self.database)
        self.passages = PassageStore(self.database)
        self.saved = SavedStore(self.database)
        self.judgements = JudgementStore(self.database, self.saved.redacted)
        self.copies = CopyStore(self.database)
        self.claims = ClaimStore(self.database)
        self.visits = Visits(self.database)
        self.decisions = SpeakerDecisions(self.database)
        self.readings = ReadingStore(self.database)

    def close(self) -> None:
        """Close the file, and remember how it was left."""
        own = self.database.in_place()
        self.database.close()
        if own:
            self.keeper.left()

    def recall(self, key: str) -> str | None:
        """Return what was last remembered under ``key``."""
        rows = self.database.rows("SELECT value FROM meta WHERE key = ?", key)
        return rows[0][0] if rows else None

    def remember(self, key: str, value: str) -> None:
        """Remember ``value`` under ``key``."""
        self.database.write(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", key, value
        )

    def document_with(self, version: str) -> str | None:
        """Return the id of the document whose text has this SHA-256."""
        rows = self.database.rows("SELECT document_id FROM documents WHERE version = ?", version)
        return rows[0][0] if rows else None

    def document(self, document_id: str) -> Document:
        """Return one document with its text.

        Raises:
            DocumentNotFoundError: no document has that id.
        """
        rows = self.database.rows("SELECT * FROM documents WHERE document_id = ?", document_id)
        if not rows:
            raise DocumentNotFoundError(
                _("No document of this library has the id %(id)s.", id=document_id),
                advice=_("List the documents to see their ids; this one may have been removed."),
            )
        return _document(rows[0], self.places.locations(document_id))

    def earlier(self, document_id: str) -> tuple[EarlierVersion, ...]:
        """Return the texts that a document had before the one it has now, the latest first, with what it said then."""
        rows = self.database.rows(
            "SELECT document_id, versions.version, versions.text, versions.metadata, overrides, media_type, added,"
            " versions.page_starts, versions.times, replaced FROM versions JOIN documents USING (document_id)"
            " WHERE document_id = ? ORDER BY versions.rowid DESC",
            document_id,
        )
        locations = self.places.locations(document_id) if rows else ()
        return tuple(EarlierVersion(_document(row, locations), row["replaced"]) for row in rows)

    def summaries(self) -> tuple[DocumentSummary, ...]:
        """Return every document without its text, by title."""
        copies = self.copies.groups()
        readings = self.readings.counts()
        locations = self._grouped("SELECT document_id, origin FROM locations ORDER BY origin")
        speakers = self._grouped("SELECT DISTINCT document_id, name FROM speakers ORDER BY name")
        counts = {
            r[0]: r[1] for r in self.database.rows("SELECT document_id, count(*) FROM passages GROUP BY document_id")
        }
        rows = self.database.rows(
            "SELECT document_id, version, metadata, overrides, media_type, added, length(text) AS characters,"
            " substr(text, 1, 400) AS text FROM documents"
        )
        found = []
        for row in rows:
            metadata, edited = _metadata(row)
            identity = row["document_id"]
            pictures, unread = readings.get(identity, (0, 0))
            found.append(
                DocumentSummary(
                    document_id=identity,
                    version=row["version"],
                    title=metadata.title or untitled(row["text"], locations.get(identity, ())),
                    outlet=metadata.outlet,
                    author=metadata.author,
                    published=metadata.published,
                    url=metadata.url,
                    language=metadata.language,
                    media_type=row["media_type"],
                    locations=locations.get(identity, ()),
                    added=row["added"],
                    characters=row["characters"],
                    passages=counts.get(identity, 0),
                    speakers=speakers.get(identity, ()),
                    edited=edited,
                    copies=tuple(sorted(copies.get(identity, frozenset()) - {identity})),
                    pictures=pictures,
                    unread=unread,
                )
            )
        return tuple(sorted(found, key=lambda summary: (summary.title.casefold(), summary.document_id)))

    def _grouped(self, sql: str) -> dict[str, tuple[str, ...]]:
        groups: dict[str, list[str]] = {}
        for key, value in self.database.rows(sql):
            groups.setdefault(key, []).append(value)
        return {key: tuple(values) for key, values in groups.items()}

    def store(self, new: NewDocument, now: str) -> tuple[int, ...]:
        """Store a document, in place of the one with its id if there is one, whose text is kept as an earlier version.

        Return its passages' new ids.
        """
        with self.database.transaction():
            self._set_aside(new.document_id, new.version, now)
            self.database.write(
                "INSERT INTO documents VALUES (?, ?, ?, ?, '{}', ?, ?, ?, ?) ON CONFLICT (document_id) DO UPDATE SET"
                " version = excluded.version, text = excluded.text, metadata = excluded.metadata,"
                " media_type = excluded.media_type, page_starts = excluded.page_starts, times = excluded.times",
                new.document_id,
                new.version,
                new.text,
                json.dumps(asdict(new.metadata)),
                new.media_type,
                json.dumps(new.page_starts),
                now,
                json.dumps([[each.start, each.second] for each in new.times]),
            )
            self.places.locate(new.origin, new.source, new.document_id)
            self.copies.note(new.document_id, new.text)
            self.readings.put(new.document_id, new.reading)
            stored = self.passages.replace(new.document_id, new.passages)
        self.keeper.holds_some()
        return stored

    def _set_aside(self, document_id: str, version: str, now: str) -> None:
        """Keep the text that ``version`` replaces. A text that comes back is no earlier version any more."""
        self.database.write(
            "INSERT OR REPLACE INTO versions SELECT document_id, version, text, metadata, page_starts, ?, times"
            " FROM documents WHERE document_id = ? AND version <> ?",
            now,
            document_id,
            version,
        )
        self.database.write(
            "DELETE FROM versions WHERE document_id = ?1 AND (version = ?2 OR rowid NOT IN"
            " (SELECT rowid FROM versions WHERE document_id = ?1 AND version <> ?2 ORDER BY rowid DESC LIMIT ?3))",
            document_id,
            version,
            EARLIER,
        )

    def altered(self) -> tuple[str, ...]:
        """Return the titles of documents whose text is not the one that was stored: its hash differs."""
        rows = self.database.rows("SELECT document_id, version, text FROM documents")
        wrong = [
            row["document_id"] for row in rows if hashlib.sha256(row["text"].encode()).hexdigest() != row["version"]
        ]
        return tuple(self.document(each).title for each in wrong)

    def unsplit(self) -> tuple[str, ...]:
        """Return the ids of documents that have no passage, though every text has one."""
        rows = self.database.rows(
            "SELECT document_id FROM documents WHERE document_id NOT IN (SELECT document_id FROM passages)"
        )
        return tuple(row[0] for row in rows)

    def said(self, document_id: str) -> Metadata:
        """Return a document's metadata as the document itself says it."""
        row = self.database.rows(
            "SELECT metadata, '{}' AS overrides FROM documents WHERE document_id = ?", document_id
        )[0]
        return _metadata(row)[0]

    def times(self, document_id: str) -> tuple[Moment, ...]:
        """Return when in its recording the words of a document are said."""
        rows = self.database.rows("SELECT times FROM documents WHERE document_id = ?", document_id)
        return _times(rows[0])

    def with_overrides(self, document_id: str, metadata: Metadata) -> Metadata:
        """Return ``metadata`` with what a person has set for this document in its place."""
        rows = self.database.rows("SELECT overrides FROM documents WHERE document_id = ?", document_id)
        return replace(metadata, **json.loads(rows[0][0])) if rows else metadata

    def override(self, document_id: str, values: Mapping[str, str | None]) -> None:
        """Set metadata by hand; ``None`` takes an earlier setting back."""
        with self.database.transaction():
            row = self.database.rows("SELECT overrides FROM documents WHERE document_id = ?", document_id)[0]
            overrides = {**json.loads(row[0]), **values}
            kept = {key: value for key, value in overrides.items() if value is not None}
            self.database.write(
                "UPDATE documents SET overrides = ? WHERE document_id = ?", json.dumps(kept), document_id
            )

    def remove(self, document_id: str) -> None:
        """Remove a document with its passages, vectors, locations and earlier versions, and from what is saved.

        Until :meth:`scrub` its bytes may still lie in the files; :attr:`to_scrub` says so, whatever happens between.
        """
        if not self.database.rows("SELECT 1 FROM documents WHERE document_id <> ? LIMIT 1", document_id):
            self.keeper.holds_none()
        with self.database.transaction():
            self.remember(_SCRUB, "due")
            self.passages.drop(document_id)
            self.database.write("DELETE FROM documents WHERE document_id = ?", document_id)
            self.saved.forget_gone()
            self.judgements.forget_gone()
            self.database.write("DELETE FROM sources WHERE place NOT IN (SELECT source FROM locations)")

    @property
    def to_scrub(self) -> bool:
        """Whether something was removed whose bytes may still lie in the files."""
        return self.recall(_SCRUB) is not None

    def scrub(self) -> None:
        """Leave no byte of what was removed in the file, its log, its daily copy or any that was kept of it.

        Raises:
            LibraryBusyError: another program goes on reading the file.
            LibraryError: the copy cannot be written.
        """
        self.database.scrub()
        self.keeper.copy_anew(self.database)
        self.database.write("DELETE FROM meta WHERE key = ?", _SCRUB)


def _metadata(row: sqlite3.Row) -> tuple[Metadata, tuple[str, ...]]:
    overrides = json.loads(row["overrides"])
    said = {key: value for key, value in json.loads(row["metadata"]).items() if key in METADATA_FIELDS}
    return Metadata(**{**said, **overrides}), tuple(sorted(overrides))


def _document(row: sqlite3.Row, locations: tuple[str, ...]) -> Document:
    metadata, edited = _metadata(row)
    return Document(
        document_id=row["document_id"],
        version=row["version"],
        text=row["text"],
        title=metadata.title or untitled(row["text"], locations),
        outlet=metadata.outlet,
        author=metadata.author,
        published=metadata.published,
        url=metadata.url,
        language=metadata.language,
        media_type=row["media_type"],
        locations=locations,
        added=row["added"],
        page_starts=tuple(json.loads(row["page_starts"])),
        edited=edited,
        times=_times(row),
    )


def _times(row: sqlite3.Row) -> tuple[Moment, ...]:
    return tuple(Moment(*each) for each in json.loads(row["times"]))
