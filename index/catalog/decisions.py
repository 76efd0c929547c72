"""Which forms of speakers' names a person has joined or parted, as the catalog keeps it."""

import json
from collections.abc import Iterable

from index.catalog.database import Database
from index.types import SpeakerDecision, SpeakerForm


class SpeakerDecisions:
    """The part of a catalog that knows what a person has decided about speakers."""

    def __init__(self, database: Database) -> None:
        """Take the file that it is kept in."""
        self._db = database

    def all(self) -> tuple[SpeakerDecision, ...]:
        """Return every decision, the latest first."""
        rows = self._db.rows(
            "SELECT one, one_document, other, other_document, joined FROM speaker_decisions ORDER BY decision_id DESC"
        )
        return tuple(
            SpeakerDecision(_form(one, document), _form(other, other_document), bool(joined))
            for one, document, other, other_document, joined in rows
        )

    def put(self, decisions: Iterable[SpeakerDecision]) -> None:
        """Keep decisions, in place of what was decided of the same two forms."""
        with self._db.transaction():
            for each in decisions:
                one, other = sorted([_columns(each.one), _columns(each.other)])
                self._db.write(
                    "INSERT OR REPLACE INTO speaker_decisions (one, one_document, other, other_document, joined)"
                    " VALUES (?, ?, ?, ?, ?)",
                    *one,
                    *other,
                    each.joined,
                )

    def forget_gone(self) -> None:
        """Forget the decisions about forms that no document has any more."""
        gone = {form for each in self.all() for form in (each.one, each.other) if not self._is_there(form)}
        with self._db.transaction():
            for form in gone:
                self._db.write(
                    "DELETE FROM speaker_decisions WHERE (one, one_document) = (?1, ?2)"
                    " OR (other, other_document) = (?1, ?2)",
                    *_columns(form),
                )

    def _is_there(self, form: SpeakerForm) -> bool:
        return bool(
            self._db.rows(
                "SELECT 1 FROM claims WHERE instr(sentences, ?1) AND ?2 IN ('', document_id) LIMIT 1",
                json.dumps(form.name),
                form.document_id or "",
            )
        )


def _form(name: str, document_id: str) -> SpeakerForm:
    return SpeakerForm(name, document_id or None)


def _columns(form: SpeakerForm) -> tuple[str, str]:
    return form.name, form.document_id or ""
