"""Names and speakers of a statement: found in the passage, completed from around it, never put in another's place."""

import pytest

from assistant.facts import text_of
from assistant.verification.mentions import mentions_of, names_speaker
from assistant.verification.naming import check_names
from assistant.verification.types import Source


def wrong(statement: str, passage: str, beside: tuple[str, ...] = (), context: str = "") -> list[str]:
    return list(check_names(text_of(statement), [text_of(passage)], beside, text_of(context)))


@pytest.mark.parametrize(
    ("passage", "statement"),
    [
        ("Dr Ines Quarrie measured the wall.", "Quarrie measured the wall."),
        ("Mr Pell met Russian sailors.", "Pell met sailors from Russia."),
        ("The Federal Bureau of Investigation searched it.", "The FBI searched it."),
        ("Two Indians and a Korean signed.", "Two people from India and one from Korea signed."),
        ("Britain sent two ships.", "The UK sent two ships."),
        ("Kent State beat them.", "Kent State University beat them."),
        ("Holm, Ray and Amble signed.", "Amble, Holm and Ray signed."),
        ("Ada Holm sued Ruth Amble.", "Ruth Amble was sued by Ada Holm."),
    ],
)
def test_a_name_may_be_shorter_or_take_another_form(passage: str, statement: str):
    assert wrong(statement, passage) == []


@pytest.mark.parametrize(
    ("passage", "statement", "reason"),
    [
        (
            "The wall moved in May.",
            "The wall at Garrow moved in May.",
            "The name “Garrow” is not in the cited passage.",
        ),
        ("Maria Holm keeps the pier.", "Marian Holm keeps it.", "The name “Marian Holm” is not in the cited passage."),
        ("Ada Holm keeps the pier.", "Ruth Holm keeps it.", "The name “Ruth Holm” is not in the cited passage."),
        (
            "The new harbour trust sued Ada Holm over the lease.",
            "The new harbour trust sued Ruth Amble over the lease.",
            "The cited passage has “Ada Holm” where this has “Ruth Amble”.",
        ),
        (
            "Ada Holm sold the old paper mill to Ruth Amble.",
            "Ruth Amble sold the old paper mill to Ada Holm.",
            "The cited passage has “Ada Holm” where this has “Ruth Amble”.",
        ),
    ],
)
def test_a_name_that_is_another_or_in_anothers_place_is_told(passage: str, statement: str, reason: str):
    assert reason in wrong(statement, passage)


def test_the_context_completes_a_name_and_says_whom_a_pronoun_means():
    context = "Ines Quarrie, the engineer, spoke in May. Ruth Amble listened."
    assert wrong("Ines Quarrie measured the wall.", "Quarrie measured the wall.", context=context) == []
    assert wrong("Ines Quarrie measured the wall.", "She measured the wall.", context=context) == []
    assert wrong("Quarrie measured the wall.", "The engineer measured the wall.", context=context) == []
    assert wrong("Ines Quarrie measured it.", "Nobody measured the wall.", context="") != []


def test_a_name_beside_the_passage_belongs_to_it():
    assert wrong("Maren Tolliver said the works were late.", "The works are late.", ("Maren Tolliver",)) == []
    assert wrong("Maren Tolliver said the works were late.", "The works are late.", ("Ada Holm",)) != []


@pytest.mark.parametrize(
    ("speaker", "text", "named"),
    [
        ("Dr Ines Quarrie", "Quarrie said that the wall was safe.", True),
        ("Dr Ines Quarrie", "Ines said that the wall was safe.", True),
        ("Dr Ines Quarrie", "Yesterday Hugh Quarrie said that the wall was safe.", False),
        ("Dr Ines Quarrie", "According to Dr. Quarrie, the wall was safe.", True),
        ("Dr Ines Quarrie", "The engineer said that the wall was safe.", True),
        ("Dr Ines Quarrie", "The lawyer said that the wall was safe.", False),
        ("Dr Ines Quarrie", "The wall was safe, and the engineer left.", False),
        ("Harbour Pilots Union", "The HPU said that the wall was safe.", True),
        ("two officials", "Officials said that the wall was safe.", True),
        ("a spokesman for the port", "The spokesman said that the wall was safe.", True),
        ("", "Somebody said that the wall was safe.", False),
    ],
)
def test_a_speaker_is_named_by_name_initials_or_role(speaker: str, text: str, named: bool):
    context = "The engineer Ines Quarrie spoke in May."
    span = text_of("The wall was safe.")
    assert names_speaker(text_of(text), Source(span.plain, speaker, context=context), span) is named


def test_where_the_name_stands_is_told_by_its_last_word_or_first_name():
    found = mentions_of(text_of("Ines met Quarrie and Hugh Quarrie."), Source("", "Ines Quarrie"))
    assert found == [0, 2]
