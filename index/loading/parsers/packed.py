"""Zip archives of documents: each member a file of its own."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import PurePosixPath

from index.errors import LoadError
from index.i18n import N_, _, figure
from index.loading import limits
from index.loading.kinds import UnsupportedError
from index.loading.parts import Part, place_within
from index.loading.recordings import recordings_among
from index.loading.sources import is_ignored, no_prose
from index.types import Failure

_UNPACK = N_("Unpack it and add its folder.")
_DEEPEST = 1
"""How many archives an archive may lie in."""

_PIECE = 1 << 16
_UTF_8 = 0x800


def parts_of(data: bytes, origin: str) -> Iterator[Part | Failure]:
    """Yield the files in an archive by their names, as a folder of them would be read: hidden ones are left out.

    What can't be unpacked is a failure; what is not made of text by its name is one that is skipped.

    Raises:
        LoadError: the archive is damaged, needs a password, has too many members, unpacks to too much, or lies in an
            archive that lies in another.
    """
    if origin.count("#file=") > _DEEPEST:
        raise UnsupportedError(_("This is an archive in an archive in another."), advice=_(_UNPACK))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            _check(members)
            names = {_name(member): member for member in members}
            room = limits.ARCHIVE_BYTES
            for name in sorted(_shown(names)):
                place = place_within(origin, name)
                if what := no_prose(name):
                    yield Failure(place, what, _(_UNPACK), skipped=True)
                    continue
                try:
                    unpacked = _unpacked(archive, names[name], room)
                except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
                    yield Failure(place, _("It can't be unpacked: %(reason)s.", reason=error), _("Pack it again."))
                    continue
                room -= len(unpacked)
                yield Part(place, unpacked)
    except NotImplementedError as error:
        raise LoadError(_("The archive is packed in an unusual way."), advice=_(_UNPACK)) from error
    except zipfile.BadZipFile as error:
        raise LoadError(
            _("The archive is damaged: %(reason)s.", reason=error), advice=_("Download or pack it again.")
        ) from error


def _check(members: Sequence[zipfile.ZipInfo]) -> None:
    if len(members) > limits.ARCHIVE_MEMBERS:
        raise LoadError(
            _("The archive has more than %(members)s files.", members=figure(limits.ARCHIVE_MEMBERS)),
            advice=_(_UNPACK),
        )
    if any(member.flag_bits & 1 for member in members):
        raise LoadError(_("The archive needs a password."), advice=_(_UNPACK))


def _name(member: zipfile.ZipInfo) -> str:
    """Return a member's name as one of its folders and its own, whatever program wrote it."""
    name = member.filename
    if not member.flag_bits & _UTF_8 and not name.isascii():
        with suppress(UnicodeError):
            # Many programs write UTF-8 without saying so, which is read as the character set of DOS.
            name = name.encode("cp437").decode("utf-8")
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in {"", ".", ".."}) or "file"


def _shown(names: Sequence[str] | dict[str, zipfile.ZipInfo]) -> Iterator[str]:
    """Yield the names that somebody means who adds the archive."""
    below: dict[str, set[str]] = {}
    for name in names:
        path = PurePosixPath(name)
        for part in (path, *path.parents):
            below.setdefault(str(part.parent), set()).add(part.name)
    played = {folder: recordings_among(sorted(inside)) for folder, inside in below.items()}
    for name in names:
        path = PurePosixPath(name)
        steps = [part for part in (path, *path.parents) if part.name]
        hidden = any(is_ignored(part.name, below[str(part.parent)]) for part in steps)
        if not hidden and path.name not in played[str(path.parent)]:
            yield name


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> bytes:
    """Return a member's bytes, of which there are never more than there is room for, whatever its header says."""
    most = min(room, limits.MEBIBYTE + limits.ARCHIVE_RATIO * member.compress_size, limits.FILE_BYTES)
    pieces: list[bytes] = []
    size = 0
    with archive.open(member) as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > most:
                raise LoadError(_("The archive unpacks to far more than documents hold."), advice=_(_UNPACK))
            pieces.append(piece)
    return b"".join(pieces)
