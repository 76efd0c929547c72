"""What is read from a text: typography, numbers, dates, names, quotations, and what a statement rests on."""

import pytest

from assistant.facts.dates import dates
from assistant.facts.names import capitals_of, names
from assistant.facts.numbers import quantities
from assistant.facts.opposites import OPPOSITES
from assistant.facts.words import plain, stems_of, text_of
from assistant.verification import rests_on
from assistant.verification.quotes import quoted


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("“Two  words” – and ‘one’…", "\"Two words\" - and 'one'..."),
        ("2018–2019", "2018-2019"),
        ("co\u00adoperate", "cooperate"),
        ("She said--quietly--no", "She said - quietly - no"),
    ],
)
def test_typography_has_one_form(written: str, read: str):
    assert plain(written) == read


def test_forms_of_a_word_have_one_stem():
    for one, other in (("rose", "rising"), ("said", "says"), ("railways", "railway"), ("carried", "carry")):
        assert stems_of([one]) == stems_of([other])
    assert stems_of(["natalie's"]) == stems_of(["natalie"])


@pytest.mark.parametrize(
    ("words", "value", "kind"),
    [
        ("3 million people", 3_000_000, ""),
        ("$1.2bn", 1_200_000_000, "$"),
        ("twenty-one votes", 21, ""),
        ("41 per cent", 41, "%"),
        ("a third of the riders", pytest.approx(100 / 3), "%"),
        ("at 7:30 p.m.", 19 * 60 + 30, "clock"),
        ("41 millimetres", 41, "length"),
        ("two weeks", 2, "days"),
        ("two dozen eggs", 24, ""),
        ("£300,000", 300_000, "£"),
    ],
)
def test_a_number_is_read_whatever_its_form(words: str, value: float, kind: str):
    [quantity] = quantities(text_of(words))
    assert (quantity.value, quantity.kind) == (value, kind)


@pytest.mark.parametrize("words", ["one of them", "the first time", "nobody", "a U2 song"])
def test_no_number_is_read_where_none_is_meant(words: str):
    assert quantities(text_of(words)) == ()


@pytest.mark.parametrize(
    ("words", "year", "month", "days"),
    [
        ("on 11 March 2025", 2025, 3, {11}),
        ("on March 11th", None, 3, {11}),
        ("2025-03-11", 2025, 3, {11}),
        ("in May", None, 5, set()),
        ("between 3 and 5 June", None, 6, {3, 5}),
        ("in 1896", 1896, None, set()),
    ],
)
def test_a_date_is_read_whatever_its_form(words: str, year: int | None, month: int | None, days: set[int]):
    [day] = dates(text_of(words))
    assert (day.year, day.month, set(day.days)) == (year, month, days)


@pytest.mark.parametrize("words", ["they may go", "a march through town", "1,896 people", "£1896"])
def test_no_date_is_read_where_none_is_meant(words: str):
    assert dates(text_of(words)) == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Dr. Ines Quarrie met Mr Pell on Monday.", ["Ines Quarrie", "Pell"]),
        ("The University of Sallowby closed.", ["University of Sallowby"]),
        ("Yesterday the council met Ada and Beatrice.", ["Ada", "Beatrice"]),
        ("Engineers found rust.", []),
        ("However, it rained in the U.S. again.", ["U.S."]),
    ],
)
def test_names_are_words_with_a_capital_that_they_have_of_themselves(words: str, found: list[str]):
    text = text_of(words)
    assert [name.words for name in names(text, capitals_of([text]))] == found


def test_the_first_word_is_a_name_if_it_is_one_elsewhere():
    first, elsewhere = text_of("Garrow grew."), text_of("She went to Garrow. The wall stood.")
    assert [name.words for name in names(first, capitals_of([elsewhere]))] == ["Garrow"]
    assert names(text_of("Wall moved."), capitals_of([text_of("the wall stood")])) == ()


def test_quotations_are_what_stands_between_marks():
    assert quoted(text_of("He called it “a rescue” and ‘the town’s pride’, didn’t he?")) == (
        "a rescue",
        "the town's pride",
    )


def test_opposites_go_both_ways():
    for stem, others in OPPOSITES.items():
        assert all(stem in OPPOSITES[other] for other in others)
        assert stem not in others


SENTENCES = [
    "The railway opened in 1896.",
    "The cable was fitted in 2009 and has a permitted life of eighteen years.",
    "Ms Lennard said that she had learned of the sale from a caller.",
    "The trust leases the line until 2031.",
]


@pytest.mark.parametrize(
    ("statement", "numbers"),
    [
        ("The railway opened in 1896.", (0,)),
        ("The cable, fitted in 2009, may be used for 18 years.", (1,)),
        ("The railway opened in 1896, and the trust leases the line until 2031.", (0, 3)),
        ("Lennard learned of the sale from a caller.", (2,)),
    ],
)
def test_a_statement_rests_on_the_sentences_that_have_its_words(statement: str, numbers: tuple[int, ...]):
    assert rests_on(statement, SENTENCES) == numbers


def test_a_statement_rests_on_three_sentences_at_most_and_on_none_of_none():
    assert len(rests_on(" ".join(SENTENCES), SENTENCES)) == 3
    assert rests_on("The railway opened.", []) == ()
