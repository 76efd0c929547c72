"""Messages that ask for no words in particular: greetings, overviews, a word; and how a follow-up was understood."""

from pathlib import Path

import pytest

from assistant.answers.assistant import HELLO, WELCOME, Assistant
from assistant.types import Turn
from index.library import Library
from tests.fakes import WordReader


@pytest.fixture
def assistant(library: Library, articles_and_interview: Path) -> Assistant:
    library.add([str(articles_and_interview)])
    return Assistant(library, WordReader(), threshold=0.45)


@pytest.mark.parametrize(("said", "told"), [("hi", HELLO), ("what can you do?", HELLO), ("thank you!", WELCOME)])
def test_a_greeting_gets_a_friendly_line_and_no_quotation(assistant: Assistant, said: str, told: str):
    answer = assistant.ask(said)
    assert (answer.mode, answer.kind, answer.citations, answer.nearest) == ("chat", "chat", (), ())
    assert answer.answer.splitlines()[0] == told
    assert assistant.follow_ups(answer) == assistant.examples()


def test_an_overview_is_of_what_is_in_scope_each_sentence_cited(assistant: Assistant):
    answer = assistant.ask("summarise this")
    assert (answer.mode, answer.kind, answer.short_answer) == ("overview", "overview", None)
    assert len({citation.document_id for citation in answer.citations}) > 1
    for statement, citation in zip(answer.statements, answer.citations, strict=True):
        text = assistant.library.document(citation.document_id).text
        assert statement.text == text[citation.start : citation.end]


def test_a_word_brings_what_the_documents_say_of_it(assistant: Assistant):
    answer = assistant.ask("pier")
    assert (answer.mode, answer.kind) == ("overview", "keyword")
    assert "pier" in answer.answer.casefold()


def test_what_no_document_mentions_has_no_overview(assistant: Assistant):
    assert assistant.ask("tell me about volcanoes").mode == "declined"


def test_how_a_follow_up_was_understood_is_said_and_a_full_question_is_as_typed(assistant: Assistant):
    before = Turn("Who is Ada Holm?", ("Dr. Ada Holm",))
    assert (
        assistant.ask("Why did she close the pier?", turns=[before]).understood
        == "Why did Dr. Ada Holm close the pier?"
    )
    assert assistant.ask("When will the pier open?", turns=[before]).understood is None
