"""Verbs of speech: which words are one in their sentence, and who may be their subject."""

import pytest

from index.text.attribution.phrases import phrase_before
from index.text.attribution.verbs import agrees, verb_at
from tests.index.text.attribution.marked import at_bar


@pytest.mark.parametrize(
    ("marked", "lemma", "begins"),
    [
        ("The mayor |said that it rained.", "say", "said"),
        ("The mayor has since |said that it rained.", "say", "has"),
        ("The mayor will later |say that it rained.", "say", "will"),
        ("The mayor went on to |say that it rained.", "say", "went"),
        ("The mayor was quick to |add that it rained.", "add", "was"),
        ("“It rained,” the mayor |went on.", "go", "went"),
        ("They do not |believe that it rained.", "believe", "do"),
        ("The mayor |claims that it rained.", "claim", "claims"),
        ("She left, |saying that it rained.", "say", "saying"),
        ("In a letter |saying that it rained, she resigned.", "say", "saying"),
    ],
)
def test_a_verb_of_speech_is_found_with_its_helpers(marked: str, lemma: str, begins: str):
    _, tokens, place = at_bar(marked)
    verb = verb_at(tokens, place)
    assert verb is not None
    assert (verb.lemma, tokens[verb.start].key) == (lemma, begins)


@pytest.mark.parametrize(
    "marked",
    [
        "The mayor was |told that it rained.",
        "The mayor has not |said that it rained.",
        "The mayor hasn’t |said that it rained.",
        "The mayor never |said that it rained.",
        "The mayor might |say that it rained.",
        "The mayor wants to |say that it rained.",
        "The |claims were settled.",
        "The mayor’s |report is late.",
        "Her |answer of May was short.",
        "The mayor |went on to say that it rained.",
        "A sign |saying that it rained fell down.",
    ],
)
def test_what_is_passive_denied_possible_or_a_noun_says_nothing(marked: str):
    _, tokens, place = at_bar(marked)
    assert verb_at(tokens, place) is None


@pytest.mark.parametrize(
    ("marked", "fits"),
    [
        ("Officials |state that it rained.", True),
        ("The officials |say that it rained.", True),
        ("Ada Holm and Ruth Amble |say that it rained.", True),
        ("The miller |say that it rained.", False),
        ("She |say that it rained.", False),
        ("The mayor |says that it rained.", True),
        ("The mayor |said that it rained.", True),
        ("The harbour |points north.", False),
    ],
)
def test_a_verb_agrees_with_its_subject_in_number(marked: str, fits: bool):
    _, tokens, place = at_bar(marked)
    verb, source = verb_at(tokens, place), phrase_before(tokens, place)
    assert verb is not None
    assert source is not None
    assert agrees(tokens, verb, source) is fits
