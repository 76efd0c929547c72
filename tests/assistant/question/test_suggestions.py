"""Suggested questions come from who speaks and what they name."""

from assistant.question.suggestions import Speech, first_new, is_person, questions_to, speeches
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


def test_a_day_or_ones_own_name_is_nothing_to_ask_about():
    speech = Speech("Ada Holm", ("We met on Monday, Ada Holm and I and a Spanish guest, in Garrowmouth’s hall.",))
    assert list(questions_to(speech)) == ["What does Ada Holm say about Garrowmouth?"]


def test_what_is_said_with_an_article_is_asked_about_with_one():
    speech = Speech("Ada Holm", ("The Kremlin wants it.", "We know the Kremlin’s view.", "So does Garrowmouth."))
    assert next(questions_to(speech)) == "What does Ada Holm say about the Kremlin?"


def test_people_are_told_from_bodies():
    assert is_person("Dr. Ines Quarrie")
    assert not any(map(is_person, ["The Garrow Ledger", "State media", "a contractor", "Meduza"]))


def test_each_series_gives_one_and_none_twice():
    series = [iter(["a", "b"]), iter(["a", "c"]), iter([]), iter(["d"]), iter(["e"])]
    assert first_new(series, 3, known=("d",)) == ("a", "c", "e")


def test_a_body_is_asked_nothing_and_a_feast_is_nothing_to_ask_about():
    told = ("It will open before Easter, they say.", "It is for the Union Party and the Union Party alone.")
    assert list(questions_to(Speech("Selsby Weather Centre", told))) == []
    assert list(questions_to(Speech("Ada Holm", told))) == ["What does Ada Holm say about the Union Party?"]
    named = Speech("Ada Holm", ("She wrote to Labour Party friends.", "She saw Labour Party letters."))
    assert next(questions_to(named)) == "What does Ada Holm say about the Labour Party?"
