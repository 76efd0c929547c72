"""The files that were uploaded or pasted into a library: kept beside its catalog, and gone with their documents."""

import shutil
import uuid
from collections.abc import Collection, Sequence
from pathlib import Path, PurePath

from index.errors import LibraryError
from index.i18n import _
from index.loading import recordings_among

_LONGEST_NAME = 100


class Originals:
    """A folder with one folder a file, so that two files of one name do not meet."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; it is made with the first file."""
        self._folder = folder

    def keep(self, content: bytes | Path, name: str) -> Path:
        """Copy a file, or write its bytes, under a name made safe. Return where it lies.

        Raises:
            LibraryError: it cannot be written.
        """
        target = self._folder / uuid.uuid4().hex[:12] / safe_name(name)
        _copy(content, target, name)
        return target

    def keep_all(self, files: Sequence[tuple[Path, str]]) -> dict[str, str]:
        """Copy files, and return where each lies, with the name that a person knows it by.

        A recording that comes with its transcript is kept beside it, under its name, and not returned.

        Raises:
            LibraryError: one cannot be written.
        """
        recordings = recordings_among([name for _path, name in files])
        by_name: dict[str, Path] = {}
        kept: dict[str, str] = {}
        for path, name in files:
            if name not in recordings:
                by_name[name] = self.keep(path, name)
                kept[str(by_name[name])] = name
        for path, name in files:
            if name in recordings:
                transcript = by_name[recordings[name]]
                _copy(path, transcript.with_name(f"{transcript.stem}{PurePath(name).suffix.lower()}"), name)
        return kept

    def keep_only(self, places: Collection[str]) -> None:
        """Delete every file that is not one of ``places`` and lies beside none."""
        for folder in self._folder.glob("*"):
            if not any(str(file) in places for file in folder.glob("*")):
                shutil.rmtree(folder)


def _copy(content: bytes | Path, target: Path, name: str) -> None:
    made = not target.parent.exists()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            shutil.copyfile(content, target)
    except OSError as error:
        # What is half written is of no use.
        target.unlink(missing_ok=True)
        if made:
            shutil.rmtree(target.parent, ignore_errors=True)
        raise LibraryError(
            _("The file could not be copied into the library (%(reason)s).", reason=error.strerror),
            place=name,
            advice=_("Free some disk space or check the folder's permissions, then add it again."),
        ) from error


def safe_name(name: str) -> str:
    """Return the last part of ``name`` in letters, digits, spaces and ``._-``, at most 100 characters, never empty."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(char if char.isalnum() or char in " ._-" else "_" for char in last).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    if len(kept) > _LONGEST_NAME and dot and len(suffix) < 10:
        kept = f"{stem[: _LONGEST_NAME - len(suffix) - 1]}.{suffix}"
    return kept[:_LONGEST_NAME] or "document"
