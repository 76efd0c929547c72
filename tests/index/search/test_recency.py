"""How a document's date suits a question."""

from datetime import date

import pytest

from index.search.recency import HALF_LIFE, day_of, freshness, newest_of, years_in

NEWEST = date(2025, 4, 2)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2025-04-02", date(2025, 4, 2)),
        ("2025-04-02T08:15:00+02:00", date(2025, 4, 2)),
        ("2025-04", date(2025, 4, 1)),
        ("2025", date(2025, 1, 1)),
        ("spring", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_read_as_far_as_they_go(published: str | None, day: date | None):
    assert day_of(published) == day


def test_the_newest_day_is_found_among_what_is_dated():
    assert newest_of(["2024-05-01", None, "2025-04-02", "someday"]) == NEWEST
    assert newest_of([None]) is None


def test_a_question_names_years():
    assert years_in("How did it change between 1998 and 2003, in 40,000 homes?") == {1998, 2003}
    assert years_in("Who has 12000 members?") == set()


def test_what_is_newest_suits_a_question_that_names_no_year():
    half = date.fromordinal(NEWEST.toordinal() - HALF_LIFE).isoformat()
    assert freshness(["2025-04-02", half], NEWEST, ()) == [1.0, pytest.approx(0.5)]
    assert freshness(["1999-01-01"], NEWEST, ())[0] < 0.01


def test_the_year_that_a_question_names_suits_it_and_no_other():
    assert freshness(["1999-12-31", "2025-04-02"], NEWEST, {1999}) == [1.0, 0.0]


def test_a_document_without_a_date_neither_gains_nor_loses():
    assert freshness(["1999", None, "2025", "soon"], NEWEST, {1999}) == [1.0, 0.5, 0.0, 0.5]
    assert freshness([None, "soon"], NEWEST, ()) == freshness(["2025", None], None, ()) == [0.0, 0.0]
