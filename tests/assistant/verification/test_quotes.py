"""Quoted words stand in the passage as they are, and coverage counts what a passage holds."""

import pytest

from assistant.facts import text_of
from assistant.verification.coverage import rests_on, word_coverage
from assistant.verification.quotes import check_quotes, quoted, same_words

PASSAGE = "“We never said ‘safe’,” Holm told them. “It's the town's pride, and it will be mended by the spring.”"


@pytest.mark.parametrize(
    "statement",
    [
        "Holm called it “the town’s pride”.",
        "Holm said: “It's the town's pride … mended by the spring.”",
        "Holm said: “The town's pride.”",
        'Holm said: "We never said safe."',
        "Holm said they had never said it.",
        "Holm said it was “…”.",
    ],
)
def test_quoted_words_stand_typography_and_gaps_aside(statement: str):
    assert list(check_quotes(text_of(statement), [text_of(PASSAGE)])) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Holm called it “the city’s pride”.", "the city's pride"),
        ("Holm said: “Mended by the spring … the town's pride.”", "Mended by the spring... the town's pride"),
        ("Holm called it “the town's prid”.", "the town's prid"),
        ("Holm called it “the Town's pride”.", "the Town's pride"),
        ("Holm called it 'a pride'.", "a pride"),
    ],
)
def test_words_that_are_not_there_or_in_another_order_are_told(statement: str, words: str):
    assert list(check_quotes(text_of(statement), [text_of(PASSAGE)])) == [
        f"The words “{words}” do not stand in the cited passage."
    ]


def test_a_quotation_may_not_be_pieced_together_from_two_passages():
    spans = [text_of("The wall is safe."), text_of("The pier is shut.")]
    assert list(check_quotes(text_of("“The wall is safe”, they say, and “the pier is shut”."), spans)) == []
    assert list(check_quotes(text_of("They say “the wall is safe … the pier is shut”."), spans)) != []


def test_an_apostrophe_opens_no_quotation():
    assert quoted(text_of("The miners' hall isn't the miners' own.")) == ()
    assert quoted(text_of("Holm's 'own words' aren't hers")) == ("own words",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The wall is safe.", '"the wall is safe"', True),
        ("The wall is safe", "The wall is safe!", True),
        ("The wall is safe.", "The Wall is safe.", False),
        ("The wall is safe.", "The wall is safe now.", False),
        ("", "", False),
    ],
)
def test_the_same_words_differ_by_marks_and_the_first_letter_only(one: str, other: str, same: bool):
    assert same_words(one, other) is same


@pytest.mark.parametrize(
    ("statement", "premise", "share"),
    [
        ("It cost £3 million.", "It cost £3,000,000.", 1.0),
        ("It cost £3 million.", "It cost £4,000,000.", 0.5),
        ("Turnout was 41 per cent.", "Turnout: forty-one percent.", 1.0),
        ("Engineers inspected bridges.", "An engineer's inspection of the bridge.", 1.0),
        ("Engineers inspected bridges.", "The ferry sails.", 0.0),
        ("He did it for them.", "The ferry sails.", 0.0),
    ],
)
def test_coverage_counts_words_by_stem_and_numbers_by_value(statement: str, premise: str, share: float):
    assert word_coverage(statement, premise) == pytest.approx(share)


SENTENCES = [
    "Ada Holm keeps the pier at Garrow.",
    "The pier at Garrow was closed after two piles had rotted.",
    "“Nobody asked us about the timber,” Ada Holm said.",
    "The repairs will cost £3 million.",
]


@pytest.mark.parametrize(
    ("statement", "numbers"),
    [
        ("Two piles had rotted, so the pier closed.", (1,)),
        ("The pier at Garrow was closed as piles had rotted, and repairs cost £3 million.", (1, 3)),
        ("Ada Holm said “nobody asked us about the timber”.", (2,)),
        ("Ada Holm of Garrow keeps a pier.", (0,)),
    ],
)
def test_a_statement_rests_on_few_sentences_and_names_alone_add_none(statement: str, numbers: tuple[int, ...]):
    assert rests_on(statement, SENTENCES) == numbers
