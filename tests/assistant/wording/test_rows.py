"""A quoted row of a table is read with its headings."""

import pytest

from assistant.wording import cell_of, told, told_marks, told_pieces
from tests.assistant.ui.examples import QUOTE, citation

ROW = citation(quote="pump 4 | | 738.70 | 4", columns="Item | Origin | Price | Stock")


def test_each_cell_is_told_after_its_heading():
    assert told(ROW) == "Item: pump 4 · Price: 738.70 · Stock: 4"
    assert told(citation(quote="pump | 4", columns="")) == "pump · 4"
    assert told(citation()) == QUOTE


def test_what_answers_is_marked_where_it_is_a_whole_cell():
    assert [text for text, marked in told_pieces(ROW, ["4"]) if marked] == ["4"]
    [mark] = told_marks(ROW, ["4"])
    assert told(ROW)[mark.start :] == "4"
    assert told_marks(ROW, ["70"]) == ()


@pytest.mark.parametrize(
    ("words", "number"), [("738.70", 3), ("PUMP 4", 1), ("pump", 1), ("4", 4), ("8.7", 0), ("", 0), ("hose", 0)]
)
def test_a_cell_is_found_by_all_its_words_or_else_by_some(words, number):
    assert cell_of(ROW.quote, words) == number
