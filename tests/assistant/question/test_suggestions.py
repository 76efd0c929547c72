"""Candidates for suggestions: questions of interviews, and what people say about things, neither places nor months."""

import pytest

from assistant.question.suggestions import Speech, in_turns, put_in, questions_to, speeches, things_told
from index.types import Passage, Sentence

TEXT = "I asked for Hadley Orme. He never saw Hadley Orme. It rained."
PASSAGE = Passage(
    0,
    len(TEXT),
    (Sentence(0, 24, "Ines Quarrie"), Sentence(25, 50, "Ines Quarrie"), Sentence(51, 61, "A listener")),
)


def test_who_says_most_comes_first():
    assert speeches(TEXT, [PASSAGE]) == (
        Speech("Ines Quarrie", ("I asked for Hadley Orme.", "He never saw Hadley Orme.")),
        Speech("A listener", ("It rained.",)),
    )


def test_a_person_is_asked_about_what_she_names():
    [speech, nobody] = speeches(TEXT, [PASSAGE])
    assert list(questions_to(speech)) == ["What does Ines Quarrie say about Hadley Orme?"]
    assert list(questions_to(nobody)) == []


@pytest.mark.parametrize(
    "told",
    [
        "We met on Monday, Ada Holm and I and a Spanish guest.",
        "It was on Feb 3, or in Sept, they say.",
        "We will be in Highfold and then at Garrowmouth by night.",
        "It will open before Easter, they say.",
    ],
)
def test_a_day_a_month_a_place_or_ones_own_name_is_nothing_to_ask_about(told: str):
    assert list(questions_to(Speech("Ada Holm", (told,)))) == []


def test_what_is_said_with_an_article_is_asked_about_with_one():
    speech = Speech("Ada Holm", ("The Kremlin wants it.", "We know the Kremlin’s view."))
    assert next(questions_to(speech)) == "What does Ada Holm say about the Kremlin?"


def test_things_that_several_documents_tell_of_come_first():
    texts = [
        "It hung on the retaining wall. The council pays for the retaining wall.",
        "Cracks were found in the retaining wall, for the first time.",
        "How the wall moves. The first time was in May.",
    ]
    assert things_told(texts) == ("the retaining wall",)
    speech = Speech("Ada Holm", ("They saw Hadley Orme at the retaining wall.",))
    assert next(questions_to(speech, things_told(texts))) == "What does Ada Holm say about the retaining wall?"


@pytest.mark.parametrize(
    ("put", "asked"),
    [
        ("Dr. Holm, why was the pier closed?", ["Why was the pier closed?"]),
        ("So when will the pier open again?", ["When will the pier open again?"]),
        ("Why do you say that?", []),
        ("Is the pier safe?", []),
        ("Why?", []),
    ],
)
def test_a_question_of_an_interview_is_taken_where_it_stands_by_itself(put: str, asked: list[str]):
    assert list(put_in([Passage(0, 3, (), None, put), Passage(4, 9, (), None, put)])) == asked


def test_each_series_has_its_turn_and_none_gives_the_same():
    assert in_turns([iter(["a", "b"]), iter(["a", "c"]), iter([]), iter(["d"])], 4) == ("a", "c", "d", "b")


def test_a_body_is_asked_nothing():
    told = ("It is for the Union Party and the Union Party alone.",)
    assert list(questions_to(Speech("Selsby Weather Centre", told))) == []
    assert list(questions_to(Speech("Ada Holm", told))) == ["What does Ada Holm say about the Union Party?"]
