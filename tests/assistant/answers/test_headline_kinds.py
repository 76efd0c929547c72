"""A headline is of the kind that is asked for, and whole, or there is none."""

import pytest

from assistant.answers.headline_kinds import is_of_kind, whole


@pytest.mark.parametrize(
    ("question", "words", "sentence"),
    [
        ("How long was the pier closed?", "nine years", "It was closed for nine years."),
        ("how many seats does the car have", "24 seats", "The car has 24 seats."),
        ("How many people were in the car?", "Fourteen", "Fourteen passengers were in the car."),
        ("How heavy is the bell?", "two tonnes", "The bell weighs two tonnes."),
        ("What time did it stop?", "4.20pm", "It stopped at 4.20pm."),
        ("when was the cable fitted", "2009", "The cable was fitted in 2009."),
        ("Who wrote the letter?", "Walter Ashgrove", "The letter is by Walter Ashgrove."),
        ("What was found?", "rust", "They found rust."),
    ],
)
def test_what_is_asked_for_is_a_headline(question: str, words: str, sentence: str):
    assert is_of_kind(question, words, sentence)


@pytest.mark.parametrize(
    ("question", "words", "sentence"),
    [
        ("How long was the pier closed?", "twice", "It was closed twice."),
        ("how many seats does the car have", "number", "The number of passengers was wrong."),
        ("how many seats does the car have", "12", "It made 12 trips a day."),
        ("How heavy is the bell?", "1896", "The bell was hung in 1896."),
        ("What time did it stop?", "this afternoon", "It stopped this afternoon."),
        ("When did it close?", "last Friday", "It closed last Friday."),
        ("Who is the clerk?", "the man’s nose", "It hit the man’s nose."),
        ("Who owns the hotel?", "The hotel company", "The hotel company denied it."),
        (
            "Who is his wife?",
            "Meat boss charged after a college game in Town",
            "Meat boss charged after a college game in Town.",
        ),
        ("Where was she born?", "college ball game", "She was seen at a college ball game."),
    ],
)
def test_what_is_of_another_kind_is_none(question: str, words: str, sentence: str):
    assert not is_of_kind(question, words, sentence)


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
        (
            "Larkspur & Vane, which owns nine hotels",
            "Larkspur & Vane, which owns nine hotels, denied it.",
            "Larkspur & Vane",
        ),
    ],
)
def test_a_headline_has_whole_words(words: str, sentence: str, expected: str):
    assert whole(words, sentence) == expected
