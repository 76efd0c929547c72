"""What has changed in a document, and whether what was cited of it still stands."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.analysis.history.changes import VersionNotFoundError, changes_since
from assistant.analysis.history.standing import Standing, standing_of
from assistant.types import Citation
from index.errors import DocumentNotFoundError
from index.library.library import Library

FIRST = """---
title: The bridge
---

The bridge closes on Monday.

Engineers found rust in two of its towers. “It is safe,” said Ada Holm.
"""
SECOND = FIRST.replace("two of", "four of").replace("title: The bridge", "title: The rusting bridge")
THIRD = SECOND.replace("The bridge closes on Monday.\n\n", "")


@pytest.fixture
def document_id(library: Library, tmp_path: Path) -> str:
    """The id of a document that was added with FIRST and is SECOND now."""
    (tmp_path / "bridge.md").write_text(FIRST, "utf-8")
    added = library.add([str(tmp_path / "bridge.md")]).added[0].document_id
    become(library, tmp_path, SECOND)
    return added


def become(library: Library, folder: Path, text: str) -> None:
    (folder / "bridge.md").write_text(text, "utf-8")
    library.sync()


def cited(library: Library, document_id: str, words: str, *, earlier: int | None = None, **fields: object) -> Citation:
    """A citation of words of a document, or of an earlier version of it."""
    document = library.document(document_id) if earlier is None else library.earlier(document_id)[earlier].document
    start = document.text.index(words)
    made = Citation(1, document_id, document.title, None, None, None, None, None, None, "own", words, start,
                    start + len(words), document.version, None, 0.9)  # fmt: skip
    return replace(made, **fields)


def one(library: Library, citation: Citation) -> Standing:
    [found] = standing_of(library, [citation])
    return found


def test_a_change_shows_the_sentence_as_it_was_and_as_it_is(library: Library, document_id: str):
    report = changes_since(library, document_id)
    [change] = report.changes
    assert (change.kind, report.kept) == ("changed", 3 - 1)
    assert [span.of(change.before.quote) for span in change.gone] == ["two"]
    assert [span.of(change.after.quote) for span in change.come] == ["four"]
    assert [(each.field, each.before, each.after) for each in report.fields] == [
        ("title", "The bridge", "The rusting bridge")
    ]
    assert (report.since, report.earlier[0].title) == (report.earlier[0].version, "The bridge")


def test_both_sides_of_a_change_are_exactly_at_their_spans(library: Library, document_id: str):
    texts = {each.document.version: each.document.text for each in library.earlier(document_id)}
    texts[library.document(document_id).version] = library.document(document_id).text
    for change in changes_since(library, document_id).changes:
        for each in (change.before, change.after):
            assert texts[each.version][each.start : each.end] == each.quote


def test_changes_are_told_since_any_version_that_is_kept(library: Library, tmp_path: Path, document_id: str):
    become(library, tmp_path, THIRD)
    assert [each.kind for each in changes_since(library, document_id).changes] == ["removed"]
    first = library.earlier(document_id)[1].document.version
    assert [each.kind for each in changes_since(library, document_id, first[:8]).changes] == ["removed", "changed"]
    with pytest.raises(VersionNotFoundError):
        changes_since(library, document_id, "nothing")
    with pytest.raises(DocumentNotFoundError):
        changes_since(library, "nobody")


def test_a_document_that_never_changed_says_so(library: Library, articles: Path):
    library.add([str(articles)])
    report = changes_since(library, library.documents()[0].document_id)
    assert (report.since, report.changes, report.earlier) == (None, (), ())
    assert report.kept > 0


def test_only_a_change_of_speaker_is_told_as_one(library: Library, tmp_path: Path, document_id: str):
    turns = (
        "Interview with {0}, harbour master\n\nQ: Is the pier safe?\n\n{0}: It is safe.\n\n"
        "Q: Is it?\n\n{0}: It is quite safe."
    )
    become(library, tmp_path, turns.format("Ada Holm"))
    become(library, tmp_path, turns.format("Tom Ruck"))
    found = [each for each in changes_since(library, document_id).changes if each.reattributed]
    assert [(each.before.speaker, each.after.speaker) for each in found] == [("Ada Holm", "Tom Ruck")] * 2
    assert found[0].before.quote == found[0].after.quote == "It is safe."


def test_a_citation_of_the_present_version_stands(library: Library, document_id: str):
    citation = cited(library, document_id, "Engineers found rust in four of its towers.")
    assert one(library, citation) == Standing(citation, "kept")


@pytest.mark.parametrize("words", ["“It is safe,” said Ada Holm.", "“It is safe,”", "The bridge closes on Monday."])
def test_what_stands_in_a_later_version_is_found_there(library: Library, document_id: str, words: str):
    found = one(library, cited(library, document_id, words, earlier=0))
    document = library.document(document_id)
    assert (found.state, found.citation.quote, found.citation.version) == ("kept", words, document.version)
    assert document.text[found.citation.start : found.citation.end] == words


def test_a_changed_sentence_shows_what_became_of_it(library: Library, tmp_path: Path, document_id: str):
    words = "Engineers found rust in two of its towers."
    found = one(library, cited(library, document_id, words, earlier=0))
    assert (found.state, found.citation.quote) == ("changed", words)
    assert found.changes[0].after.quote == "Engineers found rust in four of its towers."
    become(library, tmp_path, THIRD)
    gone = one(library, cited(library, document_id, "The bridge closes on Monday.", earlier=0))
    assert (gone.state, gone.changes[0].kind) == ("changed", "removed")


def test_sentences_that_were_parted_have_changed(library: Library, tmp_path: Path, document_id: str):
    both = "Engineers found rust in four of its towers. “It is safe,” said Ada Holm."
    become(library, tmp_path, SECOND.replace("“It", "One tower leans. “It"))
    found = one(library, cited(library, document_id, both, earlier=0))
    assert (found.state, [each.kind for each in found.changes]) == ("changed", ["added"])


@pytest.mark.parametrize(
    ("words", "speaker", "state"),
    [
        ("Engineers found rust in four of its towers.", None, "kept"),
        ("Engineers found rust in four of its towers.", "Tom Ruck", "changed"),
        ("“It is safe,” said Ada Holm.", "Ada Holm", "kept"),
        ("rust in four of its towers", "Tom Ruck", "kept"),
        ("Engineers found rust in two of its towers.", None, "changed"),
    ],
)
def test_without_the_cited_version_the_words_of_the_same_speaker_are_looked_for(
    library: Library, document_id: str, words: str, speaker: str | None, state: str
):
    citation = cited(library, document_id, "The bridge closes on Monday.")
    manner = "said" if speaker else "own"
    lost = replace(citation, quote=words, speaker=speaker, manner=manner, version="of old")
    found = one(library, lost)
    assert (found.state, found.changes) == (state, ())


def test_a_removed_document_leaves_no_word_in_a_citation(library: Library, document_id: str):
    citation = cited(library, document_id, "The bridge closes on Monday.")
    library.remove([document_id])
    found = one(library, citation)
    assert (found.state, found.citation.quote, found.citation.title) == ("removed", "", "")
