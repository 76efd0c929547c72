"""A file from a web server to the disk: resumed where it broke off, and held against its pinned hash."""

import errno
import hashlib
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Literal

import httpx
from filelock import FileLock, Timeout
from tenacity import RetryCallState, Retrying, retry_if_exception, sleep_using_event, wait_exponential

from assistant.errors import ModelError
from assistant.local_models.catalogue import Offered
from index.i18n import _, figure

TRIES = 5
"""So many tries in a row that bring nothing new end it."""

PAUSE = 1.0
"""Seconds before the second try; each further one waits twice as long, half a minute at most."""

SPARE = 100_000_000
"""Bytes that are left free on the disk."""

_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_BUSY = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
_BEGINS_AT = re.compile(r"bytes (\d+)-")


@dataclass(frozen=True, slots=True)
class Step:
    """How far a fetch has come: ``done`` bytes of ``total`` are here, or all of them are being checked."""

    done: int
    total: int
    stage: Literal["fetching", "checking"] = "fetching"


OnStep = Callable[[Step], None]


class FetchStoppedError(ModelError):
    """A fetch that was stopped on a person's wish. What came is kept, and the next one goes on from there."""


class _BrokeOffError(Exception):
    """A connection that ended before the file did."""


class _StatusError(Exception):
    """What a server answered in place of a file."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def size_in_words(size: int) -> str:
    """Return a size as a person reads it: ``1.1 GB``, ``380 MB``."""
    return f"{figure(size / 1e9, 1)} GB" if size >= 10**9 else f"{figure(size / 1e6)} MB"


def fetch(
    offered: Offered, place: Path, base: str, *, tell: OnStep, stop: threading.Event, pause: float = PAUSE
) -> None:
    """Fetch the file of ``offered`` from the server at ``base`` to ``place``.

    What came of an earlier try, kept beside it, is gone on with by HTTP's Range (RFC 9110, 14.2), where the server
    knows it. A connection that breaks is taken up again, as long as tries bring something. A file is at ``place`` only
    when all of it is, and it has the hash that is pinned.

    Raises:
        FetchStoppedError: ``stop`` was set.
        ModelError: the server does not give it, it is another file, or there is no room.
    """
    part = place.with_name(f"{place.name}.part")
    address = f"{base.rstrip('/')}/{offered.path}"
    with _told_plainly(part, offered, address), _alone(part, offered.name):
        _must_fit(part, offered)
        again = Retrying(
            retry=retry_if_exception(_may_pass),
            stop=_Stuck(part),
            wait=wait_exponential(multiplier=pause, max=30 * pause),
            sleep=sleep_using_event(stop),
            reraise=True,
        )
        with httpx.Client(timeout=_TIMEOUT, follow_redirects=True) as client:
            again(_transfer, client, address, part, offered, tell, stop)
        tell(Step(offered.size, offered.size, "checking"))
        _must_be(part, offered, address)
        part.replace(place)


def _transfer(
    client: httpx.Client, address: str, part: Path, offered: Offered, tell: OnStep, stop: threading.Event
) -> None:
    """Ask for what is missing of the file, and write it as it comes."""
    have = _size(part)
    if have >= offered.size:
        return
    _check_stop(stop, have, offered)
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    with client.stream("GET", address, headers=headers) as response:
        if not response.is_success:
            raise _StatusError(response.status_code)
        begins = _BEGINS_AT.match(response.headers.get("content-range", ""))
        goes_on = response.status_code == HTTPStatus.PARTIAL_CONTENT and begins and int(begins[1]) == have
        have = have if goes_on else 0
        with part.open("ab" if goes_on else "wb") as file:
            for block in response.iter_raw():
                file.write(block)
                have += len(block)
                tell(Step(min(have, offered.size), offered.size))
                _check_stop(stop, have, offered)
                if have > offered.size:
                    return
    if have < offered.size:
        raise _BrokeOffError


def _check_stop(stop: threading.Event, have: int, offered: Offered) -> None:
    if stop.is_set():
        raise FetchStoppedError(
            _("Stopped at %(done)s of %(size)s.", done=size_in_words(have), size=size_in_words(offered.size)),
            place=offered.name,
            advice=_("What came is kept: fetching it again goes on from there."),
        )


def _may_pass(error: BaseException) -> bool:
    """Whether trying again may help: a lost connection, and a server that fails or is asked too often."""
    if isinstance(error, _StatusError):
        return error.status in _BUSY or error.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return isinstance(error, httpx.TransportError | _BrokeOffError)


class _Stuck:
    """Ends the tries once several in a row have brought nothing new."""

    def __init__(self, part: Path) -> None:
        self._part = part
        self._size = _size(part)
        self._in_vain = 0

    def __call__(self, _state: RetryCallState) -> bool:
        size = _size(self._part)
        self._in_vain = self._in_vain + 1 if size <= self._size else 0
        self._size = size
        return self._in_vain >= TRIES


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _must_fit(part: Path, offered: Offered) -> None:
    part.parent.mkdir(parents=True, exist_ok=True)
    missing = offered.size - _size(part) + SPARE - shutil.disk_usage(part.parent).free
    if missing > 0:
        raise _no_room(part, missing)


def _must_be(part: Path, offered: Offered, address: str) -> None:
    """Delete a file that is not the one that is pinned, and say so."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != offered.sha256:
        part.unlink()
        raise ModelError(
            _("What came is not the file that was expected: its SHA-256 is another. It was deleted."),
            place=address,
            advice=_("Fetch it again. If that does not help, the server’s file has changed: take another model."),
        )


@contextmanager
def _alone(part: Path, name: str) -> Iterator[None]:
    """Hold a file for oneself: two that write into one would spoil it."""
    part.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(part.with_name(f"{part.name}.lock"), timeout=0):
            yield
    except Timeout as error:
        raise ModelError(
            _("This model is being fetched already."), place=name, advice=_("Wait until that is done.")
        ) from error


@contextmanager
def _told_plainly(part: Path, offered: Offered, address: str) -> Iterator[None]:
    """Make of what can go wrong an error in plain words."""
    later = _("Try again later: fetching it again goes on from there.")
    try:
        yield
    except _StatusError as error:
        raise _refused(error.status, address, later) from error
    except (httpx.TransportError, _BrokeOffError) as error:
        have = _size(part)
        what = (
            _(
                "The connection broke at %(done)s of %(size)s.",
                done=size_in_words(have),
                size=size_in_words(offered.size),
            )
            if have
            else _("The server cannot be reached.")
        )
        raise ModelError(what, place=address, advice=later) from error
    except httpx.HTTPError as error:
        raise ModelError(_("The server sent something that is no file."), place=address, advice=later) from error
    except OSError as error:
        if error.errno in _FULL:
            raise _no_room(part, max(0, offered.size - _size(part))) from error
        raise ModelError(
            _("This file cannot be written (%(why)s).", why=error.strerror or type(error).__name__),
            place=str(part),
            advice=_("See who may write there, or set BYLINE_DATA to another folder."),
        ) from error


def _refused(status: int, address: str, later: str) -> ModelError:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _BUSY:
        what = _("The server fails or is too busy (HTTP %(status)s).", status=status)
        return ModelError(what, place=address, advice=later)
    return ModelError(
        _("The server does not give this file (HTTP %(status)s).", status=status),
        place=address,
        advice=_("Take another model, or set BYLINE_MODELS_FROM to a server that has it under the same path."),
    )


def _no_room(part: Path, missing: int) -> ModelError:
    return ModelError(
        _("There is no room on the disk: %(size)s are missing.", size=size_in_words(missing)),
        place=str(part.parent),
        advice=_("Make room, or set BYLINE_DATA to a folder on another disk; what came is kept."),
    )
