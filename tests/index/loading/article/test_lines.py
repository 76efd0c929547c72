"""Lines become the paragraphs that their writer meant."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.loading.article.lines import joined, paragraphs_of, wrap_width

PROSE = (
    "The harbour council of Saltmere met on Tuesday evening in the old customs house to talk about the north pier, "
    "which has been closed since a storm took six of its piles away in January and which nobody wants to pay for."
)
SHORT = "The mayor, who was not there, sent a letter. It was read aloud and then filed."


@pytest.mark.parametrize("width", [50, 60, 72, 80])
def test_hard_wrapped_text_is_rejoined(width):
    text = "\n\n".join(textwrap.fill(each, width) for each in (PROSE, SHORT, PROSE))
    assert paragraphs_of(text) == [PROSE, SHORT, PROSE]


def test_one_line_for_each_paragraph_stays_so():
    assert paragraphs_of(f"{PROSE}\n{SHORT}\n{PROSE}") == [PROSE, SHORT, PROSE]
    assert paragraphs_of(f"{PROSE}\n\n\n{SHORT}\n \t\n{PROSE}\n") == [PROSE, SHORT, PROSE]


def test_short_lines_that_nobody_wrapped_stay_lines():
    poem = ["The pier is old,", "the sea is cold,", "and nobody has paid.", "We were told."]
    assert paragraphs_of("\n".join(poem)) == poem


def test_a_heading_above_wrapped_text_is_its_own_paragraph():
    text = f"The old pier\n\n{textwrap.fill(PROSE, 70)}\n\nWhat comes next\n{textwrap.fill(PROSE, 70)}"
    assert paragraphs_of(text) == ["The old pier", PROSE, "What comes next", PROSE]


def test_items_and_turns_begin_paragraphs_in_wrapped_text():
    turns = [
        f"Q: {PROSE[:90].strip()}?",
        f"A: {SHORT}",
        "- one point",
        "- another point that is somewhat longer",
        "2. two",
    ]
    text = "\n".join(textwrap.fill(each, 60) for each in [*turns, PROSE])
    assert paragraphs_of(text) == [*turns, PROSE]


def test_an_indented_line_begins_a_paragraph():
    text = "\n".join("   " + textwrap.fill(each, 68) for each in (PROSE, PROSE))
    assert paragraphs_of(text) == [PROSE, PROSE]


def test_a_dash_that_came_first_by_wrapping_begins_nothing():
    words = "The council met on Tuesday in the old customs house of Saltmere and"
    text = f"{words}\n- as it always does - talked for a very long time about the north\npier and the cost of it."
    assert paragraphs_of(text) == [" ".join(text.split())]


@pytest.mark.parametrize("rule", ["-----", "* * *", "=====", "________", "###"])
def test_rules_are_no_text(rule):
    assert paragraphs_of(f"{SHORT}\n\n{rule}\n\n{SHORT}") == [SHORT, SHORT]


def test_long_lines_were_not_wrapped():
    assert wrap_width([PROSE, PROSE, SHORT]) == 0
    assert wrap_width(["short", "lines", "here"]) == 0
    assert wrap_width(textwrap.wrap(PROSE * 3, 72)) in range(66, 73)


@given(st.lists(st.text(alphabet="ab cd.\n", max_size=60), max_size=6))
def test_no_word_is_lost_or_added(parts):
    text = "\n\n".join(parts)
    assert " ".join(paragraphs_of(text)).split() == text.split()


@pytest.mark.parametrize(
    ("left", "right", "words", "keep", "whole"),
    [
        ("the trans-", "portation of", set(), False, "the transportation of"),
        ("a well-", "known engineer", {"well-known"}, False, "a well-known engineer"),
        ("a well-", "known engineer", {"well", "known"}, False, "a well-known engineer"),
        ("a well-", "known engineer", set(), True, "a well-known engineer"),
        ("the trans-", "portation of", {"transportation"}, True, "the transportation of"),
        ("the Putin-", "Trump call", set(), False, "the Putin-Trump call"),
        ("no hyphen", "here", set(), False, "no hyphen here"),
        ("a dash -", "and more", set(), False, "a dash - and more"),
    ],
)
def test_a_word_parted_at_a_line_end_is_put_together(left, right, words, keep, whole):
    assert joined(left, right, frozenset(words), keep=keep) == whole
