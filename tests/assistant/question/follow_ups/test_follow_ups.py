"""Follow-up questions are spelled out from the turns before."""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assistant.question.follow_ups.follow_ups import standalone
from assistant.question.kinds import is_small_talk
from assistant.question.mentions.told import Told
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
        ("Who says otherwise?", [BRIDGE], "When does the bridge close according to each outlet?"),
        ("Does anyone disagree?", [Turn("Did the mayor agree?")], "Did the mayor agree according to each outlet?"),
        ("What do the others say?", [PETROVA], "What do the different outlets say about the alliance?"),
        ("And what happened next?", [BRIDGE], "What is the latest on the bridge?"),
        ("What happened next?", [Turn("How many died in the flood?")], "What is the latest on the flood?"),
        ("Why is that?", [BRIDGE], "Why does the bridge close?"),
        ("And why?", [BRIDGE], "why does the bridge close?"),
        ("and in 2019?", [Turn("How many ferries sailed in 2018?")], "How many ferries sailed in 2019?"),
        ("what about Meduza?", [Turn("What does Pravda say?")], "What does Meduza say?"),
        ("and whatsapp?", [Turn("how much was Instagram fined?")], "how much was whatsapp fined?"),
        ("when did he write it", [LETTER], "when did Walter Ashgrove write the letter"),
        ("why did they sell it?", [Turn("Did the council sell the quay?")], "why did the council sell it?"),
        ("where is it?", [Turn("Who runs the ferry?")], "where is the ferry?"),
        ("tell me more", [Turn("Who is Viktor Bout?")], "tell me about Viktor Bout"),
        (
            "how many ministers had quit by then",
            [Turn("what did he say?", understood="what did Moor say when Moor resigned?")],
            "how many ministers had quit by the time Moor resigned",
        ),
        ("Who else?", [Turn("Who left?", short="Mrs Finch")], "Who else left?"),
        ("and after that?", [Turn("how many shops closed first?")], "how many shops closed after that?"),
        (
            "why did they do it?",
            [Turn("When was the probe sent into the rock?")],
            "why was the probe sent into the rock?",
        ),
        (
            "why did they do it?",
            [Turn("When was the probe sent into the rock?"), Turn("how heavy is the probe?")],
            "why was the probe sent into the rock?",
        ),
        ("why?", [Turn("what did the mayor ask for?")], "why did the mayor ask for that?"),
        ("who asked him", [Turn("who wrote it?", told="Lars Holm, the baker, wrote it.")], "who asked Lars Holm"),
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
        "who lost his job?",
        "Who else?",
    ],
)
def test_a_question_that_stands_alone_is_left_as_it_is(turns: list[Turn], question: str):
    assert standalone(question, turns) == question


def test_a_pronoun_without_a_person_before_it_stays():
    assert standalone("What does she say?", [BRIDGE]) == "What does she say?"


def test_who_was_asked_about_comes_before_who_was_quoted():
    turn = Turn("What does Quarrie say about the wall?", ("Ines Quarrie", "Maren Tolliver"))
    assert standalone("when did she measure it?", [turn]) == "when did Ines Quarrie measure the wall?"


def test_whoever_speaks_for_somebody_is_not_who_was_asked_about():
    turn = Turn("Why did Boris Johnson go?", ("A spokesman for Johnson",))
    assert standalone("when did he resign", [turn]) == "when did Boris Johnson resign"


def test_what_many_do_again_and_again_is_not_what_one_was_asked_to_do():
    turns = [Turn("Who is filmed in the programme?", ("Ines Quarrie",)), Turn("What does she say about the wall?")]
    assert standalone("why do they do that", turns) == "why do they do that"


def test_a_man_is_not_she():
    turns = [Turn("What did Mrs Finch say?", ("Mrs Finch",)), Turn("What did Mr Moor answer?", ("Mr Moor",))]
    assert standalone("What does she want?", turns) == "What does Mrs Finch want?"


def test_a_name_in_small_letters_is_known_from_the_documents():
    turns = [Turn("what does petrova say", ("Natalie Petrova",)), BRIDGE]
    told = Told(speakers=["Natalie Petrova"])
    assert standalone("who asked her", turns, told) == "who asked Natalie Petrova"


def told_by(text: str, speakers: Sequence[str]) -> Told:
    return Told(_looked_up(text.split("\n")), speakers)


def _looked_up(lines: Sequence[str]) -> Callable[[str], Sequence[str]]:
    def passages(words: str) -> Sequence[str]:
        wanted = {word for word in re.findall(r"\w{3,}", words.casefold()) if word not in {"the", "what", "who", "did"}}
        shared = [(len(wanted & set(re.findall(r"\w+", line.casefold()))), line) for line in lines]
        return [line for count, line in sorted(shared, key=lambda each: -each[0]) if count][:8]

    return passages


def _plain(question: str) -> str:
    return question.replace("’", "'").casefold().strip(" ?.!")


DATA = json.loads((Path(__file__).parents[3] / "data" / "conversations.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("conversation", DATA["conversations"], ids=lambda each: each["turns"][0]["asked"])
def test_a_conversation_is_understood_turn_by_turn(conversation: dict):
    speakers = {name for each in conversation["turns"] for name in each.get("speakers", ())}
    told = told_by(DATA["texts"][conversation["text"]], sorted(speakers))
    before: list[Turn] = []
    for turn in conversation["turns"]:
        asked = standalone(turn["asked"], before, told)
        assert _plain(asked) in {_plain(each) for each in turn.get("understood", [turn["asked"]])}
        if not is_small_talk(asked):
            before.append(Turn(turn["asked"], tuple(turn.get("speakers", ())), asked, turn.get("short")))
