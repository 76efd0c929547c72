"""What was read from pictures of pages: kept with its document, corrected by hand, and what was not read is said."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from index.errors import DocumentNotFoundError, LoadError, WrongUseError
from index.ingest import run
from index.library.library import Library
from index.types import EVERYTHING, Box, Loaded, Metadata, Reading, ReadWord
from tests.index.loading.pages import saved, sheet

FIRST, SECOND = "The harb0ur wall at Saltmere is sound.", "It was built in 1896 and will last."
TEXT = f"{FIRST}\n\n{SECOND}"


def as_read(place: str, text: str = TEXT, unread: tuple[int, ...] = ()) -> Loaded:
    """A picture of two pages as it comes from its parser, one word of it not sure."""
    words, end = [], 0
    for number, word in enumerate(text.split()):
        start = text.index(word, end)
        end = start + len(word)
        page = 1 if start < len(FIRST) else 2
        words.append(
            ReadWord(start, end, page, Box(number / 50, 0.1, (number + 1) / 50, 0.15), 0.5 + (number != 1) / 2)
        )
    starts = (0, text.index("It was"))
    return Loaded(place, "image/tiff", text, Metadata(), starts, reading=Reading(tuple(words), unread))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.tif"
    path.write_bytes(saved(sheet(["One"]), sheet(["Two"]), kind="TIFF"))
    return path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Have what is loaded come out like this, and say whether pictures can be read."""

    def reads(item: Callable[[str], Loaded], *, able: bool = True) -> None:
        def load(fetched, _tell, **_how):
            found = item(fetched.source.place)
            if isinstance(found, LoadError):
                raise found
            return [found]

        monkeypatch.setattr(run, "load", load)
        monkeypatch.setattr(run, "reads_pictures", lambda: able)

    reads(as_read)
    return reads


@pytest.mark.usefixtures("reads")
def test_where_words_stand_and_how_surely_is_kept_and_their_page_can_be_seen(
    library: Library, open_library: Callable[..., Library], scan: Path
):
    [change] = library.add([str(scan)]).added
    reading = open_library().reading(change.document_id)
    assert reading == as_read("").reading
    assert reading.sure(0, len(FIRST)) == round(6.5 / 7, 4)
    [document] = library.documents()
    assert (document.pictures, document.unread) == (2, 0)
    drawn = Image.open(io.BytesIO(library.page_picture(change.document_id, 2, 350)))
    assert drawn.size == (350, 120)
    scan.unlink()
    assert library.page_picture(change.document_id, 2, 350) is None


@pytest.mark.usefixtures("reads")
def test_a_correction_is_a_version_of_the_text_and_stays_while_the_file_does(library: Library, scan: Path):
    [change] = library.add([str(scan)]).added
    document = library.document(change.document_id)
    corrected = "The harbour wall at Saltmere is sound."
    library.correct(document.document_id, f"  {corrected}\n", page=1, version=document.version)
    after = library.document(document.document_id)
    assert after.text == f"{corrected}\n\n{SECOND}"
    assert [after.text[start : start + 3] for start in after.page_starts] == ["The", "It "]
    assert [each.document.text for each in library.earlier(document.document_id)] == [TEXT]
    assert library.search("harbour").hits[0].text.startswith(corrected)
    word = library.reading(document.document_id).words[1]
    assert (after.text[word.start : word.end], word.sure) == ("harbour", 1.0)
    assert len(library.sync().kept) == 1
    assert library.document(document.document_id).text == after.text


def test_what_was_not_read_from_a_picture_or_changed_meanwhile_is_not_corrected(
    library: Library, articles: Path, scan: Path, reads
):
    [change] = library.add([str(scan)]).added
    with pytest.raises(WrongUseError, match="meanwhile"):
        library.correct(change.document_id, "Words.", version="another")
    with pytest.raises(WrongUseError, match="empty"):
        library.correct(change.document_id, " \n ")
    reads(lambda place: Loaded(place, "text/plain", "Typed words stand here.", Metadata()))
    [typed] = library.add([str(articles / "ferry.txt")]).added
    with pytest.raises(WrongUseError, match="its words are its own"):
        library.correct(typed.document_id, "Other words.")
    with pytest.raises(WrongUseError, match="exactly this text"):
        library.correct(change.document_id, "Typed words stand here.")
    with pytest.raises(DocumentNotFoundError):
        library.correct("nobody", "Words.")


def test_pages_that_nothing_could_read_are_said_and_read_again_once_something_can(library: Library, scan: Path, reads):
    reads(lambda place: as_read(place, unread=(2, 3)), able=False)
    [change] = library.add([str(scan)]).added
    assert library.documents()[0].unread == 2
    told = library.unread(EVERYTHING, {change.document_id}, silent=False)
    assert told == "2 pages of “The harb0ur wall at Saltmere is sound.” are pictures and were not read."
    assert library.unread(EVERYTHING, set(), silent=True) == told
    assert library.unread(EVERYTHING, set(), silent=False) == ""
    reads(as_read)
    library.sync()
    assert library.documents()[0].unread == 0
    assert library.unread(EVERYTHING, {change.document_id}, silent=True) == ""


def test_a_file_that_is_all_pictures_is_named_where_an_answer_might_have_stood_in_it(
    library: Library, scan: Path, reads
):
    reads(lambda _place: LoadError("No text was found.", unread=2), able=False)
    [failure] = library.add([str(scan)]).failed
    assert failure.unread == library.failures()[0].unread == 2
    assert library.unread(EVERYTHING, set(), silent=True) == (
        "“scan.tif” could not be read: 2 pages of it are pictures."
    )
    reads(as_read)
    library.sync()
    assert library.failures() == ()
