"""The libraries that lie in one folder, looked at from outside: none is opened, migrated or made by it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from index.types import LibrarySummary


def libraries_in(folder: Path) -> tuple[LibrarySummary, ...]:
    """Return the libraries in ``folder``, by name. One that cannot be read has no number of documents."""
    catalogs = folder.glob("*/catalog.sqlite") if folder.is_dir() else ()
    return tuple(_summary(catalog) for catalog in sorted(catalogs, key=lambda file: file.parent.name.casefold()))


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
