"""Which texts are copies of one: likely pairs by MinHash, decided by the word runs that they share. Pure."""

import json
import struct
import zlib
from collections.abc import Iterable, Sequence

from index.catalog.database import Database
from index.text import Key, contradict, words_of
from index.types import DocumentSummary

BANDS = 32
"""Numbers that are kept of a text. Of pairs of texts that share a third of their word runs, 98 % have one in common."""

_ROWS = 2
_RUN = 3
_SEED, _SCHEME = 1, "affine32"


def bands_of(text: str) -> tuple[int, ...]:
    """Return :data:`BANDS` numbers that stand for a text: texts that share many runs of words have one in common.

    MinHash signatures of the runs of three words (Broder 1997), two values to a band (locality-sensitive hashing as in
    Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3). The numbers are kept in libraries, so the
    seed and the ways of hashing are fixed here. They fit SQLite's integers.
    """
    from datasketch import MinHash  # noqa: PLC0415 - it takes a moment to import, which questions do without

    words = words_of(text)
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
    sketch = MinHash(num_perm=BANDS * _ROWS, seed=_SEED, scheme=_SCHEME, hashfunc=zlib.crc32)
    sketch.update_batch(run.encode() for run in runs)
    return struct.unpack(f"<{BANDS}q", sketch.hashvalues.astype("<u4").tobytes())


def same_text(one: str, other: str) -> bool:
    """Whether two documents are one text, but for small edits: a paragraph added or cut, a headline, typography."""
    return resemblance(one, other) > NEAR_DUPLICATE


def groups_of(pairs: Iterable[tuple[Key, Key]]) -> dict[Key, frozenset[Key]]:
    """Return for each key that is in a pair all keys that pairs lead to from it, itself among them."""
    groups: dict[Key, frozenset[Key]] = {}
    for one, other in pairs:
        joined = groups.get(one, frozenset({one})) | groups.get(other, frozenset({other}))
        groups.update(dict.fromkeys(joined, joined))
    return groups


def originals_first(documents: Iterable[DocumentSummary]) -> tuple[str, ...]:
    """Return the ids of documents in the order in which they were published; undated ones last, as they were added."""
    ordered = sorted(documents, key=lambda each: (each.published or "9999", each.added, each.document_id))
    return tuple(each.document_id for each in ordered)


NEAR_DUPLICATE = 0.7
"""Share of three-word runs, of the shorter text's, above which two passages count as copies of one."""


def first_of_copies(texts: Sequence[str]) -> list[int]:
    """Return, for each text, the index of the first text that it nearly repeats: its own when it repeats none.

    Two texts nearly repeat each other when they share most runs of three words (resemblance after Broder 1997,
    measured against the shorter one, so that a copy cut short is still a copy). What differs in a number, a name or a
    denial repeats nothing: it is the other side.
    """
    shingles = [_shingles(text) for text in texts]
    firsts: list[int] = []
    for index, own in enumerate(shingles):
        originals = (other for other in range(index) if firsts[other] == other)
        near = (other for other in originals if _shared(own, shingles[other]) > NEAR_DUPLICATE)
        firsts.append(next((other for other in near if not contradict(texts[other], texts[index])), index))
    return firsts


def resemblance(one: str, other: str) -> float:
    """Return the share of the shorter text's runs of three words that the other has; 0 where it is three times as long.

    A short text inside a long one is a quotation, not a copy.
    """
    return _shared(_shingles(one), _shingles(other))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = words_of(text)
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset([tuple(words)])


def _shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    smaller = min(len(one), len(other))
    if max(len(one), len(other)) > 3 * smaller:
        return 0.0
    return len(one & other) / smaller


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

    def groups(self) -> dict[str, frozenset[str]]:
        """Return for each document that has copies the ids of all that are one text with it, its own among them."""
        return groups_of((row[0], row[1]) for row in self._db.rows("SELECT document_id, copy_id FROM copies"))
