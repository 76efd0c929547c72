"""The samples, real files of every kind, come out clean."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.loading import Source, discover, fetch
from index.loading.process.worker import Parsers
from index.types import Loaded

SAMPLES = Path(__file__).parents[3] / "samples"
LEFTOVERS = (
    "Home »",
    "Leave a Reply",
    "Comment *",
    "Post Comment",
    "Share this",
    "Related:",
    "min read",
    "<p",
    "**",
    "\f",
)


@pytest.fixture(scope="module")
def documents() -> Iterator[list[Loaded]]:
    parsers = Parsers()
    found = [item for item in discover(str(SAMPLES)) if isinstance(item, Source)]
    yield [document for source in found for document in parsers.load(fetch(source))]
    parsers.close()


def the(documents: list[Loaded], name: str) -> Loaded:
    [document] = [each for each in documents if Path(each.origin).name == name]
    return document


def test_every_sample_is_loaded_with_what_it_says_about_itself(documents):
    assert {document.media_type.rpartition("/")[2].rpartition(".")[2] for document in documents} == {
        "plain", "markdown", "html", "pdf", "document", "jsonl"
    }  # fmt: skip
    assert all(isinstance(document, Loaded) for document in documents)
    assert all(document.metadata.title and document.metadata.published for document in documents)
    assert {document.metadata.language for document in documents} == {"en"}


def test_no_sample_keeps_anything_of_its_page_or_format(documents):
    found = [(document.origin, words) for document in documents for words in LEFTOVERS if words in document.text]
    assert found == []


def test_every_sample_is_in_the_one_form(documents):
    for document in documents:
        paragraphs = document.text.split("\n\n")
        assert all(paragraph == " ".join(paragraph.split()) != "" for paragraph in paragraphs), document.origin


def test_a_printed_pdf_has_whole_paragraphs_and_its_pages(documents):
    minutes = the(documents, "council-minutes.pdf")
    paragraphs = minutes.text.split("\n\n")
    numbered = [paragraph for paragraph in paragraphs if paragraph[:1].isdigit() and paragraph[1:2] == "."]
    assert len(numbered) > 20
    assert all(paragraph.endswith((".", "”")) for paragraph in numbered if paragraph[2].isdigit())
    assert len(minutes.page_starts) == 3
    assert minutes.page_starts[0] == 0
    assert all(minutes.text[start - 1] in "\n " for start in minutes.page_starts[1:])


def test_a_copied_page_gives_its_title_byline_and_turns_and_keeps_its_typing_errors(documents):
    interview = the(documents, "ledger-interview-quarrie.txt")
    assert interview.metadata.author == "Rowan Speke"
    assert interview.metadata.outlet == "Garrow Ledger"
    assert interview.metadata.title not in interview.text
    assert "Dr.Ines Quarrie" in interview.text
    assert interview.text.count("\n\nQ: ") >= 5
