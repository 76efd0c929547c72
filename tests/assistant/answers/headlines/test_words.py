"""The few words of an answer are whole: a name, a number with what it counts and what narrows it."""

import pytest

from assistant.answers.headlines.words import whole


@pytest.mark.parametrize(
    ("words", "sentence", "expected"),
    [
        ("Agence", "Agence France-Presse reported it.", "Agence France-Presse"),
        ("nine", "It took nine years.", "nine years"),
        ("3.9", "The sum was £3.9 million.", "£3.9 million"),
        ("Tolliver", "It was moved by Maren Tolliver on Monday.", "Maren Tolliver"),
        (
            "Mrs F. Ollerby (town clerk), Mr G. Marsh",
            "There: Mrs F. Ollerby (town clerk), Mr G. Marsh.",
            "Mrs F. Ollerby",
        ),
        ("2009", "It was fitted in 2009.", "2009"),
        ("405 million euro", "It was fined 405 million euros.", "405 million euros"),
        ("30", "It was followed by more than 30 others.", "more than 30"),
        ("14 stores", "An hour later an additional 14 stores had closed.", "an additional 14 stores"),
        ("$50,000", "The note is expected to sell for $50,000 in May.", "expected to sell for $50,000"),
        ("30-minute", "They may change it within a 30-minute window.", "30-minute window"),
        ("Quarrie", "It was shown by Ines Quarrie's cameras.", "Ines Quarrie"),
        ("Trinity-St", "They met in Trinity-St. Anne Church that day.", "Trinity-St. Anne Church"),
        ("Conan", "He met Conan O’Brien there.", "Conan O’Brien"),
        (
            "Larkspur & Vane, which owns nine hotels",
            "Larkspur & Vane, which owns nine hotels, denied it.",
            "Larkspur & Vane",
        ),
        ("£6,200", "The bus costs £6,200 a week to run.", "£6,200 a week"),
        ("$90", "They cost $90 per pair in the shop.", "$90 per pair"),
    ],
)
def test_a_headline_has_whole_words(words: str, sentence: str, expected: str):
    assert whole(words, sentence) == expected


def test_a_count_is_shown_with_what_it_counts_and_what_narrows_that():
    sentence = "There are 12 new moons in most years."
    assert whole("12", sentence, "How many moons are there in a year?") == "12 new moons"
    # A wrong one is seen to be wrong.
    assert whole("12", sentence, "How many years are there?") == "12 new moons"
    assert whole("Three", "Three cases of plague were found.", "How many people are ill?") == "Three cases of plague"
    assert whole("three", "He won three of the races.", "How many medals has he?") == "three"


def test_what_is_asked_of_the_future_need_not_be_said_to_be_planned():
    sentence = "The repair is expected to cost £900."
    assert whole("£900", sentence, "What will the repair cost?") == "£900"
    assert whole("£900", sentence, "What did the repair cost?") == "expected to cost £900"


@pytest.mark.parametrize(
    ("words", "sentence", "told"),
    [
        ("34", "deck lantern 359.34 engine gasket 976.80", "359.34"),
        ("34", "It costs 359.34, and 34 were sold.", "34"),
        ("359", "It costs 359.34 in all.", "359.34"),
        ("00", "It leaves at 14:00 sharp.", "14:00"),
    ],
)
def test_a_number_is_never_cut(words, sentence, told):
    assert whole(words, sentence) == told
