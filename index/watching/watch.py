"""Keeps a library in step with its places: syncs at each wake, and tells what came of it."""

import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from tenacity import Retrying, retry_if_exception_type, stop_when_event_set, wait_exponential

from index.errors import BylineError, LibraryBusyError
from index.library import Library
from index.types import Change, Failure, SyncReport, WatchEvent, WatchWhat
from index.watching.wakes import Wait, Wake

AGAIN = timedelta(hours=6)
"""How long pages that a feed or another list names are left alone once they have been taken: that list is looked at."""

Tell = Callable[[WatchEvent], None]


class Watch:
    """Syncs a library again and again. Between two syncs it holds nothing, so that others can write."""

    def __init__(self, library: Library, tell: Tell, stop: threading.Event, *, wait: Wait | None = None) -> None:
        """Tell what happens to ``tell``; ``stop`` ends a sync between two documents.

        ``wait`` waits for so many seconds before a library that was busy is tried again, or until ``stop``.
        """
        self._library = library
        self._tell = tell
        self._stop = stop
        self._wait = wait or stop.wait
        self._failing: dict[str, str] = {}
        self._skipped: set[tuple[str, str]] = set()

    def run(self, wakes: Iterable[Wake]) -> None:
        """Sync at each wake. What goes wrong is told, and tried again at the next."""
        for wake in wakes:
            try:
                report = self._sync(wake)
            except BylineError as error:
                if not self._stop.is_set():
                    self._event("failed", error.place, f"{error.what} {error.advice}".strip())
                continue
            self._tell_of(report, wake)

    def _sync(self, wake: Wake) -> SyncReport:
        """Sync, waiting while another process writes."""
        busy = threading.Event()

        def sleep(seconds: float) -> None:
            self._wait(seconds)

        def tell_once(_state: object) -> None:
            if not busy.is_set():
                self._event("busy", str(self._library.folder), "Another process is writing; trying again.")
            busy.set()

        return Retrying(
            retry=retry_if_exception_type(LibraryBusyError),
            wait=wait_exponential(max=30),
            sleep=sleep,
            stop=stop_when_event_set(self._stop),
            before_sleep=tell_once,
            reraise=True,
        )(self._library.sync, web=wake == "web", again=AGAIN, stop=self._stop)

    def _tell_of(self, report: SyncReport, wake: Wake) -> None:
        for what in ("added", "changed", "removed"):
            for change in getattr(report, what):
                self._change(what, change)
        for failure in report.failed:
            self._fail(failure)
        for failure in report.skipped:
            if (told := (failure.place, failure.what)) not in self._skipped:
                self._skipped.add(told)
                self._event("skipped", failure.place, f"{failure.what} {failure.advice}".strip())
        standing = {failure.place for failure in self._library.failures()}
        for place in self._failing.keys() - standing:
            del self._failing[place]
            self._event("mended", place)
        if wake == "web" and not report.interrupted:
            self._event("looked", note=_counted(report))

    def _change(self, what: WatchWhat, change: Change) -> None:
        note = " ".join(change.warnings)
        self._event(what, change.place, note, document_id=change.document_id, title=change.title)

    def _fail(self, failure: Failure) -> None:
        if self._failing.get(failure.place) != failure.what:
            self._failing[failure.place] = failure.what
            self._event("failed", failure.place, f"{failure.what} {failure.advice}".strip())

    def _event(self, what: WatchWhat, place: str = "", note: str = "", **about: str) -> None:
        self._tell(event(what, place, note, **about))


def event(what: WatchWhat, place: str = "", note: str = "", **about: str) -> WatchEvent:
    """Return an event that happens now."""
    return WatchEvent(datetime.now(UTC).isoformat(timespec="seconds"), what, place, note, **about)


def _counted(report: SyncReport) -> str:
    names = {"added": "new", "changed": "changed", "kept": "unchanged", "failed": "failed", "skipped": "left alone"}
    found = (f"{len(getattr(report, name))} {word}" for name, word in names.items() if getattr(report, name))
    return ", ".join(found) or "nothing there"
