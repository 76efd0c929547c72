"""Which texts are copies of one: likely pairs by MinHash, decided by the word runs that they share. Pure."""

import struct
import zlib
from collections.abc import Iterable

from index.search.fusion import NEAR_DUPLICATE, Key, resemblance, words_of
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
