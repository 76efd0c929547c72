"""A headline is of the kind that is asked for, and whole, or there is none."""

import pytest

from assistant.answers.headlines.kinds import is_of_kind, phone_in


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
        ("How much does a ticket for the tram cost?", "£3", "A ticket costs £3."),
        ("How old was Ada Roe?", "22-year-old", "The 22-year-old Roe was there."),
        ("how old is the bridge", "300 years old", "The bridge is 300 years old."),
        ("How long does an orbit take?", "11 hours and 55 minutes", "An orbit takes 11 hours and 55 minutes."),
        ("Which day of the week is the market?", "Friday", "It is on Friday."),
        ("What colour is the door?", "green", "The green door."),
        ("How high was the fine?", "3 million crowns", "It was 3 million crowns."),
        ("What share of it was sold?", "two thirds", "They sold two thirds."),
        ("What is her place in the queue?", "sixth", "She is sixth in the queue."),
        ("how old was ada pell when she died", "81", "Ada Pell, whom Moor knew, was 81 when she died in York."),
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
        ("How old was Ada Roe?", "51-year-old", "The 51-year-old Quarrie spoke of Roe."),
        ("When did it close?", "Friday", "It closed on Friday."),
        ("When did it close?", "two days later", "It closed two days later."),
        ("How many people came?", "£300", "They gave £300."),
        ("How many members voted against it?", "58.6%", "It had the votes of 58.6% of members."),
        ("How much does a ticket for the tram cost?", "£900 a week", "The tram’s new driver costs £900 a week."),
        ("What will it cost?", "£900", "It is to be made at a cost of no more than £900."),
        ("state the place of the town", "12", "The town of 12 hills."),
        ("What did they find?", "they found that it was rust", "In the end they found that it was rust."),
        ("What colour is the door?", "oak", "The oak door."),
        ("What is her place in the queue?", "Marsh", "Marsh is in the queue."),
        ("What was in the shed?", "a whole lot of things", "There were a whole lot of things in it."),
        ("how old was ada pell when she died", "26", "Moor, a nurse, was 26 when he met Ada Pell."),
    ],
)
def test_what_is_of_another_kind_is_none(question: str, words: str, sentence: str):
    assert not is_of_kind(question, words, sentence)


def test_a_telephone_number_is_no_other_number():
    sentence = "It is registered under 590700008609, since 2024-03-11, and telephones are answered at +47 22 12 34 56."
    question = "What is the telephone number of Aas Brothers?"
    assert phone_in(question, sentence) == "+47 22 12 34 56"
    assert phone_in("What is the number of Aas Brothers?", sentence) is None
    assert not is_of_kind(question, "590700008609", sentence)
