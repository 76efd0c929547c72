"""Opens a DOCX in whichever of its forms: Strict Open XML, with macros, a template, its parts under other names."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document

from index.loading.parsers.archive import transitional

_TYPES = "[Content_Types].xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ALSO = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)


def open_document(data: bytes) -> Document:
    """Return the document.

    What Strict Open XML and templates call otherwise is renamed first: python-docx opens only the usual form.

    Raises whatever python-docx, zipfile and lxml raise for what is damaged.
    """
    with ZipFile(io.BytesIO(data)) as archive:
        types = archive.read(_TYPES)
        if any(each in types for each in _ALSO):
            data = _renamed(archive)
    return docx.Document(io.BytesIO(transitional(data)))


def _renamed(archive: ZipFile) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as renamed:
        for name in archive.namelist():
            member = archive.read(name)
            if name == _TYPES:
                for each in _ALSO:
                    member = member.replace(each, _MAIN)
            renamed.writestr(name, member)
    return out.getvalue()
