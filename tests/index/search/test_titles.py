"""Titles that a text names."""

import pytest

from index.search.titles import LONGEST, named_in, titles_of
from index.types import DocumentSummary


def document(title: str) -> DocumentSummary:
    return DocumentSummary(title, "v", title, None, None, None, None, "en", "text/plain", (), "", 9, 1)


TITLES = titles_of(
    map(document, ["Ada Holm", "Prince of Orange", "Maurice, Prince of Orange", "Dark River (film)", "1911", "!", "On"])
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who was Ada Holm's father?", ["Ada Holm"]),
        ("was the DARK RIVER made before Ada Holm's?", ["Dark River (film)", "Ada Holm"]),
        ("Who made Dark River (Film)?", ["Dark River (film)"]),
        ("Ada, Holm; Ada-Holm", ["Ada Holm"]),
        ("Where did Maurice, Prince of Orange, die?", ["Maurice, Prince of Orange"]),
        ("Where did the Prince of Orange die?", ["Prince of Orange"]),
        ("Take an ada holm off the shelf.", []),
        ("when did ada holm die", ["Ada Holm"]),
        ("On the river", []),
        ("in 1911 and in 1912!", []),
        ("", []),
    ],
)
def test_a_text_names_titles_in_order_the_longest_first(text: str, expected: list[str]):
    assert named_in(text, TITLES) == expected


def test_documents_of_one_title_are_all_named():
    titles = titles_of([document("Dark River (film)"), document("Dark River (novel)")])
    assert named_in("Dark River", titles) == ["Dark River (film)", "Dark River (novel)"]


def test_a_headline_is_no_name():
    headline = " ".join(["Word"] * (LONGEST + 1))
    assert named_in(headline, titles_of([document(headline)])) == []
