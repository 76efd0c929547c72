"""A library as one file: its catalog, vectors with it, and the files that were uploaded, with checksums of all."""

import hashlib
import json
import re
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from index.catalog import LATEST, Catalog
from index.errors import LibraryError, WrongUseError
from index.i18n import _
from index.library.ready_made import move_places

FORMAT = 1
OWN = "library:"
"""What stands in an archive in place of the library's folder."""

_MANIFEST, _CATALOG = "manifest.json", "catalog.sqlite"
_ORIGINAL = re.compile(r"originals/[0-9a-f]{12}/[^/\\\0]{1,120}")
_LARGEST_MANIFEST = 64 * 2**20
_ROOM = 64 * 2**20
_PIECE = 2**20


_BROKEN = (zipfile.BadZipFile, zlib.error, sqlite3.Error, OSError, EOFError, ValueError, RuntimeError, OverflowError)
"""What reading a damaged archive raises."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds: the library's ``name``, its ``schema``, its numbers, and each file's size and SHA-256."""

    format: int
    name: str
    schema: int
    created: str
    documents: int
    passages: int
    files: Mapping[str, tuple[int, str]]


def export(catalog: Catalog, folder: Path, target: Path) -> Manifest:
    """Write a library to ``target``. The caller holds its writer.

    Raises:
        WrongUseError: something is there already.
        LibraryError: it cannot be written.
    """
    if target.exists():
        raise WrongUseError(_("There is something there already."), place=str(target), advice=_("Name another file."))
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        with TemporaryDirectory(dir=folder, prefix=".exporting-") as scratch:
            copy = Path(scratch) / _CATALOG
            catalog.database.copy_to(copy)
            with closing(sqlite3.connect(copy, isolation_level=None)) as database:
                database.execute("DELETE FROM meta WHERE key IN ('vectors', 'scrub')")
                move_places(database, f"{folder}/", OWN)
            originals = sorted(file for file in (folder / "originals").glob("*/*") if file.is_file())
            files = {_CATALOG: copy} | {file.relative_to(folder).as_posix(): file for file in originals}
            manifest = Manifest(
                format=FORMAT,
                name=folder.name,
                schema=catalog.database.version(),
                created=datetime.now(UTC).isoformat(timespec="seconds"),
                documents=len(catalog.summaries()),
                passages=catalog.passages.count(),
                files={name: _told(file) for name, file in files.items()},
            )
            with zipfile.ZipFile(unfinished, "x", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
                archive.writestr(_MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
                for name, file in files.items():
                    archive.write(file, name)
            unfinished.chmod(0o600)
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise LibraryError(
            _("The library could not be written to a file (%(reason)s).", reason=error),
            place=str(target),
            advice=_("Free some disk space or check the folder's permissions, then run it again."),
        ) from error
    return manifest


def import_(file: Path, data: Path, name: str | None, may_be_called: Callable[[str], bool]) -> Manifest:
    """Make a library in the folder ``data`` of an archive: all of it, or nothing. Return what is in it.

    It is called as it was, or ``name``; ``may_be_called`` says whether a library may. Files and folders that it was
    filled from are looked at no more; web addresses are.

    Raises:
        WrongUseError: there is a library of this name.
        LibraryError: the archive is damaged, is none, or was made by a newer Byline; or there is no room for it.
    """
    with _opened(file) as archive:
        manifest = _manifest(archive, file)
        if not may_be_called(name or manifest.name):
            raise _refused(file, _("a library cannot have its name"))
        folder = data / (name or manifest.name)
        if folder.exists():
            raise WrongUseError(
                _("There is a library of this name already."), place=folder.name, advice=_("Give it another name.")
            )
        data.mkdir(0o700, parents=True, exist_ok=True)
        if shutil.disk_usage(data).free < sum(size for size, _digest in manifest.files.values()) + _ROOM:
            raise LibraryError(
                _("The disk has no room for this library."), place=str(data), advice=_("Free some space and try again.")
            )
        with TemporaryDirectory(dir=data, prefix=".importing-") as scratch:
            made = Path(scratch) / "library"
            made.mkdir(0o700)
            for inside, (size, digest) in manifest.files.items():
                _extract(archive, inside, made / inside, size, digest, file)
            _adopt(made / _CATALOG, folder, file)
            made.replace(folder)
    return manifest


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except _BROKEN as error:
        raise _refused(file, error) from error


def _refused(file: Path, reason: object) -> LibraryError:
    return LibraryError(
        _("This is no whole library (%(reason)s); nothing was changed.", reason=reason),
        place=str(file),
        advice=_("Export it again, or copy the file again from where it came from."),
    )


def _manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    """Return the manifest, once it agrees with what the archive says that it holds."""
    try:
        with archive.open(_MANIFEST) as stream:
            said = json.loads(stream.read(_LARGEST_MANIFEST))
        files = {str(name): (int(size), str(digest)) for name, (size, digest) in said["files"].items()}
        manifest = Manifest(**{**said, "files": files})
        numbers = (manifest.format, manifest.schema, *(size for size, _digest in files.values()))
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise _refused(file, _("it has no manifest")) from error
    if not all(isinstance(each, int) and each >= 0 for each in numbers) or not isinstance(manifest.name, str):
        raise _refused(file, _("it has no manifest"))
    if manifest.format > FORMAT or manifest.schema > LATEST:
        raise LibraryError(
            _("This library was written by a newer version of Byline; nothing was changed."),
            place=str(file),
            advice=_("Update Byline, or open another library."),
        )
    held = [each.filename for each in archive.infolist()]
    if sorted(held) != sorted((_MANIFEST, *files)) or _CATALOG not in files:
        raise _refused(file, _("its files are not those of its manifest"))
    if not all(name == _CATALOG or _is_original(name) for name in files):
        raise _refused(file, _("it has files that a library does not have"))
    return manifest


def _is_original(name: str) -> bool:
    return bool(_ORIGINAL.fullmatch(name)) and name.rsplit("/", 1)[1].strip(". ") != ""


def _extract(archive: zipfile.ZipFile, name: str, target: Path, size: int, digest: str, file: Path) -> None:
    """Write one file, no more of it than its manifest says, and compare it with that."""
    target.parent.mkdir(0o700, parents=True, exist_ok=True)
    found, left = hashlib.sha256(), size
    with archive.open(name) as source, target.open("xb") as out:
        while piece := source.read(min(_PIECE, left + 1)):
            left -= len(piece)
            if left < 0:
                break
            found.update(piece)
            out.write(piece)
    if left or found.hexdigest() != digest:
        raise _refused(file, _("%(name)s is not as it was written", name=name))


def _adopt(catalog: Path, folder: Path, file: Path) -> None:
    """Have a catalog that came from elsewhere name its places as here, once nothing in it can do harm."""
    with closing(sqlite3.connect(catalog, isolation_level=None)) as database:
        database.execute("PRAGMA trusted_schema = OFF")
        odd = database.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')"
            " OR (sql LIKE 'CREATE VIRTUAL%' AND name <> 'words')"
        ).fetchone()
        if odd:
            raise _refused(file, _("its catalog holds more than a catalog does"))
        found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise _refused(file, found)
        database.execute("DELETE FROM roots WHERE place NOT LIKE 'http%://%'")
        database.execute("INSERT OR REPLACE INTO meta VALUES ('imported', '1')")
        move_places(database, OWN, f"{folder}/")


def _told(file: Path) -> tuple[int, str]:
    with file.open("rb") as stream:
        return file.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest()
