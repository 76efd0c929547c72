"""Libraries that are built beforehand: a catalog whose places are told from the folder that its files will lie in."""

import sqlite3
from contextlib import closing
from pathlib import Path

from index.errors import LibraryError
from index.i18n import _
from index.text import SPLITTING

HERE = "files:"
"""What stands in place of the folder of its files in a catalog that is ready made."""

_PLACES = (
    ("roots", "place"),
    ("sources", "place"),
    ("locations", "origin"),
    ("locations", "source"),
)
"""Where a catalog names places."""


def make_ready(catalog: Path, files: Path, ready: Path) -> None:
    """Copy the catalog of a library that is closed to ``ready``, so that :func:`put_in_place` can use it elsewhere.

    ``files`` is the folder that its documents were read from.
    """
    ready.unlink(missing_ok=True)
    with closing(sqlite3.connect(catalog, isolation_level=None)) as database:
        database.execute("VACUUM INTO ?", (str(ready),))
    with closing(sqlite3.connect(ready, isolation_level=None)) as database:
        # The vectors in Chroma are made anew from those in the catalog, wherever it comes to lie.
        database.execute("DELETE FROM meta WHERE key = 'vectors'")
        move_places(database, str(files), HERE)
        database.execute("VACUUM")


def fits(ready: Path) -> bool:
    """Whether there is a catalog at ``ready`` whose passages are split as this version of Byline splits them."""
    if not ready.is_file():
        return False
    with closing(sqlite3.connect(f"{ready.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        row = database.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
    return bool(row) and str(row[0]).endswith(f" splitting {SPLITTING}")


def put_in_place(ready: Path, folder: Path, files: Path) -> None:
    """Make the library in ``folder``, which is not there yet, of a ready-made catalog; its files are in ``files``.

    Raises:
        LibraryError: the folder cannot be written.
    """
    unfinished = folder / "catalog.unfinished"
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
        unfinished.write_bytes(ready.read_bytes())
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as database:
            move_places(database, HERE, str(files))
        unfinished.replace(folder / "catalog.sqlite")
    except (OSError, sqlite3.Error) as error:
        raise LibraryError(
            _("The library's folder cannot be made (%(reason)s).", reason=error),
            place=str(folder),
            advice=_("Choose another with BYLINE_DATA, or change its permissions."),
        ) from error


def move_places(database: sqlite3.Connection, before: str, after: str) -> None:
    """Have a catalog name its places as lying in another folder: ``after`` where they begin with ``before``."""
    database.execute("BEGIN")
    for table, column in _PLACES:
        begins = f"substr({column}, 1, length(?1)) = ?1"
        database.execute(
            f"UPDATE {table} SET {column} = ?2 || substr({column}, length(?1) + 1) WHERE {begins}", (before, after)
        )
    database.execute("COMMIT")
