"""Which words of a sentence tell when, and which only look as if they did."""

import pytest

from assistant.facts.times.expressions import find_expressions


def words(sentence: str) -> list[str]:
    return [each.words for each in find_expressions(sentence)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The gate fell on 11 March, and was mended by 2 May 2025.", ["11 March", "by 2 May 2025"]),
        ("It was last seen on Wednesday, March 5.", ["Wednesday, March 5"]),
        ("They met in mid-April and again at the end of the year.", ["mid-April", "end of the year"]),
        ("It moved between October 2024 and February 2025.", ["between October 2024 and February 2025"]),
        ("The fair ran from 3 to 5 May.", ["3 to 5 May"]),
        ("It has leaked since New Year’s Day.", ["since New Year’s Day"]),
        ("About ten years ago it froze; the next day it thawed.", ["About ten years ago", "the next day"]),
        ("He played for them from 1975–78.", ["1975–78"]),
    ],
)
def test_it_finds_whole_expressions_with_what_limits_them(sentence: str, found: list[str]):
    assert words(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "The council met every Friday, and the tram is free on Sundays.",
        "The herd numbered 2000 animals and 1,692 birds.",
        "May Corrigan may march with them.",
        "The Sunday Times asked for Black Friday prices.",
        "It dates from about 1700 BC.",
        "He has been in office for eleven years.",
        "USA TODAY printed it.",
    ],
)
def test_what_recurs_counts_or_is_a_name_is_none(sentence: str):
    assert words(sentence) == []


def test_typography_leaves_every_place_as_it_is():
    sentence = "“It fell\non 3\u00a0May”, she said – and on\u00a0Monday it rose."
    found = find_expressions(sentence)
    assert [sentence[each.start : each.end] for each in found] == [each.words for each in found]
    assert [each.words for each in found] == ["3\u00a0May", "Monday"]


def test_a_year_is_shared_by_dates_in_a_row():
    first, second = find_expressions("Prices rose in March and April 2023.")
    assert (first.parts["year"], second.parts["year"]) == ("2023", "2023")
