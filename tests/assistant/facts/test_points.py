"""Numbers, dates and names of a sentence, where they stand, and whether two agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.points import Kind, Point, agree, differ, in_words, points_of
from assistant.facts.words import plain
from index.types import Span


def one(words: str, kind: Kind) -> Point:
    [found] = [each for each in points_of(words) if each.kind == kind]
    return found


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("The dredging cost about £3 million in all.", "number", "£3 million"),
        ("The dredging took “forty-one days” — and a night.", "number", "forty-one days"),
        ("It opens on 3 May 2025 at the latest.", "date", "3 May 2025"),
        ("It opens in the spring of 2027.", "date", "spring of 2027"),
        ("It opens before Easter 2026.", "date", "Easter 2026"),
        ("The letter was found by Dr. Ada Holm.", "name", "Ada Holm"),
    ],
)
def test_a_point_stands_where_it_is_in_the_words_themselves(words: str, kind: Kind, found: str):
    point = one(words, kind)
    assert (point.words, point.span.of(words)) == (found, found)


def test_a_day_of_the_week_alone_is_no_date_and_the_number_of_a_date_no_number():
    assert points_of("It came on Tuesday.") == ()
    assert [each.kind for each in points_of("It came on 12 March.")] == ["date"]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("It cost £3,000,000.", "It cost three million pounds.", "number"),
        ("It cost about £340,000.", "It cost £342,500.", "number"),
        ("It fell by a third.", "It fell by 33.333333333333336 per cent.", "number"),
        ("It moved 4.1 cm.", "It moved 41 mm.", "number"),
        ("It opened on 3 May 2025.", "It opened on May 3, 2025.", "date"),
        ("It was Ada Holm.", "It was Holm.", "name"),
    ],
)
def test_what_says_the_same_in_another_form_agrees(first: str, second: str, kind: Kind):
    assert agree(one(first, kind), one(second, kind))
    assert not differ(one(first, kind), one(second, kind))


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("It cost £340,000.", "It cost £342,500.", "number"),
        ("It opens in July 2026.", "It opens at Easter 2026.", "date"),
        ("It opened on 3 May.", "It opened on 4 May.", "date"),
        ("It was Ada Holm.", "It was Ruth Amble.", "name"),
    ],
)
def test_what_cannot_both_be_so_differs(first: str, second: str, kind: Kind):
    assert differ(one(first, kind), one(second, kind))


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("It opens in 2026.", "It opens in July 2026.", "date"),
        ("It opens in the spring.", "It opens in April.", "date"),
        ("It took 41 days.", "It cost 41 pounds.", "number"),
    ],
)
def test_less_said_and_other_units_neither_agree_nor_differ(first: str, second: str, kind: Kind):
    assert not agree(one(first, kind), one(second, kind))
    assert not differ(one(first, kind), one(second, kind))


@given(st.text(alphabet="ab1 ’“”—…'\"-$£%.\u200b\u00ad", max_size=30), st.data())
def test_words_found_in_plain_typography_are_the_same_letters_in_the_text(words: str, data: st.DataObject):
    flat = plain(words)
    start = data.draw(st.integers(0, len(flat)))
    span = Span(start, data.draw(st.integers(start, len(flat))))
    letters = [
        [each for each in text if each.isalnum()] for text in (in_words(words, flat, span).of(words), span.of(flat))
    ]
    assert letters[0] == letters[1]
