"""Follow-up questions are spelled out from the turns before."""

import pytest

from assistant.question.follow_ups import standalone
from assistant.types import Turn

PETROVA = Turn("What does Petrova say about the alliance?", ("Natalie Petrova",))
BRIDGE = Turn("When does the bridge close?")
LETTER = Turn("Who wrote the letter that got lost?", ("Walter Ashgrove",), short="Walter Ashgrove")


@pytest.mark.parametrize(
    ("question", "turns", "expected"),
    [
        ("and what does she say about NATO?", [PETROVA], "what does Natalie Petrova say about NATO?"),
        ("What is her view of Europe?", [PETROVA], "What is Natalie Petrova’s view of Europe?"),
        ("Who asked her?", [PETROVA], "Who asked Natalie Petrova?"),
        ("What does he want?", [Turn("What did Desmond Pell announce?")], "What does Desmond Pell want?"),
        ("What does she say about NATO?", [PETROVA, BRIDGE], "What does Natalie Petrova say about NATO?"),
        ("Why is that?", [BRIDGE], "When does the bridge close? Why is that?"),
        ("And why?", [BRIDGE], "why does the bridge close?"),
        ("and in 2019?", [Turn("How many ferries sailed in 2018?")], "How many ferries sailed in 2019?"),
        ("what about Meduza?", [Turn("What does Pravda say?")], "What does Meduza say?"),
        ("and whatsapp?", [Turn("how much was Instagram fined?")], "how much was whatsapp fined?"),
        ("when did he write it", [LETTER], "when did Walter Ashgrove write the letter that got lost"),
        ("why did they sell it?", [Turn("Did the council sell the quay?")], "why did the council sell it?"),
        ("where is it?", [Turn("Who runs the ferry?")], "where is the ferry?"),
        ("tell me more", [Turn("Who is Viktor Bout?")], "tell me about Viktor Bout"),
        (
            "how many ministers had quit by then",
            [Turn("what did he say?", understood="what did Moor say when Moor resigned?")],
            "how many ministers had quit by the time Moor resigned",
        ),
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
        "When was Griner arrested?",
        "what did truss say when she resigned",
        "who runs the ferry and where is it from",
        "is it true that the ferry sank?",
        "what's meduza?",
    ],
)
def test_a_question_that_stands_alone_is_left_as_it_is(turns: list[Turn], question: str):
    assert standalone(question, turns) == question


def test_a_pronoun_without_a_person_before_it_stays():
    assert standalone("What does she say?", [BRIDGE]) == "What does she say?"


def test_who_was_asked_about_comes_before_who_was_quoted():
    turn = Turn("What does Quarrie say about the wall?", ("Ines Quarrie", "Maren Tolliver"))
    assert standalone("when did she measure it?", [turn]) == "when did Ines Quarrie measure the wall?"


def test_a_man_is_not_she():
    turns = [Turn("What did Mrs Finch say?", ("Mrs Finch",)), Turn("What did Mr Moor answer?", ("Mr Moor",))]
    assert standalone("What does she want?", turns) == "What does Mrs Finch want?"


def test_a_name_in_small_letters_is_known_from_the_documents():
    turns = [Turn("what does petrova say", ("Natalie Petrova",)), BRIDGE]
    assert standalone("who asked her", turns, {"petrova"}) == "who asked Natalie Petrova"
