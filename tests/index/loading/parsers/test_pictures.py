"""Words on pictures of pages are read, and where nothing can read them it is said."""

from importlib.util import find_spec

import pytest
from PIL import Image

from index.errors import LoadError
from index.loading import Fetched, Source, limits
from index.loading.ocr import reading
from index.loading.parsers import picture
from index.loading.process import Parsers
from index.types import Failure, Loaded
from tests.index.loading.makers import pdf
from tests.index.loading.pages import LINES, saved, sheet
from tests.index.loading.reading import read

TEXT = " ".join(LINES)
ocr = pytest.mark.skipif(find_spec("rapidocr") is None, reason="the extra “ocr” is not installed")


@pytest.fixture(scope="module")
def parsers():
    parsers = Parsers(most=1, seconds=lambda _: 600)
    yield parsers
    parsers.close()


def load(parsers: Parsers, data: bytes, told: list | None = None) -> Loaded | Failure:
    fetched = Fetched(Source("/scan", "/scan"), data, "")
    [item] = parsers.load(fetched, lambda *step: told.append(step) if told is not None else None)
    return item


@ocr
def test_a_page_that_is_askew_is_read_and_each_word_has_its_box(parsers):
    askew = sheet().rotate(3, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    loaded = load(parsers, saved(askew))
    assert loaded.text == TEXT
    words = {loaded.text[word.start : word.end]: word for word in loaded.reading.words}
    assert list(words) == TEXT.split()
    pier, first = words["pier."].box, words["The"].box
    assert first.left < 0.1 < pier.left < pier.right
    assert 0.1 < first.top < first.bottom < pier.bottom < 0.8
    assert all(word.sure > 0.5 for word in words.values())


@ocr
def test_a_page_that_lies_on_its_side_is_turned_and_its_boxes_are_where_it_lies(parsers):
    told: list[tuple[int, int]] = []
    loaded = load(parsers, saved(sheet().rotate(90, expand=True), kind="TIFF"), told)
    assert loaded.text == TEXT
    first, *_rest, last = loaded.reading.words
    assert first.box.bottom > 0.9  # the beginning of a line is at the foot, and lines go from left to right
    assert first.box.right < last.box.left
    assert told == [(1, 1)]


@ocr
def test_pages_of_a_pdf_that_are_pictures_are_read_among_the_others_within_a_bound(monkeypatch):
    monkeypatch.setattr(limits, "READ_PAGES", 1)
    loaded = read(saved(sheet(), Image.new("RGB", (700, 240), "white"), sheet(), kind="PDF"))
    assert loaded.text == TEXT
    assert loaded.page_starts == (0, len(TEXT), len(TEXT))
    assert {word.page for word in loaded.reading.words} == {1}
    assert loaded.reading.unread == (3,)
    assert "Page 3 is a picture" in loaded.warnings[0]
    assert "Split it" in loaded.warnings[0]


@ocr
def test_a_picture_without_words_is_passed_over(parsers):
    item = load(parsers, saved(Image.new("RGB", (300, 200), "green")))
    assert isinstance(item, Failure)
    assert item.skipped


@pytest.fixture
def unable(monkeypatch):
    """A machine on which nothing reads pictures."""
    for module in (reading, picture):
        monkeypatch.setattr(module, "reads_pictures", lambda: False)


@pytest.mark.usefixtures("unable")
def test_without_a_reader_a_page_that_is_a_picture_is_said_not_to_be_read():
    loaded = read(pdf([*LINES, "A page of words that stand there as such, and quite a few of them."], b"", image=True))
    assert loaded.reading.unread == ()  # the second page is blank
    data = saved(sheet(), kind="PDF")
    with pytest.raises(LoadError, match="pictures") as error:
        read(data)
    assert error.value.unread == 1
    assert "ocr" in error.value.advice


@pytest.mark.usefixtures("unable")
def test_without_a_reader_a_picture_is_refused_with_how_to_get_one_and_a_damaged_one_as_damaged():
    with pytest.raises(LoadError, match="This is a picture") as error:
        read(saved(sheet(), sheet(), kind="TIFF"))
    assert error.value.unread == 2
    assert "ocr" in error.value.advice
    data = saved(sheet(), kind="JPEG")
    with pytest.raises(LoadError, match="damaged"):
        read(b"\xff\xfe" + data[40:])
