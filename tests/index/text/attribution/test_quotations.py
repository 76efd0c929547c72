"""Where a text quotes."""

import pytest

from index.text.attribution.quotations import find_quotations, find_signatures
from index.text.structure.blocks import find_blocks


def quotations(text):
    found = find_quotations(text, find_blocks(text))
    return [(text[each.start : each.end], each.carried) for each in found]


@pytest.mark.parametrize(
    "quoted",
    [
        "“It is,”",
        '"It is,"',
        "''It is,''",
        "«It is,»",
        "„It is,“",
        "‘It is,’",
        '“It is,"',
        "“He’s ‘it’ now,”",
        '"5\'2" now,"',
    ],
)
def test_every_style_of_marks(quoted):
    assert quotations(f"Then, {quoted} she said.")[0][0].startswith(quoted[:4])
    assert quotations(f"Then, {quoted} she said.")[0][0][-1] == quoted[-1]


def test_apostrophes_and_inches_open_nothing():
    assert quotations("The millers’ wheel isn’t wide: 12' it is, in the ’90s and rock ’n’ roll.") == []


def test_straight_marks_take_turns():
    assert quotations('"One," he said. "Two."') == [('"One,"', False), ('"Two."', False)]


def test_a_mark_that_is_never_closed_runs_to_the_end_and_is_taken_up_below():
    text = "She said: “One. Two.\n\n“Three.”\n\n“Four.”"
    assert quotations(text) == [("“One. Two.", False), ("“Three.”", True), ("“Four.”", False)]


def test_headings_quote_nobody():
    assert quotations("“A Mill” and Its River\n\nIt was late.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It is old.” — Jo Ray", "Jo Ray"),
        ("“It is old.” – Jo Ray, miller", "Jo Ray"),
        ("“It is old.”\n\n- Jo Ray.", "Jo Ray"),
        ("“It is old.” — Jo Ray “It is not.” — Ann Bell", "Jo Ray"),
    ],
)
def test_a_signature_is_the_name_after_a_dash(text, name):
    signed = find_signatures(text, find_quotations(text, find_blocks(text)))
    assert signed[0].of(text) == name


@pytest.mark.parametrize("text", ["“It is old” — Ray said so.", "“It is old.”\n\nJo Ray", "“It is old,” Jo Ray said."])
def test_a_name_without_a_dash_or_with_a_sentence_behind_it_is_no_signature(text):
    assert find_signatures(text, find_quotations(text, find_blocks(text))) == {}


POST = "I cannot thank the pilots enough. They knew each rock by its name."


@pytest.mark.parametrize(
    ("signature", "name"),
    [
        ("— Tora Vik (@toravik) November 20, 2024", "Tora Vik"),
        ("- Tora Vik (@tora_vik) 20 Nov 2024", "Tora Vik"),
        ("– Tora Vik (@toravik)", "Tora Vik"),
        ("— Saltmere pilots 🚢 (@pilots) March 3, 2025", "Saltmere pilots 🚢"),
        ("— Tora Vik, harbour master of Kelvik", "Tora Vik"),
    ],
)
def test_words_belong_to_the_name_below_them(signature, name):
    text = f"The line reopens in April.\n\n{POST}\n\n{signature}\n\nThe crew did not comment."
    found = find_quotations(text, find_blocks(text))
    assert [text[each.start : each.end] for each in found] == [POST]
    assert find_signatures(text, found)[0].of(text).strip() == name


@pytest.mark.parametrize(
    "text",
    [
        f"{POST}\n\n— Tora Vik, harbour master of Kelvik",
        f"{POST}\n\n— Tora Vik\n\nThe crew did not comment.",
        f"{POST}\n\n— Reuters\n\nThe crew did not comment.",
        f"{POST}\n\n— Tora Vik, Saltmere Post\n\nThe crew did not comment.",
    ],
)
def test_a_name_that_may_be_the_writers_signs_no_words_without_marks(text):
    assert quotations(text) == []
