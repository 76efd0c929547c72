"""The files that were uploaded or pasted into a library: kept beside its catalog, and gone with their documents."""

import shutil
import uuid
from collections.abc import Collection
from pathlib import Path

from index.errors import LibraryError
from index.i18n import _

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
        try:
            target.parent.mkdir(parents=True)
            if isinstance(content, bytes):
                target.write_bytes(content)
            else:
                shutil.copyfile(content, target)
        except OSError as error:
            shutil.rmtree(target.parent, ignore_errors=True)  # what is half written is of no use
            raise LibraryError(
                _("The file could not be copied into the library (%(reason)s).", reason=error.strerror),
                place=name,
                advice=_("Free some disk space or check the folder's permissions, then add it again."),
            ) from error
        return target

    def keep_only(self, places: Collection[str]) -> None:
        """Delete every file that is not one of ``places``."""
        for file in self._folder.glob("*/*"):
            if str(file) not in places:
                shutil.rmtree(file.parent)


def safe_name(name: str) -> str:
    """Return the last part of ``name`` in letters, digits, spaces and ``._-``, at most 100 characters, never empty."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(char if char.isalnum() or char in " ._-" else "_" for char in last).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    if len(kept) > _LONGEST_NAME and dot and len(suffix) < 10:
        kept = f"{stem[: _LONGEST_NAME - len(suffix) - 1]}.{suffix}"
    return kept[:_LONGEST_NAME] or "document"
