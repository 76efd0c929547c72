"""Passages, their vectors and their words, as the catalog keeps them."""

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from index.catalog.claims import ClaimStore
from index.catalog.database import Database
from index.embedding import Vectors
from index.text import is_put, put
from index.types import ClaimedSentence, Passage, Sentence

LONGEST_HEADING = 500
"""Characters before the first sentence of a passage in which its heading is looked for."""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its words, and the id under which the vector index knows it."""

    passage_id: int
    document_id: str
    passage: Passage
    text: str


@dataclass(frozen=True, slots=True)
class NewPassages:
    """A document's passages to be stored, each with the words and the context that it is found by, and its vector.

    ``bodies`` are the words, without what the context tells; they need not stand in the text as they are. With them go
    what the document's sentences claim, and the language by which its words are searched.
    Without vectors they are found by their words alone, until :meth:`PassageStore.put_vectors` brings these.
    """

    passages: tuple[Passage, ...]
    bodies: tuple[str, ...]
    contexts: tuple[str, ...]
    vectors: Vectors | None
    claimed: tuple[ClaimedSentence, ...]
    language: str | None = None


class PassageStore:
    """The part of a catalog that knows passages."""

    def __init__(self, database: Database) -> None:
        """Take the file that they are kept in."""
        self._db = database
        self._claims = ClaimStore(database)

    def replace(self, document_id: str, new: NewPassages) -> tuple[int, ...]:
        """Store a document's passages in place of those it has. Return their ids, which are always new."""
        with self._db.transaction():
            self.drop(document_id)
            self._claims.put(document_id, new.claimed)
            self._db.write("INSERT OR REPLACE INTO worded VALUES (?, ?)", document_id, new.language)
            vectors = [None] * len(new.passages) if new.vectors is None else new.vectors
            given = zip(new.passages, vectors, strict=True)
            passage_ids = tuple(self._insert(document_id, *each) for each in given)
            for passage_id, *told in zip(passage_ids, new.bodies, new.contexts, strict=True):
                words = (put(each, new.language) for each in told)
                self._db.write("INSERT INTO words (rowid, body, context) VALUES (?, ?, ?)", passage_id, *words)
            return passage_ids

    def _insert(self, document_id: str, passage: Passage, vector: Vectors | None) -> int:
        sentences = [[s.start, s.end, s.speaker, s.via, s.manner, s.states] for s in passage.sentences]
        cursor = self._db.write(
            "INSERT INTO passages (document_id, start, end, heading, question, caption, columns, sentences, vector)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            document_id,
            passage.start,
            passage.end,
            passage.heading,
            passage.question,
            passage.caption,
            passage.columns,
            json.dumps(sentences),
            b"" if vector is None else _to_bytes(vector),
        )
        passage_id = int(cursor.lastrowid or 0)
        for name in {name for s in passage.sentences for name in (s.speaker, s.via) if name}:
            self._db.write("INSERT INTO speakers VALUES (?, ?, ?)", passage_id, name, document_id)
        return passage_id

    def put_vectors(self, passage_ids: Sequence[int], vectors: Vectors) -> None:
        """Store the vectors of passages; of those that are gone meanwhile nothing."""
        with self._db.transaction():
            for passage_id, vector in zip(passage_ids, vectors, strict=True):
                self._db.write("UPDATE passages SET vector = ? WHERE passage_id = ?", _to_bytes(vector), passage_id)

    def waiting(self) -> list[tuple[int, str, str]]:
        """Return the passages that have no vector yet, in order: id, document id, and a source that it stands in."""
        rows = self._db.rows(
            "SELECT passage_id, document_id, (SELECT min(source) FROM locations"
            " WHERE locations.document_id = passages.document_id) FROM passages WHERE vector = x'' ORDER BY passage_id"
        )
        return [(row[0], row[1], row[2] or "") for row in rows]

    def embedded(self, documents: Sequence[str] | None = None) -> tuple[int, ...]:
        """Return the ids of these documents' passages that have vectors, or of all that do."""
        without = {row[0] for row in self._db.rows("SELECT passage_id FROM passages WHERE vector = x''")}
        ids = self.ids(documents)
        return tuple(each for each in ids if each not in without) if without else ids

    def drop(self, document_id: str) -> None:
        """Delete a document's passages."""
        of_document = "SELECT passage_id FROM passages WHERE document_id = ?"
        with self._db.transaction():
            self._db.write(f"DELETE FROM words WHERE rowid IN ({of_document})", document_id)
            self._db.write("DELETE FROM passages WHERE document_id = ?", document_id)

    def languages(self) -> frozenset[str | None]:
        """Return the languages by which documents' words are searched."""
        return frozenset(row[0] for row in self._db.rows("SELECT DISTINCT language FROM worded"))

    def put_words(self, document_id: str, text: str, language: str | None) -> None:
        """Put the words of a document's passages, which stand as they are in its text, as its language wants them."""
        with self._db.transaction():
            self._db.write("INSERT INTO worded VALUES (?, ?)", document_id, language)
            if is_put(text, language):
                return
            for passage_id, body, context in self._db.rows(
                "SELECT rowid, body, context FROM words"
                " WHERE rowid IN (SELECT passage_id FROM passages WHERE document_id = ?)",
                document_id,
            ):
                words = (put(each, language) for each in (body, context))
                self._db.write("UPDATE words SET body = ?, context = ? WHERE rowid = ?", *words, passage_id)

    def of(self, document_id: str) -> tuple[Passage, ...]:
        """Return a document's passages in order."""
        rows = self._db.rows("SELECT * FROM passages WHERE document_id = ? ORDER BY start", document_id)
        return tuple(_passage(row) for row in rows)

    def heading_at(self, document_id: str, place: int) -> str | None:
        """Return the heading nearest above a place of a document, ``None`` where there is none."""
        rows = self._db.rows(
            "SELECT passages.*, substr(text, passages.start + 1, ?) AS words FROM passages JOIN documents"
            " USING (document_id) WHERE document_id = ? AND passages.start <= ? ORDER BY passages.start DESC LIMIT 1",
            LONGEST_HEADING,
            document_id,
            place,
        )
        above = []
        for row in rows:
            passage = _passage(row)
            # The first passage of a section has its heading before its first sentence, where a turn has its label.
            headed = row["words"][: passage.sentences[0].start - passage.start] if passage.sentences else ""
            above += [part for part in (headed.strip(), passage.heading) if part]
        lines = [part.splitlines()[-1].strip() for part in above]
        return next((line for line in lines if not line.endswith(":")), None)

    def get(self, passage_ids: Sequence[int]) -> dict[int, StoredPassage]:
        """Return the passages that have these ids, with their words; ids that are gone are left out."""
        rows = self._db.rows(
            "SELECT passages.*, substr(text, start + 1, end - start) AS words FROM json_each(?)"
            " JOIN passages ON passage_id = value JOIN documents USING (document_id)",
            json.dumps(list(passage_ids)),
        )
        found = [StoredPassage(r["passage_id"], r["document_id"], _passage(r), r["words"]) for r in rows]
        return {stored.passage_id: stored for stored in found}

    def ids(self, documents: Sequence[str] | None = None) -> tuple[int, ...]:
        """Return the ids of these documents' passages, or of all."""
        if documents is None:
            rows = self._db.rows("SELECT passage_id FROM passages ORDER BY passage_id")
        else:
            rows = self._db.rows(
                "SELECT passage_id FROM passages WHERE document_id IN (SELECT value FROM json_each(?))"
                " ORDER BY passage_id",
                json.dumps(list(documents)),
            )
        return tuple(row[0] for row in rows)

    def by_document(self, documents: Iterable[str]) -> dict[str, list[int]]:
        """Return the ids of the passages of each of these documents."""
        rows = self._db.rows(
            "SELECT document_id, passage_id FROM passages WHERE document_id IN (SELECT value FROM json_each(?))",
            json.dumps(list(documents)),
        )
        found: dict[str, list[int]] = {}
        for document_id, passage_id in rows:
            found.setdefault(document_id, []).append(passage_id)
        return found

    def count(self) -> int:
        """Return how many passages there are."""
        return int(self._db.rows("SELECT count(*) FROM passages")[0][0])

    def holding(self, word: str, most: int) -> list[int] | None:
        """Return the ids of the passages that hold a form of ``word``, in themselves or their context.

        ``None`` where that are more than ``most``: so common a word tells little and costs much.
        """
        rows = self._db.rows("SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", f'"{word}"', most + 1)
        return [row[0] for row in rows] if len(rows) <= most else None

    def holds(self, word: str, expression: str, documents: Sequence[str] | None = None) -> bool:
        """Whether a passage matches an FTS5 expression, or a text holds ``word`` where no passage does.

        ``documents`` restricts the search.
        """
        within = "" if documents is None else " AND document_id IN (SELECT value FROM json_each(?2))"
        chosen = () if documents is None else (json.dumps(list(documents)),)
        in_passages = (
            f"SELECT 1 FROM words JOIN passages ON passage_id = words.rowid WHERE words MATCH ?1{within} LIMIT 1"
        )
        if self._db.rows(in_passages, expression, *chosen):
            return True
        # What the full text takes for a part of a word, or for none.
        return self.says(word, documents)

    def says(self, words: str, documents: Sequence[str] | None = None) -> bool:
        """Whether these very words, whatever their case, stand in a text; ``documents`` restricts the search."""
        within = "" if documents is None else " AND document_id IN (SELECT value FROM json_each(?2))"
        chosen = () if documents is None else (json.dumps(list(documents)),)
        whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
        texts = self._db.rows(f"SELECT text FROM documents WHERE text LIKE ?1{within}", f"%{words}%", *chosen)
        return any(whole.search(row[0]) for row in texts)

    def vocabulary(self) -> dict[str, int]:
        """Return the words that passages hold, as the full text keeps them, each with how many passages hold it."""
        self._db.rows("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'words', 'row')")
        return {row[0]: row[1] for row in self._db.rows("SELECT term, doc FROM temp.vocabulary")}

    def bodies_with(self, word: str, most: int) -> list[str]:
        """Return the words of some passages that hold a form of ``word``."""
        rows = self._db.rows("SELECT body FROM words WHERE words MATCH ? LIMIT ?", f'body : "{word}"', most)
        return [row[0] for row in rows]

    def owners(self, passage_ids: Sequence[int]) -> list[str]:
        """Return the id of the document that each of these passages belongs to."""
        rows = self._db.rows(
            "SELECT document_id FROM json_each(?) JOIN passages ON passage_id = value ORDER BY json_each.key",
            json.dumps(list(passage_ids)),
        )
        return [row[0] for row in rows]

    def spoken_by(self, names: Sequence[str]) -> frozenset[int]:
        """Return the ids of the passages in which a speaker whose name holds one of ``names`` says something."""
        wanted = [name.casefold() for name in names]
        rows = self._db.rows("SELECT passage_id, name FROM speakers")
        return frozenset(row[0] for row in rows if any(name in row[1].casefold() for name in wanted))

    def vectors(self, passage_ids: Sequence[int]) -> Vectors:
        """Return the vectors of these passages, in this order; shape (passages, dimensions)."""
        rows = self._db.rows(
            "SELECT vector FROM json_each(?) JOIN passages ON passage_id = value ORDER BY json_each.key",
            json.dumps(list(passage_ids)),
        )
        return np.stack([np.frombuffer(row[0], dtype="<f4") for row in rows])

    def nearest(self, vector: Vectors, limit: int, documents: Sequence[str] | None) -> list[tuple[int, float]]:
        """Return (id, cosine) of the passages nearest to ``vector`` by comparing it with every one's.

        ``vector`` has shape (dimensions,) and unit length; ``documents`` restricts the search.
        """
        ids = self.embedded(documents)
        if not ids:
            return []
        cosines = self.vectors(ids) @ vector
        best = np.argsort(-cosines, kind="stable")[:limit]
        return [(ids[index], float(cosines[index])) for index in best]

    def vectors_at(self, places: Sequence[tuple[str, int]]) -> list[Vectors]:
        """Return the vectors of the passages that begin at these places, without those that are gone.

        That of a passage which waits for its own has no numbers.
        """
        rows = self._db.rows(
            "SELECT vector FROM json_each(?) AS given JOIN passages"
            " ON document_id = given.value ->> 0 AND start = given.value ->> 1 ORDER BY given.key",
            json.dumps(list(places)),
        )
        return [np.frombuffer(row[0], dtype="<f4") for row in rows]

    def match(self, expression: str, limit: int, documents: Sequence[str] | None = None) -> list[int]:
        """Return ids of passages that match an FTS5 expression, best first by bm25 (Robertson and Zaragoza 2009).

        ``documents`` restricts the search. The context (title, outlet, heading, question) counts twice as much as
        the passage's own words.
        """
        within = "" if documents is None else " AND document_id IN (SELECT value FROM json_each(?3))"
        values = (expression, limit) if documents is None else (expression, limit, json.dumps(list(documents)))
        rows = self._db.rows(
            "SELECT words.rowid FROM words JOIN passages ON passage_id = words.rowid"
            f" WHERE words MATCH ?1{within} ORDER BY bm25(words, 1.0, 2.0) LIMIT ?2",
            *values,
        )
        return [row[0] for row in rows]


def _to_bytes(vector: Vectors) -> bytes:
    return vector.astype("<f4").tobytes()


def _passage(row: sqlite3.Row) -> Passage:
    sentences = tuple(Sentence(*values) for values in json.loads(row["sentences"]))
    above = (row[name] for name in ("heading", "question", "caption", "columns"))
    return Passage(row["start"], row["end"], sentences, *above)
