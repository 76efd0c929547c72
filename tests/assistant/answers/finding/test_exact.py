"""Numbers and codes of a question are found whole, or not at all."""

import pytest

from assistant.answers.finding.exact import codes_in, holds, narrowed
from index.types import Hit, Passage, Sentence
from tests.assistant.evidence import COURIER

FIRMS = (
    "The firm Aas Brothers is registered under number 590700008609.",
    "The firm Moe Shipping is registered under number 590700008610.",
    "It has two ships.",
)


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Which firm has number 590700008610?", ("590700008610",)),
        ("Whose tax file is NO-2019/0447-B?", ("NO-2019/0447-B",)),
        ("What is part P-4296?", ("P-4296",)),
        ("Did it cost $590,700 or £50000?", ()),
        ("What happened in 2019, on 2024-03-11 or 11/03/2024?", ()),
        ("Do 100000 people live there in the 1990s?", ()),
    ],
)
def test_codes_are_what_names_one_thing(question, codes):
    assert codes_in(question) == codes


def test_a_code_is_held_whole():
    assert holds("number 590700008610.", "590700008610")
    assert not holds("number 1590700008610", "590700008610")
    assert not holds("NO-2019/0447-BX", "NO-2019/0447-B")


def test_only_what_belongs_to_the_code_is_read():
    text = " ".join(FIRMS)
    starts = [text.index(each) for each in FIRMS]
    sentences = tuple(Sentence(start, start + len(each)) for start, each in zip(starts, FIRMS, strict=True))
    hit = Hit(COURIER, Passage(0, len(text), sentences), text, 1.0)
    assert narrowed(hit, ("590700008610",)).text == " ".join(FIRMS[1:])
    assert narrowed(hit, ("590700008609",)).text == FIRMS[0]
    assert narrowed(hit, ("590700008611",)) == hit
