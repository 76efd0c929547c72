"""What the words alone tell of a sentence."""

import pytest

from assistant.question.expected import expected
from assistant.reader.features import clues

PASSAGE = "The ferry sank in May 1911. Ada Holm raised it with two cranes, because the harbour was blocked."
SANK, RAISED = PASSAGE[:27], PASSAGE[28:]


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        ("When did the ferry sink?", SANK, "The ferry sank."),
        ("Who raised the ferry?", RAISED, "it was raised by cranes"),
        ("How many cranes raised it?", RAISED, "Some cranes raised it."),
        ("Why was it raised?", RAISED, SANK),
    ],
)
def test_the_kind_of_thing_that_is_asked_for_is_told_from_the_question(question: str, holds: str, lacks: str):
    kind = expected(question)
    assert kind.search(holds)
    assert not kind.search(lacks)


def test_words_of_the_question_count_in_sentence_and_passage():
    sank, raised = clues("What did Ada raise from the harbour?", PASSAGE, [SANK, RAISED])
    assert raised[:2] == (1.0, 1.0)
    assert sank[:2] == (0.0, 1.0)


def test_a_name_or_number_that_the_passage_lacks_is_missing():
    assert clues("Did Ada Holm raise it?", PASSAGE, [RAISED])[0][2] == 0.0
    assert clues("Did Ada Holm raise it in 1950?", PASSAGE, [RAISED])[0][2] == pytest.approx(1 / 3)


def test_forms_of_one_word_are_taken_for_one():
    ((of_sentence, *_),) = clues("Who pays for the blocking?", PASSAGE, ["The town will pay: it blocked it."])
    assert of_sentence == 1.0
