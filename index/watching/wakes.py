"""When `byline watch` looks again: at files once they have changed and are whole, at the web every so often."""

import os
import stat
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from watchfiles import Change, watch

from index.errors import BylineError
from index.i18n import _

Wake = Literal["disk", "web"]
"""What to look at again: files and folders, or everything."""

Wait = Callable[[float], object]

_LOOK_MS = 1_000
_SETTLE = 1.0
_PATIENCE = 60

_FOLDER = ("st_dev", "st_ino")
_FILE = (*_FOLDER, "st_size", "st_mtime_ns")

Look = dict[str, tuple[int, ...] | None]


def wakes(
    places: Callable[[], Sequence[str]],
    *,
    beside: Path,
    every: float,
    stop: threading.Event,
    now: Callable[[], float] = time.monotonic,
) -> Iterator[Wake]:
    """Yield what to look at again, at the start and then whenever it is time, until ``stop`` is set.

    ``places`` are those that are remembered; a folder that vanishes, comes back or is new among them is noticed within
    a second or two. What happens ``beside``, in Byline's own folder, does not count. Every ``every`` seconds it is time
    for the web.

    Raises:
        BylineError: the system watches no more folders.
    """
    due, anew = now(), False
    while not stop.is_set():
        seen = look(places())
        folders = folders_in(seen)
        # The first look comes after the watching has begun, so that nothing falls between the two.
        for changed in _changes(list(folders), beside, stop):
            found = look(places())
            if folders_in(found) != folders:
                anew = True
                break
            edited = [place for place in found if found[place] != seen.get(place)]
            settle([*changed, *edited], stop.wait)
            if now() >= due:
                yield "web"
                due = now() + every
            elif changed or edited or anew:
                yield "disk"
            seen, anew = found, False


def look(places: Sequence[str]) -> Look:
    """Return what tells each file or folder from another of its name, or a file from one edited; ``None`` for none."""
    return {place: _stat(place) for place in places if "://" not in place}


def folders_in(found: Look) -> Look:
    """Return the folders of a look."""
    return {place: told for place, told in found.items() if told and len(told) == len(_FOLDER)}


def settle(paths: Sequence[str], wait: Wait) -> None:
    """Wait until files are not being written any more: they stay as they are for a second, or a minute is over."""
    before = look(paths)
    for _turn in range(_PATIENCE if paths else 0):
        if wait(_SETTLE) or (now := look(paths)) == before:
            return
        before = now


def counts(path: str, folders: Sequence[str], beside: Path) -> bool:
    """Whether a change at ``path`` is one of a document: not of hidden files, nor of Byline's own."""
    if Path(path).is_relative_to(beside):
        return False
    holding = next((folder for folder in folders if Path(path).is_relative_to(folder)), None)
    parts = Path(path).relative_to(holding).parts if holding else (Path(path).name,)
    return not any(part.startswith((".", "~$")) for part in parts)


def _stat(place: str) -> tuple[int, ...] | None:
    try:
        found = os.stat(place)  # noqa: PTH116
    except OSError:
        return None
    told = {name: int(getattr(found, name)) for name in _FILE}
    # A folder's own time changes with what is in it, which is watched anyway.
    return tuple(told[name] for name in (_FOLDER if stat.S_ISDIR(found.st_mode) else _FILE))


def _changes(folders: Sequence[str], beside: Path, stop: threading.Event) -> Iterator[list[str]]:
    """Yield the paths that have changed below ``folders``; about once a second, even if there are none."""
    if not folders:
        while not stop.wait(_LOOK_MS / 1000):
            yield []
        return

    def filter_(_change: Change, path: str) -> bool:
        return counts(path, folders, beside)

    try:
        for changes in watch(
            *folders,
            watch_filter=filter_,
            stop_event=stop,
            rust_timeout=_LOOK_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            ignore_permission_denied=True,
        ):
            yield sorted({path for _, path in changes})
    except FileNotFoundError:
        return  # It vanished between the look and the watch; the next look sees that.
    except OSError as error:
        raise BylineError(
            _("The folders cannot be watched: %(reason)s.", reason=error),
            place=", ".join(folders),
            advice=_("Raise the system's limit (fs.inotify.max_user_watches), or set WATCHFILES_FORCE_POLLING=1."),
        ) from error
