"""Names in different documents: which are one speaker's."""

import pytest

from index.text.attribution.identity import find_abbreviations, form_of, group_speakers
from index.types import SpeakerDecision, SpeakerForm


def forms(*names: str) -> dict[SpeakerForm, list[str]]:
    return {SpeakerForm(name): [name] for name in names}


def groups(*names: str, abbreviations=(), decisions=()) -> list[set[str]]:
    found = group_speakers(forms(*names), abbreviations, decisions)
    return [{form.name for form in group} for group in found]


def decided(one: str, other: str, *, joined: bool) -> SpeakerDecision:
    return SpeakerDecision(SpeakerForm(one), SpeakerForm(other), joined)


@pytest.mark.parametrize(
    "variants",
    [
        ("Dr. Natalie Petrova", "Petrova", "Dr. Petrova", "Natalie Petrova"),
        ("Hugh Bassenby", "Councillors H. Bassenby", "Mr Bassenby"),
        ("Ursula von der Leyen", "Von der Leyen"),
        ("Anna María Ortiz", "Anna Maria Ortiz", "Ortiz"),
        ("The Kremlin", "Kremlin"),
        ("Hillary Moor", "Mrs. Moor"),
        ("John Ray Jr.", "John Ray Jr"),
    ],
)
def test_forms_of_one_name_are_one_speaker(variants: tuple[str, ...]):
    assert groups(*variants) == [set(variants)]


@pytest.mark.parametrize(
    "names",
    [
        ("Natalie Petrova", "Boris Petrova"),
        ("John Ray", "John Ray Jr."),
        ("George W. Moor", "George H. W. Moor"),
        ("Mr. Moor", "Mrs. Moor"),
        ("Mr. Moor", "Hillary Moor"),
        ("Moor", "Moor Group"),
        ("Red Star", "Star"),
        ("Senator Ann Lee and Governor Jo Ray", "Jo Ray"),
        ("Jo Ray", "Jo"),
    ],
)
def test_names_that_do_not_agree_are_two_speakers(names: tuple[str, ...]):
    assert groups(*names) == [{name} for name in names]


def test_a_last_name_that_several_people_bear_joins_none_of_them():
    assert groups("Bill Moor", "Hillary Moor", "Moor") == [{"Bill Moor"}, {"Hillary Moor"}, {"Moor"}]


def test_the_fullest_name_comes_first():
    [group] = group_speakers(forms("Petrova", "Councillor Petrova", "Natalie Petrova"))
    assert [form.name for form in group] == ["Natalie Petrova", "Councillor Petrova", "Petrova"]


def test_a_paper_called_like_a_person_is_nobodys_last_name():
    named = {SpeakerForm("Komsomolskaya Zarya"): ["The newspaper Komsomolskaya Zarya"], SpeakerForm("Zarya"): ["Zarya"]}
    assert len(group_speakers(named)) == 2


def test_an_abbreviation_joins_what_a_text_says_it_stands_for_and_nothing_else():
    text = "The Harbour Safety Board (HSB) met the Department of Works (DOW); see (NB)."
    given = list(find_abbreviations(text))
    assert given == [("HSB", "Harbour Safety Board"), ("DOW", "Department of Works")]
    names = ("Harbour Safety Board", "HSB", "The HSB", "High Sea Bank")
    assert groups(*names, abbreviations=given) == [{"Harbour Safety Board", "HSB", "The HSB"}, {"High Sea Bank"}]
    assert groups("Harbour Safety Board", "HSB") == [{"Harbour Safety Board"}, {"HSB"}]
    two = [*given, ("HSB", "High Sea Bank")]
    assert {"HSB"} in groups("Harbour Safety Board", "HSB", "High Sea Bank", abbreviations=two)


@pytest.mark.parametrize(
    "name", ["A strategist", "State media", "Officials", "She", "The council", "Ray’s lawyer", "Advisers to Jo Ray"]
)
def test_what_is_no_name_is_somebody_of_one_document(name: str):
    assert form_of(name, "d1", [name], "The officials met.") == SpeakerForm(name, "d1")


@pytest.mark.parametrize("name", ["Jo Ray", "Sanders", "Reuters", "The Kremlin", "Department of Works", "BBC"])
def test_a_name_is_the_same_in_every_document(name: str):
    assert form_of(name, "d1", [name], "") == SpeakerForm(name)


def test_what_a_person_joined_is_one_speaker_whatever_the_names_say():
    joined = [decided("Boris Ivanov", "The Bear", joined=True)]
    assert groups("Boris Ivanov", "Ivanov", "The Bear", decisions=joined) == [{"Boris Ivanov", "Ivanov", "The Bear"}]


def test_what_a_person_parted_is_two_speakers_and_others_stay_joined():
    parted = [decided("Petrova", other, joined=False) for other in ("Dr. Petrova", "Natalie Petrova")]
    assert groups("Petrova", "Dr. Petrova", "Natalie Petrova", decisions=parted) == [
        {"Petrova"},
        {"Dr. Petrova", "Natalie Petrova"},
    ]


def test_two_are_joined_by_hand_through_a_third_that_is_not_there():
    joined = [decided("Ray", "The Baker", joined=True), decided("The Baker", "Bun", joined=True)]
    assert groups("Ray", "Bun", decisions=joined) == [{"Ray", "Bun"}]
