"""A damaged catalog made whole: what can be read of it over the daily copy."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock

from index.catalog.database import Database
from index.catalog.faults import opened
from index.catalog.keeper import Keeper, documents_in
from index.catalog.salvage import Row, Wreck, wreck_of
from index.catalog.upgrades import bring_up_to_date, version_4

_PLAIN = ("roots", "sources", "failures", "excluded", "saved", "judgements", "visits", "hosts", "listed")
_OF_DOCUMENTS = {"locations": False, "speakers": False, "worded": False, "readings": False, "versions": True}
"""Tables of what belongs to documents, and whether their rows are numbered. What is not here is made anew."""

_UNIT = 0.01
"""How far the length of a vector may be from one."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a catalog was put together from: documents read in the damaged file, and documents of the copy besides.

    ``kept`` is where the damaged file lies now, ``None`` where there was none.
    """

    read: int
    copied: int
    kept: Path | None


def copied(file: Path) -> int | None:
    """Return how many documents the daily copy of a catalog holds, ``None`` where there is none."""
    copy = Keeper(file).copy
    return documents_in(copy) if copy.is_file() else None


def mend(file: Path) -> Salvaged:
    """Put a catalog together, in place of the one in ``file``, which is kept beside it. The caller holds the writer.

    Documents whose passages cannot all be read have none afterwards: they have to be split and embedded again.

    Raises:
        LibraryError: it cannot be written.
    """
    keeper, target = Keeper(file), file.with_suffix(".mended")
    _clear(target)
    with opened(file):
        if documents_in(keeper.copy) is not None:
            _copy(keeper.copy, target)
        database = Database(target)
        bring_up_to_date(database, FileLock(file.with_name("mending.lock")))
        before = {row[0] for row in database.rows("SELECT document_id FROM documents")}
        read: frozenset[str] = frozenset()
        with wreck_of(file) as wreck:
            if wreck:
                read = _laid_over(database, wreck)
        left = {row[0] for row in database.rows("SELECT document_id FROM documents")}
        with database.transaction():
            database.write("DELETE FROM meta WHERE key = 'vectors'")
            # Whatever was lost is read again from where it stood.
            database.write("UPDATE sources SET digest = ''")
            version_4.fill(database)
        database.close()
    kept = _set_aside(file) if file.exists() else None
    target.replace(file)
    file.with_name("mending.lock").unlink(missing_ok=True)
    if not left:
        keeper.holds_none()
    return Salvaged(len(read), len(left & before - read), kept)


def _laid_over(database: Database, wreck: Wreck) -> frozenset[str]:
    """Put the rows that can be read in place of those of the copy. Return the documents among them."""
    documents = [row for row in wreck.numbered("documents")[0].values() if _is_whole(row)]
    passages = _passages(wreck)
    with database.transaction():
        for table in _PLAIN:
            _put(database, table, wreck.keyed(table))
        for row in documents:
            database.write(
                "DELETE FROM words WHERE rowid IN (SELECT passage_id FROM passages JOIN documents USING (document_id)"
                " WHERE document_id = ? OR version = ?)",
                row["document_id"],
                row["version"],
            )
            database.write(
                "DELETE FROM documents WHERE document_id = ? OR version = ?", row["document_id"], row["version"]
            )
            _put(database, "documents", [row])
            for said, passage in passages.get(row["document_id"], ()):
                _put(database, "passages", [passage])
                words = (passage["passage_id"], said["c0"], said["c1"])
                database.write("INSERT INTO words (rowid, body, context) VALUES (?, ?, ?)", *words)
        for table, numbered in _OF_DOCUMENTS.items():
            rows = wreck.numbered(table)[0].values() if numbered else wreck.keyed(table)
            _put_fitting(database, table, [row for row in rows if table != "versions" or _is_whole(row)])
        _put(database, "speaker_decisions", wreck.numbered("speaker_decisions")[0].values())
        _put(database, "meta", wreck.keyed("meta"))
    return frozenset(row["document_id"] for row in documents)


def _passages(wreck: Wreck) -> dict[str, list[tuple[Row, Row]]]:
    """Return the words and the passages of each document of which all can be read."""
    found, unread = wreck.numbered("passages")
    words, unread_words = wreck.numbered("words_content")
    by_document: dict[str, dict[int, Row]] = {}
    for number, row in found.items():
        if _is_passage(row) and number in words:
            by_document.setdefault(row["document_id"], {})[number] = row
        else:
            unread.add(number)
    unread |= unread_words
    return {
        document_id: [(words[number], row) for number, row in own.items()]
        for document_id, own in by_document.items()
        # A document's passages are numbered in one go, so that one before or after them may be its own.
        if not unread.intersection(range(min(own) - 1, max(own) + 2))
    }


def _put(database: Database, table: str, rows: Iterable[Row]) -> None:
    for row in rows:
        marks = ", ".join("?" * len(row))
        database.write(f"INSERT OR REPLACE INTO {table} ({', '.join(row)}) VALUES ({marks})", *row.values())


def _put_fitting(database: Database, table: str, rows: Iterable[Row]) -> None:
    """Put the rows of documents and passages that are there."""
    documents = {row[0] for row in database.rows("SELECT document_id FROM documents")}
    passages = {None, *(row[0] for row in database.rows("SELECT passage_id FROM passages"))}
    for row in rows:
        if row["document_id"] in documents and row.get("passage_id") in passages:
            if "source" in row:
                database.write("INSERT OR IGNORE INTO sources VALUES (?, '')", row["source"])
            _put(database, table, [row])


def _is_whole(row: Row) -> bool:
    """Whether a document is as it was stored: its version is the hash of its text."""
    try:
        return hashlib.sha256(row["text"].encode()).hexdigest() == row["version"] and bool(json.loads(row["metadata"]))
    except (AttributeError, UnicodeEncodeError, ValueError, TypeError):
        return False


def _is_passage(row: Row) -> bool:
    try:
        vector = np.frombuffer(row["vector"], dtype="<f4")
        waits = not vector.size  # to be embedded
        return isinstance(json.loads(row["sentences"]), list) and (waits or abs(float(vector @ vector) - 1) < _UNIT)
    except (ValueError, TypeError):
        return False


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as from_, closing(sqlite3.connect(target)) as to:
        from_.backup(to)


def _set_aside(file: Path) -> Path:
    """Put a damaged file and its log where they are in nobody's way."""
    kept = file.with_suffix(".damaged")
    _clear(kept)
    for ending in ("", "-wal", "-shm"):
        part = file.with_name(f"{file.name}{ending}")
        if part.exists():
            part.replace(kept.with_name(f"{kept.name}{ending}"))
    return kept


def _clear(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)
