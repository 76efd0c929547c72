"""Times on the calendar: the sentences that were marked by hand, and what they leave open."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.facts.times.reading import read_times
from assistant.facts.times.types import Time

SENTENCES = [
    json.loads(line) for line in (Path(__file__).parents[3] / "data" / "times.jsonl").read_text("utf-8").splitlines()
]
KNOWN_MISS = "The new buses, promised for last autumn, have not arrived."
"""Told as a plan by a participle before the date, which is past all the same."""

WEDNESDAY = "2025-05-07"


def only(sentence: str, published: str | None = WEDNESDAY) -> Time:
    (time,) = read_times(sentence, published)
    return time


def label(sentence: str, published: str | None = WEDNESDAY) -> str:
    when = only(sentence, published).when
    assert when is not None
    return when.label


@pytest.mark.parametrize("marked", SENTENCES, ids=lambda marked: marked["sentence"][:40])
def test_marked_sentences_are_read_as_they_were_marked(marked: dict[str, Any]):
    read = read_times(marked["sentence"], marked["published"])
    assert len(read) == len(marked["times"])
    for time, right in zip(read, marked["times"], strict=True):
        at = marked["sentence"].index(right["words"])
        assert time.start < at + len(right["words"])
        assert at < time.end
        if marked["sentence"] != KNOWN_MISS:
            assert time.outlook == right["outlook"]
        if right["first"] is None:
            assert time.when is None
            assert time.reason
        elif not right.get("rough"):
            assert time.when is not None
            assert (time.when.first, time.when.last) == (right["first"], right["last"])


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("It fell on 6 May.", "6 May 2025"),
        ("It fell early last month.", "early April 2025"),
        ("It fell about three weeks ago.", "about 16 April 2025"),
        ("It fell around 2005.", "about 2005"),
        ("It fell in the winter of 2023.", "winter 2023–24"),
        ("It fell in late summer.", "late summer 2024"),
        ("It fell between late March and early April.", "March to April 2025"),
        ("It fell last week.", "week of 28 April 2025"),
        ("It fell from 29 April to 2 May.", "29 April to 2 May 2025"),
        ("It stood from 1957 to 1963.", "1957–1963"),
        ("It will stay shut until the end of July.", "until the end of July 2025"),
        ("It fell in the first half of 2024.", "January to June 2024"),
        ("It fell on 3 March this year.", "3 March 2025"),
    ],
)
def test_a_time_is_called_as_people_call_it(sentence: str, called: str):
    assert label(sentence) == called


def test_a_day_of_the_week_is_the_nearest_the_verb_allows():
    assert label("It opened on Monday.") == "5 May 2025"
    assert label("It will open on Monday.") == "12 May 2025"
    assert label("It opened on Monday.", "2025-05-05") == "5 May 2025"


def test_what_else_the_words_may_mean_is_told():
    said = only("It gave way last Tuesday.").when
    assert said is not None
    assert (said.label, said.doubt) == ("6 May 2025", "or 29 April 2025")
    clear = only("It gave way last Friday.").when
    assert clear is not None
    assert clear.doubt is None


def test_each_clause_has_its_own_outlook():
    told = read_times("The council said on Monday that it will reopen the line in May.", "2025-03-12")
    assert [(each.when and each.when.label, each.outlook) for each in told] == [
        ("10 March 2025", "happened"),
        ("May 2025", "expected"),
    ]


def test_what_was_to_happen_then_and_did_not_is_no_event_of_that_day():
    told = read_times("The bus went into service on 12 May and not on 1 May.", "2025-05-14")
    assert [(each.words, each.outlook) for each in told] == [("12 May", "happened"), ("1 May", "expected")]


def test_without_a_day_of_publication_only_what_holds_its_year_is_placed():
    assert only("It fell on 6 May.", None).reason == "published: not known, and it counts from there"
    assert only("It fell on 6 May.", "2025").reason == "published: 2025, no day, and it counts from there"
    assert label("It fell on 6 May 2025.", None) == "6 May 2025"


def test_a_day_that_does_not_exist_is_not_placed():
    assert only("It fell on 31 June 2025.").reason == "it is no day of the calendar"
