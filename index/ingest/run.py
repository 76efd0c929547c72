"""One run of adding or syncing: sources to documents in the catalog and vectors in the index, batch by batch."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from index.catalog import Catalog
from index.embedding import Embedder
from index.errors import BylineError, LoadError, NotAskedError, WrongUseError
from index.i18n import N_, _, figure, n_, ngettext
from index.ingest.context import embed_outlined, outline_with_context
from index.ingest.correcting import moved, starts_moved
from index.ingest.due import choose, sources_of
from index.ingest.embedding import embed_waiting
from index.ingest.placing import Placing, new_passages, version_of
from index.ingest.tally import Tally
from index.ingest.visitor import Visitor
from index.loading import Fetched, Source, discover, fill, is_address, is_within, limits, load, reads_pictures
from index.types import Change, Entry, Failure, Loaded, Metadata, Progress, Stage, SyncReport
from index.vectors import Holding, VectorMirror

NO_TIME = timedelta(0)

LATER = N_(
    "%(reason)s The documents are stored, and found by their words; their vectors are handed over when it answers."
)
"""What is said where a Chroma server does not take the vectors."""

CUT_NOW = N_("Its page now shows only the beginning, and the rest to subscribers; the text that is stored was kept.")
WHERE_LOGGED_IN = N_("To look for changes, open it where you are logged in, save it as a file and add that.")

BY_WORDS_YET = n_(
    "%(num)s passage is not embedded yet: it is found by its words. The next run goes on.",
    "%(num)s passages are not embedded yet: they are found by their words. The next run goes on.",
)
"""What is said after a run that was stopped before all was embedded."""

OnProgress = Callable[[Progress], None]


class Ingest:
    """One run over some places. The caller holds the library's writer lock and records the index's state after."""

    def __init__(
        self,
        catalog: Catalog,
        vectors: VectorMirror,
        embedder: Embedder,
        visitor: Visitor,
        holding: Holding | None,
        *,
        names: Mapping[str, str] | None = None,
        progress: OnProgress | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        """Take what the run works on.

        ``holding`` is the vector index, ``None`` where the caller holds it throughout; ``names`` says how a person
        knows a place, where its path would not; ``stop`` ends the run between two documents.
        """
        self._catalog = catalog
        self._vectors = vectors
        self._embedder = embedder
        self._visitor = visitor
        self._holding = holding
        self._names = names or {}
        self._progress = progress or (lambda _: None)
        self._stop = stop or threading.Event()
        self._tally = Tally(catalog.places, self._shown)
        self._placing = Placing(catalog, vectors, embedder, holding, self._tally, self._tell)
        self._again = NO_TIME
        self._done = self._total = 0
        self._began = time.perf_counter()

    def add(self, places: Iterable[str]) -> SyncReport:
        """Add the documents at ``places``; what is gone from them stays."""
        sources = self._discover(places)
        for source in sources:
            self._catalog.places.admit(source.place)
        self._take_all(sources, removing=False)
        return self._report()

    def sync(self, *, web: bool = True, again: timedelta = NO_TIME) -> SyncReport:
        """Look at every remembered place again, and remove what is gone from it.

        Without ``web`` only at files, and at those addresses that a changed file names. Pages that a list names are
        asked for again once the time ``again`` has passed.
        """
        self._again = again
        excluded = self._catalog.places.excluded()
        roots = [root for root in self._catalog.places.roots() if web or not is_address(root)]
        sources = [source for source in self._discover(roots) if source.place not in excluded]
        self._take_all(sources, removing=True, web=web)
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
        if self._holding:
            self._holding.begin()
        for document_id in document_ids:
            document = self._catalog.document(document_id)
            self._tell("embedding", document.title)
            metadata = self._catalog.with_overrides(document_id, self._catalog.said(document_id))
            outlined = outline_with_context(document.text, metadata, self._embedder)
            [vectors] = embed_outlined([outlined], self._embedder)
            old = self._catalog.passages.ids([document_id])
            new = self._catalog.passages.replace(document_id, new_passages(outlined, vectors))
            self._vectors.delete(old)
            self._vectors.write(new, [document_id] * len(new), vectors)
            self._tally.changed.append(Change(document_id, document.title, (*document.locations, "")[0]))
            self._tally.passages += len(new)
            self._done += 1
        return self._report()

    def correct(self, document_id: str, text: str) -> SyncReport:
        """Store a text that a person corrected in place of a document's own, which was read from pictures.

        Raises:
            WrongUseError: another document has that text.
        """
        document = self._catalog.document(document_id)
        version = version_of(text)
        if self._catalog.document_with(version) not in {None, document_id}:
            raise WrongUseError(_("Another document has exactly this text."), advice=_("Remove one of them."))
        item = Loaded(
            document.locations[0],
            document.media_type,
            text,
            self._catalog.said(document_id),
            starts_moved(document.page_starts, document.text, text),
            reading=moved(self._catalog.readings.of(document_id), document.text, text),
        )
        [source, *_others] = self._catalog.places.sources_of([document_id])
        if version != document.version:
            self._placing.put(document_id, item, version, source)
            self._placing.settle()
            self._embed()
        return self._report()

    def _report(self) -> SyncReport:
        waiting = len(self._catalog.passages.waiting())
        notice = _(LATER, reason=self._vectors.behind) if self._vectors.behind else None
        if waiting and not notice:
            notice = ngettext(*BY_WORDS_YET, waiting)
        seconds = time.perf_counter() - self._began
        return self._tally.report(seconds=seconds, interrupted=self._stop.is_set(), notice=notice)

    def _discover(self, places: Iterable[str]) -> list[Source]:
        found: dict[str, Source] = {}
        for place in places:
            if not is_address(place):
                self._catalog.places.dismiss(self._shown(place))
            for item in discover(place):
                if isinstance(item, Source):
                    found.setdefault(item.place, item)
                else:
                    self._tally.fail(item)
        return list(found.values())

    def _take_all(self, sources: Sequence[Source], *, removing: bool, web: bool = True) -> None:
        """Take sources, and after them those that lists among them name, each once."""
        queue, seen = deque(sources), {source.place for source in sources}
        self._total = len(queue)
        for source in queue:
            self._tell("waiting", source.place)
        digests = self._catalog.places.sources()
        while queue and not self._stop.is_set():
            source = queue.popleft()
            self._tell("reading", source.place)
            if self._holding and (source.is_address or self._visitor.transcriber):
                self._holding.release()  # Servers may take their time, and others search meanwhile.
            fetched = self._fetch(source, digests.get(source.place, ""), by_hand=not (removing or source.named))
            if fetched is None:
                named = []
            elif fetched.digest == digests.get(source.place):
                named = self._keep(fetched, digests, web=web)
            else:
                named = self._take(fetched, digests, removing=removing)
            new = [each for each in named if each.place not in seen]
            seen |= {each.place for each in new}
            queue += new
            self._total += len(new)
            self._done += 1
        self._placing.settle()
        self._embed()
        self._tell("indexing", "")

    def finish(self) -> SyncReport:
        """Embed what was read before and is not embedded yet, and nothing else."""
        self._embed()
        return self._report()

    def _embed(self) -> None:
        def tell(source: str, share: float, done: int, total: int) -> None:
            place = self._shown(source)
            self._progress(Progress("embedding", done, total, place, share))
            if share == 1.0:
                self._progress(Progress("done", done, total, place))

        embed_waiting(self._catalog, self._vectors, self._embedder, self._holding, tell=tell, stop=self._stop)

    def _fetch(self, source: Source, known_digest: str, *, by_hand: bool) -> Fetched | None:
        """Return the bytes of a source, or ``None`` after noting why there are none."""
        try:
            fetched = self._visitor.fetch(source, known_digest, by_hand=by_hand, stop=self._stop)
        except NotAskedError as error:
            if not self._stop.is_set():
                self._not_asked(error, by_hand=by_hand)
            return None
        except BylineError as error:
            self._failed(source, error)
            return None
        return fetched

    def _not_asked(self, error: NotAskedError, *, by_hand: bool) -> None:
        if by_hand:
            self._tally.fail(Failure(error.place, error.what, error.advice))
        else:
            self._tally.leave_alone(error)

    def _failed(self, source: Source, error: BylineError) -> None:
        self._tell("failed", source.place, error.what)
        advice = self._visitor.failed(source, error)
        unread = error.unread if isinstance(error, LoadError) else 0
        self._tally.fail(Failure(error.place or source.place, error.what, advice, unread=unread))

    def _keep(self, fetched: Fetched, digests: Mapping[str, str], *, web: bool) -> list[Source]:
        """Note that a source is as it was. Returns what to look at again because it is named there."""
        place = fetched.source.place
        self._catalog.places.dismiss(self._shown(place))
        standing = self._catalog.places.origins(place)
        self._tally.kept += [self._placing.change(document_id, origin) for origin, document_id in standing.items()]
        self._tell("done", place)
        return self._named(fetched, digests) if web else []

    def _take(self, fetched: Fetched, digests: Mapping[str, str], *, removing: bool) -> list[Source]:
        """Add what is in a source that is new or has changed. Returns the sources that it names."""
        source = fetched.source
        handed: dict[str, Failure | None] = {}
        is_new = not source.is_address and not self._catalog.places.origins(source.place)
        hand = partial(self._take_piece, source, handed) if is_new else None
        try:
            told = partial(self._tell_page, source.place)
            items = load(
                fetched,
                told,
                reading=partial(self._tell, "reading"),
                stopped=self._stop.is_set,
                transcriber=self._visitor.transcriber,
                hand=hand,
            )
        except BylineError as error:
            self._failed(source, error)
            return []
        self._catalog.places.dismiss(self._shown(source.place))
        said = self._visitor.said_of(source) if source.is_address else Metadata()
        loaded = [replace(each, metadata=fill(each.metadata, said)) for each in items if isinstance(each, Loaded)]
        shortened = [each for each in loaded if each.cut and self._placing.is_longer(each)]
        loaded = [each for each in loaded if each not in shortened]
        failures = [item for item in items if isinstance(item, Failure)]
        failures += [Failure(each.origin, _(CUT_NOW), _(WHERE_LOGGED_IN)) for each in shortened]
        for failure in failures:
            self._tally.fail(failure)
        excluded = self._catalog.places.excluded()
        entries = [item for item in items if isinstance(item, Entry) and item.address not in excluded]
        self._catalog.visits.name(source.place, entries)
        self._place_all(loaded, source.place)
        gone = set(self._catalog.places.origins(source.place)) - {item.origin for item in loaded} - handed.keys()
        failures += filter(None, handed.values())
        unread = [failure for failure in failures if not failure.skipped]
        # What stands in a file within it that can't be read now is not gone; which of its lines are, nobody knows then.
        gone -= {origin for origin in gone if any(origin.startswith(failure.place) for failure in unread)}
        counted = any(not is_within(failure.place) for failure in unread)
        if removing and not counted and not self._stop.is_set():
            for origin in gone:
                self._placing.leave(origin)
            gone = set()
        self._placing.settle()
        self._tell("read", source.place)
        # A source that does not stand whole in the library is read again next time; so is one with pictures of pages
        # that nothing here could read, since something may then.
        pictured = not reads_pictures() and any(each.reading.unread for each in loaded)
        whole = not unread and not gone and not pictured and not self._stop.is_set()
        self._catalog.places.put_source(source.place, fetched.digest if whole else "")
        self._visitor.stored(fetched, whole=whole)
        return self._named(fetched, digests)

    def _take_piece(self, source: Source, handed: dict[str, Failure | None], items: Sequence[object]) -> None:
        """Store a piece of a long list that is being read, which nothing of stands in the library yet.

        What is noted in ``handed`` is where each stands, and what could not be read there.
        """
        for each in items:
            if isinstance(each, Failure):
                self._tally.fail(each)
        loaded = [each for each in items if isinstance(each, Loaded)]
        self._place_all(loaded, source.place)
        self._placing.settle()
        self._done, self._total = self._done + 1, self._total + 1  # its source is counted at the end
        handed.update({each.origin: None for each in loaded})
        handed.update({each.place: each for each in items if isinstance(each, Failure)})

    def _named(self, fetched: Fetched, digests: Mapping[str, str]) -> list[Source]:
        """Return those sources that a list names and that are looked at in this run."""
        source = fetched.source
        entries = self._catalog.visits.named(source.place)
        if not entries:
            return []
        if source.depth >= limits.LISTS_DEEP:
            what = _("a list that is named by a list that is named by another.")
            self._tally.fail(Failure(source.place, what, _("Add it by itself."), skipped=True))
            return []
        visits = self._catalog.visits.visits_of(source.place)
        since = self._visitor.ago(self._again)
        chosen, left = choose(entries, visits, digests, most=limits.LISTED_AT_ONCE, since=since)
        if left:
            what = _("%(left)s of its %(all)s addresses, for this time.", left=figure(left), all=figure(len(entries)))
            advice = _(
                "At most %(most)s of a list are looked at in one run; sync to go on with the others.",
                most=limits.LISTED_AT_ONCE,
            )
            self._tally.fail(Failure(source.place, what, advice, skipped=True))
        return sources_of(chosen, source, public_only=source.public_only or (source.is_address and fetched.public))

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
                self._placing.place(item, version, source, claimed)
            self._done += 1
        self._done -= 1  # the source's own

    def _remove_gone(self, found: Set[str]) -> None:
        for root in self._catalog.places.roots():
            if not is_address(root):
                self._remove_from(root, found)

    def _remove_from(self, root: str, found: Set[str]) -> None:
        """Remove what is gone from a folder, or a file that is gone."""
        gone = [
            place
            for place in self._catalog.places.sources().keys() - found
            if place == root or place.startswith(f"{root}/")
        ]
        folder, above = Path(root), Path(root).parent
        # What lies in a folder that is not there, or cannot be read, is not gone: the disk may not be mounted.
        lost = {failure.place for failure in self._tally.failed} | (set() if above.is_dir() else {str(above)})
        if gone and root not in lost and folder.is_dir() and not any(folder.iterdir()):
            what = _("The folder is empty: its disk may not be mounted, so nothing was removed.")
            self._tally.fail(Failure(root, what, _("Mount it, or remove its documents with `byline remove`.")))
            return
        for place in gone:
            if any(place.startswith(f"{each}/") for each in lost):
                continue
            for origin in self._catalog.places.origins(place):
                self._placing.leave(origin)
            self._placing.settle()
            self._catalog.places.forget_source(place)
            if place == root:
                self._catalog.places.forget_root(place)
                self._catalog.places.dismiss(place)
                self._tally.failed = [failure for failure in self._tally.failed if failure.place != place]

    def _shown(self, place: str) -> str:
        known, mark, line = place.partition("#")
        return self._names.get(known, known) + mark + line

    def _tell_page(self, place: str, page: int, pages: int) -> None:
        """Tell which page of a document is being read from its picture."""
        share = (page - 1) / pages
        self._progress(Progress("reading", self._done, self._total, self._shown(place), share))

    def _tell(self, stage: Stage, place: str, what: str = "") -> None:
        self._progress(Progress(stage, self._done, self._total, self._shown(place), what=what))
