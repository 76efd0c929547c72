"""A library that another version of Byline wrote: brought up to date when it is opened, or left as it is."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest
from filelock import FileLock

from index.catalog import upgrades
from index.errors import LibraryBusyError, LibraryError
from index.library.library import Library


def version_of(file: Path) -> int:
    with closing(sqlite3.connect(file)) as db:
        return db.execute("PRAGMA user_version").fetchone()[0]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The catalog of a library of version 1, which knew no copies, no claims and no languages."""
    file = tmp_path / "data" / "library" / "catalog.sqlite"
    file.parent.mkdir(parents=True)
    with closing(sqlite3.connect(file)) as db:
        db.executescript(files("index.catalog.upgrades").joinpath("version_1.sql").read_text("utf-8"))
        for name in ("Old", "Copy"):
            db.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, '{}', 'text/plain', '[]', '2025-01-01')",
                (name, name, '"Old words stand here," said Ada Moor.', f'{{"title": "{name}", "language": "en"}}'),
            )
        db.execute("PRAGMA user_version = 1")
        db.commit()
    return file


def contents(file: Path) -> tuple[str, ...]:
    with closing(sqlite3.connect(file)) as db:
        return tuple(db.iterdump())


@pytest.mark.case(10)
def test_it_is_brought_up_to_date_after_a_copy_is_kept(open_library: Callable[..., Library], old: Path):
    before, copy = contents(old), old.with_name("catalog.version1")
    library = open_library()
    assert [document.title for document in library.documents()] == ["Copy", "Old"]
    assert version_of(old) == len(upgrades._STEPS)
    assert contents(copy) == before
    assert not list(old.parent.glob("*.unfinished"))
    library.remove(["Old"])
    assert not copy.exists()


def test_all_that_is_looked_up_in_it_is_there_once_it_is_open_and_looking_writes_nothing(
    open_library: Callable[..., Library], old: Path
):
    library = open_library()
    before = contents(old)
    with FileLock(old.with_name("writer.lock")):
        assert library.copies() == (("Copy", "Old"),)
        [_, claimed] = library.claims()
        assert [claim.voice.speaker for each in claimed.sentences for claim in each.claims] == ["Ada Moor"]
        assert library.list().documents
    assert contents(old) == before


def test_what_states_nothing_is_noted_and_loses_its_voices(open_library: Callable[..., Library], old: Path):
    words = "The mill burned down."
    caption = 'Ana Ruiz/AFP/Getty Images The mayor said on Monday: "We go on."'
    with closing(sqlite3.connect(old)) as db:
        db.execute("UPDATE documents SET text = ? WHERE document_id = 'Old'", (f"{caption}\n\n{words}",))
        start, end = len(caption) + 2, len(caption) + 2 + len(words)
        told = f'[[0, {len(caption)}, "Images", null, "said"], [{start}, {end}, null, null, "own"]]'
        db.execute("INSERT INTO passages VALUES (1, 'Old', 0, ?, NULL, NULL, ?, ?)", (end, told, bytes(1536)))
        db.execute("INSERT INTO speakers VALUES (1, 'Images', 'Old')")
        db.commit()
    [passage] = (library := open_library()).passages("Old")
    assert [(each.states, each.speaker) for each in passage.sentences] == [(False, None), (True, None)]
    assert [[each.states for each in document.sentences] for document in library.claims()] == [[True], [False, True]]
    assert not any(document.speakers for document in library.documents())


def test_while_another_process_writes_it_is_not_touched_and_that_is_said(
    open_library: Callable[..., Library], old: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(upgrades, "WAIT", 0)
    before = contents(old)
    with (
        FileLock(old.with_name("writer.lock")),
        pytest.raises(LibraryBusyError, match=r"older version.*another process.*run this again"),
    ):
        open_library()
    assert contents(old) == before
    assert not old.with_name("catalog.version1").exists()
    assert len(open_library().documents()) == 2


@pytest.mark.case(10)
def test_several_that_open_it_at_once_take_turns_and_none_fails(open_library: Callable[..., Library], old: Path):
    with ThreadPoolExecutor(4) as commands:
        found = list(commands.map(lambda _: len(open_library().documents()), range(4)))
    assert found == [2, 2, 2, 2]
    assert version_of(old.with_name("catalog.version1")) == 1


def test_what_fails_in_a_step_leaves_the_library_as_it_was(
    open_library: Callable[..., Library], old: Path, monkeypatch: pytest.MonkeyPatch
):
    def fails(_database: object) -> None:
        raise sqlite3.DatabaseError("malformed")

    before = contents(old)
    monkeypatch.setattr(upgrades, "_STEPS", (*upgrades._STEPS[:-1], fails))
    with pytest.raises(LibraryError, match=r"cannot be opened \(malformed\)"):
        open_library()
    assert contents(old) == before
    assert version_of(old) == 1


@pytest.mark.case(10)
def test_one_of_a_newer_version_is_refused_untouched(open_library: Callable[..., Library], articles: Path):
    library = open_library()
    library.add([str(articles)])
    library.close()
    file = library.folder / "catalog.sqlite"
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA user_version = 99")
    before = file.read_bytes()
    with pytest.raises(LibraryError, match="newer version"):
        open_library()
    assert file.read_bytes() == before
