"""JSONL holds one document a line."""

import json

import pytest

from index.loading.parsers import parse
from index.types import Failure, Loaded, Metadata

BODY = "The council of Saltmere voted on Tuesday to close the north pier until the spring of next year."


def load(*lines: object) -> list[Loaded | Failure]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return list(parse(text.encode(), "/folder/news.jsonl", content_type=None, address=None))


def test_each_line_is_a_document_with_its_own_origin_and_metadata():
    one = {
        "title": "Pier to close",
        "text": f"Pier to close\n\n{BODY}",
        "outlet": "Saltmere Post",
        "author": ["Jane Doe", {"name": "Tom Reyes"}],
        "date": "3 May 2025",
        "url": "https://post.example/pier",
    }
    first, second = load(one, "", {"text": BODY})
    assert first.metadata == Metadata(
        "Pier to close", "Saltmere Post", "Jane Doe, Tom Reyes", "2025-05-03", "https://post.example/pier", "en"
    )
    assert first.text == second.text == BODY
    assert (first.origin, second.origin) == ("/folder/news.jsonl#line=1", "/folder/news.jsonl#line=3")
    assert first.media_type == "application/jsonl"


def test_a_bad_line_is_a_failure_that_names_it_and_the_others_are_loaded():
    items = load({"text": BODY}, "{broken", [1, 2], {"title": "no text"}, {"text": 5}, {"text": " "}, {"text": BODY})
    assert [type(item).__name__ for item in items] == ["Loaded", *["Failure"] * 5, "Loaded"]
    assert [item.place for item in items[1:-1]] == [f"/folder/news.jsonl#line={number}" for number in range(2, 7)]
    assert all(item.advice for item in items[1:-1])


def test_a_date_that_can_be_read_two_ways_is_left_open():
    dates = ["03/05/2025", "2025-05-03", "2025-05-03T10:00:00Z", "May 2025", "yesterday", 20250503, None, "May 3, 2025"]
    published = [item.metadata.published for item in load(*({"text": BODY, "date": date} for date in dates))]
    assert published == [None, "2025-05-03", "2025-05-03", None, None, "2025-05-03", None, "2025-05-03"]


@pytest.mark.case(26)
def test_lone_surrogates_and_nul_bytes_in_a_line_are_cleaned():
    [loaded] = load('{"text": "The p\\u0000ier \\ud800is closed.", "title": "A \\udfff title"}')
    assert loaded.text == "The pier is closed."
    assert loaded.metadata.title == "A title"
