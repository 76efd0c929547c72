"""What stands beside a likely sentence and answers in its place."""

from dataclasses import replace

import pytest

from assistant.answers.finding.belonging import completes, together
from assistant.evidence import Given
from assistant.question import read_question
from index.text import points_back
from index.types import Hit, Passage
from tests.assistant.evidence import COURIER, evidence


def read(*told: tuple[str, float], answers: float = 0.6, heading: str | None = None) -> tuple[float, Given]:
    """A passage of these sentences, each as likely as it says."""
    text, found = "", []
    for words, probability in told:
        found.append(evidence(words, probability, len(text)))
        text += f"{words} "
    passage = Passage(0, len(text), tuple(each.sentence for each in found), heading)
    return answers, Given(Hit(COURIER, passage, text, 1.0), tuple(found))


def weights(question: str, passage: tuple[float, Given]) -> list[float]:
    [(_, given)] = together(read_question(question), [passage])
    return [round(each.probability, 2) for each in given.evidence]


BAKERY = ("It had been in the family for ninety years.", 0.01), ("The oven cannot be repaired.", 0.02)


@pytest.mark.parametrize(
    ("question", "heading", "first"),
    [
        ("How does the harbour toll work?", "How the harbour toll works", [0.48, 0.38]),
        ("How does the harbour toll work?", "The weather", [0.01, 0.02]),
        ("How does the harbour toll work?", None, [0.01, 0.02]),
    ],
)
def test_below_a_heading_that_says_the_question_again_stands_the_answer(
    question: str, heading: str | None, first: list[float]
):
    assert weights(question, read(*BAKERY, heading=heading)) == first


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Why is the old bakery closing?", [0.0, 0.48, 0.38]),
        ("When is the old bakery closing?", [0.0, 0.01, 0.02]),  # another question about the same
        ("Why is the public library of Brenmouth closing?", [0.0, 0.01, 0.02]),  # about something else
    ],
)
def test_a_document_that_asks_the_same_question_answers_it_below_and_the_question_is_not_quoted(
    asked: str, expected: list[float]
):
    assert weights("Why is the bakery closing?", read((asked, 0.4), *BAKERY)) == expected


def test_what_only_announces_the_answer_hands_its_likelihood_on():
    passage = read(("The ferry has three new rules.", 0.5), ("Dogs travel on deck.", 0.01), ("Bicycles pay.", 0.01))
    assert weights("list the new rules of the ferry", passage) == [0.5, 0.4, 0.32]
    assert weights("Does the ferry have new rules?", passage) == [0.5, 0.01, 0.01]


def test_why_is_answered_by_the_reason_beside_what_is_asked_about():
    passage = read(
        ("The second tram came three days after the first, on 4 June.", 0.5),
        ("It had failed a test.", 0.01),
        ("Passengers were patient.", 0.02),
    )
    assert weights("Why was the second tram late?", passage) == [0.5, 0.45, 0.02]
    assert weights("How many days was the second tram late?", passage) == [0.5, 0.01, 0.02]


def test_what_states_nothing_lends_a_reason_nothing():
    answers, given = read(("Live: The tram is late.", 0.8), ("It had failed a test.", 0.01))
    teaser, reason = given.evidence
    unsaid = replace(teaser, sentence=replace(teaser.sentence, states=False))
    assert weights("Why was the tram late?", (answers, given))[1] >= 0.64
    assert weights("Why was the tram late?", (answers, replace(given, evidence=(unsaid, reason))))[1] == 0.01


def test_a_reason_for_something_else_is_none():
    passage = read(
        ("The choir met over the summer because of the fair.", 0.01),
        ("It rained.", 0.0),
        ("The tram was late.", 0.5),
    )
    assert weights("Why was the tram late?", passage) == [0.01, 0.0, 0.5]


def test_a_figure_in_the_next_sentence_belongs_to_what_it_is_asked_of():
    told = ("The roof of the mill will be mended.", 0.5), ("The price is £400.", 0.01), ("Seven geese live there.", 0.0)
    assert weights("How much will the mending of the roof cost?", read(*told)) == [0.5, 0.45, 0.0]
    dear = ("The roof of the mill will be mended for £500.", 0.5)
    assert weights("How much will the mending of the roof cost?", read(dear, *told[1:])) == [0.5, 0.01, 0.0]


def test_what_somebody_wants_is_what_should_be():
    passage = read(
        ("The parish owns a bridge.", 0.3),
        ("The parish should dig first.", 0.01),
        ("It must wait for the frost.", 0.0),
        ("Frogs should be counted.", 0.0),
    )
    assert weights("What does the writer want the parish to do?", passage) == [0.3, 0.54, 0.54, 0.0]
    assert weights("What does the parish own?", passage) == [0.3, 0.01, 0.0, 0.0]


@pytest.mark.parametrize(
    ("words", "leaning", "completing"),
    [
        ("It costs £40 a week.", True, False),
        ("That was wrong.", True, True),
        ("The second is the roof.", False, True),
        ("The remaining £900 comes from the fund.", False, True),
        ("The mayor agreed.", False, False),
        ("Theirs is the boat.", False, False),
    ],
)
def test_a_sentence_that_goes_on_is_known_by_how_it_begins(words: str, leaning: bool, completing: bool):
    assert (points_back(words), completes(words)) == (leaning, completing)
