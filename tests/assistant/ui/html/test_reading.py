from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.html.reading import paragraphs
from index.types import Span
from tests.assistant.ui.examples import QUOTE, document

TEXTS = st.text(alphabet="ab \n", max_size=60)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_every_word_is_laid_out_and_the_span_alone_is_marked(text, one, other):
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    laid_out = paragraphs(document(text=text), span)
    assert ["".join(piece.text for piece in each.pieces) for each in laid_out] == [
        line for line in text.split("\n") if line.strip()
    ]
    marked = "".join(piece.text for each in laid_out for piece in each.pieces if piece.marked)
    assert "".join(marked.split()) == "".join(span.of(text).split())


def test_a_quote_is_marked_where_it_stands():
    marked = [piece.text for each in paragraphs(document(), Span(23, 69)) for piece in each.pieces if piece.marked]
    assert marked == [QUOTE]


def test_without_a_span_nothing_is_marked():
    assert not any(piece.marked for each in paragraphs(document(), None) for piece in each.pieces)


def test_pages_are_named_where_they_begin():
    pages = [each.page for each in paragraphs(document(page_starts=(0, 70)), None)]
    assert pages == [1, None, 2]


def test_headings_are_known_by_their_words():
    assert [each.heading for each in paragraphs(document(text="Costs\nFour."), None, {"Costs"})] == [True, False]
