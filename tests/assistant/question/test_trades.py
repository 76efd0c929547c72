"""Of what trade the people are whose words a question asks for."""

import pytest

from assistant.question.trades import bearers, trade_asked

TEXT = (
    "Sleep is short here, said Ada Pike, a professor of medicine at Orla. Dr. Tom Hask disagreed. “Buy beds,” said the "
    "strategist Ines Moor. Lea Bond, who sells beds, spoke with analyst Jo Kell and said nothing."
)
NAMES = ("Ada Pike", "Tom Hask", "Ines Moor", "Lea Bond", "Jo Kell", "Harbour analysts")


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("what do experts say about sleep", "sleep"),
        ("What do the sleep researchers think of naps?", "naps"),
        ("What do experts say causes bad sleep?", "causes bad sleep"),
        ("what do analysts expect the harbour to pay", "the harbour to pay"),
        ("What does Pike say about sleep?", None),
        ("what did the council say about sleep", None),
        ("Why do experts sleep?", None),
        ("what do experts say", None),
    ],
)
def test_a_question_for_the_words_of_people_of_a_trade_tells_its_topic(question: str, topic: str | None):
    trade = trade_asked(question)
    assert (trade and trade.topic) == topic


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("experts", ("Ada Pike", "Tom Hask", "Ines Moor", "Jo Kell", "Harbour analysts")),
        ("doctors", ("Tom Hask",)),
        ("researchers", ("Ada Pike",)),
        ("analysts", ("Ines Moor", "Jo Kell", "Harbour analysts")),
        ("teachers", ()),
    ],
)
def test_a_trade_is_borne_by_whom_the_text_calls_so(who: str, found: tuple[str, ...]):
    trade = trade_asked(f"what do {who} say about sleep")
    assert trade
    assert bearers(trade, TEXT, NAMES) == found
