"""Words of the documents that a misspelt one is near to."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.library.library import Library
from tests.fakes import HashingEmbedder


class Pieces(HashingEmbedder):
    """Knows the words that are given whole, and no other."""

    whole = frozenset({"walrus", "bridge"})

    def count(self, text: str) -> int:
        return sum(1 if word in self.whole else 2 for word in text.split())


@pytest.fixture
def library(open_library: Callable[..., Library], articles: Path) -> Library:
    library = open_library(with_=Pieces(limit=500))
    library.add([str(articles)])
    return library


@pytest.mark.parametrize(("word", "nearest"), [("tovers", "towers"), ("bridgge", "bridge"), ("ferrry", "ferry")])
def test_the_nearest_word_of_the_documents_comes_first(library: Library, word: str, nearest: str):
    assert (library.near_words(word) or ())[0] == nearest


@pytest.mark.parametrize("word", ["ferry", "engineer", "walrus"])
def test_a_word_that_is_held_or_plain_is_no_slip(library: Library, word: str):
    assert library.near_words(word) is None


def test_what_no_document_holds_is_missing_whatever_its_form(library: Library):
    assert library.missing(["ferries", "lantern", "leaking", "walrus"]) == ("walrus",)
