"""Numbers and dates of a statement: each is in the passage, in its unit and in its place."""

import pytest

from assistant.facts import dates, text_of
from assistant.verification.counting import check_dates, check_numbers
from assistant.verification.order import check_order


def wrong_numbers(statement: str, *passages: str) -> list[str]:
    text = text_of(statement)
    spans = [(day.start, day.end) for day in dates(text)]
    return list(check_numbers(text, [text_of(each) for each in passages], spans))


def wrong_dates(statement: str, passage: str, context: str = "") -> list[str]:
    return list(check_dates(text_of(statement), [text_of(passage)], text_of(context)))


def misplaced(statement: str, *passages: str) -> list[str]:
    return list(check_order(text_of(statement), [text_of(each) for each in passages]))


@pytest.mark.parametrize(
    ("passage", "statement"),
    [
        ("The quay cost £4.2 million.", "The quay cost £4,200,000."),
        ("The crack is 41 millimetres wide.", "The crack is 4.1 centimetres wide."),
        ("The works took a fortnight.", "The works took 14 days."),
        ("Some 1,692 riders signed.", "About 1,700 riders signed."),
        ("Some 1,692 riders signed.", "More than 1,600 riders signed."),
        ("Two thirds of the riders signed.", "Two-thirds of the riders signed."),
        ("The repairs cost $3-5 million.", "The repairs cost at least $3 million."),
        ("Both piers are shut.", "Two piers are shut."),
        ("The last train leaves at 19:30.", "The last train leaves at 7.30 p.m."),
        ("The twenty-first bridge is shut.", "The 21st bridge is shut."),
    ],
)
def test_a_number_stands_in_any_form_and_unit(passage: str, statement: str):
    assert wrong_numbers(statement, passage) == []


@pytest.mark.parametrize(
    ("passage", "statement", "number"),
    [
        ("The quay cost £4.2 million.", "The quay cost £4.3 million.", "£4.3 million"),
        ("The quay cost £4.2 million.", "The quay cost €4.2 million.", "€4.2 million"),
        ("The crack is 41 millimetres wide.", "The crack is 41 centimetres wide.", "41"),
        ("Turnout was 41 per cent.", "Turnout was 41 millimetres.", "41"),
        ("Some 1,692 riders signed.", "Some 1,800 riders signed.", "1,800"),
        ("Some 1,692 riders signed.", "More than 1,700 riders signed.", "1,700"),
        ("The board met on 12 March.", "The board has 12 members.", "12"),
        ("The last train leaves at 7.30 a.m.", "The last train leaves at 7.30 p.m.", "7.30 p.m."),
        ("One pier is shut.", "Three piers are shut.", "Three"),
    ],
)
def test_a_number_that_the_passage_lacks_is_named(passage: str, statement: str, number: str):
    assert wrong_numbers(statement, passage) == [f"The number “{number}” is not in the cited passage."]


def test_the_number_may_be_in_any_of_the_passages():
    assert wrong_numbers("It took 9 months and 41 men.", "It took nine months.", "There were 41 men.") == []


@pytest.mark.parametrize(
    ("passage", "context", "statement"),
    [
        ("The pier shut on 11 March 2025.", "", "The pier shut in March 2025."),
        ("The pier shut on March 11th.", "", "The pier shut on 11 March."),
        ("The pier shut on 11 March.", "2025-03-20", "The pier shut on 11 March 2025."),
        ("The pier shut on Tuesday, 11 March.", "", "The pier shut on a Tuesday."),
        ("The fair runs from 3 to 5 May.", "", "The fair begins on 3 May."),
        ("Built in the 1890s, it leaks.", "", "It dates from the 1890s."),
        ("It is 1896 yards long.", "", "It was made in 1896."),
    ],
)
def test_a_date_stands_in_any_form_and_in_part(passage: str, context: str, statement: str):
    assert wrong_dates(statement, passage, context) == []


@pytest.mark.parametrize(
    ("passage", "context", "statement", "date"),
    [
        ("The pier shut on 11 March.", "", "The pier shut on 12 March.", "12 March"),
        ("The pier shut on 11 March.", "", "The pier shut on 11 May.", "11 May"),
        ("The pier shut on 11 March.", "2025-03-20", "The pier shut on 11 March 2024.", "11 March 2024"),
        ("The pier shut in March 2024.", "2025-03-20", "The pier shut in March 2025.", "March 2025"),
        ("The pier shut on 11 March.", "It opened on 2 May.", "The pier opened on 2 May.", "2 May"),
        ("The pier shut on Tuesday.", "", "The pier shut on Wednesday.", "Wednesday"),
        ("Built in the 1890s, it leaks.", "", "It dates from the 1880s.", "1880s"),
        ("It met on 3 May and 5 June.", "", "It met on 5 May.", "5 May"),
    ],
)
def test_a_date_that_the_passage_lacks_is_named(passage: str, context: str, statement: str, date: str):
    [reason] = wrong_dates(statement, passage, context)
    assert date in reason


@pytest.mark.parametrize(
    ("passage", "statement", "own"),
    [
        ("Turnout rose from 41 to 58 per cent.", "Turnout rose from 58 to 41 per cent.", "58"),
        ("Nine members voted for it and five against.", "Five members voted for it and nine against.", "Five"),
        ("It shut on 3 May and opened on 9 June.", "It shut on 9 June and opened on 3 May.", "9 June"),
        ("The tram costs £3 and the ferry £5.", "The tram costs £5 and the ferry £3.", "£5"),
        ("Gates open at 9am and close at 5pm.", "Gates open at 5pm and close at 9am.", "5pm"),
    ],
)
def test_figures_that_changed_places_are_named(passage: str, statement: str, own: str):
    assert any(reason.endswith(f"where this has “{own}”.") for reason in misplaced(statement, passage))


@pytest.mark.parametrize(
    ("passage", "statement"),
    [
        ("Turnout rose from 41 to 58 per cent.", "Turnout reached 58 per cent."),
        ("The plan passed by nine votes to five.", "The plan passed 9-5."),
        ("The tram costs £3 and the ferry £5.", "The ferry costs £5, and the tram costs £3."),
        ("It shut on 3 May and opened on 9 June.", "It opened on 9 June after it had shut on 3 May."),
        ("It shut on 3 May.", "It shut on May 3."),
    ],
)
def test_figures_in_their_places_are_let_pass(passage: str, statement: str):
    assert misplaced(statement, passage) == []
