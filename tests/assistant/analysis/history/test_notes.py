"""Notes on passages: what they cite, and what becomes of them."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from assistant.analysis.history import add_note, notes_in, remove_note
from assistant.export import Paper
from assistant.reports import paper_of_json
from index.errors import WrongUseError
from index.library import Library
from index.types import Document, Span

TEXT = "The bridge closes on Monday.\n\nEngineers found rust. “It is safe,” said Ada Holm.\n"


@pytest.fixture
def document(library: Library, tmp_path: Path) -> Document:
    (tmp_path / "bridge.md").write_text(TEXT, "utf-8")
    return library.document(library.add([str(tmp_path / "bridge.md")]).added[0].document_id)


def note(library: Library, document: Document, on: str, words: str = "Is it?"):
    start = document.text.index(on)
    return add_note(library, document.document_id, Span(start, start + len(on)), words, version=document.version)


def test_a_note_cites_its_words_and_who_says_them(library: Library, document: Document):
    note(library, document, "“It is safe,”")
    both = note(library, document, "The bridge closes on Monday.", "Why?")
    assert both == notes_in(library)
    assert [(each.title, each.statement.speaker) for each in both.notes] == [("Is it?", "Ada Holm"), ("Why?", None)]
    assert [each.quote for each in both.citations] == ["“It is safe,”", "The bridge closes on Monday."]
    across = note(library, document, "rust. “It is safe,”").citations[-1]
    assert (across.speaker, across.manner) == (None, "unclear")


def test_notes_are_a_paper_with_their_references(library: Library, document: Document):
    paper: Paper = paper_of_json(json.dumps(asdict(note(library, document, "Engineers found rust."))))
    [section] = paper.sections
    assert section.heading == "Is it?"
    assert section.lines[0].text == "Engineers found rust."
    assert paper.references[0].quote == "Engineers found rust."


def test_an_empty_note_and_one_on_words_that_are_not_there_are_refused(library: Library, document: Document):
    with pytest.raises(WrongUseError, match="empty"):
        note(library, document, "rust", "  ")
    with pytest.raises(WrongUseError, match="do not stand"):
        add_note(library, document.document_id, Span(0, 3), "Why?", version="another")
    with pytest.raises(WrongUseError, match="do not stand"):
        add_note(library, document.document_id, Span(9000, 9003), "Why?", version=document.version)


def test_the_last_note_that_is_removed_leaves_nothing_saved(library: Library, document: Document):
    note(library, document, "rust")
    assert [each.kind for each in library.saved.all()] == ["notes"]
    assert remove_note(library, 1).notes == ()
    assert library.saved.all() == ()


def test_nothing_of_a_removed_document_is_left_in_its_notes(library: Library, document: Document):
    note(library, document, "Engineers found rust.")
    library.remove([document.document_id])
    [kept] = library.saved.all()
    assert "rust" not in str(kept.report)
