"""Pages that were read from pictures are shown beside their words, with what is cited and doubtful marked on both."""

from assistant.ui.html import corpus, render
from assistant.ui.html.pictures import pictures
from assistant.ui.html.reading import paragraphs
from assistant.wording import spot_in, unread_pages
from index.types import Box, Reading, ReadWord, Span
from tests.assistant.ui.examples import citation, document, summary

TEXT = "The harb0ur wall\nis sound.\n\nIt will last."
WORDS = (("The", 0.1, 0.1), ("harb0ur", 0.2, 0.1), ("wall", 0.3, 0.101), ("is", 0.1, 0.2), ("sound.", 0.2, 0.2))


def reading() -> Reading:
    words = []
    for text, left, top in WORDS:
        start = TEXT.index(text)
        box = Box(left, top, left + 0.08, top + 0.05)
        words.append(ReadWord(start, start + len(text), 1, box, 0.42 if "0" in text else 1.0))
    return Reading(tuple(words), (3,))


def scanned():
    return document(text=TEXT, page_starts=(0, TEXT.index("It")), media_type="image/tiff")


def test_the_words_that_are_cited_are_one_box_a_line_and_a_doubtful_one_has_its_own():
    [page] = pictures(scanned(), reading(), [Span(0, 26)], "picture/d1?library=press").values()
    assert page.address == "picture/d1?library=press&page=1"
    assert page.text == "The harb0ur wall\nis sound."
    assert page.sure == "88 %"
    cited = [(mark.left, mark.top, mark.width) for mark in page.marks if not mark.doubtful]
    assert cited == [(10.0, 10.0, 28.0), (10.0, 20.0, 18.0)]
    [doubt] = [mark for mark in page.marks if mark.doubtful]
    assert (doubt.left, doubt.what) == (20.0, "“harb0ur” is read with 42 % certainty")


def test_a_doubtful_word_is_marked_in_the_text_within_the_quote_and_without():
    doubtful = [each for each in reading().words if each.doubtful]
    for span in (None, Span(0, 16)):
        [first, *_rest] = paragraphs(scanned(), [span] if span else [], doubtful=doubtful)
        assert [(piece.text, bool(piece.doubt)) for piece in first.pieces] == [
            ("The ", False),
            ("harb0ur", True),
            (" wall", False),
        ]
        assert all(bool(piece.marked) == bool(span) for piece in first.pieces)


def test_the_reader_shows_the_picture_and_the_words_to_be_corrected_and_says_what_was_not_read():
    html = render.reader(
        scanned(),
        Span(0, 3),
        headings=frozenset(),
        original="original/d1?library=press",
        reading=reading(),
        unread="1 page of “The quay” is a picture and was not read.",
    )
    assert 'src="picture/d1?library=press&amp;page=1"' in html
    assert "1 page of “The quay” is a picture" in html
    assert "1 word was not read surely" in html
    assert "The harb0ur wall\nis sound.</textarea>" in html
    assert 'data-version="v1" data-page="1"' in html
    gone = render.reader(scanned(), None, headings=frozenset(), reading=reading())
    assert "<img" not in gone
    assert "not on this machine" in gone


def test_a_citation_says_that_it_was_read_from_a_picture_and_how_surely():
    assert spot_in(citation(page=3, read=0.9412)) == "page 3, read from a picture, 94 % sure"
    assert spot_in(citation(read=0.998)) == "read from a picture, 99 % sure"
    assert spot_in(citation(page=3)) == "page 3"


def test_the_lists_say_how_many_pages_were_not_read():
    assert unread_pages(summary(unread=2)) == "2 pages not read"
    assert unread_pages(summary()) == ""
    some = corpus.Corpus("press", 1, (summary(unread=2),))
    assert "2 pages not read" in render.source_list(some)
    assert "2 pages not read" in render.source_table(some)
