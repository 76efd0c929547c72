"""Slips of the pen in questions are mended, and nothing else is."""

import pytest

from assistant.question import read_question
from assistant.question.spelling import respelled

HELD = ("lantern", "lanterns", "keeper", "letter", "later", "Tolliver", "Hask", "quay", "resigned", "resign")
PLAIN = {"wife", "world", "three", "lantern", "keeper", "quay"}


def near(word: str) -> tuple[str, ...] | None:
    return None if word.casefold() in PLAIN | {each.casefold() for each in HELD} else HELD


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how mnay lantenrs were lit", "how many lanterns were lit"),
        ("waht did the keepr say", "what did the keeper say"),
        ("who wrote the leter", "who wrote the letter"),
        ("why did Toliver resgin", "why did Tolliver resign"),
    ],
)
@pytest.mark.case(63)
def test_a_slip_is_asked_as_the_nearest_word(question: str, expected: str):
    assert respelled(question, near) == expected
    assert read_question(question, near=near).understood == expected


@pytest.mark.parametrize(
    "question",
    [
        "is his wife in the world of three lanterns?",  # plain words
        "Why did Hast leave?",  # another's name
        "what is a “keepr”",  # quoted
        "why did the 12th keeper leave in 1987",
        "WHO IS THE KEEPR",
        "hiya",
    ],
)
def test_plain_words_short_names_numbers_and_quotations_stay(question: str):
    assert respelled(question, near) == question
    assert read_question(question, near=near).understood is None
