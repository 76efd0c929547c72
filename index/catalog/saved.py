"""Reports that a person saved, as the catalog keeps them: plain JSON under a name."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from index.catalog.database import Database
from index.catalog.redaction import documents_in, without
from index.errors import LibraryError, WrongUseError
from index.i18n import _
from index.types import Saved

LONGEST_NAME = 80
"""Characters."""


class SavedNotFoundError(LibraryError):
    """Nothing is saved under that name."""


class SavedStore:
    """The part of a catalog that knows what is saved."""

    def __init__(self, database: Database) -> None:
        """Take the file that it is kept in."""
        self._db = database

    def put(self, name: str, kind: str, report: Mapping[str, object]) -> Saved:
        """Save a report, in its JSON form, under a name; what had that name before is replaced.

        Of documents that are not in the library any more, not a word of it is kept.

        Raises:
            WrongUseError: the name is empty or too long.
            LibraryError: the library cannot be written.
        """
        name = " ".join(name.split())
        if not 0 < len(name) <= LONGEST_NAME:
            raise WrongUseError(
                _("Nothing can be saved under this name."),
                place=name[:LONGEST_NAME],
                advice=_("Give one of 1 to %(longest_name)s characters.", longest_name=LONGEST_NAME),
            )
        with self._db.transaction():  # no document may go between looking what is there and writing
            made = Saved(name, kind, datetime.now(UTC).isoformat(timespec="seconds"), self.redacted(report))
            self._db.write(
                "INSERT OR REPLACE INTO saved VALUES (?, ?, ?, ?)",
                made.name,
                made.kind,
                json.dumps(made.report, ensure_ascii=False),
                made.saved,
            )
        return made

    def all(self) -> tuple[Saved, ...]:
        """Return what is saved, the latest first."""
        rows = self._db.rows("SELECT name, kind, saved, report FROM saved ORDER BY saved DESC, name")
        return tuple(Saved(row["name"], row["kind"], row["saved"], json.loads(row["report"])) for row in rows)

    def get(self, name: str) -> Saved:
        """Return what is saved under ``name``.

        Raises:
            SavedNotFoundError: nothing is.
        """
        found = next((each for each in self.all() if each.name == name), None)
        if found is None:
            raise SavedNotFoundError(
                _("Nothing is saved under this name."), place=name, advice=_("List what is saved.")
            )
        return found

    def remove(self, name: str) -> Saved:
        """Remove what is saved under ``name``, and return it.

        Raises:
            SavedNotFoundError: nothing is.
        """
        found = self.get(name)
        self._db.write("DELETE FROM saved WHERE name = ?", name)
        return found

    def redacted(self, report: Mapping[str, object]) -> dict[str, object]:
        """Return a report, in its JSON form, without a word of documents that are not in the library any more."""
        cited = documents_in(report)
        rows = self._db.rows(
            "SELECT document_id FROM documents WHERE document_id IN (SELECT value FROM json_each(?))",
            json.dumps(list(cited)),
        )
        return without(report, cited - {row[0] for row in rows})

    def forget_gone(self) -> None:
        """Take what documents said that are not in the library any more out of everything that is saved."""
        with self._db.transaction():
            for each in self.all():
                left = self.redacted(each.report)
                if left != each.report:
                    text = json.dumps(left, ensure_ascii=False)
                    self._db.write("UPDATE saved SET report = ? WHERE name = ?", text, each.name)
