"""Noun phrases by their form: who is the subject of "said", and whether it is someone."""

import pytest

from index.text.attribution.phrases import (
    antecedent_of,
    head_of,
    is_someone,
    leading_phrase,
    names_people,
    phrase_after,
    phrase_before,
)
from tests.index.text.attribution.marked import at_bar, read, words_of


@pytest.mark.parametrize(
    ("marked", "subject"),
    [
        ("Jo Ray, who bakes, |said so.", "Jo Ray"),
        ("Tamsin Oke, 54, a miller from Kent, |said so.", "Tamsin Oke"),
        ("Ada Holm (Harbour Party) |said so.", "Ada Holm"),
        ("Ada Holm and Ruth Amble |said so.", "Ada Holm and Ruth Amble"),
        ("The leader of the council |said so.", "The leader of the council"),
        ("A spokesman for the port |said so.", "A spokesman for the port"),
        ("When the rain stopped, the wardens |said so.", "the wardens"),
        ("The bridge closed and Ada Holm |said so.", "Ada Holm"),
        ("Ministers last week |said so.", "Ministers"),
        ("Officials on Monday |said so.", "Officials"),
        ("Ada Holm, who leads the list (Harbour Party), |said so.", "Ada Holm"),
        ("Ada Holm (Harbour Party, Kent), a pilot, |said so.", "Ada Holm"),
        ("(Ada Holm, the keeper, |said so.)", "Ada Holm"),
        ("Ada Holm in Kent |said so.", "Ada Holm"),
        ("The poll published in May |found it.", "The poll"),
        ("A man who saw the fire |said so.", "A man"),
        ("The bridge was shut because she |said so.", "she"),
        ("In the town hall, |said so.", None),
        ("|Said so.", None),
    ],
)
def test_the_subject_stands_before_its_verb_whatever_is_put_between(marked: str, subject: str | None):
    sentence, tokens, place = at_bar(marked)
    assert words_of(sentence, tokens, phrase_before(tokens, place)) == subject


@pytest.mark.parametrize(
    ("marked", "subject"),
    [
        ("It rained, said |the mayor of Kent on Monday.", "the mayor of Kent"),
        ("It rained, said |Jo Ray of Kent.", "Jo Ray"),
        ("It rained, said |the Department of Health on Monday.", "the Department of Health"),
        ("It rained, said |Jo Ray, who was there.", "Jo Ray"),
        ("It rained, said |Ada Holm and Ruth Amble.", "Ada Holm and Ruth Amble"),
        ("It rained, said |she later.", "she"),
        ("It rained, according to |people who were there.", "people"),
        ("It rained, she said |on Monday.", None),
        ("It rained, she said|.", None),
    ],
)
def test_the_subject_after_a_verb_ends_where_another_part_begins(marked: str, subject: str | None):
    sentence, tokens, place = at_bar(marked)
    assert words_of(sentence, tokens, phrase_after(tokens, place)) == subject


@pytest.mark.parametrize(
    ("marked", "subject"),
    [
        ("LONDON, May 2 (AP) — The chancellor rose, |announcing it.", "The chancellor"),
        ("In Kent on Monday, Jo Ray rose, |announcing it.", "Jo Ray"),
        ("1.2. The board met, |announcing it.", "The board"),
        ("While standing at the gate, Orla Venn rose, |announcing it.", "Orla Venn"),
        ("And then the miller rose, |announcing it.", "the miller"),
        ("On Monday |it rained.", None),
    ],
)
def test_a_sentence_begins_with_its_subject_after_what_is_placed_before_it(marked: str, subject: str | None):
    sentence, tokens, place = at_bar(marked)
    assert words_of(sentence, tokens, leading_phrase(tokens, place)) == subject


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("They met Jo Ray of Kent, |who owns the mill.", "Jo Ray of Kent"),
        ("They met the head of the union |who owns the mill.", "the head of the union"),
        ("It rained on Ada Holm, |who owns the mill.", "Ada Holm"),
        ("They asked |who owns the mill.", None),
    ],
)
def test_who_stands_for_the_phrase_before_it(marked: str, meant: str | None):
    sentence, tokens, place = at_bar(marked)
    assert words_of(sentence, tokens, antecedent_of(tokens, place)) == meant


@pytest.mark.parametrize(
    ("phrase", "head", "someone"),
    [
        ("a report by the bank", "report", True),
        ("the harbour master", "master", True),
        ("Ines Quarrie", "Quarrie", True),
        ("a spokeswoman for the port", "spokeswoman", True),
        ("the retaining wall", "wall", False),
        ("the silence of the mayor", "silence", False),
        ("hundreds of councillors", "councillors", True),
        ("hundreds of bridges", "bridges", False),
        ("they", "they", True),
        ("it", "it", False),
    ],
)
def test_a_phrase_is_someone_by_its_head(phrase: str, head: str, someone: bool):
    tokens = read(phrase)
    whole = (0, len(tokens))
    assert (head_of(tokens, whole).words, is_someone(tokens, whole)) == (head, someone)


def test_common_nouns_for_people_are_known_by_their_ending_or_by_name():
    assert all(map(names_people, ["engineer", "scientists", "historian", "chairman", "employees", "police"]))
    assert not any(map(names_people, ["number", "water", "river", "disasters", "bridge", "silence"]))
