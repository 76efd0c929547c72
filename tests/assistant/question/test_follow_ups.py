"""Follow-up questions are spelled out from the turns before."""

import pytest

from assistant.question.follow_ups import standalone
from assistant.types import Turn

PETROVA = Turn("What does Petrova say about the alliance?", ("Natalie Petrova",))
BRIDGE = Turn("When does the bridge close?")


@pytest.mark.parametrize(
    ("question", "turns", "expected"),
    [
        ("and what does she say about NATO?", [PETROVA], "what does Natalie Petrova say about NATO?"),
        ("What is her view of Europe?", [PETROVA], "What is Natalie Petrova’s view of Europe?"),
        ("Who asked her?", [PETROVA], "Who asked Natalie Petrova?"),
        ("What does he want?", [Turn("What did Desmond Pell announce?")], "What does Desmond Pell want?"),
        ("What does she say about NATO?", [PETROVA, BRIDGE], "What does Natalie Petrova say about NATO?"),
        ("Why is that?", [BRIDGE], "When does the bridge close? Why is that?"),
        ("And why?", [BRIDGE], "When does the bridge close? why?"),
        ("Who else?", [BRIDGE], "When does the bridge close? Who else?"),
    ],
)
def test_a_follow_up_takes_what_it_needs(question: str, turns: list[Turn], expected: str):
    assert standalone(question, turns) == expected


@pytest.mark.parametrize("turns", [[], [PETROVA], [BRIDGE]])
@pytest.mark.parametrize(
    "question",
    [
        "How much will the new quay cost the council?",
        "Why does the Kremlin insist that Ukraine cannot join NATO?",
        "Who denied that the quay was sold?",
        "Has Garrowmouth sold its quay?",
    ],
)
def test_a_question_that_stands_alone_is_left_as_it_is(turns: list[Turn], question: str):
    assert standalone(question, turns) == question


def test_a_pronoun_without_a_person_before_it_stays():
    assert standalone("What does she say?", [BRIDGE]) == "What does she say?"
