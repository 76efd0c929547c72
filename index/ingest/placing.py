"""Documents into the catalog, where their words are found at once, and out of it when they stand nowhere any more."""

import hashlib
import uuid
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from textwrap import shorten

from index.catalog import Catalog, NewDocument, NewPassages, untitled
from index.embedding import Embedder, Vectors
from index.i18n import ngettext
from index.ingest.context import Outlined, outline_with_context
from index.ingest.tally import Tally
from index.text import gaps_in
from index.types import Change, Loaded, Span, Stage
from index.vectors import Holding, VectorMirror

BATCH = 128
"""Passages that are stored together."""


@dataclass(frozen=True, slots=True)
class _Pending:
    document_id: str
    version: str
    loaded: Loaded
    source: str
    outlined: Outlined


class Placing:
    """Places documents for one run, and notes what becomes of each in its tally."""

    def __init__(
        self,
        catalog: Catalog,
        vectors: VectorMirror,
        embedder: Embedder,
        holding: Holding | None,
        tally: Tally,
        tell: Callable[[Stage, str], None],
    ) -> None:
        """Take what documents are placed in; ``tell`` hears the stage, and the place of the document it is at."""
        self._catalog = catalog
        self._vectors = vectors
        self._embedder = embedder
        self._holding = holding
        self._tally = tally
        self._tell = tell
        self._pending: list[_Pending] = []
        self._left: dict[str, str] = {}

    def place(self, item: Loaded, version: str, source: str, claimed: Set[str | None]) -> None:
        """Store a document of a source, or note that it is known; ids in ``claimed`` stay with their texts."""
        if any(pending.version == version for pending in self._pending):
            self._flush()
        here = self._catalog.places.document_at(item.origin)
        same = self._catalog.document_with(version)
        if same and (same != here or self._is_known(same, item)):
            self._catalog.places.locate(item.origin, source, same)
            if same == here:
                self._catalog.readings.put(same, item.reading)
            self._tally.kept.append(self.change(same, item.origin))
            chosen = same
        else:
            alone = here and here not in claimed and self._catalog.places.locations(here) == (item.origin,)
            chosen = same or (here if here and alone else uuid.uuid4().hex[:12])
            tally = self._tally.changed if chosen == here else self._tally.added
            title = item.metadata.title or untitled(item.text, (self._tally.shown(item.origin),))
            metadata = self._catalog.with_overrides(chosen, item.metadata)
            outlined = outline_with_context(item.text, metadata, self._embedder)
            warnings = (*item.warnings, *_left_out(item.text, gaps_in(item.text, outlined.passages)))
            tally.append(Change(chosen, title, self._tally.shown(item.origin), warnings))
            self._queue(_Pending(chosen, version, item, source, outlined))
        if here and here != chosen:
            self._left[here] = item.origin

    def is_longer(self, item: Loaded) -> bool:
        """Whether the document that stands at the place of ``item`` has more text than that."""
        here = self._catalog.places.document_at(item.origin)
        return here is not None and len(self._catalog.document(here).text) > len(item.text)

    def _is_known(self, document_id: str, item: Loaded) -> bool:
        """Whether a document whose text is the same says nothing else of itself, and is said at the same times."""
        return self._catalog.said(document_id) == item.metadata and self._catalog.times(document_id) == item.times

    def put(self, document_id: str, item: Loaded, version: str, source: str) -> None:
        """Store a text in place of a document's own, which is kept as an earlier version."""
        self._tally.changed.append(Change(document_id, item.metadata.title or item.text[:80], item.origin))
        metadata = self._catalog.with_overrides(document_id, item.metadata)
        outlined = outline_with_context(item.text, metadata, self._embedder)
        self._queue(_Pending(document_id, version, item, source, outlined))

    def _queue(self, pending: _Pending) -> None:
        self._pending.append(pending)
        self._tell("reading", pending.loaded.origin)
        if sum(len(pending.outlined.passages) for pending in self._pending) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        """Store what is pending in one transaction; its vectors follow (:mod:`index.ingest.embedding`)."""
        batch, self._pending = self._pending, []
        if not batch:
            return
        now = datetime.now(UTC).isoformat(timespec="seconds")
        old: list[int] = []
        self._hold()
        with self._catalog.database.transaction():
            for pending in batch:
                old += self._catalog.passages.embedded([pending.document_id])
                self._tally.passages += len(self._catalog.store(_new_document(pending), now))
        self._vectors.delete(old)

    def leave(self, origin: str) -> None:
        """Note that no document stands at ``origin`` any more."""
        document_id = self._catalog.places.document_at(origin)
        self._catalog.places.forget_origin(origin)
        if document_id:
            self._left[document_id] = origin

    def settle(self) -> None:
        """Store what is pending, and remove the documents that stand nowhere any more."""
        self._flush()
        left, self._left = self._left, {}
        for document_id, origin in left.items():
            if not self._catalog.places.locations(document_id):
                self._tally.removed.append(self.change(document_id, origin))
                self._hold()
                passage_ids = self._catalog.passages.embedded([document_id])
                self._catalog.remove(document_id)
                self._vectors.delete(passage_ids)

    def _hold(self) -> None:
        if self._holding:
            self._holding.begin()

    def change(self, document_id: str, origin: str) -> Change:
        """Return what tells of a document that is stored, found at ``origin``."""
        return Change(document_id, self._catalog.document(document_id).title, self._tally.shown(origin))


def _new_document(pending: _Pending) -> NewDocument:
    loaded, outlined = pending.loaded, pending.outlined
    return NewDocument(
        document_id=pending.document_id,
        version=pending.version,
        text=loaded.text,
        metadata=loaded.metadata,
        media_type=loaded.media_type,
        page_starts=loaded.page_starts,
        times=loaded.times,
        origin=loaded.origin,
        source=pending.source,
        passages=new_passages(outlined, None),
        reading=loaded.reading,
    )


def _left_out(text: str, gaps: Sequence[Span]) -> Iterator[str]:
    """Yield what is said of words that lie in no passage: a fault of Byline's, which nobody could see otherwise."""
    if gaps:
        number = sum(len(gap.of(text).split()) for gap in gaps)
        yield ngettext(
            "%(num)s word lies in no passage, so no question finds it: “%(words)s”.",
            "%(num)s words lie in no passage, so no question finds them. They begin with “%(words)s”.",
            number,
            words=shorten(gaps[0].of(text), 80, placeholder="…"),
        )


def new_passages(outlined: Outlined, vectors: Vectors | None) -> NewPassages:
    """Return the passages of an outlined text as they are stored, with a vector for each, if there are any yet."""
    return NewPassages(
        outlined.passages, outlined.bodies, outlined.contexts, vectors, outlined.claimed, outlined.language
    )


def version_of(text: str) -> str:
    """Return a document's version: the SHA-256 of its text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
