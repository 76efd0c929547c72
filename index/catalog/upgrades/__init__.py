"""Makes a catalog that an older version wrote what this one works with: a file for each version."""

from collections.abc import Callable
from functools import partial
from importlib.resources import files

from filelock import BaseFileLock, Timeout

from index.catalog.database import Database
from index.catalog.faults import opened
from index.catalog.upgrades import version_4, version_5, version_6, version_7, version_10
from index.errors import LibraryBusyError, LibraryError
from index.i18n import _

WAIT = 120.0
"""Seconds that another process, which writes or brings the library up to date itself, is waited for."""


def bring_up_to_date(database: Database, writer: BaseFileLock) -> None:
    """Take each step that a catalog lacks, all of them or none, under the library's writer lock.

    A copy is kept of what it was. Nothing is locked or written where it lacks no step.

    Raises:
        LibraryError: it cannot be changed; nothing was.
        LibraryBusyError: it lacks a step, and another process has been writing for :data:`WAIT` seconds.
    """
    if database.version() == len(_STEPS):
        return
    try:
        with writer.acquire(timeout=WAIT), opened(database.file):
            _upgrade(database)
    except Timeout as error:
        raise LibraryBusyError(
            _("An older version of Byline wrote this library, and another process keeps it from being upgraded."),
            place=str(database.file),
            advice=_("Wait until that process is done, or stop it, and run this again."),
        ) from error


def refuse_newer(database: Database) -> None:
    """Leave a catalog alone that a newer version wrote.

    Raises:
        LibraryError: a newer Byline did.
    """
    if database.version() > len(_STEPS):
        raise LibraryError(
            _("This library was written by a newer version of Byline; nothing was changed."),
            place=str(database.file),
            advice=_("Update Byline, or open another library."),
        )


def _upgrade(database: Database) -> None:
    version = database.version()  # asked again: another process may have been first
    if 0 < version < len(_STEPS):
        database.keep_copy(version)
    with database.transaction():
        for step in _STEPS[version:]:
            step(database)
        database.write(f"PRAGMA user_version = {len(_STEPS)}")


def _run(script: str, database: Database) -> None:
    for statement in files("index.catalog.upgrades").joinpath(script).read_text("utf-8").split(";\n"):
        database.write(statement)


_STEPS: tuple[Callable[[Database], None], ...] = (
    partial(_run, "version_1.sql"),
    partial(_run, "version_2.sql"),
    partial(_run, "version_3.sql"),
    version_4.fill,
    version_5.fill,
    version_6.add,
    version_7.add,
    partial(_run, "version_8.sql"),
    partial(_run, "version_9.sql"),
    version_10.fill,
    partial(_run, "version_11.sql"),
)
"""What makes a catalog of each version, from what the version before it was."""

LATEST = len(_STEPS)
"""The version that this Byline writes."""
