"""PDF documents."""

import io
import math
import re
from collections.abc import Sequence
from dataclasses import replace

import pypdf
from pypdf.errors import FileNotDecryptedError, LimitReachedError, PdfReadError

from index.errors import LoadError
from index.i18n import _, figure
from index.loading import limits
from index.loading.article import clean_characters, iso_date, single_spaced
from index.loading.drafts import Draft
from index.loading.parsers.pdf.lines import Line, paragraphs_of
from index.loading.parsers.pdf.sight import SMALLEST, Sight, has_pictures
from index.types import Metadata

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_NO_TITLE = re.compile(r"untitled.*|document ?\d*|microsoft \w+ - .*|.*\.\w{2,5}|\S*", re.IGNORECASE)
_MADE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


def parse(data: bytes) -> Draft:
    """Return the paragraphs of a PDF with marks where its pages begin, and its properties.

    Raises:
        LoadError: it needs a password, is damaged, too long, or holds no text.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise LoadError(_("The PDF needs a password."), advice=_("Save a copy without one and add that."))
        if len(reader.pages) > limits.PDF_PAGES:
            raise LoadError(
                _("The PDF has more than %(pdf_pages)s pages.", pdf_pages=figure(limits.PDF_PAGES)),
                advice=_("Split it."),
            )
        pages = [_lines_of(page) for page in reader.pages]
    except LimitReachedError as error:
        raise LoadError(
            _("The PDF unpacks to more than can be read: %(reason)s", reason=error), advice=_("Print it to a new PDF.")
        ) from error
    except FileNotDecryptedError as error:
        raise LoadError(_("The PDF needs a password."), advice=_("Save a copy without one and add that.")) from error
    except PdfReadError as error:
        raise LoadError(
            _("The PDF is damaged: %(reason)s", reason=error), advice=_("Download or save it again.")
        ) from error
    empty = [number for number, page in enumerate(pages, 1) if not page]
    if len(empty) == len(pages):
        raise LoadError(
            _("No text was found in the PDF: its pages are pictures, or empty."),
            advice=_("It needs OCR: run it through a program for text recognition and add the result."),
        )
    warnings = (
        (_("No text was found on page %(pages)s; pictures need OCR.", pages=", ".join(map(str, empty))),)
        if empty
        else ()
    )
    return Draft(tuple(paragraphs_of(pages)), _metadata(reader), warnings, _made(reader))


def _lines_of(page: pypdf.PageObject) -> list[Line]:
    """Return the lines of a page that can be seen, in the order in which they are written."""
    lines: list[Line] = []
    begins = True

    def add(text: str, user: Sequence[float], letter: Sequence[float], _font: object, size: float) -> None:
        nonlocal begins
        # Where the text's own coordinates lie on the page; a line's first words say where it begins.
        x = letter[4] * user[0] + letter[5] * user[2] + user[4]
        y = letter[4] * user[1] + letter[5] * user[3] + user[5]
        scale = math.hypot(letter[2], letter[3]) * math.hypot(user[2], user[3])
        for number, piece in enumerate(text.split("\n")):
            begins = begins or number > 0
            if not piece.strip():
                continue
            if begins:
                lines.append(Line(piece, x, y, size * scale))
            else:
                # The mark of an item and a first letter may have another size than their line.
                wider = len(piece) > len(lines[-1].text)
                lines[-1] = replace(
                    lines[-1], text=lines[-1].text + piece, size=size * scale if wider else lines[-1].size
                )
            begins = False

    page.extract_text(visitor_text=add, visitor_operand_before=Sight(has_pictures(page)).before)
    seen = (replace(line, text=_readable(line.text)) for line in lines if line.size >= SMALLEST)
    return [line for line in seen if line.text]


def _readable(text: str) -> str:
    # A soft hyphen at the end of a line is one that was needed there.
    text = re.sub("\xad\\s*$", "-", text).translate(_LIGATURES)
    return single_spaced(clean_characters(text))


def _metadata(reader: pypdf.PdfReader) -> Metadata:
    title, author = (_property(reader, name) for name in ("/Title", "/Author"))
    return Metadata(title=None if not title or _NO_TITLE.fullmatch(title) else title, author=author)


def _made(reader: pypdf.PdfReader) -> str | None:
    found = _MADE.match(_property(reader, "/CreationDate") or "")
    return iso_date("-".join(found.groups())) if found else None


def _property(reader: pypdf.PdfReader, name: str) -> str | None:
    value = reader.metadata.get(name) if reader.metadata else None
    return single_spaced(clean_characters(str(value)))[:500] or None if value is not None else None
