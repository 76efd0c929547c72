"""What a question takes for granted is told from what texts say."""

import pytest

from assistant.question import event_in, is_told


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Why did Tom Hask resign?", "Tom Hask resigned"),
        ("when did the keeper step down", "the keeper stepped down"),
        ("how much was Ferrax fined in May?", "Ferrax was fined in May"),
        ("When will the Orla probe land on Mars?", "the Orla probe will land on Mars"),
        ("who sued the harbour board?", "sued the harbour board"),
        ("Where does Mrs Pike live?", "Mrs Pike lives"),
    ],
)
def test_an_event_is_seen_and_said(question: str, words: str):
    event = event_in(question)
    assert event is not None
    assert event.words == words


@pytest.mark.parametrize(
    "question",
    ["Why did the tide rise?", "What does Hask say?", "Why does she say that Hask resigned?", "how big was the fine?"],
)
def test_no_event_is_seen_where_none_of_those_known_is_asked_for(question: str):
    assert event_in(question) is None


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("Why did Hask resign?", ["Hask, who ran the port, resigned on Monday."]),
        ("Why did Hask resign?", ["After the resignation of Tom Hask the board met."]),
        ("Why did Hask resign?", ["Hask ran the port for years.", "He stepped down on Monday."]),
        ("Why did Hask resign?", ["Hask’s departure came late."]),
        ("When was Hask born?", ["The painter Tom Hask (1801–1860) never left Orla."]),
        ("why did the keeper resign?", ["The keeper had enough.", "Resigning was easy."]),
        ("who sued the board?", ["The board was sued by its tenants."]),
        ("How much was Ferrax fined?", ["The court fined Ferrax, not Bellco."]),
    ],
)
def test_an_event_is_told_in_other_words_too(question: str, sentences: list[str]):
    event = event_in(question)
    assert event is not None
    assert is_told(event, sentences)


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("Why did Hask resign?", ["Hask said that it was right that Pike had resigned."]),
        ("Why did Hask resign?", ["Hask refused to resign."]),
        ("Why did Hask resign?", ["Tenants called on Hask to resign."]),
        ("Why did Hask resign?", ["Hask was asked about it.", "Pike ran the quay.", "He resigned."]),
        ("Why did the keeper resign?", ["Nobody resigned, the keeper said."]),
        ("When did Hask die?", ["Hask spoke at the funeral of Ada Pike."]),
        ("who owns Ferrax and Bell?", ["Ferrax and Bell, which owns nine hotels, paid."]),
        ("How much was Ferrax fined?", ["The court fined Bellco."]),
    ],
)
def test_what_somebody_else_did_or_nobody_is_not_taken_for_it(question: str, sentences: list[str]):
    event = event_in(question)
    assert event is not None
    assert not is_told(event, sentences)
