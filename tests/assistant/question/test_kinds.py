"""What kind of message somebody typed."""

import pytest

from assistant.question.expected import asks_for_words, asks_whether
from assistant.question.kinds import is_small_talk, kind_of, overview_of, without_courtesy


def kind(text: str) -> str:
    return kind_of(text, asks_for_words=asks_for_words(text), asks_whether=asks_whether(text))


@pytest.mark.parametrize(
    "text",
    [
        "hi",
        "Hello there!",
        "thanks, that helped",
        "Thank you!!",
        "lol thanks",
        "what can you do?",
        "how does this work?",
    ],
)
def test_small_talk_asks_nothing_of_the_documents(text: str):
    assert kind(text) == "chat"


@pytest.mark.parametrize(
    "text",
    [
        "hi, who wrote the letter?",
        "what can the council do?",
        "how does the lift work?",
        "thanks to whom did it reopen?",
        "help for flood victims",
        "who are you quoting?",
    ],
)
def test_a_question_is_no_small_talk(text: str):
    assert not is_small_talk(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which repairs does the ferry need?", "list"),
        ("what were Holm's demands in the letter?", "list"),
        ("what do the harbour and the crew say about the fog?", "compare"),
        ("tell me about the railway", "overview"),
        ("Summarise this article", "overview"),
        ("tl;dr", "overview"),
        ("what is the latest version of the plan?", "fact"),
        ("what is the status of the bridge?", "fact"),
        ("what happened at the council meeting", "overview"),
        ("hotel", "keyword"),
        ("petition signatures", "keyword"),
        ("who voted against?", "fact"),
        ("list everyone who voted against", "list"),
        ("which cities had protests?", "list"),
        ("In which countries does the ferry still sail?", "list"),
        ("what prizes has Holm won", "list"),
        ("what crimes was he charged with", "list"),
        ("which bus has the most seats", "fact"),
        ("what makes it work", "fact"),
        ("what happens next", "fact"),
        ("what job did Chris have", "fact"),
        ("do the papers agree on the price?", "compare"),
        ("why was it closed", "why"),
        ("how many staff are there", "fact"),
        ("What did Quarrie announce?", "says"),
        ("who says the cliff is moving", "says"),
        ("who is the clerk", "fact"),
        ("is the wall moving", "yesno"),
        ("what happened on 11 March 2025", "when"),
        ("what happened on tuesday", "when"),
        ("what happened in march", "when"),
        ("what happened in the march", "overview"),
    ],
)
def test_the_kind_is_told_by_the_form(text: str, expected: str):
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("tell me about the railway", "the railway"),
        ("what is this about?", ""),
        ("summarise all of this", ""),
        ("what's new?", ""),
        ("what's the latest?", ""),
        ("What is the latest on the harbour strike?", "the harbour strike"),
        ("any news on the ferry", "the ferry"),
        ("what's happening in Carrowe?", "Carrowe"),
        ("Give me the key points on the flood", "the flood"),
        ("Where is the bridge?", None),
    ],
)
def test_an_overview_has_a_subject_or_is_of_everything(text: str, subject: str | None):
    assert overview_of(text) == subject


def test_a_question_after_thanks_is_asked_without_them():
    assert without_courtesy("Thanks. Who is the clerk?") == "Who is the clerk?"
    assert without_courtesy("thanks, that helped") == "thanks, that helped"
