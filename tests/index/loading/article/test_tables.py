"""Rows of cells become a table as a text holds it, or paragraphs where they are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.loading.article import read_masthead, table, without_boilerplate
from index.loading.parsers.mail.lines import Line, paragraphs_of_letter
from index.text import cells_of, table_in
from index.types import Metadata, Span

STOCK = [["Item", "Price", "Stock"], ["ballast pump", "738.70", "4"], ["bilge pump", "12.00", "31"]]


def rows_of(text: str) -> list[list[str]]:
    found = table_in(text, Span(0, len(text)))
    assert found
    rows = [*([found.head] if found.head else []), *found.rows]
    return [[cell.of(text) for cell in cells_of(text, row)] for row in rows]


def test_a_table_is_a_line_for_each_row_under_its_headings_and_a_rule():
    assert table(STOCK) == ("Item | Price | Stock\n--- | --- | ---\nballast pump | 738.70 | 4\nbilge pump | 12.00 | 31")
    assert table(STOCK, headings=False).split("\n")[1] == "ballast pump | 738.70 | 4"


def test_every_row_has_as_many_cells_and_none_holds_a_bar_or_a_break():
    text = table([["a|b", "c\nd", "e"], ["", "f"], ["g", "", "h  i"], ["", "", ""]], headings=False)
    assert text == "a¦b | c d | e\n| f |\ng | | h i"
    assert rows_of(text) == [["a¦b", "c d", "e"], ["", "f", ""], ["g", "", "h i"]]


@pytest.mark.parametrize(
    "rows",
    [
        STOCK,
        [["", "2019", "2020"], ["Revenue", "3", "4"], ["Cost", "2", "1"]],
        [["Year", "Sales"], ["2019", "3"], ["2020", "4"]],
        [["Name", "Role"], ["Ada", "Engineer"], ["Bob", "Clerk"]],
        [["Ship", "Home", "Flag"], ["Anna", "Bergen", "NO"], ["Berta", "Oslo", "NO"], ["Cara", "Kiel", "NO"]],
        [["Feature", "Basic", "Pro"], ["Users", "1", "5"], ["Price", "€10", "€20"]],
        [["Zone", "Profit"], ["NA", "—"], ["EUR", "—"], ["AOA", "14"]],
        [["Größe", "Gewicht (kg)"], ["12 m", "3"], ["14 m", "5"]],
    ],
)
def test_headings_are_told_by_what_stands_below_them(rows):
    assert "---" in table(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "Ada"], ["Role", "Engineer"], ["Born", "1815"]],
        [["2019", "3"], ["2020", "4"]],
        [["Aas Brothers", "590700008609"], ["Moe Shipping", "590700008610"]],
        [["Total", "EUR 1,200.00"], ["VAT", "19 %"]],
        [["Mon", "Tue", "Wed"], ["Soup", "Fish", "Beef"], ["Salad", "Rice", "Peas"]],
    ],
)
def test_a_first_row_like_the_others_is_a_row(rows):
    assert "---" not in table(rows)


def test_a_row_above_the_headings_that_says_what_the_table_is_of_stands_before_it():
    rows = [["In crowns", "", "May 2023"], ["", "Sales", "Stock"], ["Pumps", "12,138", "4"], ["Hoses", "930", "31"]]
    assert table(rows) == (
        "In crowns | May 2023\n\n| Sales | Stock\n--- | --- | ---\nPumps | 12,138 | 4\nHoses | 930 | 31"
    )
    assert table([["Pumps", "", ""], *STOCK]).split("\n\n")[0] == "Pumps"


def test_headings_that_come_back_on_every_page_stand_once():
    assert table([*STOCK, STOCK[0], ["hose", "3.50", "7"]]).count("Price") == 1


def test_what_is_no_table_comes_back_as_paragraphs():
    assert table([]) == table([["", " "], []]) == ""
    assert table([["One."], ["Two.\nThree."]]) == "One.\n\nTwo.\n\nThree."
    assert table([["a", "b"]]) == table([["a", "", "b"]]) == "a | b"
    assert table([["", "a"], ["", "b"]]) == "a\n\nb"
    prose = "The pier was closed. " * 40
    assert table([["News", "Sport"], [prose, "Nobody won."]]).split("\n\n") == [
        "News", "Sport", prose.strip(), "Nobody won.",
    ]  # fmt: skip
    assert table([[prose[:160], "Aside"]]).split("\n\n")[1] == "Aside"


words = st.text(alphabet="ab 1|\n.-", max_size=6)


@given(st.lists(st.lists(words, max_size=4), max_size=5), st.sampled_from([None, True, False]))
def test_no_word_is_lost_and_a_table_reads_as_it_was_given(rows, headings):
    text = table(rows, headings=headings)
    given_words = [word for row in rows for cell in row if set(cell.strip()) != {"-"} for word in cell.split()]
    if "\n" in text and "\n\n" not in text:
        read = rows_of(text)
        assert len({len(row) for row in read}) == 1
    seen = text.replace("|", " ").replace("¦", "|").split()
    assert set(given_words) - {"|"} <= {*seen, *text.replace("¦", "|").split()}


def test_what_stands_around_an_article_is_taken_out_and_its_tables_stay():
    prose = "The harbour council met on Tuesday evening in the old customs house to talk about the north pier."
    tables = [
        table([["Date", "By"], ["2024-03-01", "Ada Lovelace"], ["2024-04-01", "Bob Moor"]]),
        table([["Home", "News"], ["Share", "Tweet"]]),
        table([["© 2020", "All rights reserved"], ["1", "2"]]),
        table([["Your view", "Comments below"], ["Follow us on Twitter", "@pier"]]),
    ]
    said, left = read_masthead(without_boilerplate([tables[0], prose, *tables[1:]]), Metadata())
    assert left == [tables[0], prose, *tables[1:]]
    assert said == Metadata()


def test_a_table_in_a_message_is_one_paragraph_after_its_marks():
    rows = table(STOCK)
    lines = [Line(0, "Here it is."), Line(0, ""), Line(1, rows), Line(1, ""), Line(0, "Regards")]
    assert paragraphs_of_letter(lines) == ("Here it is.", f"> {rows}", "Regards")
