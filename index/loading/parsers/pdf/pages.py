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
from index.loading.parsers.pdf.drawn import Drawn, drawn_on
from index.loading.parsers.pdf.letters import Letters
from index.loading.parsers.pdf.rulings import rulings_of
from index.loading.parsers.pdf.sight import SMALLEST, meets, seen
from index.loading.parsers.pdf.unembedded import leaves_out, words_on
from index.loading.parsers.pdf.words import Box, Word, words_of

_FLATTENED = 1
_WRITTEN = frozenset((raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT))


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its words that can be seen, and where it begins and ends, from below, in their frame.

    ``rulings`` are the straight lines on it.
    """

    words: tuple[Word, ...]
    bottom: float
    top: float
    rulings: tuple[Box, ...] = ()


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


def pages_of(document: pdfium.PdfDocument, data: bytes) -> Iterator[Page]:
    """Yield the pages of a document that was opened of ``data``, with what is filled into forms and written upon them.

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
        if _has_notes(page) and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == _FLATTENED:
            page.close()
            page = document[number]
        drawn = list(drawn_on(page))
        shown = _words(page, data, number, drawn, notes)
        yield Page(tuple(shown), *_ends(page, shown), rulings_of(drawn))
        page.close()


def _words(page: pdfium.PdfPage, data: bytes, number: int, drawn: Sequence[Drawn], notes: int) -> list[Word]:
    letters = Letters(page)
    words = words_of(letters.glyphs())
    if leaves_out(drawn, letters.read):
        sheet = page.get_bbox()
        return [word for word in words_on(data, number) if word.size >= SMALLEST and meets(word.box, sheet)]
    return seen(page, drawn, [word for word in words if word.size >= SMALLEST], notes)


def _has_notes(page: pdfium.PdfPage) -> bool:
    """Whether words may be filled into a page or written upon it; takes off it what else is noted there."""
    kept = False
    for index in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        note = raw.FPDFPage_GetAnnot(page, index)
        written = raw.FPDFAnnot_GetSubtype(note) in _WRITTEN
        raw.FPDFPage_CloseAnnot(note)
        kept = kept or written
        if not written:
            raw.FPDFPage_RemoveAnnot(page, index)
    return kept


def _ends(page: pdfium.PdfPage, words: Sequence[Word]) -> tuple[float, float]:
    """Return where a page begins and ends from below, as most of its words are turned."""
    left, bottom, right, top = page.get_bbox()
    turns = Counter(word.turn for word in words).most_common(1)
    turn = turns[0][0] if turns else 0
    return {90: (-right, -left), 180: (-top, -bottom), 270: (left, right)}.get(turn, (bottom, top))
