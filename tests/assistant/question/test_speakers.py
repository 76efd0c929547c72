"""Whose words a question asks for."""

import pytest

from assistant.question.speakers import person_asked, speakers_asked, topic_of, unheard
from assistant.types import Citation

KNOWN = [
    "Dr. Natalie Petrova",
    "Dmitry Kiselyov",
    "The Garrow Ledger",
    "State media",
    "a contractor",
    "Walter Ashgrove",
    "A former member of the council",
    "A Kremlin strategist",
    "The Garrowmouth council",
]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does Petrova say about NATO?", ("Dr. Natalie Petrova",)),
        ("what does dr. petrova think of it", ("Dr. Natalie Petrova",)),
        ("What did Dmitry Kiselyov claim?", ("Dmitry Kiselyov",)),
        ("According to Kiselyov, who was first?", ()),
        ("What does the council say about the cable?", ("The Garrowmouth council",)),
        ("Why does the Kremlin insist that it was first?", ()),
        ("What did Natalie say?", ("Dr. Natalie Petrova",)),
        ("What is Ashgrove's view of the cable?", ("Walter Ashgrove",)),
        ("What do state media say about territories?", ("State media",)),
        ("Who says the wall moved?", ()),
        ("What does the mayor say?", ()),
        ("When did Kiselyov travel?", ()),
        ("When did Kiselyov say that it was built?", ("Dmitry Kiselyov",)),
        ("When did the council announce the plan?", ()),
        ("In what year did the council declare it open?", ()),
        ("Why did Kiselyov call off the show?", ()),
        ("What did Kiselyov says?", ("Dmitry Kiselyov",)),
        ("What is Kiselyov expected to build?", ()),
        ("What does Professor Petrova say?", ("Dr. Natalie Petrova",)),
        ("", ()),
    ],
)
def test_a_speaker_is_recognised_by_any_part_of_the_name(question: str, expected: tuple[str, ...]):
    assert speakers_asked(question, KNOWN) == expected


VERBS = (
    "announce confirm predict state promise warn insist call expect put deny admit acknowledge add stress reveal "
    "recommend reject describe explain report estimate demand"
)


@pytest.mark.parametrize("verb", VERBS.split())
def test_every_verb_of_saying_asks_for_words(verb: str):
    assert speakers_asked(f"What did Petrova {verb}?", KNOWN) == ("Dr. Natalie Petrova",)
    assert speakers_asked(f"Why does Petrova also {verb} it?", KNOWN) == ("Dr. Natalie Petrova",)
    assert topic_of(f"What did Petrova {verb} about the wall?") == "the wall"


def test_a_verb_that_is_a_noun_as_well_ends_no_name_too_soon():
    assert speakers_asked("What did the State Department announce?", ["State Department"]) == ("State Department",)
    assert unheard("What did the State Department announce?", [OTHERS]) == "the State Department"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does Petrova say about NATO?", "NATO"),
        ("What did Holm think of the new pier ?", "the new pier"),
        ("What does Ashgrove say about why the cable failed?", "why the cable failed"),
        ("What does Pell expect?", "What does Pell expect?"),
    ],
)
def test_what_is_asked_about_is_read_without_the_name(question: str, expected: str):
    assert topic_of(question) == expected


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is Dr. Petrova?", "Dr. Petrova"),
        ("Who's Walter Ashgrove", "Walter Ashgrove"),
        ("who was kiselyov?", "kiselyov"),
        ("Who is the mayor?", None),
        ("Who is Mayor of Garrowmouth?", None),
        ("Who is leading Garrowmouth?", None),
        ("Who said it?", None),
        ("What is Petrova?", None),
    ],
)
def test_a_person_is_asked_for_by_name(question: str, name: str | None):
    assert person_asked(question) == name


def cited(quote: str, speaker: str | None = None, *, via: str | None = None, author: str | None = None) -> Citation:
    return Citation(
        1, "a", "A title", None, author, None, None, speaker, via, "said", quote, 0, len(quote), "v", None, 0.5
    )


OTHERS = cited("The Kremlin casts Putin and Trump as architects of a new order.", "Dr. Natalie Petrova")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What does Putin say about Trump?", "Putin"),
        ("what did putin say about trump", "Putin"),
        ("What has Vladimir Putin really said of this?", "Vladimir Putin"),
        ("What is Putin's view of Trump?", "Putin"),
        ("Did Angela Merkel warn of it?", "Angela Merkel"),
        ("What did Vladimir Putin announce?", "Vladimir Putin"),
    ],
)
def test_it_is_noticed_that_only_others_speak(question: str, name: str):
    assert unheard(question, [OTHERS]) == name
    assert unheard(question, [cited(f"It was an effort to maintain {name}’s image.")]) == name


@pytest.mark.parametrize(
    ("question", "citation"),
    [
        ("What does Petrova say about Putin?", OTHERS),
        ("What do people say about Putin?", OTHERS),
        ("What does it say about Putin?", OTHERS),
        ("What does Putin want?", OTHERS),
        ("Who says that Putin leads?", OTHERS),
        ("What did Putin say?", cited("Putin told reporters that he would wait.")),
        ("What did Putin say?", cited("The talks are over, according to President Putin.")),
        ("What did Meduza claim?", cited("It would look weak.", "A Kremlin strategist", via="Meduza")),
        ("What does Ada Finch argue?", cited("The quay is too dear.", author="Ada Finch")),
    ],
)
def test_who_speaks_relays_writes_or_is_reported_is_heard(question: str, citation: Citation):
    assert unheard(question, [citation]) is None


def test_whoever_is_heard_once_is_heard():
    assert unheard("What does Putin say?", [OTHERS, cited("“We shall wait.”", "Vladimir Putin")]) is None
