"""Which documents are copies of one text, as the catalog keeps it."""

import json

from index.catalog.copies import bands_of, groups_of, same_text
from index.catalog.database import Database


class CopyStore:
    """The part of a catalog that knows copies: numbers that stand for each text, and the pairs that are one text."""

    def __init__(self, database: Database) -> None:
        """Take the file that they are kept in."""
        self._db = database

    def note(self, document_id: str, text: str) -> None:
        """Compare a document that is stored with those noted before, in place of what was noted of it earlier."""
        bands = list(enumerate(bands_of(text)))
        with self._db.transaction():
            self._db.write("DELETE FROM copies WHERE document_id = ?1 OR copy_id = ?1", document_id)
            self._db.write("DELETE FROM bands WHERE document_id = ?", document_id)
            for other, other_text in self._db.rows(
                "SELECT document_id, text FROM documents WHERE document_id IN (SELECT bands.document_id FROM bands"
                " JOIN json_each(?) ON band = json_extract(value, '$[0]') AND number = json_extract(value, '$[1]'))",
                json.dumps(bands),
            ):
                if same_text(text, other_text):
                    self._db.write("INSERT INTO copies VALUES (?, ?)", document_id, other)
            for band, number in bands:
                self._db.write("INSERT INTO bands VALUES (?, ?, ?)", number, band, document_id)

    def fill(self) -> None:
        """Note the documents that are not noted yet: those of a library from before copies were known."""
        missing = self._db.rows(
            "SELECT document_id FROM documents"
            " WHERE NOT EXISTS (SELECT 1 FROM bands WHERE bands.document_id = documents.document_id)"
        )
        for (document_id,) in missing:
            for (text,) in self._db.rows("SELECT text FROM documents WHERE document_id = ?", document_id):
                self.note(document_id, text)

    def groups(self) -> dict[str, frozenset[str]]:
        """Return for each document that has copies the ids of all that are one text with it, its own among them."""
        return groups_of((row[0], row[1]) for row in self._db.rows("SELECT document_id, copy_id FROM copies"))
