"""What a question asks for by name."""

import pytest

from assistant.question import carrying_words, relative_asked, thing_asked


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how many lanterns does the quay have?", ("lanterns",)),
        ("how many wooden boats sank in total", ("boats",)),
        ("How much does a ticket for the ferry cost?", ("ticket",)),
        ("what is the price of the ferry's new mast", ("mast",)),
        ("who won best actress at the Orlas?", ("actress",)),
        ("how many people came?", ()),
        ("how many miles is it to Orla", ()),
        ("how much was Ferrax fined?", ()),
        ("how much does it cost?", ()),
        ("Why did the mast break?", ()),
    ],
)
def test_the_thing_that_is_counted_or_priced(question: str, expected: tuple[str, ...]):
    assert thing_asked(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who is Tom Hask's wife?", ("Tom Hask", "wife")),
        ("how many children does ada pike have", ("ada pike", "children")),
        ("what's the name of Hask’s dog?", ("Hask", "dog")),
        ("what is Hask's plan?", None),
        ("what did his wife say", None),
    ],
)
def test_whose_relative_is_asked_about(question: str, expected: tuple[str, str] | None):
    found = relative_asked(question)
    assert (found and (found.who, found.what)) == expected


def test_words_of_asking_and_numbers_carry_nothing():
    assert carrying_words("What kind of article does the writer's paper call a 1987 mast?") == ("mast",)
