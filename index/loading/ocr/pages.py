"""Pictures of pages: the frames of a picture, and the pages of a PDF as they are printed."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageOps, UnidentifiedImageError
from pypdfium2 import raw

from index.errors import LoadError
from index.i18n import _, figure
from index.loading import limits

_DOTS = 200 / 72
"""Pixels a point at which a page of a PDF is drawn to be read: 200 dots an inch."""

_MOST = 2600
"""The longer side, in pixels, of what is read: a sheet of A4 at 220 dots an inch. More is shrunk to it."""

_GLANCE = 100
"""Pixels of the longer side by which a page is seen to be blank."""

_FAINT = 8
"""By how many of 256 greys a page may differ from itself and be blank."""

_STAMP = 80
"""A page with fewer characters than this over a picture is a scan that somebody stamped."""

_MOSTLY = 0.5
"""Of a scan the picture is at least this part of the page."""


def frame_count(data: bytes) -> int:
    """Return how many pages a picture has.

    Raises:
        LoadError: it is damaged, or has more pages than a document may have.
    """
    with _opened(data) as picture:
        count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
    if count > limits.PDF_PAGES:
        raise LoadError(
            _("The picture has more than %(pages)s pages.", pages=figure(limits.PDF_PAGES)), advice=_("Split it.")
        )
    return count


def frame(data: bytes, page: int, most: int = _MOST) -> Image.Image:
    """Return a page of a picture, from 1, in plain colours and the right way up as a camera noted it.

    ``most`` are the pixels of its longer side; a larger one is shrunk.

    Raises:
        LoadError: it is damaged or too large.
    """
    with _opened(data) as picture:
        picture.seek(page - 1)
        width, height = picture.size
        if width * height > limits.PICTURE_PIXELS:
            raise LoadError(
                _("The picture is larger than %(pixels)s million pixels.", pixels=limits.PICTURE_PIXELS // 1_000_000),
                advice=_("Save it smaller: 300 dots an inch are enough."),
            )
        picture.draft("RGB", (most, most))
        plain = _on_white(ImageOps.exif_transpose(picture))
    plain.thumbnail((most, most))
    return plain


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd tags, and sizes, which are looked at here
            with Image.open(io.BytesIO(data)) as picture:
                yield picture
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise LoadError(
            _("The picture is damaged and can't be opened."),
            advice=_("Open it in another program and save it again, or scan the page anew."),
        ) from error


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a picture in plain colours; what shows through it is white, as paper is."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    if picture.mode.startswith(("I", "F")):  # more than 256 greys
        greys = np.asarray(picture.convert("F"))
        low, high = float(greys.min()), float(greys.max())
        return Image.fromarray(((greys - low) * (255 / max(high - low, 1.0))).astype(np.uint8)).convert("RGB")
    return picture.convert("RGB")


def drawn(page: pdfium.PdfPage, most: int = _MOST) -> Image.Image:
    """Return a page of a PDF as it is printed; ``most`` are the pixels of its longer side."""
    scale = min(_DOTS, most / max(*page.get_size(), 1.0))
    picture: Image.Image = page.render(scale=scale).to_pil()
    return picture.convert("RGB")


def is_scan(page: pdfium.PdfPage, characters: int) -> bool:
    """Whether a page of a PDF, of whose text so many characters can be read, is the picture of one."""
    if not characters:
        return bool(np.ptp(np.asarray(drawn(page, _GLANCE).convert("L"))) >= _FAINT)
    return characters < _STAMP and _pictured(page) > _MOSTLY


def _pictured(page: pdfium.PdfPage) -> float:
    """Return which part of a page its largest picture is."""
    width, height = page.get_size()
    parts: list[float] = [0.0]
    for each in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = each.get_bounds()
        parts.append((right - left) * (top - bottom))
    return float(max(parts) / max(width * height, 1.0))


def picture_of(data: bytes, page: int, most: int) -> bytes:
    """Return a page of a PDF or a picture, from 1, as a JPEG to be looked at.

    Raises:
        LoadError: it can't be opened, or has no such page.
    """
    try:
        if b"%PDF-" in data[:1024]:
            with pdfium.PdfDocument(data) as document:
                document.init_forms()
                picture = drawn(document[page - 1], most)
        else:
            picture = frame(data, page, most)
    except (pdfium.PdfiumError, IndexError) as error:
        raise LoadError(_("There is no picture of this page."), advice=_("Fetch the document again.")) from error
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=80)
    return packed.getvalue()
