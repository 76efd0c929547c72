"""The libraries that lie in one folder, looked at from outside: none is opened, migrated or made by it."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from filelock import FileLock, Timeout

from index.catalog import Keeper, mend
from index.errors import LibraryBusyError, LibraryError
from index.i18n import _
from index.types import LibrarySummary

CATALOG = "catalog.sqlite"
LEAST_ROOM = 2**20
"""Bytes without which a library is only read."""


def libraries_in(folder: Path) -> tuple[LibrarySummary, ...]:
    """Return the libraries in ``folder``, by name. One that cannot be read has no number of documents."""
    inner = (each for each in folder.iterdir() if is_library(each)) if folder.is_dir() else ()
    return tuple(_summary(each / CATALOG) for each in sorted(inner, key=lambda each: each.name.casefold()))


def is_library(folder: Path) -> bool:
    """Whether a library is in ``folder``: its catalog, or the mark that documents were in one."""
    return (folder / CATALOG).is_file() or Keeper(folder / CATALOG).held


def has_room(folder: Path) -> bool:
    """Whether a library in ``folder`` can be written, as far as permissions and space tell."""
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > LEAST_ROOM


def put_together(folder: Path) -> str:
    """Make a damaged catalog whole from what can be read of it and from its daily copy. Return what was done.

    Documents that lack passages after it get them from :meth:`index.library.Library.check`.

    Raises:
        LibraryBusyError: another process is writing to the library.
        LibraryError: it cannot be written.
    """
    try:
        with FileLock(folder / "writer.lock").acquire(timeout=0):
            done = mend(folder / CATALOG)
    except Timeout as error:
        raise LibraryBusyError(
            _("Another process is writing to this library."), place=str(folder), advice=_("Stop it, then try again.")
        ) from error
    kept = _("The damaged file is kept as %(file)s.", file=done.kept.name) if done.kept else ""
    told = _(
        "The catalog was put together: %(read)s documents could be read, %(copied)s came from the daily copy.",
        read=done.read,
        copied=done.copied,
    )
    return f"{told} {kept}".strip()


def discard(folder: Path) -> None:
    """Delete the folder of a library that nobody has open, its catalog last: without it, it is none any more.

    Raises:
        LibraryError: something in it cannot be deleted.
    """
    try:
        for each in sorted(folder.iterdir(), key=lambda each: each.name.startswith("catalog.sqlite")):
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        folder.rmdir()
    except OSError as error:
        raise LibraryError(
            _("The library could not be removed (%(reason)s).", reason=error.strerror),
            place=error.filename or str(folder),
            advice=_("Check the folder's permissions, then remove it again."),
        ) from error


def _summary(catalog: Path) -> LibrarySummary:
    name = catalog.parent.name
    try:
        # "rw" makes no file, and unlike "ro" leaves none of its own beside this one.
        with closing(sqlite3.connect(f"{catalog.resolve().as_uri()}?mode=rw", uri=True)) as database:
            documents, changed = database.execute("SELECT count(*), max(added) FROM documents").fetchone()
            if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'versions'").fetchone():
                [replaced] = database.execute("SELECT max(replaced) FROM versions").fetchone()
                changed = max(filter(None, (changed, replaced)), default=None)
    except sqlite3.Error:
        return LibrarySummary(name, None, None)
    return LibrarySummary(name, documents, changed)
