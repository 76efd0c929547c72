"""Who wrote a document, who speaks in it, when and where it came out: from what the library knows of it."""

from pathlib import Path

import pytest

from assistant.answers.assistant import Assistant
from index.library.library import Library
from tests.fakes import WordReader

LETTER = """Orla, 3 May 2025

Dear Mrs Pike,

I wrote in March that the mast was rotten, and nobody answered.

Yours sincerely,

Ewan Tull
"""
COLUMN = (
    "---\ntitle: My mast\nauthor: Gil Tarn\noutlet: Orla Echo\ndate: 2025-06-01\n---\n\nOpinion\n\nThe mast is fine.\n"
)


@pytest.fixture
def assistant(library: Library, articles_and_interview: Path) -> Assistant:
    (articles_and_interview / "letter.txt").write_text(LETTER, "utf-8")
    (articles_and_interview / "column.md").write_text(COLUMN, "utf-8")
    library.add([str(articles_and_interview)])
    return Assistant(library, WordReader())


@pytest.mark.parametrize(
    ("question", "short", "quote"),
    [
        ("Who wrote the letter that got lost?", "Ewan Tull", "Ewan Tull"),
        ("who wrote the opinion piece", "Gil Tarn", "The mast is fine."),
        ("Which paper published the article about the mast?", "Orla Echo", "The mast is fine."),
        ("when was the opinion piece published?", "1 June 2025", "The mast is fine."),
        ("who is interviewed?", "Dr. Ada Holm", None),
    ],
)
def test_what_is_known_of_a_document_is_told_with_a_sentence_of_it(
    assistant: Assistant, question: str, short: str, quote: str | None
):
    answer = assistant.ask(question)
    assert (answer.mode, answer.short_answer) == ("quoted", short)
    assert quote is None or [each.quote for each in answer.citations] == [quote]


@pytest.mark.parametrize("question", ["Who wrote to the keeper of the pier?", "Who wrote the law on masts?"])
def test_who_wrote_anything_else_is_asked_of_what_documents_say(assistant: Assistant, question: str):
    assert assistant.ask(question).short_answer is None
