"""Runs parsers in processes of their own, so that what a document does to its parser stays there."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO, Any, cast

from index import i18n as words
from index.errors import LoadError
from index.i18n import _, figure
from index.loading import limits
from index.loading.kinds import UnsupportedError
from index.loading.process.items import Item, items_of
from index.loading.sources import Fetched

Tell = Callable[[int, int], None]
"""Hears which of how many pages is being read from its picture."""

Hand = Callable[[Sequence[Item]], None]
"""Takes documents and failures of a source as they are read, :data:`PIECE` at a time."""

PIECE = 500
_HANDED = frozenset(("loaded", "failure"))

_PROGRAM = (
    "import sys; sys.path[:] = {path!r}; from index.loading.process.child import serve; serve({language!r}, {folder!r})"
)


_PASSED_ON = re.compile(
    r"PATH|HOME|LANG|LC_\w+|TZ|SYSTEMROOT|WINDIR|(?:LD|DYLD)_LIBRARY_PATH|(?:COV|COVERAGE)_\w+|OMP_\w+",
    re.IGNORECASE,
)
"""Variables that a parser is given. Keys of models are among the others."""


def _environment(scratch: str) -> dict[str, str]:
    passed_on = {name: value for name, value in os.environ.items() if _PASSED_ON.fullmatch(name)}
    return passed_on | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), scratch)


def _patience(size: int) -> float:
    return limits.PARSER_PATIENCE * limits.parser_seconds(size)


class Parser:
    """One parser process. It serves one thread at a time, and no more documents after one that it died of."""

    def __init__(self) -> None:
        """Start the process; the parsers themselves are imported there when they are needed."""
        folder = words.spoken_from()
        program = _PROGRAM.format(path=sys.path, language=words.spoken(), folder=folder and str(folder))
        self._scratch = tempfile.TemporaryDirectory(prefix="byline-parser-", ignore_cleanup_errors=True)
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env=_environment(self._scratch.name),
            start_new_session=True,  # Ctrl-C is for this process to handle, not for that one
        )

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self.process.poll() is None

    def parse(
        self, fetched: Fetched, seconds: float, tell: Tell = lambda _done, _all: None, hand: Hand | None = None
    ) -> list[Item]:
        """Return the documents in ``fetched``, parsed within ``seconds``; ``tell`` hears of pages read from pictures.

        ``hand`` is given those of a long list before; they are not returned.

        Raises:
            LoadError: it can't be read, its parser died of it, or took longer.
        """
        request = {
            "place": fetched.source.place,
            "content_type": fetched.content_type,
            "address": fetched.address,
            "picture": None,
        }
        answers = self._ask(request, fetched.data, fetched.source.place, seconds, tell, hand)
        return items_of(answers)

    def picture(self, data: bytes, page: int, most: int, seconds: float) -> bytes:
        """Return a page, from 1, of a PDF or a picture as a JPEG whose longer side has at most ``most`` pixels.

        Raises:
            LoadError: there is none.
        """
        request = {"place": "", "content_type": None, "address": None, "picture": (page, most)}
        [(_kind, packed)] = self._ask(request, data, "", seconds, lambda _done, _all: None)
        return b64decode(packed)

    def _ask(
        self,
        request: Mapping[str, object],
        data: bytes,
        place: str,
        seconds: float,
        tell: Tell,
        hand: Hand | None = None,
    ) -> list[tuple[str, Any]]:
        """Return the answers to a request, each with its kind."""
        patience = _Patience(self.process, seconds)
        finished = False
        try:
            answers, error = self._exchange(request, data, patience, tell, hand)
            finished = True
        except (EOFError, BrokenPipeError) as cause:
            what, advice = self._post_mortem(seconds if patience.at_an_end else None)
            raise LoadError(what, place=place, advice=advice) from cause
        finally:
            patience.stop()
            if patience.at_an_end or not finished:
                self.close()
        if error:
            kind = UnsupportedError if error["unsupported"] else LoadError
            raise kind(error["what"], place=place, advice=error["advice"], unread=error["unread"])
        return answers

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
        self._scratch.cleanup()

    def _exchange(
        self, request: Mapping[str, object], data: bytes, patience: "_Patience", tell: Tell, hand: Hand | None
    ) -> tuple[list[tuple[str, Any]], dict[str, Any] | None]:
        requests, answers = cast(IO[bytes], self.process.stdin), cast(IO[bytes], self.process.stdout)
        requests.write(json.dumps({**request, "size": len(data)}).encode("ascii") + b"\n")
        requests.write(data)
        requests.flush()
        found: list[tuple[str, Any]] = []
        waiting = 0
        while True:
            line = answers.readline()
            if not line.endswith(b"\n"):
                raise EOFError
            message = json.loads(line)
            if "end" in message:
                return found, message["end"]
            if "page" in message:
                patience.renew(limits.PARSER_PATIENCE * limits.READ_SECONDS)
                tell(*message["page"])
            elif "part" in message:
                found.append(("part", {**message["part"], "data": _exactly(message["part"]["size"], answers)}))
            else:
                found += message.items()
                waiting += not _HANDED.isdisjoint(message)
                if hand and waiting >= PIECE:
                    patience.stop()
                    hand(items_of(each for each in found if each[0] in _HANDED))
                    found = [each for each in found if each[0] not in _HANDED]
                    waiting = 0
                    patience.renew(patience.seconds)

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


class _Patience:
    """Ends a process that takes longer than it may."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        """Wait for so many seconds from now on."""
        self._process = process
        self.seconds = seconds
        self._late = threading.Event()
        self._timer = self._started(seconds)

    @property
    def at_an_end(self) -> bool:
        """Whether the process was ended."""
        return self._late.is_set()

    def renew(self, seconds: float) -> None:
        """Wait for so many seconds from now on, since it goes on."""
        self.stop()
        self._timer = self._started(seconds)

    def stop(self) -> None:
        """Wait no more."""
        self._timer.cancel()
        self._timer.join()

    def _started(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._end)
        timer.start()
        return timer

    def _end(self) -> None:
        self._late.set()
        self._process.kill()


class Parsers:
    """Parser processes for any number of threads: started when needed, at most ``most`` at a time, kept while idle."""

    def __init__(self, most: int = 2, seconds: Callable[[int], float] = _patience) -> None:
        """Start nothing yet. ``seconds(size)`` is how long a document of ``size`` bytes may take by the clock."""
        self._free = threading.BoundedSemaphore(most)
        self._idle: list[Parser] = []  # append and pop are atomic
        self._seconds = seconds

    def load(self, fetched: Fetched, tell: Tell = lambda _done, _all: None, hand: Hand | None = None) -> list[Item]:
        """Return the documents in ``fetched``; lines of a JSONL file that can't be read are failures.

        ``tell`` hears of each page that is read from its picture; ``hand`` is given those of a long list before.

        Raises:
            LoadError: it can't be read at all, or its parser died after some were handed over.
        """
        with self._taken() as parser:
            return parser.parse(fetched, self._seconds(len(fetched.data)), tell, hand)

    def picture(self, data: bytes, page: int, most: int) -> bytes:
        """Return a page, from 1, of a PDF or a picture as a JPEG whose longer side has at most ``most`` pixels.

        Raises:
            LoadError: there is none.
        """
        with self._taken() as parser:
            return parser.picture(data, page, most, self._seconds(len(data)))

    @contextlib.contextmanager
    def _taken(self) -> Iterator[Parser]:
        with self._free:
            parser = self._take()
            try:
                yield parser
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


def _exactly(size: int, answers: IO[bytes]) -> bytes:
    data = answers.read(size)
    if len(data) < size:
        raise EOFError
    return data
