"""Answers beside accepted ones, and words in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.matching import exact, holds, overlap

WORDS = st.lists(st.sampled_from("harbour ferry nine crowns the Ida 3,559 don’t".split()), min_size=1, max_size=6)


def test_articles_case_and_punctuation_do_not_count() -> None:
    assert exact("The Harbour.", ["harbour"]) == 1


def test_the_nearest_accepted_answer_counts() -> None:
    assert overlap("nine million", ["crowns", "nine million crowns"]) == pytest.approx(0.8)


def test_declining_is_right_only_where_there_is_no_answer() -> None:
    assert exact("", []) == 1
    assert overlap("", ["harbour"]) == 0
    assert overlap("harbour", []) == 0


@given(WORDS, WORDS)
def test_overlap_is_a_share_the_same_both_ways_and_whole_where_exact(one: list[str], other: list[str]) -> None:
    given_, accepted = " ".join(one), " ".join(other)
    assert 0 <= overlap(given_, [accepted]) <= 1
    assert overlap(given_, [accepted]) == overlap(accepted, [given_])
    assert overlap(given_, [accepted]) >= exact(given_, [accepted])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The wall moved by 14 millimetres.", "14 millimetres"),
        ("The wall moved by 14 millimetres.", "the wall moved"),
        ("“We have made no offer,” she said.", "we have made no offer"),
        ("He called it ‘The Lantern’—no more.", "The Lantern"),
        ("The clerk’s letter cost £2.4 million…", "the clerk's letter"),
        ("It cost £2.4 million.", "£2.4 million"),
        ("The Cafe\u0301 shut.", "café"),
    ],
)
def test_words_are_held_whatever_their_case_quotes_and_dashes(text: str, words: str) -> None:
    assert holds(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The wall moved by 140 millimetres.", "14"),
        ("It cost 2.4 million.", "4 million"),
        ("The wall moved by 14 millimetres.", "moved 14"),
        ("The wall moved.", "…"),
        ("", "wall"),
    ],
)
def test_parts_of_words_other_orders_and_nothing_are_not_held(text: str, words: str) -> None:
    assert not holds(text, words)


@given(WORDS, WORDS, WORDS)
def test_what_stands_between_other_words_is_held(before: list[str], words: list[str], after: list[str]) -> None:
    if set(words) != {"the"}:
        assert holds(" ".join([*before, *words, *after]), " ".join(words))
