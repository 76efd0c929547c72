"""Whom a phrase means, by the names of a document and by who was last spoken of."""

import pytest

from index.text.attribution.mentions import Speakers
from index.text.attribution.names import Names
from index.text.structure.blocks import find_blocks
from index.text.structure.sentences import split_sentences
from tests.index.text.attribution.marked import read

TEXT = (
    "Ines Quarrie measured the wall. Desmond Pell manages the Harbour Trust. "
    "Ms Quarrie met Mr Pell at the gate. Quarrie and Pell spoke to the Harbour Trust."
)


@pytest.fixture
def names() -> Names:
    return Names(TEXT, [span for block in find_blocks(TEXT) for span in split_sentences(TEXT, block)], [])


def meant(names: Names, words: str, *before: str, at: int = 0, length: int = 1) -> str | None:
    """Whom the words at a place of a sentence mean, after others were spoken of."""
    speakers = Speakers(words, names)
    for each in before:
        speakers.remember(each)
    return speakers.speaker(read(words), (at, at + length))


@pytest.mark.parametrize(
    ("words", "before", "found"),
    [
        ("She said so.", ("Ines Quarrie", "Desmond Pell"), "Ines Quarrie"),
        ("He said so.", ("Ines Quarrie", "Desmond Pell"), "Desmond Pell"),
        ("He said so.", ("Desmond Pell", "Ines Quarrie"), "Desmond Pell"),
        ("She said so.", ("Desmond Pell",), "She"),
        ("He said so.", (), "He"),
        ("It said so.", ("Ines Quarrie",), None),
        ("It said so.", ("Ines Quarrie", "Harbour Trust"), "Harbour Trust"),
        ("She said so.", ("Ines Quarrie", "she", "He"), "Ines Quarrie"),
    ],
)
def test_a_pronoun_means_the_last_one_who_fits_it(names: Names, words: str, before: tuple[str, ...], found: str | None):
    assert meant(names, words, *before) == found


def test_a_pronoun_reaches_back_over_a_dozen_speakers_and_no_further(names: Names):
    assert meant(names, "She said so.", "Ines Quarrie", *["Desmond Pell"] * 12) == "Ines Quarrie"
    assert meant(names, "She said so.", "Ines Quarrie", *["Desmond Pell"] * 13) == "She"


def test_a_short_name_means_the_one_in_full(names: Names):
    assert meant(names, "Quarrie said so.") == "Ines Quarrie"
    assert meant(names, "Mr Pell said so.", length=2) == "Desmond Pell"


def test_who_means_whom_it_describes(names: Names):
    assert meant(names, "They met Quarrie, who said so.", "Desmond Pell", at=4) == "Ines Quarrie"
    assert meant(names, "They asked who said so.", "Desmond Pell", at=2) is None


def test_a_number_speaks_for_nobody(names: Names):
    assert meant(names, "More than 16,000 reported it.", length=3) is None


@pytest.mark.parametrize(
    ("sentence", "then"),
    [
        ("Ms Quarrie, the engineer, looked up.", "Ines Quarrie"),
        ("Quarrie looked up.", "Ines Quarrie"),
        ("The wall moved again.", "She"),
        ("“She is right,” he said.", "She"),
    ],
)
def test_whom_a_sentence_begins_with_is_remembered(names: Names, sentence: str, then: str):
    speakers = Speakers(sentence, names)
    speakers.remember_subject(read(sentence))
    assert speakers.speaker(read("She said so."), (0, 1)) == then
