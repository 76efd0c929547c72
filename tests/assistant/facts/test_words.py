"""Where two texts run alike, what is the opposite of what, and which numbers, dates and names are one."""

import pytest

from assistant.facts import (
    OPPOSITES,
    alike,
    capitals_of,
    dates,
    exchanges,
    is_told,
    may_be_one,
    names,
    other_first_name,
    quantities,
    same_part,
    stems_of,
    text_of,
)
from assistant.facts.alignment import align, shared_near


def named(words: str) -> list:
    text = text_of(words)
    return list(names(text, capitals_of([text])))


@pytest.mark.parametrize(
    ("words", "other", "found"),
    [
        ("The mill opened in May.", "The mill closed in May.", [("opened", "closed")]),
        ("The mill opened in May.", "The mill never opened in May.", [("", "never")]),
        ("The old mill opened in May.", "The mill opened in June.", [("old", ""), ("May", "June")]),
        ("The mill opened in May.", "The mill opened in May.", []),
        ("The mill opened.", "Nobody asked.", []),
        ("The mill by the cold grey river at Kent opened.", "The mill opened.", []),
    ],
)
def test_where_two_texts_run_alike_their_few_other_words_are_exchanged(words: str, other: str, found: list):
    mine, theirs = text_of(words), text_of(other)
    assert [
        (
            " ".join(word.words for word in mine.words[each.start : each.end]),
            " ".join(word.words for word in theirs.words[each.other_start : each.other_end]),
        )
        for each in exchanges(mine, theirs)
    ] == found


def test_a_step_has_the_other_texts_range_first():
    assert list(align(["a", "x", "b"], ["a", "b"])) == [
        ("equal", 0, 1, 0, 1), ("insert", 1, 1, 1, 2), ("equal", 1, 2, 2, 3),
    ]  # fmt: skip


def test_only_words_of_content_within_reach_are_near():
    one, other = text_of("The harbour pilots oppose the new quay."), text_of("Harbour pilots support the quay.")
    assert shared_near(one, 3, other, 2) == {*stems_of(["harbour", "pilots", "quay"])}
    assert shared_near(one, 3, other, 2, reach=1) == {*stems_of(["pilots"])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose", "fell"), ("accepted", "refuses"), ("guilty", "innocent"), ("northern", "south"), ("won", "losing"),
        ("confirmed", "denying"), ("mandatory", "voluntary"), ("earlier", "after"),
    ],
)  # fmt: skip
def test_opposites_are_known_in_every_form(one: str, other: str):
    [first], [second] = stems_of([one]), stems_of([other])
    assert second in OPPOSITES[first]
    assert first in OPPOSITES[second]


@pytest.mark.parametrize(("one", "other"), [("rose", "grew"), ("cut", "fell"), ("said", "denied"), ("old", "bad")])
def test_words_of_one_side_or_of_other_pairs_are_no_opposites(one: str, other: str):
    [first], [second] = stems_of([one]), stems_of([other])
    assert second not in OPPOSITES.get(first, frozenset())


def test_stems_are_alike_by_five_letters_or_a_beginning():
    assert alike(frozenset({"inspect", "bridg", "go"}), frozenset({"inspector", "bridgehead", "gone"})) == {
        "inspect", "bridg",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("It cost $3-5 million.", [(3, "$"), (3_000_000, "$"), (3, "$"), (5_000_000, "")]),
        ("It cost between £2 and £3.", [(2, "£"), (3, "£")]),
        ("Half a million people came.", [(500_000, "")]),
        ("One hundred and twenty-one boats sank.", [(121, "")]),
        ("The 21st boat sank.", [(21, "")]),
        ("Three-quarters of the boats sank.", [(75, "%")]),
        ("It sailed at 6am and at 18:05.", [(360, "clock"), (1085, "clock")]),
        ("It fell by 1.5 percentage points.", [(1.5, "%")]),
        ("It weighs 2 tonnes and took 3 hours.", [(2, "weight"), (3, "hours")]),
        ("A dozen boats sank.", [(12, "")]),
        ("Boat U2 and B-52 sank.", []),
    ],
)
def test_numbers_are_read_with_their_kind(words: str, found: list[tuple[float, str]]):
    assert [(each.value, each.kind) for each in quantities(text_of(words))] == found


def test_what_is_meant_loosely_is_told_from_what_is_exact():
    words = "Nearly 40 came, more than 50 left and 60 stayed."
    assert [each.loose for each in quantities(text_of(words))] == ["near", "above", ""]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("on Friday 3 May", [("weekday", 4), ("days", {3})]),
        ("from 3 to 5 June 2024", [("days", {3, 5}), ("month", 6), ("year", 2024)]),
        ("on September 9th, 2001", [("days", {9}), ("month", 9), ("year", 2001)]),
        ("in the 1890s", [("decade", 1890)]),
        ("in the season of 2023-24", [("year", 2023)]),
        ("since March", [("month", 3)]),
    ],
)
def test_a_date_holds_as_much_as_its_words(words: str, found: list[tuple[str, object]]):
    days = dates(text_of(words))
    assert [(part, next(filter(None, (getattr(day, part) for day in days)), None)) for part, _ in found] == found


@pytest.mark.parametrize("words", ["on 41 May", "version 2024.1", "may 3 boats pass", "20,250 boats"])
def test_what_is_no_day_is_no_date(words: str):
    assert [day for day in dates(text_of(words)) if day.days or day.year] == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("russia", "russian", True), ("britain", "uk", True), ("france", "french", True), ("iraq", "iraqi", True),
        ("japan", "japanese", True), ("maria", "marian", False), ("julia", "julian", False), ("iran", "iraq", False),
        ("holm", "holmes", False),
    ],
)  # fmt: skip
def test_a_country_is_one_with_its_people_but_a_name_is_not_with_a_longer_one(one: str, other: str, same: bool):
    assert same_part(one, other) is same
    assert same_part(other, one) is same


@pytest.mark.parametrize(
    ("name", "told", "stands"),
    [
        ("Ada Holm", "Ms Holm keeps the pier with Ada Ray.", True),
        ("Ada Holm", "Ruth Holm keeps the pier; Ada Ray left.", False),
        ("A. Holm", "Ada Holm keeps the pier.", True),
        ("Ada Holm", "Holm keeps the pier.", False),
        ("Holm", "Ada Holm keeps the pier.", True),
        ("FBI", "The Federal Bureau of Investigation left.", True),
        ("NPF", "The National Pilots Federation left.", True),
        ("Garrow Council", "The council of Garrow met.", True),
        ("Garrow Hospital", "Garrow is a town.", True),
        ("Garrow Ferry", "Garrow is a town.", False),
    ],
)
def test_a_name_is_told_in_full_in_part_or_by_its_initials(name: str, told: str, stands: bool):
    [wanted], text = named(f"They met {name}."), text_of(told)
    assert is_told(wanted, text, names(text, capitals_of([text]))) is stands


def test_another_first_name_is_another_person():
    [holm], others = named("They met Ada Holm."), named("They met Ruth Holm.")
    assert other_first_name(holm, others)
    assert not other_first_name(holm, [*others, *named("They met Mr Holm.")])
    assert not other_first_name(holm, named("They met Ruth Amble."))


def test_two_names_may_be_one():
    [ada], [holm], [ruth] = named("They met Ada Holm."), named("They met Holm."), named("They met Ruth Amble.")
    assert may_be_one(ada, holm)
    assert not may_be_one(ada, ruth)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Professor Ada Holm and Ruth Amble met.", ["Ada Holm", "Ruth Amble"]),
        ("She met Ludwig van Dorp in The Hague.", ["Ludwig van Dorp", "Hague"]),
        ("On Monday the Bank of Garrow shut.", ["Bank of Garrow"]),
        ("Holm's boat met Ray's.", ["Holm's", "Ray's"]),
        ("Fishing stopped. Residents left.", []),
    ],
)
def test_names_end_where_titles_lists_and_small_words_part_them(words: str, found: list[str]):
    assert [name.words for name in named(words)] == found
