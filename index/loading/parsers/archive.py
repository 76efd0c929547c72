"""Looks into a document that is a zip archive of XML files (DOCX, ODT, EPUB) before anything else reads it."""

import io
import re
import zipfile
import zlib
from typing import IO
from xml.parsers import expat

from index.errors import LoadError
from index.i18n import N_, _, figure
from index.loading import limits
from index.loading.doctype import LONGEST_ENTITY

_USUAL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PIECE = 1 << 16
_XML = (".xml", ".rels", ".rdf")
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_AGAIN = N_("Open it in a word processor, save it as a new document and add that.")


def check_archive(
    data: bytes,
    name: str = "DOCX",
    again: str = _AGAIN,
    *,
    xml: tuple[str, ...] = _XML,
    plain_entities: bool = False,
) -> None:
    """Refuse an archive that is damaged, too large, unpacks to too much, or declares entities in its ``xml`` members.

    Every member is unpacked once, piece by piece, since its header may say less than what comes out. ``name`` is what
    the format is called, ``again`` how somebody gets a file of it that is in order. ``plain_entities`` lets those pass
    that stand for a few characters and no other entity, for a parser that puts them in their place.

    Raises:
        LoadError: the archive is refused.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > limits.ARCHIVE_MEMBERS:
                raise LoadError(
                    _(
                        "The %(name)s has more than %(archive_members)s parts.",
                        name=name,
                        archive_members=figure(limits.ARCHIVE_MEMBERS),
                    ),
                    advice=_(again),
                )
            room = limits.ARCHIVE_BYTES
            for member in members:
                if member.flag_bits & 1:
                    raise LoadError(
                        _("The %(name)s needs a password.", name=name),
                        advice=_("Save a copy without one and add that."),
                    )
                if member.compress_type not in _USUAL:
                    raise LoadError(_("The %(name)s is packed in an unusual way.", name=name), advice=_(again))
                size = _size(archive, member, room)
                if size is None:
                    raise LoadError(
                        _("The %(name)s unpacks to far more than a document holds.", name=name), advice=_(again)
                    )
                room -= size
                if member.filename.lower().endswith(xml):
                    with archive.open(member) as file:
                        _check_prolog(file, name, again, plain_entities=plain_entities)
    except (zipfile.BadZipFile, zlib.error, EOFError, expat.ExpatError) as error:
        raise LoadError(_("The %(name)s is damaged: %(reason)s.", name=name, reason=error), advice=_(again)) from error


def _size(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> int | None:
    """Return how many bytes ``member`` unpacks to, ``None`` if these are too many."""
    size = 0
    with archive.open(member) as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > room or size > limits.MEBIBYTE + limits.ARCHIVE_RATIO * member.compress_size:
                return None
    return size


def _check_prolog(file: IO[bytes], name: str, again: str, *, plain_entities: bool) -> None:
    """Refuse XML with a document type, in which entities could be declared; no word processor writes one.

    With ``plain_entities`` only those are refused that stand for more than a few characters.
    """

    def refuse(*_given: object) -> None:
        raise LoadError(_("The %(name)s declares entities, which can hide what it says.", name=name), advice=_(again))

    def declared(_entity: str, parameter: bool, value: str | None, *_elsewhere: object) -> None:
        plain = value is not None and len(value) <= LONGEST_ENTITY and "&" not in value and "<" not in value
        if parameter or not plain:
            refuse()

    elements: list[str] = []
    parser = expat.ParserCreate()
    if plain_entities:
        parser.EntityDeclHandler = declared
    else:
        parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda element, _attributes: elements.append(element)
    while not elements and (piece := file.read(_PIECE)):
        parser.Parse(piece)


def transitional(data: bytes) -> bytes:
    """Return a DOCX, XLSX or PPTX with the usual names of Open XML in place of those of its Strict form.

    The libraries that read them know only those, and the forms differ in nothing else that is read here.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if not any(_STRICT in archive.read(name) for name in names if name.endswith(".rels")):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as renamed:
            for name in names:
                member = archive.read(name)
                named = _STRICT_NAME.sub(_TRANSITIONAL, member) if name.endswith((".xml", ".rels")) else member
                renamed.writestr(name, named)
    return out.getvalue()
