"""Claims in the library: stored with their document, gone with it, made anew for what an older version stored."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest

from index.library.library import Library
from index.types import DocumentClaims, Scope, SpeakerDecision, SpeakerForm

ARTICLES = {
    "quay": "“The quay is safe,” said Dr. Ada Moor, a pilot.\n\nIt rained. Tom Ruck denied that it leaks.",
    "mill": "According to Petrova, the mill is sold.\n\nThe mill is old.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "press"
    made.mkdir()
    for name, text in ARTICLES.items():
        (made / f"{name}.txt").write_text(text, "utf-8")
    return made


@pytest.fixture
def filled(library: Library, folder: Path) -> Library:
    library.add([str(folder)])
    return library


def told(found: DocumentClaims) -> list[tuple[str, str | None, str]]:
    return [
        (claim.voice.speaker or "", claim.cue and claim.cue.of(found.text), claim.spans[0].of(found.text))
        for sentence in found.sentences
        for claim in sentence.claims
    ]


def all_told(library: Library, **scope: tuple[str, ...]) -> list[tuple[str, str | None, str]]:
    return [each for found in library.claims(scope=Scope(**scope)) for each in told(found)]


EXPECTED = [
    ("Dr. Ada Moor", "said", "“The quay is safe,”"),
    ("Petrova", "According to", "the mill is sold."),
    ("Tom Ruck", "denied", "that it leaks"),
]


def tidy(rows: list[tuple[str, str | None, str]]) -> list[tuple[str, str | None, str]]:
    return sorted((speaker, cue, words.rstrip(".")) for speaker, cue, words in rows)


def test_each_document_tells_its_claims_and_its_own_sentences(filled: Library):
    assert tidy(all_told(filled)) == tidy(EXPECTED)
    own = [
        sentence.span.of(found.text) for found in filled.claims() for sentence in found.sentences if not sentence.claims
    ]
    assert sorted(own) == ["It rained.", "The mill is old."]


def test_a_scope_leaves_the_other_documents_out(filled: Library):
    mill = next(each for each in filled.documents() if "mill" in each.locations[0])
    assert {speaker for speaker, *_ in all_told(filled, documents=(mill.document_id,))} == {"Petrova"}


def test_claims_change_with_the_text_and_go_with_the_document(filled: Library, folder: Path):
    (folder / "mill.txt").write_text("Ida Holm said that the mill burned.", "utf-8")
    filled.sync()
    assert {speaker for speaker, *_ in all_told(filled)} == {"Dr. Ada Moor", "Tom Ruck", "Ida Holm"}
    (folder / "mill.txt").unlink()
    filled.sync()
    assert {speaker for speaker, *_ in all_told(filled)} == {"Dr. Ada Moor", "Tom Ruck"}


def test_claims_are_the_same_after_an_edit_and_after_reindexing(filled: Library):
    before = all_told(filled)
    filled.edit(filled.documents()[0].document_id, {"outlet": "The Lantern"})
    filled.reindex()
    assert sorted(all_told(filled)) == sorted(before)


def test_an_older_librarys_claims_are_made_from_its_texts_without_embedding(
    open_library: Callable[..., Library], embedder
):
    fresh = open_library()
    fresh.close()
    file = fresh.folder / "catalog.sqlite"
    file.unlink()
    with closing(sqlite3.connect(file)) as db:
        db.executescript(files("index.catalog.upgrades").joinpath("version_1.sql").read_text("utf-8"))
        for name, text in ARTICLES.items():
            values = (name, name, text, json.dumps({"title": name}))
            db.execute("INSERT INTO documents VALUES (?, ?, ?, ?, '{}', 'text/plain', '[]', '2025-01-01')", values)
        db.execute("PRAGMA user_version = 1")
        db.commit()
    embedder.embedded.clear()
    older = open_library()
    assert tidy(all_told(older)) == tidy(EXPECTED)
    assert embedder.embedded == []


MOOR, RUCK = SpeakerForm("Dr. Ada Moor"), SpeakerForm("Tom Ruck")


def test_a_decision_is_kept_and_a_later_one_takes_its_place(filled: Library, open_library: Callable[..., Library]):
    filled.decide_speakers([SpeakerDecision(MOOR, RUCK, joined=True)])
    filled.sync()
    filled.close()
    again = open_library()
    assert [each.joined for each in again.speaker_decisions()] == [True]
    again.decide_speakers([SpeakerDecision(RUCK, MOOR, joined=False)])
    assert [each.joined for each in again.speaker_decisions()] == [False]


@pytest.mark.parametrize("remove", ["by hand", "by sync"])
def test_a_decision_goes_with_the_last_document_that_names_its_speakers(filled: Library, folder: Path, remove: str):
    filled.decide_speakers([SpeakerDecision(MOOR, RUCK, joined=True)])
    if remove == "by hand":
        quay = next(each for each in filled.documents() if "quay" in each.locations[0])
        filled.remove([quay.document_id])
    else:
        (folder / "quay.txt").unlink()
        filled.sync()
    assert filled.speaker_decisions() == ()
