"""Where a text says who somebody is."""

import pytest

from index.text.attribution.introductions import introduces


@pytest.mark.parametrize(
    "words",
    [
        "Ines Quarrie, an engineer with the council, said the wall had moved.",
        "Interview with Dr.Ines Quarrie, International Relations Expert",
        "“It moved,” said Ines Quarrie – the council’s engineer since 2019.",
        "Quarrie, 52, chief engineer of the council, measured it.",
        "Quarrie (52), chief engineer of the council, measured it.",
        "Quarrie was the council’s first engineer.",
        "Quarrie now serves as chair of the society.",
        "It was the engineer Ines Quarrie who measured it.",
    ],
)
def test_a_name_with_a_noun_for_its_bearer_introduces(words: str):
    assert introduces("Ines Quarrie", words)


@pytest.mark.parametrize(
    "words",
    [
        "Ines Quarrie measured the wall.",
        "Quarrie is calling it a day after a long career.",
        "Quarrie, Moor and Tallis agreed.",
        "The engineer measured the wall.",
        "Quarrie’s house, a former mill, was flooded.",
        "An engineer said that Quarrie had left.",
        "",
    ],
)
def test_a_name_alone_introduces_nobody(words: str):
    assert not introduces("Ines Quarrie", words)


def test_a_title_and_small_letters_do_not_matter():
    assert introduces("Dr. Quarrie", "Quarrie, an engineer, said so.")
    assert introduces("ines quarrie", "Ines Quarrie, an engineer, said so.")


def test_another_first_name_is_another_person():
    assert not introduces("Ada Quarrie", "Ines Quarrie, an engineer, said so.")
    assert introduces("Quarrie", "Ines Quarrie, an engineer, said so.")


def test_nobody_is_introduced_without_a_name():
    assert not introduces("?", "Quarrie, an engineer, said so.")
