"""What was read from pictures of documents' pages, as the catalog keeps it: a list for each document that has any."""

import json
from collections.abc import Mapping

from index.catalog.database import Database
from index.types import NOTHING_READ, Box, Reading, ReadWord


class ReadingStore:
    """The part of a catalog that knows pictures of pages. What it knows goes with its document."""

    def __init__(self, database: Database) -> None:
        """Take the file that it is kept in."""
        self._db = database

    def put(self, document_id: str, reading: Reading) -> None:
        """Store what was read of a document, in place of what is known of it."""
        self._db.write("DELETE FROM readings WHERE document_id = ?", document_id)
        if reading == NOTHING_READ:
            return
        packed = [
            [each.start, each.end, each.page, each.box.left, each.box.top, each.box.right, each.box.bottom, each.sure]
            for each in reading.words
        ]
        pictures = len({each.page for each in reading.words})
        self._db.write(
            "INSERT INTO readings VALUES (?, ?, ?, ?)",
            document_id,
            json.dumps(packed, separators=(",", ":")),
            pictures,
            json.dumps(reading.unread),
        )

    def of(self, document_id: str) -> Reading:
        """Return what was read of a document."""
        rows = self._db.rows("SELECT words, unread FROM readings WHERE document_id = ?", document_id)
        if not rows:
            return NOTHING_READ
        words = (
            ReadWord(start, end, page, Box(*sides), sure)
            for start, end, page, *sides, sure in json.loads(rows[0]["words"])
        )
        return Reading(tuple(words), tuple(json.loads(rows[0]["unread"])))

    def counts(self) -> Mapping[str, tuple[int, int]]:
        """Return how many pages of each document were read from pictures, and how many are pictures that were not."""
        rows = self._db.rows("SELECT document_id, pictures, json_array_length(unread) AS unread FROM readings")
        return {row["document_id"]: (row["pictures"], row["unread"]) for row in rows}
