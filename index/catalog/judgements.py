"""What a person thinks of answers, as the catalog keeps it."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from index.catalog.database import Database
from index.types import Judgement

Redacted = Callable[[Mapping[str, Any]], Mapping[str, Any]]


class JudgementStore:
    """The part of a catalog that knows which answers were good."""

    def __init__(self, database: Database, redacted: Redacted) -> None:
        """Take the file that it is kept in, and what takes the words of documents out of an answer that are gone."""
        self._db = database
        self._redacted = redacted

    def put(self, judgement: Judgement) -> None:
        """Keep a judgement in place of the one on the same turn, without a word of documents that are gone.

        Raises:
            LibraryError: the library cannot be written.
        """
        with self._db.transaction():  # no document may go between looking what is there and writing
            self._db.write(
                "INSERT OR REPLACE INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?)",
                judgement.turn,
                judgement.good,
                judgement.reason,
                judgement.comment,
                json.dumps(judgement.before, ensure_ascii=False),
                judgement.judged,
                json.dumps(self._redacted(judgement.answer), ensure_ascii=False),
            )

    def withdraw(self, turn: str) -> None:
        """Forget the judgement on a turn, if there is one.

        Raises:
            LibraryError: the library cannot be written.
        """
        self._db.write("DELETE FROM judgements WHERE turn = ?", turn)

    def all(self) -> tuple[Judgement, ...]:
        """Return every judgement, the earliest first."""
        rows = self._db.rows(
            "SELECT turn, good, reason, comment, before, judged, answer FROM judgements ORDER BY judged, turn"
        )
        return tuple(
            Judgement(turn, bool(good), reason, comment, tuple(json.loads(before)), judged, json.loads(answer))
            for turn, good, reason, comment, before, judged, answer in rows
        )

    def forget_gone(self) -> None:
        """Take what documents said that are not in the library any more out of every answer that was judged."""
        with self._db.transaction():
            for each in self.all():
                left = self._redacted(each.answer)
                if left != each.answer:
                    text = json.dumps(left, ensure_ascii=False)
                    self._db.write("UPDATE judgements SET answer = ? WHERE turn = ?", text, each.turn)
