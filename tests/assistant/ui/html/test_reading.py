from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.html.reading import merged, outline, paragraphs
from assistant.ui.html.tables import Grid
from index.types import Span
from tests.assistant.ui.examples import QUOTE, document

TEXTS = st.text(alphabet="ab \n", max_size=60)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_every_word_is_laid_out_and_the_span_alone_is_marked(text, one, other):
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    laid_out = paragraphs(document(text=text), [span])
    assert ["".join(piece.text for piece in each.pieces) for each in laid_out] == [
        line for line in text.split("\n") if line.strip()
    ]
    marked = "".join(piece.text for each in laid_out for piece in each.pieces if piece.marked)
    assert "".join(marked.split()) == "".join(span.of(text).split())


def test_a_quote_is_marked_where_it_stands():
    marked = [piece.text for each in paragraphs(document(), [Span(23, 69)]) for piece in each.pieces if piece.marked]
    assert marked == [QUOTE]


def test_without_a_span_nothing_is_marked():
    assert not any(piece.marked for each in paragraphs(document()) for piece in each.pieces)


def test_pages_are_named_where_they_begin():
    pages = [each.page for each in paragraphs(document(page_starts=(0, 70)))]
    assert pages == [1, None, 2]


def test_headings_are_known_by_their_words():
    assert [each.heading for each in paragraphs(document(text="Costs\nFour."), [], {"Costs"})] == [True, False]


STOCK = "Item | Price\n--- | ---\npump. Old | 738.70\nhose | € 3.50"
TABLED = f"Prices\n\n{STOCK}\n\nNone is new."


def table_of(*marked):
    [table] = [each for each in paragraphs(document(text=TABLED), marked) if isinstance(each, Grid)]
    return table


def test_a_table_is_laid_out_in_cells_and_numbers_are_told():
    table = table_of()
    assert [[cell.words for cell in row.cells] for row in table.rows] == [["pump. Old", "738.70"], ["hose", "€ 3.50"]]
    assert [(cell.words, cell.number) for cell in table.head] == [("Item", False), ("Price", True)]
    assert not any(row.cited or cell.cited for row in table.rows for cell in row.cells)
    assert [each.pieces[0].text for each in paragraphs(document(text=TABLED)) if each != table] == [
        "Prices",
        "None is new.",
    ]


def test_a_quoted_row_is_marked_whole_and_of_a_quoted_cell_both():
    row, cell = (TABLED.index(words) for words in ("pump", "738.70"))
    quoted = table_of(Span(row, row + 18))
    assert [each.cited for each in quoted.rows] == [Span(row, row + 18), None]
    assert not any(each.cited for each in quoted.rows[0].cells)
    assert [each.cited for each in table_of(Span(cell, cell + 6)).rows[0].cells] == [False, True]


def test_a_table_that_begins_a_page_says_so():
    pages = [each.page for each in paragraphs(document(text=TABLED, page_starts=(0, 8)))]
    assert pages == [1, 2, None]


def test_every_span_is_marked_and_those_that_overlap_as_one():
    spans = merged([Span(23, 40), Span(0, 5), Span(30, 69), Span(7, 7)])
    assert spans == (Span(0, 5), Span(23, 69))
    marked = [piece.marked for each in paragraphs(document(), spans) for piece in each.pieces if piece.marked]
    assert set(marked) == set(spans)


def test_an_outline_is_of_headings_or_else_of_pages():
    text = "Costs\nFour.\nWho pays\nNobody.\nWhen\nSoon."
    headed = paragraphs(document(text=text, page_starts=(0, 12)), headings={"Costs", "Who pays", "When"})
    assert [(each.words, each.page) for each in outline(headed)] == [("Costs", 1), ("Who pays", 2), ("When", 2)]
    assert [each.page for each in outline(paragraphs(document(text=text, page_starts=(0, 12))))] == [1, 2]
    assert outline(paragraphs(document(text=text))) == []
