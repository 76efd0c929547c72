"""A PDF's pages as PDFium gives them: their words, and where each begins and ends."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from index.errors import LoadError
from index.i18n import _, figure
from index.loading import limits
from index.loading.parsers.pdf.sight import SMALLEST, seen
from index.loading.parsers.pdf.words import Letters, Word

_FLATTENED = 1


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its words that can be seen, and where it begins and ends, from below, in their frame."""

    words: tuple[Word, ...]
    bottom: float
    top: float


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF.

    Raises:
        LoadError: it needs a password, is damaged, or has too many pages.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise LoadError(
                _("The PDF needs a password."), advice=_("Save a copy without one and add that.")
            ) from error
        raise LoadError(
            _("The PDF is damaged: %(reason)s", reason=error), advice=_("Download or save it again.")
        ) from error
    try:
        if len(document) > limits.PDF_PAGES:
            raise LoadError(
                _("The PDF has more than %(pdf_pages)s pages.", pdf_pages=figure(limits.PDF_PAGES)),
                advice=_("Split it."),
            )
        document.init_forms()
        yield document
    finally:
        document.close()


def pages_of(document: pdfium.PdfDocument) -> Iterator[Page]:
    """Yield the pages of a document; what is filled into forms, and notes that are drawn, are part of them.

    Raises:
        LoadError: a page can't be loaded.
    """
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError as error:
            raise LoadError(
                _("The PDF is damaged: %(reason)s", reason=f"page {number + 1}"), advice=_("Download or save it again.")
            ) from error
        notes = raw.FPDFPage_CountObjects(page)
        if raw.FPDFPage_GetAnnotCount(page) and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == _FLATTENED:
            page.close()
            page = document[number]
        words = [word for word in Letters(page).words() if word.size >= SMALLEST]
        shown = seen(page, words, notes)
        yield Page(tuple(shown), *_ends(page, shown))
        page.close()


def _ends(page: pdfium.PdfPage, words: Sequence[Word]) -> tuple[float, float]:
    """Return where a page begins and ends from below, as most of its words are turned."""
    left, bottom, right, top = page.get_bbox()
    turns = Counter(word.turn for word in words).most_common(1)
    turn = turns[0][0] if turns else 0
    return {90: (-right, -left), 180: (-top, -bottom), 270: (left, right)}.get(turn, (bottom, top))
