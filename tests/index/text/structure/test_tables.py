"""Tables in a text: a row is a sentence of its own, told together with what it stands under."""

import pytest

from index.text import cells_of, claimed_in, sentences_of, table_in, told_row, voiced_sentences
from index.text.outline import outline
from index.text.structure import find_blocks
from index.types import Span

PROSE = "The yard sells what it does not need."
STOCK = "Item | Price | Stock\n--- | --- | ---\nballast pump, old. Good | 738.70 | 4\nhose. It leaks | 3.50 | 7?"
TEXT = f"{PROSE}\n\nWhat was left in May:\n\n{STOCK}\n\n{PROSE}"


def count(words):
    return len(words.split()) or 1


def passages(text, size=100):
    return outline(text, room=lambda _passage: size, count=count).passages


def told(text):
    return [text[each.start : each.end] for each in voiced_sentences(text)]


def test_a_row_is_a_sentence_whatever_stands_in_its_cells_and_headings_are_none():
    kinds = [(block.kind, TEXT[block.start : block.end]) for block in find_blocks(TEXT)]
    assert kinds[2:5] == [
        ("columns", "Item | Price | Stock"),
        ("row", "ballast pump, old. Good | 738.70 | 4"),
        ("row", "hose. It leaks | 3.50 | 7?"),
    ]
    stated = [TEXT[each.span.start : each.span.end] for each in claimed_in(TEXT) if each.states]
    assert "hose. It leaks | 3.50 | 7?" in stated
    assert "Item | Price | Stock" not in stated
    assert not any("---" in TEXT[each.start : each.end] for each in sentences_of(TEXT))


def test_its_passage_says_what_it_stands_under_and_holds_nothing_else():
    before, rows, after = passages(TEXT)
    assert (rows.caption, rows.columns) == ("What was left in May:", "Item | Price | Stock")
    assert TEXT[rows.start : rows.end] == STOCK
    assert [TEXT[each.start : each.end] for each in rows.sentences] == STOCK.split("\n")[2:]
    assert before.columns is before.caption is after.columns is None


def test_a_long_table_is_parted_by_rows_and_every_part_has_its_headings():
    rows = "\n".join(f"pump {number} | {number}.50 | 4" for number in range(40))
    text = f"Prices\n\nItem | Price | Stock\n--- | --- | ---\n{rows}"
    found = passages(text, size=30)
    assert len(found) == 8
    assert {(each.heading, each.columns) for each in found} == {("Prices", "Item | Price | Stock")}
    assert "\n".join(text[each.start : each.end] for passage in found for each in passage.sentences) == rows


def test_a_row_that_is_longer_than_the_model_reads_stays_whole():
    row = " | ".join(f"cell {number}" for number in range(60))
    assert told(f"{row}\n{row}") == [row, row]
    assert [len(each.sentences) for each in passages(f"{row}\n{row}", size=20)] == [1, 1]


def test_two_tables_are_never_one_passage_and_one_without_headings_has_none():
    text = "a | 1\nb | 2\n\nItem | Price\n--- | ---\nc | 3\n\nd | 4\ne | 5"
    assert [(each.columns, len(each.sentences)) for each in passages(text)] == [("", 2), ("Item | Price", 1), ("", 2)]


@pytest.mark.parametrize(
    "row",
    ["Ada Moor | said that it was late | 3", "“It was late,” | Jo Ray said | 4", "Jo Ray said: | “It was late.” | 1"],
)
def test_a_row_is_nobodys_words(row):
    text = f"“We go on,” Ada Moor said. “It is late.\n\n{row}\n{row}\n\nShe said that it was over."
    voices = {text[each.start : each.end]: (each.speaker, each.manner) for each in voiced_sentences(text)}
    assert voices[row] == (None, "own")
    russian = f"Они пришли.\n\n{row}\n{row}"
    assert [each.manner for each in voiced_sentences(russian, "ru")] == ["unclear", "own", "own"]


def test_a_table_in_an_interview_is_neither_a_question_nor_a_turn():
    rows = "Name: a | Why?\nName: b | Who?"
    text = f"Q: Why a mill?\n\nA: It was there.\n\n{rows}\n\nQ: And now?\n\nA: I bake bread."
    assert [block.kind for block in find_blocks(text)] == ["question", "turn", "row", "row", "question", "turn"]


def test_a_row_in_an_e_mail_is_its_writers():
    text = (
        "From: Jo Ray <jo@mill.example>\n\nTo: Ida Holm <i@quay.example>\n\nHere.\n\n> Item | Price\n> | 3\n\nRegards"
    )
    text = text.replace("\n> |", "\n---- | ---\npump |")
    rows = [each for each in voiced_sentences(text) if "|" in text[each.start : each.end]]
    assert [(text[each.start : each.end], each.speaker, each.via) for each in rows] == [
        ("Item | Price", None, None),
        ("pump | 3", "Unnamed writer", "Jo Ray"),
    ]


def test_cells_are_told_with_their_headings():
    assert told_row("Item | Price | Stock", "pump | | 4") == "Item: pump · Stock: 4"
    assert told_row("| 2020", "Cost | 4") == "Cost · 2020: 4"
    assert told_row("", "pump | 3") == "pump · 3"
    line = "| a || b |"
    assert [cell.of(line) for cell in cells_of(line, Span(0, len(line)))] == ["", "a", "", "b", ""]


@pytest.mark.parametrize("words", ["a | b", "a\nb", "a | b\nc", "a | b\nc | d | e", ""])
def test_other_paragraphs_are_no_tables(words):
    assert table_in(words, Span(0, len(words))) is None
