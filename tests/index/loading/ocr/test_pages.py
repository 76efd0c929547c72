"""What is a picture of a page, and what it looks like."""

import io

import pypdfium2
import pytest
from PIL import Image

from index.errors import LoadError
from index.loading import limits
from index.loading.ocr import frame, frame_count, is_scan, picture_of
from tests.index.loading.makers import pdf
from tests.index.loading.pages import saved, sheet


def test_a_tiff_has_pages_and_each_is_a_picture():
    data = saved(sheet(["One"]), sheet(["Two"], (300, 500)), kind="TIFF")
    assert frame_count(data) == 2
    assert frame(data, 2).size == (300, 500)


def test_what_shows_through_a_picture_is_paper_and_many_greys_are_as_many_as_can_be_seen():
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    assert frame(saved(clear), 1).getpixel((5, 5)) == (255, 255, 255)
    deep = Image.new("I;16", (40, 40), 1000)
    deep.putpixel((5, 5), 60_000)
    assert frame(saved(deep), 1).getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_stands_upright_as_the_camera_noted_it():
    exif = Image.Exif()
    exif[0x0112] = 6
    packed = io.BytesIO()
    sheet().save(packed, "JPEG", exif=exif)
    assert frame(packed.getvalue(), 1).size == (240, 700)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_a_picture_that_breaks_off_is_said_to_be_damaged(kind):
    data = saved(sheet(), kind=kind)
    with pytest.raises(LoadError, match="damaged"):
        frame(data[: len(data) // 2], 1)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(limits, "PICTURE_PIXELS", 10_000)
    with pytest.raises(LoadError, match="million pixels"):
        frame(saved(sheet()), 1)


def scans(data: bytes, characters: int) -> list[bool]:
    with pypdfium2.PdfDocument(data) as document:
        return [is_scan(page, characters) for page in document]


def test_a_page_without_text_is_a_scan_unless_it_is_blank_and_so_is_one_that_was_stamped():
    data = saved(sheet(), Image.new("RGB", (700, 240), "white"), kind="PDF")
    assert scans(data, 0) == [True, False]
    assert scans(data, 12) == [True, True]
    assert scans(data, 2000) == [False, False]
    assert scans(pdf(["Chapter One"]), 10) == [False]


def test_a_page_is_drawn_to_be_looked_at_and_one_that_is_not_there_is_not():
    for data in (saved(sheet(), kind="PDF"), saved(sheet())):
        drawn = Image.open(io.BytesIO(picture_of(data, 1, 350)))
        assert (drawn.format, drawn.size) == ("JPEG", (350, 120))
        with pytest.raises(LoadError):
            picture_of(data, 2, 350)
