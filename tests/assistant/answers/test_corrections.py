"""What a paper takes back comes before what it said."""

from dataclasses import replace

import pytest

from assistant.answers.corrections import corrected, corrections, told_corrected
from assistant.answers.quoted import choose
from assistant.question import read_question
from assistant.types import Evidence
from index.types import Span
from tests.assistant.evidence import LETTER, evidence

ASKED = "How many swans were on the weir?"


def in_order(*words: str, probability: float = 0.01, speaker: str | None = None) -> list[Evidence]:
    found: list[Evidence] = []
    for each in words:
        start = found[-1].sentence.end + 1 if found else 0
        found.append(evidence(each, probability, start, speaker=speaker))
    return found


TAKEN_BACK = in_order(
    "On Monday we wrote that thirty swans were on the weir.",
    "That was wrong.",
    "There were thirteen.",
    "The fair opens.",
)
FIRST_REPORT = evidence("Thirty swans sat on the weir.", 0.8, 0, LETTER)


def test_a_correction_comes_before_what_it_corrects_whole_and_is_told():
    found = corrected([FIRST_REPORT, *TAKEN_BACK], ASKED)
    chosen = choose(read_question(ASKED), found)
    assert [each.words for each in chosen[:3]] == [each.words for each in TAKEN_BACK[:3]]
    assert told_corrected(chosen) == "“The wall” corrects what was reported before."


def test_no_few_words_stand_large_beside_a_correction():
    short = replace(FIRST_REPORT, short=Span(0, 6), short_probability=0.9)
    assert not any(each.short for each in corrected([short, *TAKEN_BACK], ASKED))
    assert corrected([short], ASKED) == [short]


def test_a_correction_of_something_else_changes_nothing():
    given = [FIRST_REPORT, *in_order("We wrote that the mill opens at nine.", "That was wrong.", "It opens at ten.")]
    assert corrected(given, ASKED) == given
    assert told_corrected([FIRST_REPORT]) == ""


@pytest.mark.parametrize(
    ("sentences", "number"),
    [
        (["An earlier version of this article misstated the year.", "It was 1998."], 2),
        (["This story incorrectly named the weir.", "It is Low Weir."], 2),
        (["We reported that the weir was shut, which was wrong."], 1),
        (["We wrote to the council.", "It has not answered."], 0),
        (["The plan was wrong."], 0),
    ],
)
def test_a_correction_is_known_by_what_it_takes_back(sentences: list[str], number: int):
    found = list(corrections(in_order(*sentences)))
    assert [len(unit) for unit in found] == ([number] if number else [])


def test_what_somebody_calls_wrong_is_no_correction_by_the_paper():
    assert not list(corrections(in_order("We wrote that it was shut.", "That was wrong.", speaker="Ada Finch")))
