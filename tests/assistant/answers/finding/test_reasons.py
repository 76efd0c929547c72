"""Which sentences give a reason."""

import pytest

from assistant.answers.finding.reasons import asks_why, gives_reason
from index.text import stems

ASKED = stems("Why was the old ferry closed?")


@pytest.mark.parametrize(
    ("words", "gives"),
    [
        ("It was shut because a pile had rotted.", True),
        ("The owners were charged with fraud.", True),
        ("Most of the loss reflected a write-down.", True),
        ("The old ferry was closed after a fire.", True),
        ("After the summer the town was quiet.", False),
        ("The old ferry closed on Monday.", False),
        ("It was the first ride since the launch.", False),
    ],
)
def test_a_sentence_gives_a_reason_by_its_words_or_by_what_it_tells_with_them(words: str, gives: bool):
    assert gives_reason(words, ASKED) is gives


def test_a_reason_is_asked_for_by_more_than_why():
    assert all(map(asks_why, ("why is it shut", "How come it is shut?", "What were the reasons?")))
    assert not asks_why("How was it shut?")
