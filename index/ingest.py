"""One run of adding or syncing: sources to documents in the catalog and vectors in the index, batch by batch."""

import hashlib
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import numpy as np

from index.catalog import Catalog, NewDocument
from index.context import Outlined, embed_outlined, metadata_of, outline_with_context
from index.embedding import Embedder, Vectors
from index.errors import BylineError
from index.loading import Source, discover, fetch, load
from index.loading.sources import Skipped
from index.mirror import VectorMirror
from index.passage_store import NewPassages
from index.types import Change, Failure, Loaded, Progress, Stage, SyncReport
from index.words import N_, _

SPLITTING = "1"
"""Names the way of splitting; to be raised when passages would come out otherwise."""

BATCH = 128
"""Passages that are embedded and stored together: some seconds of work, which is what an interruption can cost."""

LATER = N_(
    "%(reason)s The documents are stored, and found by their words; their vectors are handed over when it answers."
)
"""What is said where a Chroma server does not take the vectors."""

OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class _Pending:
    document_id: str
    version: str
    loaded: Loaded
    source: str
    outlined: Outlined


@dataclass(slots=True)
class _Tally:
    added: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)
    removed: list[Change] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    skipped: list[Failure] = field(default_factory=list)
    passages: int = 0


class Ingest:
    """One run over some places. The caller holds the library's writer lock and records the index's state after."""

    def __init__(
        self,
        catalog: Catalog,
        vectors: VectorMirror,
        embedder: Embedder,
        *,
        names: Mapping[str, str] | None = None,
        progress: OnProgress | None = None,
        stop: threading.Event | None = None,
        private_addresses: bool = False,
        caution: Callable[[str | None], str] = lambda _: "",
    ) -> None:
        """Take what the run works on.

        ``names`` says how a person knows a place, where its path would not; ``stop`` ends the run between two
        documents; ``caution`` says what to expect of a document in a language that not all parts know.
        """
        self._catalog = catalog
        self._vectors = vectors
        self._embedder = embedder
        self._names = names or {}
        self._progress = progress or (lambda _: None)
        self._stop = stop or threading.Event()
        self._private_addresses = private_addresses
        self._caution = caution
        self._tally = _Tally()
        self._pending: list[_Pending] = []
        self._left: dict[str, str] = {}
        self._done = self._total = 0
        self._began = time.perf_counter()

    def add(self, places: Iterable[str]) -> SyncReport:
        """Add the documents at ``places``; what is gone from them stays."""
        self._take_all(self._discover(places), removing=False)
        return self._report()

    def sync(self) -> SyncReport:
        """Look at every remembered place again, and remove what is gone from it."""
        excluded = self._catalog.places.excluded()
        sources = [source for source in self._discover(self._catalog.places.roots()) if source.place not in excluded]
        self._take_all(sources, removing=True)
        if not self._stop.is_set():
            self._remove_gone({source.place for source in sources})
        return self._report()

    def refetch(self, document_ids: Sequence[str]) -> SyncReport:
        """Look again at the places where these documents stand; what is gone from them stays."""
        places = self._catalog.places.sources_of(document_ids)
        self._take_all([Source(place, place) for place in places], removing=False)
        return self._report()

    def again(self, document_ids: Sequence[str]) -> SyncReport:
        """Split and embed stored documents again: their metadata, the model or the way of splitting has changed."""
        self._total = len(document_ids)
        for document_id in document_ids:
            document = self._catalog.document(document_id)
            self._tell("embedding", document.title)
            outlined = outline_with_context(document.text, metadata_of(document), self._embedder)
            [vectors] = embed_outlined([document.text], [outlined], self._embedder)
            old = self._catalog.passages.ids([document_id])
            passages = NewPassages(outlined.passages, outlined.contexts, vectors, outlined.claimed, outlined.language)
            new = self._catalog.passages.replace(document_id, document.text, passages)
            self._vectors.delete(old)
            self._vectors.write(new, [document_id] * len(new), vectors)
            self._tally.changed.append(Change(document_id, document.title, (*document.locations, "")[0]))
            self._tally.passages += len(new)
            self._done += 1
        return self._report()

    def _report(self) -> SyncReport:
        tally = self._tally
        return SyncReport(
            added=tuple(tally.added),
            changed=tuple(tally.changed),
            kept=tuple(tally.kept),
            removed=tuple(tally.removed),
            failed=tuple(tally.failed),
            skipped=tuple(tally.skipped),
            passages=tally.passages,
            seconds=time.perf_counter() - self._began,
            interrupted=self._stop.is_set(),
            notice=_(LATER, reason=self._vectors.behind) if self._vectors.behind else None,
        )

    def _discover(self, places: Iterable[str]) -> list[Source]:
        found: dict[str, Source] = {}
        for place in places:
            self._catalog.places.dismiss(self._shown(place))
            for item in discover(place):
                if isinstance(item, Source):
                    found.setdefault(item.place, item)
                elif isinstance(item, Skipped):
                    self._tally.skipped.append(item)
                else:
                    self._fail(item)
        return list(found.values())

    def _fail(self, failure: Failure) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        failure = replace(failure, place=self._shown(failure.place), when=now)
        self._tally.failed.append(failure)
        self._catalog.places.put_failure(failure)

    def _take_all(self, sources: Sequence[Source], *, removing: bool) -> None:
        self._total = len(sources)
        digests = self._catalog.places.sources()
        for source in sources:
            if self._stop.is_set():
                break
            self._tell("reading", source.place)
            self._take(source, digests.get(source.place, ""), removing=removing)
            self._done += 1
        self._settle()
        self._tell("indexing", "")

    def _take(self, source: Source, known_digest: str, *, removing: bool) -> None:
        try:
            fetched = fetch(source, private_addresses=self._private_addresses)
            items = None if fetched.digest == known_digest else load(fetched)
        except BylineError as error:
            self._fail(Failure(error.place or source.place, error.what, error.advice))
            return
        self._catalog.places.dismiss(self._shown(source.place))
        if items is None:
            standing = self._catalog.places.origins(source.place)
            self._tally.kept += [self._change(document_id, origin) for origin, document_id in standing.items()]
            return
        loaded = [item for item in items if isinstance(item, Loaded)]
        failures = [item for item in items if isinstance(item, Failure)]
        for failure in failures:
            self._fail(failure)
        self._place_all(loaded, source.place)
        gone = set(self._catalog.places.origins(source.place)) - {item.origin for item in loaded}
        if removing and not failures and not self._stop.is_set():
            for origin in gone:
                self._leave(origin)
            gone = set()
        self._settle()
        # A source that does not stand whole in the library is read again next time.
        whole = not failures and not gone and not self._stop.is_set()
        self._catalog.places.put_source(source.place, fetched.digest if whole else "")

    def _place_all(self, items: Sequence[Loaded], source: str) -> None:
        self._total += len(items) - 1
        versions = [version_of(item.text) for item in items]
        excluded = self._catalog.places.excluded()
        # A document whose text still stands somewhere in the source is that one, though its line has moved.
        claimed = {self._catalog.document_with(version) for version in versions}
        for item, version in zip(items, versions, strict=True):
            if self._stop.is_set():
                return
            if item.origin not in excluded:
                self._place(item, version, source, claimed)
            self._done += 1
        self._done -= 1  # the source's own

    def _place(self, item: Loaded, version: str, source: str, claimed: Set[str | None]) -> None:
        if any(pending.version == version for pending in self._pending):
            self._flush()
        here = self._catalog.places.document_at(item.origin)
        same = self._catalog.document_with(version)
        if same and (same != here or self._catalog.said(same) == item.metadata):
            self._catalog.places.locate(item.origin, source, same)
            self._tally.kept.append(self._change(same, item.origin))
            chosen = same
        else:
            alone = here and here not in claimed and self._catalog.places.locations(here) == (item.origin,)
            chosen = same or (here if here and alone else uuid.uuid4().hex[:12])
            tally = self._tally.changed if chosen == here else self._tally.added
            title = item.metadata.title or item.text[:80]
            metadata = self._catalog.with_overrides(chosen, item.metadata)
            warnings = (*item.warnings, *filter(None, [self._caution(metadata.language)]))
            tally.append(Change(chosen, title, self._shown(item.origin), warnings))
            outlined = outline_with_context(item.text, metadata, self._embedder)
            self._queue(_Pending(chosen, version, item, source, outlined))
        if here and here != chosen:
            self._left[here] = item.origin

    def _queue(self, pending: _Pending) -> None:
        self._pending.append(pending)
        self._tell("reading", pending.loaded.origin)
        if sum(len(pending.outlined.passages) for pending in self._pending) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        """Embed and store what is pending: first in the catalog, in one transaction, then in the vector index."""
        batch, self._pending = self._pending, []
        if not batch:
            return
        self._tell("embedding", batch[-1].loaded.origin)
        vectors = embed_outlined([p.loaded.text for p in batch], [p.outlined for p in batch], self._embedder)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        old: list[int] = []
        new: list[tuple[int, str]] = []
        with self._catalog.database.transaction():
            for pending, own_vectors in zip(batch, vectors, strict=True):
                old += self._catalog.passages.ids([pending.document_id])
                stored = self._catalog.store(_new_document(pending, own_vectors), now)
                new += [(passage_id, pending.document_id) for passage_id in stored]
        self._vectors.delete(old)
        self._vectors.write([i for i, _ in new], [owner for _, owner in new], np.concatenate(vectors))
        self._tally.passages += len(new)

    def _leave(self, origin: str) -> None:
        document_id = self._catalog.places.document_at(origin)
        self._catalog.places.forget_origin(origin)
        if document_id:
            self._left[document_id] = origin

    def _settle(self) -> None:
        """Store what is pending, and remove the documents that stand nowhere any more."""
        self._flush()
        left, self._left = self._left, {}
        for document_id, origin in left.items():
            if not self._catalog.places.locations(document_id):
                self._tally.removed.append(self._change(document_id, origin))
                passage_ids = self._catalog.passages.ids([document_id])
                self._catalog.remove(document_id)
                self._vectors.delete(passage_ids)

    def _remove_gone(self, found: Set[str]) -> None:
        lost = {failure.place for failure in self._tally.failed}
        for place in self._catalog.places.sources().keys() - found:
            root = next(
                (root for root in self._catalog.places.roots() if place == root or place.startswith(f"{root}/")), None
            )
            # What lies in a folder that cannot be read is not gone: the disk may not be mounted.
            if root is None or any(place.startswith(f"{folder}/") for folder in lost):
                continue
            for origin in self._catalog.places.origins(place):
                self._leave(origin)
            self._settle()
            self._catalog.places.forget_source(place)
            if place == root:
                self._catalog.places.forget_root(place)
                self._catalog.places.dismiss(place)
                self._tally.failed = [failure for failure in self._tally.failed if failure.place != place]

    def _change(self, document_id: str, origin: str) -> Change:
        return Change(document_id, self._catalog.document(document_id).title, self._shown(origin))

    def _shown(self, place: str) -> str:
        known, mark, line = place.partition("#")
        return self._names.get(known, known) + mark + line

    def _tell(self, stage: Stage, place: str) -> None:
        self._progress(Progress(stage, self._done, self._total, self._shown(place)))


def _new_document(pending: _Pending, vectors: Vectors) -> NewDocument:
    loaded, outlined = pending.loaded, pending.outlined
    return NewDocument(
        document_id=pending.document_id,
        version=pending.version,
        text=loaded.text,
        metadata=loaded.metadata,
        media_type=loaded.media_type,
        page_starts=loaded.page_starts,
        origin=loaded.origin,
        source=pending.source,
        passages=NewPassages(outlined.passages, outlined.contexts, vectors, outlined.claimed, outlined.language),
    )


def version_of(text: str) -> str:
    """Return a document's version: the SHA-256 of its text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
