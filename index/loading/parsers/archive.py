"""Checks a DOCX, which is a zip archive of XML files, before anything else reads it."""

import io
import zipfile
import zlib
from typing import IO
from xml.parsers import expat

from index.errors import LoadError
from index.loading import limits
from index.words import N_, _, figure

_AGAIN = N_("Open it in a word processor, save it as a new document and add that.")
_USUAL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PIECE = 1 << 16


def check_archive(data: bytes) -> None:
    """Refuse an archive that is damaged, too large, unpacks to too much, or declares entities.

    Every member is unpacked once, piece by piece, since its header may say less than what comes out.

    Raises:
        LoadError: the archive is refused.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > limits.ARCHIVE_MEMBERS:
                raise LoadError(
                    _(
                        "The DOCX has more than %(archive_members)s parts.",
                        archive_members=figure(limits.ARCHIVE_MEMBERS),
                    ),
                    advice=_(_AGAIN),
                )
            room = limits.ARCHIVE_BYTES
            for member in members:
                if member.flag_bits & 1:
                    raise LoadError(_("The DOCX needs a password."), advice=_("Save a copy without one and add that."))
                if member.compress_type not in _USUAL:
                    raise LoadError(_("The DOCX is packed in an unusual way."), advice=_(_AGAIN))
                room -= _check_size(archive, member, room)
                if member.filename.lower().endswith((".xml", ".rels")):
                    with archive.open(member) as file:
                        _check_prolog(file)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise LoadError(_("The DOCX is damaged: %(reason)s.", reason=error), advice=_(_AGAIN)) from error


def _check_size(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> int:
    """Return how many bytes ``member`` unpacks to."""
    size = 0
    with archive.open(member) as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > room or size > limits.MEBIBYTE + limits.ARCHIVE_RATIO * member.compress_size:
                raise LoadError(_("The DOCX unpacks to far more than a document holds."), advice=_(_AGAIN))
    return size


def _check_prolog(file: IO[bytes]) -> None:
    """Refuse XML with a document type, in which entities could be declared; no word processor writes one."""
    elements: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, _attributes: elements.append(name)
    try:
        while not elements and (piece := file.read(_PIECE)):
            parser.Parse(piece)
    except expat.ExpatError as error:
        raise LoadError(_("The DOCX is damaged: %(reason)s.", reason=error), advice=_(_AGAIN)) from error


def _refuse(*_given: object) -> None:
    raise LoadError(_("The DOCX declares entities, which can hide what it says."), advice=_(_AGAIN))
