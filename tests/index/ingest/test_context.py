"""What is embedded beside a passage."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.ingest.context import context_of, outline_with_context
from index.types import Metadata, Passage
from tests.fakes import HashingEmbedder

ABOVE = Passage(0, 0, (), "What happens next", "When will it open?")
FULL = Metadata("A bridge closes", "The Lantern", None, "2025-02-03")


def words(text: str) -> int:
    return len(text.split())


def test_it_says_where_a_passage_stands():
    line = context_of(FULL, ABOVE, most=50, count=words)
    assert line == "A bridge closes · The Lantern · 2025-02-03 · What happens next · When will it open?"


def test_a_heading_that_is_the_title_is_said_once():
    assert context_of(FULL, replace(ABOVE, heading="A bridge closes"), most=50, count=words).count("bridge") == 1


def test_nothing_known_is_nothing_said():
    assert context_of(Metadata(), Passage(0, 0, ()), most=50, count=words) == ""


@given(st.text(max_size=400), st.text(max_size=400), st.integers(1, 60))
def test_it_is_never_longer_than_it_may_be(title: str, question: str, most: int):
    passage = Passage(0, 0, (), question=question)
    assert words(context_of(Metadata(title=title), passage, most=most, count=words)) <= most


def test_every_passage_fits_the_model_with_its_context():
    embedder = HashingEmbedder(limit=40)
    text = " ".join(f"Sentence number {n} tells of the pier and of its {n} visitors." for n in range(60))
    outlined = outline_with_context(text, FULL, embedder)
    assert len(outlined.passages) > 5
    assert all(embedder.count(each) <= embedder.limit for each in outlined.inputs)
