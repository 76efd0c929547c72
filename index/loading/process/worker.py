"""Runs parsers in processes of their own, so that what a document does to its parser stays there."""

import contextlib
import json
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from typing import IO, Any, cast

from index import i18n as words
from index.errors import LoadError
from index.i18n import _, figure
from index.loading import limits
from index.loading.sources import Fetched
from index.types import Entry, Failure, Loaded, Metadata, Moment

Item = Loaded | Failure | Entry
"""What is found in a source: a document, what can't be read, or an address that a list names."""

_PROGRAM = (
    "import sys; sys.path[:] = {path!r}; from index.loading.process.child import serve; serve({language!r}, {folder!r})"
)


def _patience(size: int) -> float:
    return limits.PARSER_PATIENCE * limits.parser_seconds(size)


class Parser:
    """One parser process. It serves one thread at a time, and no more documents after one that it died of."""

    def __init__(self) -> None:
        """Start the process; the parsers themselves are imported there when they are needed."""
        folder = words.spoken_from()
        program = _PROGRAM.format(path=sys.path, language=words.spoken(), folder=folder and str(folder))
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            start_new_session=True,  # Ctrl-C is for this process to handle, not for that one
        )

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self.process.poll() is None

    def parse(self, fetched: Fetched, seconds: float) -> list[Item]:
        """Return the documents in ``fetched``, parsed within ``seconds``.

        Raises:
            LoadError: it can't be read, its parser died of it, or took longer.
        """
        late = threading.Event()

        def stop() -> None:
            late.set()
            self.process.kill()

        timer = threading.Timer(seconds, stop)
        timer.start()
        finished = False
        try:
            items, error = self._exchange(fetched)
            finished = True
        except (EOFError, BrokenPipeError) as cause:
            what, advice = self._post_mortem(seconds if late.is_set() else None)
            raise LoadError(what, place=fetched.source.place, advice=advice) from cause
        finally:
            timer.cancel()
            timer.join()
            if late.is_set() or not finished:
                self.close()
        if error:
            raise LoadError(error["what"], place=fetched.source.place, advice=error["advice"])
        return items

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                # What it has not taken in is of no use any more.
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        self.process.wait()
        self._complaints.close()

    def _exchange(self, fetched: Fetched) -> tuple[list[Item], dict[str, str] | None]:
        requests, answers = cast(IO[bytes], self.process.stdin), cast(IO[bytes], self.process.stdout)
        request = {
            "place": fetched.source.place,
            "content_type": fetched.content_type,
            "address": fetched.address,
            "size": len(fetched.data),
        }
        requests.write(json.dumps(request).encode("ascii") + b"\n")
        requests.write(fetched.data)
        requests.flush()
        items: list[Item] = []
        while True:
            line = answers.readline()
            if not line.endswith(b"\n"):
                raise EOFError
            message = json.loads(line)
            if "end" in message:
                return items, message["end"]
            items += [_READ[kind](fields) for kind, fields in message.items()]

    def _post_mortem(self, seconds: float | None) -> tuple[str, str]:
        """Return what the process died of and what to do next; ``seconds`` if it was ended for taking them all."""
        advice = _("The other documents are not affected. Save it in another format, or split it, and add it again.")
        try:
            code = self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        if seconds is not None or code == -getattr(signal, "SIGXCPU", 0):
            if seconds:
                return _("Reading it took too long: more than %(seconds)s seconds.", seconds=figure(seconds)), advice
            return _("Reading it took too long."), advice
        self._complaints.seek(0)
        last = (self._complaints.read().decode("utf-8", "replace").strip().splitlines() or [""])[-1]
        if last.startswith("MemoryError"):
            most = limits.PARSER_MEMORY // limits.MEBIBYTE
            return _("Reading it took more than %(most)s MB of memory.", most=most), advice
        if code < 0:
            return _("Its parser was stopped (%(signal)s).", signal=signal.Signals(-code).name), advice
        reason = last[:200] or f"code {code}"
        return _("The file is damaged or its parser has a fault (%(reason)s).", reason=reason), advice


class Parsers:
    """Parser processes for any number of threads: started when needed, at most ``most`` at a time, kept while idle."""

    def __init__(self, most: int = 2, seconds: Callable[[int], float] = _patience) -> None:
        """Start nothing yet. ``seconds(size)`` is how long a document of ``size`` bytes may take by the clock."""
        self._free = threading.BoundedSemaphore(most)
        self._idle: list[Parser] = []  # append and pop are atomic
        self._seconds = seconds

    def load(self, fetched: Fetched) -> list[Item]:
        """Return the documents in ``fetched``; lines of a JSONL file that can't be read are failures.

        Raises:
            LoadError: it can't be read at all.
        """
        with self._free:
            parser = self._take()
            try:
                return parser.parse(fetched, self._seconds(len(fetched.data)))
            finally:
                if parser.alive:
                    self._idle.append(parser)

    def close(self) -> None:
        """End the processes that are idle."""
        while self._idle:
            self._idle.pop().close()

    def _take(self) -> Parser:
        while self._idle:
            parser = self._idle.pop()
            if parser.alive:
                return parser
            parser.close()
        return Parser()


def _loaded(fields: dict[str, Any]) -> Loaded:
    return Loaded(
        **{
            **fields,
            "metadata": Metadata(**fields["metadata"]),
            "page_starts": tuple(fields["page_starts"]),
            "warnings": tuple(fields["warnings"]),
            "times": tuple(Moment(**each) for each in fields["times"]),
        }
    )


def _entry(fields: dict[str, Any]) -> Entry:
    return Entry(**{**fields, "metadata": Metadata(**fields["metadata"])})


_READ: dict[str, Callable[[dict[str, Any]], Item]] = {
    "loaded": _loaded,
    "failure": lambda fields: Failure(**fields),
    "entry": _entry,
}
