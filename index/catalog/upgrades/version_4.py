"""Version 4: what versions 2 and 3 know of a document (copies, claims, words), of those that were stored before.

Earlier, a library was given it by whoever first listed its documents or asked for their claims. A report that was saved
after a document of its went still had that document's words.
"""

from index.catalog.claims import ClaimStore
from index.catalog.copies import CopyStore
from index.catalog.database import Database
from index.catalog.passages import PassageStore
from index.catalog.saved import SavedStore
from index.text import claimed_in


def fill(database: Database) -> None:
    """Note of each document what is not noted of it yet. Nothing is embedded."""
    for table, note in (("bands", _note_copies), ("claims", _note_claims), ("worded", _put_words)):
        missing = database.rows(
            f"SELECT document_id FROM documents WHERE document_id NOT IN (SELECT document_id FROM {table})"
        )
        for (document_id,) in missing:
            [(text, language)] = database.rows(
                "SELECT text, coalesce(overrides ->> 'language', metadata ->> 'language') FROM documents"
                " WHERE document_id = ?",
                document_id,
            )
            note(database, document_id, text, language)
    SavedStore(database).forget_gone()


def _note_copies(database: Database, document_id: str, text: str, _language: str | None) -> None:
    CopyStore(database).note(document_id, text)


def _note_claims(database: Database, document_id: str, text: str, language: str | None) -> None:
    ClaimStore(database).put(document_id, claimed_in(text, language))


def _put_words(database: Database, document_id: str, text: str, language: str | None) -> None:
    PassageStore(database).put_words(document_id, text, language)
