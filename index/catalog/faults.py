"""What SQLite's errors mean to a person: the file is damaged, the disk is full, or something else is in the way."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import CatalogDamagedError, LibraryError
from index.i18n import _

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_IN_THE_WAY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file is not what was written to it."""
    return _code(error) in _DAMAGED


def is_in_the_way(error: sqlite3.Error) -> bool:
    """Whether an error is none of the file's: the disk is full, a permission is lacking, another process holds it."""
    return _code(error) in _IN_THE_WAY


def damaged(file: Path, reason: object) -> CatalogDamagedError:
    """Return the error that says so of a catalog, and what to do."""
    return CatalogDamagedError(
        _("The library's catalog is damaged (%(reason)s).", reason=reason),
        place=str(file),
        advice=_(
            "Run `byline check --mend --library %(name)s`: it puts together what can be read and the daily copy, and "
            "keeps the damaged file.",
            name=file.parent.name,
        ),
    )


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """Say of SQLite's errors inside the block what they mean. Errors of the code itself pass as they are.

    Raises:
        CatalogDamagedError: the file is damaged.
        LibraryError: it cannot be read now.
    """
    try:
        yield
    except sqlite3.Error as error:
        if is_damage(error):
            raise damaged(file, error) from error
        if not is_in_the_way(error):
            raise
        raise LibraryError(
            _("The library cannot be read (%(reason)s).", reason=error),
            place=str(file),
            advice=_("Check the disk and the folder's permissions, then try again."),
        ) from error


@contextmanager
def opened(file: Path) -> Iterator[None]:
    """Say of an error inside the block that a catalog cannot be opened.

    Raises:
        CatalogDamagedError: the file is damaged.
        LibraryError: SQLite reports another error.
    """
    try:
        yield
    except sqlite3.Error as error:
        if is_damage(error):
            raise damaged(file, error) from error
        raise LibraryError(
            _("The library's catalog cannot be opened (%(reason)s).", reason=error),
            place=str(file),
            advice=_("Check that the folder can be written and has space, or restore the file from a copy."),
        ) from error


def unwritten(file: Path, reason: object) -> LibraryError:
    """Return the error that says that a library could not be written."""
    return LibraryError(
        _("The library could not be written (%(reason)s); what was stored before is unchanged.", reason=reason),
        place=str(file),
        advice=_("Free some disk space or check the folder's permissions, then run it again."),
    )


def _code(error: sqlite3.Error) -> int:
    # The lowest byte is the error, those above say more of it. Python's own errors have none.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
