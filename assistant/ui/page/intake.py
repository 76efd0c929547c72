"""Adding documents in the background: one run at a time, in a thread that outlives the tab which began it."""

import asyncio
import logging
import threading
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor

from assistant.ui.html import FileState, render
from index.errors import BylineError
from index.types import Progress, SyncReport

Add = Callable[[Callable[[Progress], None], threading.Event], SyncReport]
"""Adds documents, given where to report progress and the event that asks it to stop."""

_log = logging.getLogger(__name__)

STEPS = ("reading", "embedding", "indexing")
"""What a run does one after another; the other stages are of single files."""

LOOK = 0.2
"""Seconds between two looks at a run's progress."""


class Run:
    """One run of adding: how far it is, and the means to stop it."""

    def __init__(self, add: Add, library: str, thread: Executor) -> None:
        """Queue ``add``, which changes ``library``, in ``thread``."""
        self.library = library
        self.stop = threading.Event()
        self.progress: Progress | None = None
        self.files: dict[str, FileState] = {}
        self._began = time.monotonic()
        self.future: Future[SyncReport] = thread.submit(add, self.report, self.stop)
        self.future.add_done_callback(_log_failure)

    def report(self, progress: Progress) -> None:
        """Take note of how far the run is, and of what becomes of the file that it is at."""
        place = progress.place.partition("#")[0]
        if place and progress.stage != "indexing":
            self.files[place] = FileState(place, progress.stage, progress.share, progress.what)
        if progress.stage not in STEPS:
            return
        if self.progress is None or (progress.stage == "embedding") != (self.progress.stage == "embedding"):
            self._began = time.monotonic()  # other things are counted, at another pace
        self.progress = progress

    @property
    def seconds(self) -> float:
        """How long documents have been going in."""
        return time.monotonic() - self._began


class Intake:
    """The queue of runs. A run goes on when nobody follows it, and a page that is opened later can follow it."""

    def __init__(self) -> None:
        """Make an empty queue."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="adding")
        self._runs: list[Run] = []
        self._stopped: set[str] = set()
        self._closing = False
        self._resting = threading.Event()

    def begin(self, add: Add, library: str) -> Run:
        """Queue a run of ``add``, which changes the library of that name."""
        self._stopped.discard(library)
        run = Run(add, library, self._thread)
        self._runs = [*(each for each in self._runs if not each.future.done()), run]
        self._resting.set()  # who adds does not wait for what nobody waits for
        return run

    def afterwards(self, work: Callable[[threading.Event], None]) -> None:
        """Do something once the runs that are queued are done, which nobody waits for.

        Its event ends it when a run begins; it is begun again after that.
        """
        self._thread.submit(self._rest, work).add_done_callback(_log_failure)

    def _rest(self, work: Callable[[threading.Event], None]) -> None:
        self._resting = ending = threading.Event()
        if self._closing:
            return
        if self._is_idle():
            work(ending)
        if not self._is_idle() and not self._closing:
            self._thread.submit(self._rest, work).add_done_callback(_log_failure)

    def _is_idle(self) -> bool:
        return all(run.future.done() for run in self._runs)

    def running(self, library: str) -> Run | None:
        """Return the run that is under way in a library or comes next there, if any."""
        return next((run for run in self._runs if run.library == library and not run.future.done()), None)

    async def follow(self, run: Run) -> AsyncIterator[str]:
        """Yield what to show of ``run`` as it goes, and at last what it did."""
        while not run.future.done():
            yield render.adding(run.progress, run.seconds, tuple(run.files.values()))
            await asyncio.sleep(LOOK)
        try:
            yield render.added(run.future.result())
        except BylineError as error:
            yield render.problem(error)

    def stop(self, library: str | None = None) -> None:
        """Ask every run to stop, or those in one library; what was added by then stays."""
        for run in self._runs:
            if library in (None, run.library):
                run.stop.set()
                self._stopped.add(run.library)

    def was_stopped(self, library: str) -> bool:
        """Whether a person has stopped the last run in a library: what it left is not gone on with by itself."""
        return library in self._stopped

    def close(self) -> None:
        """Stop every run and wait until each has left the library consistent."""
        self.stop()
        self._closing = True
        self._resting.set()
        self._thread.shutdown(wait=True)


def _log_failure(future: Future[SyncReport] | Future[None]) -> None:
    """Leave a trace of a run that failed while nobody followed it."""
    error = future.exception()
    if isinstance(error, BylineError):
        _log.warning("%s", error)
    elif error is not None:
        _log.error("Adding documents failed.", exc_info=error)
