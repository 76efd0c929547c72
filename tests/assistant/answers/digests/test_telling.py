"""Which sentences may stand in a short text, and the order of what happened."""

import pytest

from assistant.answers.digests.telling import (
    day_told,
    is_only_planned,
    stands_alone,
    tells_an_outcome,
    without_dateline,
)
from assistant.types import Evidence
from index.types import DocumentSummary, Sentence

DOCUMENT = DocumentSummary("d", "v", "A title", "The Tide", None, "2025-05-20", None, "en", "text/plain", (), "", 0, 0)


def told(words: str, speaker: str | None = None) -> Evidence:
    return Evidence(DOCUMENT, Sentence(10, 10 + len(words), speaker), words, 0.5)


@pytest.mark.parametrize(
    ("words", "speaker", "can"),
    [
        ("The ferry Marigold ran aground off Selsby with forty people on board.", None, True),
        ("LEDBURY, Mont. – The ferry Marigold ran aground with forty people on board.", None, True),
        ("He had warned the harbour office twice about the sandbank before.", None, False),
        ("The ferry was then towed into the harbour by two fishing boats.", None, False),
        ("The claim that the ferry was overloaded went round the town for weeks.", None, False),
        ("Jo Marsh/Getty Images The ferry Marigold lies on the sandbank off Selsby.", None, False),
        ("I took the ferry every morning for eleven years and never saw a lifeboat.", None, False),
        ("I took the ferry every morning for eleven years and never saw a lifeboat.", "Ada Holm", True),
        ("The skipper said “I never saw the sandbank” to the harbour office later.", None, True),
    ],
)
def test_a_short_text_is_made_of_sentences_that_need_no_others(words: str, speaker: str | None, can: bool):
    assert stands_alone(told(words, speaker)) is can


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("SELSBY (AP) — The ferry ran aground.", "The ferry ran aground."),
        ("– The ferry ran aground.", "The ferry ran aground."),
        ("2.1 The clerk read the letter.", "The clerk read the letter."),
        ("The ferry – the last of its kind – ran aground.", "The ferry – the last of its kind – ran aground."),
    ],
)
def test_what_stands_before_a_report_goes_and_the_rest_keeps_its_place(words: str, left: str):
    bare = without_dateline(told(words))
    assert (bare.words, bare.sentence.end) == (left, 10 + len(words))
    assert bare.sentence.end - bare.sentence.start == len(left)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The ferry ran aground on 3 May 2025 off Selsby.", "2025-05-03"),
        ("The line was opened in 1902 by a fishmonger.", "1902-01-01"),
        ("The ferry has been idle since 2 May 2025.", "2025-05-20"),
        ("The ferry will sail again on 1 June 2025.", "2025-05-20"),
        ("The ferry is old.", "2025-05-20"),
    ],
)
def test_a_sentence_belongs_to_the_day_that_it_tells_of(words: str, day: str):
    assert day_told(told(words)) == day


def test_what_came_about_is_told_apart_from_what_is_planned():
    assert tells_an_outcome(told("The council voted to buy the ferry by six to two."))
    planned = told("The council will have voted on the ferry by Friday.")
    assert is_only_planned(planned)
    assert not tells_an_outcome(planned)
