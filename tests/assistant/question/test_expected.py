"""What kind of answer a question wants."""

import pytest

from assistant.question.expected import asks_at_length, asks_for_words


@pytest.mark.parametrize(
    ("question", "words", "at_length"),
    [
        ("What did Quarrie announce?", True, True),
        ("What did Quarrie predict for July?", True, True),
        ("What has the council confirmed about the wall?", True, True),
        ("What does Moor say the repair will cost?", True, True),
        ("What did Quarrie call the plan?", False, False),
        ("What did the manager put the price at?", False, False),
        ("What does Pell expect?", False, True),
        ("What does the council want to do?", False, True),
        ("How did it happen?", False, True),
        ("What was announced?", False, False),
        ("How many people did Quarrie warn?", False, False),
        ("When did the council announce it?", False, False),
    ],
)
def test_somebodys_words_are_asked_for_and_more_than_a_few_words(question: str, words: bool, at_length: bool):
    assert (asks_for_words(question), asks_at_length(question)) == (words, at_length)
