"""What is denied is not affirmed, what rises does not fall, and hearsay is no fact."""

import pytest

from assistant.facts import text_of
from assistant.verification.polarity import AFFIRMS, DENIES, check_certainty, check_polarity


def reasons(statement: str, *passages: str) -> list[str]:
    return list(check_polarity(text_of(statement), [text_of(each) for each in passages]))


@pytest.mark.parametrize(
    ("passage", "statement"),
    [
        ("Engineers say the bridge is safe.", "Engineers say the bridge is not safe."),
        ("The ferry sails on Sundays in winter.", "The ferry never sails on Sundays in winter."),
        ("The board published the inspection report.", "The board has not published the inspection report."),
        ("The mayor attended the funeral.", "The mayor didn’t attend the funeral."),
    ],
)
def test_what_the_passage_affirms_is_not_denied(passage: str, statement: str):
    assert DENIES in reasons(statement, passage)


@pytest.mark.parametrize(
    ("passage", "statement"),
    [
        ("Engineers say the bridge is not safe.", "Engineers say the bridge is safe."),
        ("The ferry will not sail on Sunday.", "The ferry will sail on Sunday."),
        ("The board has never published the inspection report.", "The board published the inspection report."),
        ("The mayor didn’t attend the funeral.", "The mayor attended the funeral."),
        ("The trust no longer owns the quarry.", "The trust owns the quarry."),
        ("The bridge is not necessarily safe.", "The bridge is safe."),
    ],
)
def test_what_the_passage_denies_is_not_affirmed(passage: str, statement: str):
    assert AFFIRMS in reasons(statement, passage)


@pytest.mark.parametrize(
    ("passage", "statement", "told", "stated"),
    [
        ("Bus fares rose in May.", "Bus fares fell in May.", "rose", "fell"),
        ("The union rejected the offer.", "The union accepted the offer.", "rejected", "accepted"),
        ("The jury acquitted the pilot.", "The jury convicted the pilot.", "acquitted", "convicted"),
        ("The lamp stands north of the pier.", "The lamp stands south of the pier.", "north", "south"),
        ("More than ninety riders signed.", "Less than ninety riders signed.", "More", "Less"),
        ("The mill opened before the flood.", "The mill opened after the flood.", "before", "after"),
        ("A majority of members backed the merger.", "A majority of members opposed the merger.", "backed", "opposed"),
    ],
)
def test_the_opposite_of_what_the_passage_says_is_named(passage: str, statement: str, told: str, stated: str):
    assert f"The cited passage says “{told}” where this says “{stated}”." in reasons(statement, passage)


@pytest.mark.parametrize(
    ("passage", "statement"),
    [
        ("The trust no longer owns the quarry.", "The trust does not own the quarry any more."),
        ("The board failed to publish the report.", "The board did not publish the report."),
        ("Larkspur denied that it had bought the station.", "Larkspur says it has not bought the station."),
        ("The mill is closed, but the ferry is not.", "The mill is closed."),
        ("The lamp is not only old but dangerous.", "The lamp is old and dangerous."),
        ("Wages rose after sales had increased.", "Wages grew after sales had increased."),
        ("The flood came before the mill opened.", "The mill opened after the flood came."),
        ("Fares rose in May and fell in June.", "Fares fell in June."),
        ("The council did not approve the plan.", "The council rejected the plan."),
        ("The union did not reject the offer.", "The union accepted the offer."),
        ("No, the bridge is safe.", "The bridge is safe."),
        ("There is no doubt that the bridge is safe.", "The bridge is safe."),
    ],
)
def test_the_same_said_another_way_is_let_pass(passage: str, statement: str):
    assert reasons(statement, passage) == []


def test_a_denial_needs_something_denied_in_the_passage():
    assert reasons("The keeper was not paid.", "The lamp was made in Antwerp.") == [
        "This denies something, and the cited passage denies nothing."
    ]


def test_one_of_several_passages_may_hold_the_negation():
    passages = ("The wall is being measured.", "The wall has not moved since May.")
    assert reasons("The wall has not moved.", *passages) == []


@pytest.mark.parametrize(
    ("passages", "statement", "passes"),
    [
        (["The group reportedly paid £2 million."], "The group paid £2 million.", False),
        (["The group is believed to have paid £2 million."], "The group paid £2 million.", False),
        (["There are unconfirmed sightings of a wolf."], "A wolf was sighted.", False),
        (["The group reportedly paid £2 million."], "The group allegedly paid £2 million.", True),
        (["The group reportedly paid £2 million."], "The group may have paid £2 million.", True),
        (["The group reportedly paid £2 million."], "Reports say the group paid £2 million.", True),
        (["The group reportedly paid.", "The group paid."], "The group paid.", True),
        (["The group is said by Pell to be rich."], "The group is rich.", True),
    ],
)
def test_hearsay_is_shown_as_hearsay(passages: list[str], statement: str, passes: bool):
    found = list(check_certainty(text_of(statement), [text_of(each) for each in passages]))
    assert (not found) is passes
