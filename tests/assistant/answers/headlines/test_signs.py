"""What speaks for and against a few words as the answer, and what comes of it."""

from dataclasses import replace

import pytest

from assistant.answers.headlines.calibrator import Calibrator, shipped
from assistant.answers.headlines.signs import Candidate, are_one, signs_of
from assistant.question import read_question
from index.types import DocumentSummary, Span
from tests.assistant.evidence import COURIER, LETTER, evidence


def candidate(words: str, short: str, place: int = 0, document: DocumentSummary = COURIER) -> Candidate:
    start = words.index(short)
    found = evidence(words, 0.8, place, document)
    return Candidate(short, replace(found, short=Span(start, start + len(short)), short_probability=0.8))


def signs(question: str, given: Candidate, *others: Candidate) -> dict[str, float]:
    """The signs of a candidate among others."""
    pool = [given, *others]
    return signs_of(read_question(question), given, pool, [each.evidence for each in pool], 0.8)


@pytest.mark.parametrize(
    ("question", "sentence", "short", "sign"),
    [
        ("How much was Harbinger fined?", "Last year Ketterly was fined 225 crowns.", "225 crowns", "name_missing"),
        ("How much was Harbinger fined?", "Harbinger could be fined 225 crowns.", "225 crowns", "uncertain"),
        ("How much would Harbinger be fined?", "Harbinger was fined 225 crowns.", "225 crowns", "supposed"),
        ("When does Harbinger move?", "Harbinger announced on 3 May 2020 that it moves.", "3 May 2020", "announced"),
        ("How much was Harbinger fined?", "Harbinger was not fined 225 crowns.", "225 crowns", "denied"),
        ("Who was the first mayor?", "The mayor is Ines Quarrie.", "Ines Quarrie", "order_missing"),
        ("Who was mayor in 1990?", "The mayor is Ines Quarrie.", "Ines Quarrie", "number_missing"),
        ("How many seats has it?", "It has 24 seats in 3 rows.", "24 seats", "other_numbers"),
        ("Who chaired it?", "It was chaired by Ines Quarrie after Tom Ruck.", "Ines Quarrie", "other_names"),
        ("Who chaired it?", "Who chaired it after Ines Quarrie?", "Ines Quarrie", "asks"),
        ("Who chaired it?", "In the chair: Ines Quarrie", "Ines Quarrie", "unfinished"),
    ],
)
def test_what_speaks_against_an_answer_is_seen(question: str, sentence: str, short: str, sign: str):
    assert signs(question, candidate(sentence, short))[sign] > 0


@pytest.mark.parametrize("sign", ["name_missing", "uncertain", "denied", "order_missing", "number_missing", "asks"])
def test_nothing_speaks_against_a_plain_answer(sign: str):
    given = candidate("Harbinger was fined 225 crowns in 1990.", "225 crowns")
    assert signs("How much was Harbinger fined in 1990?", given)[sign] == 0


def test_what_another_document_says_too_is_told_from_what_it_says_otherwise():
    given = candidate("It has seven seats.", "seven seats")
    again, other = candidate("It seats 7.", "7", document=LETTER), candidate("It has 9 seats.", "9 seats", 90, LETTER)
    assert signs("How many seats has it?", given, again)["elsewhere"] > 0
    assert signs("How many seats has it?", given, again)["against"] == 0
    assert signs("How many seats has it?", given, other)["elsewhere"] == 0
    assert signs("How many seats has it?", given, other)["against"] > 0


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("seven", "7", True),
        ("405m euros", "405 million euros", True),
        ("3 May", "Friday 3 May", True),
        ("7", "17", False),
        ("Ada Roe", "Ines Roe", False),
        ("3 May 2024", "4 May 2024", False),
    ],
)
def test_two_forms_of_one_number_or_date_are_one(one: str, other: str, is_one: bool):
    assert are_one(one, other) is is_one


def test_a_calibrator_weighs_signs_to_a_probability():
    calibrator = Calibrator({"for": 2.0, "against": -2.0}, 0.0, headline=0.8, difference=0.5, contested=0.8)
    assert calibrator({"for": 1.0, "against": 1.0}) == 0.5
    assert calibrator({"for": 1.0, "against": 0.0}) > 0.8 > calibrator({"for": 0.0, "against": 0.0})


def test_the_weights_that_ship_are_of_signs_that_there_are():
    given = candidate("It has seven seats.", "seven seats")
    assert set(shipped().weights) == set(signs("How many seats has it?", given))
    assert 0.5 < shipped().headline < 1
