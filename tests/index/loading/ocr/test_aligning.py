"""Each word that was read is found in the text that was made of it."""

from index.loading.drafts import SeenWord
from index.loading.ocr import placed
from index.types import Box

BOX = Box(0.1, 0.1, 0.2, 0.2)


def words(text: str) -> tuple[SeenWord, ...]:
    return tuple(SeenWord(word, BOX, 0.9) for word in text.split())


def found(pages: dict[int, str], text: str, starts: tuple[int, ...] = ()) -> list[tuple[str, int]]:
    reading = placed({page: words(each) for page, each in pages.items()}, text, starts)
    return [(text[word.start : word.end], word.page) for word in reading]


def test_words_are_found_whatever_was_joined_or_taken_out():
    text = "The administration met.\n\nItem | Price\n--- | ---\npump | 738.70"
    assert found({1: "SALTMERE GAZETTE 14 The adminis- tration met. Item Price pump 738.70"}, text) == [
        ("The", 1),
        ("adminis", 1),
        ("tration", 1),
        ("met.", 1),
        ("Item", 1),
        ("Price", 1),
        ("pump", 1),
        ("738.70", 1),
    ]


def test_each_page_is_looked_for_in_its_own_words():
    text = "The pier closes.\n\nNobody read this page.\n\nThe pier opens."
    starts = (0, 18, 42)
    assert found({1: "The pier closes.", 3: "The pier opens."}, text, starts) == [
        ("The", 1),
        ("pier", 1),
        ("closes.", 1),
        ("The", 3),
        ("pier", 3),
        ("opens.", 3),
    ]
