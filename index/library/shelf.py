"""The libraries that lie in one folder, looked at from outside: none is opened, migrated or made by it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from index.errors import LibraryError
from index.i18n import _
from index.types import LibrarySummary


def libraries_in(folder: Path) -> tuple[LibrarySummary, ...]:
    """Return the libraries in ``folder``, by name. One that cannot be read has no number of documents."""
    catalogs = folder.glob("*/catalog.sqlite") if folder.is_dir() else ()
    return tuple(_summary(catalog) for catalog in sorted(catalogs, key=lambda file: file.parent.name.casefold()))


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
