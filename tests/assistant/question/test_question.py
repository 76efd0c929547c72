"""A question that is read once."""

import pytest

from assistant.question.question import read_question
from assistant.question.scope import ScopeError
from assistant.types import Turn
from index.types import Scope
from tests.assistant.question.test_scope import DOCUMENTS

BEFORE = Turn("When did Petrova travel? outlet:meduza", ("Natalie Petrova",))


def test_its_words_are_told_from_what_was_typed_and_what_the_turns_before_add():
    question = read_question("Why did  she go? outlet:meduza", documents=DOCUMENTS, turns=[BEFORE])
    assert question.typed == "Why did  she go? outlet:meduza"
    assert question.words == "Why did she go?"
    assert question.asked == "Why did Natalie Petrova go?"
    assert question.scope == question.narrowed == Scope(outlets=("Meduza",))


def test_whose_words_it_asks_for_narrows_it_and_its_topic_is_sought_in_them():
    question = read_question("What did Petrova announce about the quay?", documents=DOCUMENTS)
    assert question.narrowed == Scope(speakers=("Natalie Petrova", "Petrova"))
    assert question.sought == "the quay"
    assert question.within(question.scope).sought == "What did Petrova announce about the quay?"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("What does Petrova say?", "for_words at_length"),
        ("Why did it close?", "at_length expects"),
        ("Did it close?", "whether"),
        ("How many were there?", "expects"),
        ("Who is Natalie Petrova?", "person expects"),
        ("What is it?", ""),
    ],
)
def test_its_kind_is_read(typed: str, kind: str):
    question = read_question(typed)
    kinds = ("for_words", "at_length", "whether", "person", "expects")
    assert {each for each in kinds if getattr(question, each)} == set(kind.split())


def test_its_language_names_and_numbers_are_read():
    question = read_question("Did Inès Quarrie count 1,200 of them?", language_of=lambda words: words[:2])
    assert question.language == "Di"
    assert [each.words for each in question.names] == ["Ines Quarrie"]
    assert question.numbers == ("1,200",)


def test_a_scope_that_no_document_is_in_is_said():
    with pytest.raises(ScopeError):
        read_question("What? outlet:Medusa", documents=DOCUMENTS)
