"""Words that tell when, each form to its days, its direction and its name."""

from datetime import date

import pytest

from assistant.facts.times.expressions import find_expressions
from assistant.facts.times.labels import label_of
from assistant.facts.times.normalising import place
from assistant.facts.times.tense import direction_of, not_then, was_planned
from assistant.facts.times.types import Bound, Direction, Edge, Expression, Interval, Precision, Unplaced, When

WEDNESDAY = "2025-05-07"


def only(sentence: str) -> Expression:
    [found] = find_expressions(sentence)
    return found


def placed(words: str, direction: Direction | None, published: str | None = WEDNESDAY) -> tuple[str, str]:
    when = place(only(f"It fell {words}."), published, direction)
    assert isinstance(when, When)
    return when.first, when.last


@pytest.mark.parametrize(
    ("words", "past", "future"),
    [
        ("on Monday", "2025-05-05", "2025-05-12"),
        ("on 6 May", "2025-05-06", "2025-05-06"),
        ("on 9 June", "2025-06-09", "2025-06-09"),
        ("on 1 November", "2024-11-01", "2025-11-01"),
        ("in March", "2025-03-01", "2026-03-01"),
        ("in May", "2025-05-01", "2025-05-01"),
        ("in autumn", "2024-09-01", "2025-09-01"),
        ("at Easter", "2025-04-20", "2025-04-20"),
        ("on Boxing Day", "2024-12-26", "2025-12-26"),
        ("over the weekend", "2025-05-03", "2025-05-10"),
        ("this weekend", "2025-05-03", "2025-05-10"),
    ],
)
def test_what_could_be_either_is_by_the_direction_unless_the_other_is_much_nearer(words: str, past: str, future: str):
    assert (placed(words, "past")[0], placed(words, "future")[0]) == (past, future)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("yesterday", "2025-05-06", "2025-05-06"),
        ("the day before yesterday", "2025-05-05", "2025-05-05"),
        ("this morning", "2025-05-07", "2025-05-07"),
        ("tomorrow", "2025-05-08", "2025-05-08"),
        ("last week", "2025-04-28", "2025-05-04"),
        ("next month", "2025-06-01", "2025-06-30"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("last weekend", "2025-05-03", "2025-05-04"),
        ("last summer", "2024-06-01", "2024-08-31"),
        ("this summer", "2025-06-01", "2025-08-31"),
        ("last May", "2024-05-01", "2024-05-31"),
        ("two days ago", "2025-05-05", "2025-05-05"),
        ("three weeks ago", "2025-04-13", "2025-04-19"),
        ("two months ago", "2025-03-01", "2025-03-31"),
        ("in the past two years", "2023-05-07", "2025-05-07"),
        ("in 1896", "1896-01-01", "1896-12-31"),
        ("in the 1980s", "1980-01-01", "1989-12-31"),
        ("in the winter of 2023", "2023-12-01", "2024-02-29"),
        ("in the second half of 2024", "2024-07-01", "2024-12-31"),
        ("in Q3 2024", "2024-07-01", "2024-09-30"),
        ("at Easter 2024", "2024-03-31", "2024-03-31"),
        ("on Good Friday 2024", "2024-03-29", "2024-03-29"),
        ("on 29 February 2024", "2024-02-29", "2024-02-29"),
        ("from 3 to 5 June 2024", "2024-06-03", "2024-06-05"),
        ("between October 2024 and February 2025", "2024-10-01", "2025-02-28"),
        ("in early March 2025", "2025-03-01", "2025-03-10"),
        ("in mid-March 2025", "2025-03-11", "2025-03-20"),
        ("in late March 2025", "2025-03-22", "2025-03-31"),
        ("in 2023-24", "2023-01-01", "2024-12-31"),
        ("earlier this month", "2025-05-01", "2025-05-07"),
        ("later this month", "2025-05-07", "2025-05-31"),
    ],
)
def test_each_form_names_its_days_whatever_the_direction(words: str, first: str, last: str):
    assert placed(words, "past") == (first, last)


def test_the_next_weekend_is_not_the_one_to_come():
    assert placed("next weekend", "future") == ("2025-05-17", "2025-05-18")
    assert placed("this coming weekend", "future") == ("2025-05-10", "2025-05-11")


@pytest.mark.parametrize(
    ("words", "published", "reason"),
    [
        ("three days later", WEDNESDAY, "it counts from another event"),
        ("on 31 April 2025", WEDNESDAY, "it is no day of the calendar"),
        ("from 5 to 3 June 2024", WEDNESDAY, "it is no day of the calendar"),
        ("on Monday", None, "published: not known, and it counts from there"),
        ("on Monday", "2025-05", "published: 2025-05, no day, and it counts from there"),
    ],
)
def test_what_cannot_be_placed_says_why(words: str, published: str | None, reason: str):
    assert place(only(f"It fell {words}."), published, "past") == Unplaced(reason)


def test_what_came_from_the_day_of_publication_is_known():
    told = {
        words: place(only(f"It fell {words}."), WEDNESDAY, "past").from_publication
        for words in ("last week", "on 11 March", "on 11 March 2024")
    }
    assert told == {"last week": "all", "on 11 March": "year", "on 11 March 2024": None}


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("The pier closed on Monday.", "past"),
        ("The pier will close on Monday.", "future"),
        ("The pier is to close on Monday.", "future"),
        ("The pier is due to reopen on Monday.", "future"),
        ("The pier was to be closed on Monday.", "future"),
        ("The pier could close on Monday.", "future"),
        ("The pier could not close on Monday.", None),
        ("The pier would have closed on Monday.", "past"),
        ("The ferry sails on Monday.", None),
        ("The ferry returns on Monday.", "future"),
        ("The council agreed to move in June.", "future"),
        ("In June the council agreed to move.", "past"),
        ("The council, which met in June, will decide.", "past"),
        ("She said it will reopen in June.", "future"),
        ("She said in June that it will reopen.", "past"),
        ("The match was postponed until Monday.", "future"),
        ("It opened on 12 May and not on Monday.", None),
        ("The planned closure is on Monday.", None),
        ("The deadline is Monday.", "future"),
        ("Nothing has changed since yesterday.", "past"),
        ("Nothing changed, and all ends tomorrow.", "future"),
    ],
)
def test_the_verb_of_the_clause_says_whether_it_was_or_is_to_come(sentence: str, direction: Direction | None):
    assert direction_of(sentence, find_expressions(sentence)[-1]) == direction


def test_a_plan_that_was_made_and_a_day_on_which_it_was_not():
    planned, done = "The plan was to rebuild it in 2024.", "The crew rebuilt it in 2024."
    assert [was_planned(each, only(each)) for each in (planned, done)] == [True, False]
    instead, when = "It opened in May rather than in June.", "It opened in June."
    assert [not_then(each, find_expressions(each)[-1]) for each in (instead, when)] == [True, False]


@pytest.mark.parametrize(
    ("first", "last", "precision", "edge", "bound", "about", "label"),
    [
        ((2025, 5, 6), (2025, 5, 6), "day", None, None, False, "6 May 2025"),
        ((2025, 5, 6), (2025, 5, 6), "day", None, "by", False, "by 6 May 2025"),
        ((2025, 5, 3), (2025, 5, 5), "days", None, None, False, "3–5 May 2025"),
        ((2025, 4, 29), (2025, 5, 2), "days", None, None, False, "29 April to 2 May 2025"),
        ((2024, 12, 30), (2025, 1, 2), "days", None, None, False, "30 December 2024 to 2 January 2025"),
        ((2025, 4, 28), (2025, 5, 4), "week", None, None, False, "week of 28 April 2025"),
        ((2025, 4, 28), (2025, 5, 4), "week", "late", None, False, "late in the week of 28 April 2025"),
        ((2025, 4, 28), (2025, 5, 4), "week", None, None, True, "about 1 May 2025"),
        ((2025, 3, 1), (2025, 3, 31), "month", "early", "since", True, "since early March 2025"),
        ((2024, 10, 1), (2025, 2, 28), "months", None, None, False, "October 2024 to February 2025"),
        ((2025, 3, 1), (2025, 4, 30), "months", None, None, False, "March to April 2025"),
        ((2023, 12, 1), (2024, 2, 29), "season", None, None, True, "winter 2023–24"),
        ((2024, 6, 1), (2024, 8, 31), "season", "late", "until", True, "until late summer 2024"),
        ((2005, 1, 1), (2005, 12, 31), "year", None, None, True, "about 2005"),
        ((1957, 1, 1), (1963, 12, 31), "years", None, None, False, "1957–1963"),
        ((1980, 1, 1), (1989, 12, 31), "decade", None, None, True, "the 1980s"),
    ],
)
def test_a_time_has_the_name_that_people_give_it(
    first: tuple, last: tuple, precision: Precision, edge: Edge | None, bound: Bound | None, about: bool, label: str
):
    assert label_of(Interval(date(*first), date(*last), precision), edge, bound, about) == label


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("It fell on 3rd of May 2025.", {"day": "3", "month": "May", "year": "2025"}),
        ("It fell on May 3-5.", {"day": "3", "month": "May", "last_day": "5"}),
        ("It fell a couple of weeks ago.", {"number": "a couple of", "unit": "weeks"}),
        ("It fell on Tuesday evening.", {"weekday": "Tuesday"}),
        ("It fell last October.", {"which": "last", "month": "October"}),
        ("It fell in the third quarter of 2024.", {"nth": "third", "part": "quarter", "year": "2024"}),
        ("It fell on New Year’s Eve.", {"feast": "New Year's Eve"}),
    ],
)
def test_an_expression_holds_its_parts(sentence: str, parts: dict[str, str]):
    assert dict(only(sentence).parts) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "The Christmas market was full.",
        "They may sail and march on.",
        "The Friday Times printed it.",
        "It cost 2,025 pounds.",
        "The 1,896 riders signed.",
        "In 300 BC it stood.",
        "The spring of the clock broke.",
        "Mondays are quiet.",
    ],
)
def test_words_that_look_like_a_time_and_are_none(sentence: str):
    assert find_expressions(sentence) == ()
