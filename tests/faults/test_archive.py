"""A library as one file: the same when it comes back, and refused whole when it is not what was written."""

import hashlib
import io
import json
import random
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from assistant.settings import Settings, is_library_name
from assistant.workspace import Workspace
from index.errors import LibraryError, WrongUseError
from index.library import Library, import_
from tests.fakes import HashingEmbedder
from tests.fakes_ui import QUICK


@pytest.fixture
def archive(open_library: Callable[..., Library], articles: Path, tmp_path: Path) -> Path:
    library = open_library("press")
    library.add([str(articles)])
    library.add_text("The miller pays nine crowns a year.", "The mill")
    library.edit(library.documents()[0].document_id, {"outlet": "The Courier"})
    library.export(tmp_path / "press.byline")
    library.close()
    return tmp_path / "press.byline"


def brought(file: Path, data: Path, name: str | None = None) -> None:
    import_(file, data, name, is_library_name)


def told(library: Library) -> list[tuple]:
    hits = library.search("what does the miller pay for rust in the bridge", how="dense").hits
    shown = [(each.title, each.outlet, library.document(each.document_id).text) for each in library.documents()]
    return [*shown, *((hit.text, pytest.approx(hit.similarity, abs=1e-6)) for hit in hits)]


@pytest.mark.case("10b")
def test_it_comes_back_as_it_was_and_nothing_is_embedded(
    archive: Path, open_library: Callable[..., Library], tmp_path: Path
):
    before = told(open_library("press"))
    brought(archive, tmp_path / "elsewhere")
    embedder = HashingEmbedder()
    library = Library(tmp_path / "elsewhere" / "press", embedder=embedder)
    assert told(library) == before
    assert library.check().found == ()
    mill = next(each for each in library.documents() if each.title == "The mill")
    original = library.original(mill.document_id)
    assert original.is_relative_to(library.folder)
    assert "nine crowns" in original.read_text()
    assert library.places().places == ()  # the folders of another machine
    library.remove([mill.document_id])
    assert not original.exists()
    library.close()


def changed(archive: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The archive anew with other files in it, each as its manifest says unless the change is to the manifest."""
    with zipfile.ZipFile(archive) as source:
        files = {each.filename: source.read(each) for each in source.infolist()}
    change(files)
    made = archive.with_name("changed.byline")
    with zipfile.ZipFile(made, "w") as target:
        for name, content in files.items():
            target.writestr(name, content)
    return made


def manifest(held: dict[str, bytes], **fields: object) -> None:
    held["manifest.json"] = json.dumps({**json.loads(held["manifest.json"]), **fields}).encode()


def add(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:

        content = b"owned"
        listed = json.loads(files["manifest.json"])["files"]
        files[name] = content
        manifest(files, files={**listed, name: [len(content), hashlib.sha256(content).hexdigest()]})

    return change


def in_catalog(statement: str) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:

        with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
            db.deserialize(files["catalog.sqlite"])
            db.executescript(statement)
            content = files["catalog.sqlite"] = db.serialize()
        listed = json.loads(files["manifest.json"])["files"]
        told = [len(content), hashlib.sha256(content).hexdigest()]
        manifest(files, files={**listed, "catalog.sqlite": told})

    return change


def original_of(files: dict[str, bytes]) -> str:
    return next(name for name in files if name.startswith("originals/"))


CHANGES = {
    "a file goes": lambda files: files.pop(original_of(files)),
    "a file more": lambda files: files.update({"originals/0123456789ab/more.txt": b"more"}),
    "another text": lambda files: files.update({original_of(files): b"The miller pays five crowns a year."}),
    "a longer one": lambda files: files.update({original_of(files): b"x" * 10**6}),
    "the catalog cut off": lambda files: files.update({"catalog.sqlite": files["catalog.sqlite"][:5000]}),
    "no catalog": lambda files: files.pop("catalog.sqlite"),
    "no manifest": lambda files: files.pop("manifest.json"),
    "a manifest that is none": lambda files: files.update({"manifest.json": b"[1]"}),
    "a manifest in no language": lambda files: files.update({"manifest.json": b"\xff\xfe\x00"}),
    "out of the folder": add("originals/0123456789ab/../../../../owned.txt"),
    "out of the disk's root": add("/tmp/owned.txt"),
    "by a backslash": add("originals/0123456789ab/..\\owned.txt"),
    "to the folder above": add("originals/0123456789ab/.."),
    "a program beside it": add("vectors/hook.py"),
    "a name that leads out": lambda files: manifest(files, name="../../owned"),
    "a name that is hidden": lambda files: manifest(files, name=".owned"),
    "a newer version": lambda files: manifest(files, schema=99),
    "a newer format": lambda files: manifest(files, format=99),
    "a negative size": lambda files: manifest(files, files={"catalog.sqlite": [-1, ""]}),
    "a trigger": in_catalog("CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM documents; END"),
    "a view": in_catalog("CREATE VIEW v AS SELECT 1"),
}


@pytest.mark.case("10b")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_one_that_is_not_what_was_written_is_refused_whole(archive: Path, tmp_path: Path, change):
    file = changed(archive, change)
    before = set(tmp_path.rglob("*"))
    with pytest.raises(LibraryError):
        brought(file, tmp_path / "elsewhere")
    assert {each for each in tmp_path.rglob("*") if each.is_file()} <= before
    assert not list((tmp_path / "elsewhere").glob("*"))


@pytest.mark.case("10b")
def test_bytes_that_are_flipped_anywhere_are_noticed(archive: Path, tmp_path: Path):
    whole, chance = archive.read_bytes(), random.Random(3)
    for number in range(60):
        broken = bytearray(whole)
        broken[chance.randrange(len(whole))] ^= 0xFF
        file = tmp_path / "flipped.byline"
        file.write_bytes(broken)
        try:
            brought(file, tmp_path / "elsewhere", f"copy{number}")
        except LibraryError:
            assert not (tmp_path / "elsewhere" / f"copy{number}").exists()
        else:  # what was flipped is a date or a permission of the archive's own
            library = Library(tmp_path / "elsewhere" / f"copy{number}", embedder=HashingEmbedder())
            assert len(library.documents()) == 4
            library.close()


@pytest.mark.case("10b")
def test_what_is_no_archive_is_refused(tmp_path: Path):
    for number, content in enumerate((b"", b"PK\x03\x04", b"no archive", random.Random(1).randbytes(5000))):
        file = tmp_path / f"{number}.byline"
        file.write_bytes(content)
        with pytest.raises(LibraryError, match="no whole library"):
            brought(file, tmp_path / "data")
    with pytest.raises(LibraryError):
        brought(tmp_path / "not there", tmp_path / "data")


@pytest.mark.case("10b")
def test_a_foreign_library_cannot_name_a_file_of_this_machine_to_be_sent(archive: Path, tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("A secret of this machine.", "utf-8")
    taken = in_catalog(
        f"INSERT INTO sources VALUES ('{secret}', 'x');"
        f"UPDATE locations SET origin = '{secret}', source = '{secret}' WHERE origin LIKE '%bridge.txt'"
    )
    brought(changed(archive, taken), tmp_path / "elsewhere")
    library = Library(tmp_path / "elsewhere" / "press", embedder=HashingEmbedder())
    found = next(each.document_id for each in library.documents() if str(secret) in each.locations)
    assert library.original(found) is None
    library.close()


@pytest.mark.case("10b")
def test_a_workspace_writes_one_and_makes_one(archive: Path, tmp_path: Path):
    workspace = Workspace(Settings(data=tmp_path / "data", library="press"), QUICK)
    with pytest.raises(WrongUseError, match="of this name already"):
        workspace.import_(archive)
    made = workspace.import_(archive, "second")
    assert (made.library, made.documents, made.originals) == ("second", 4, 1)
    assert [each.name for each in workspace.libraries().libraries] == ["press", "second"]
    with pytest.raises(WrongUseError, match="something there"):
        workspace.export("second", archive)
    workspace.close()
    assert io.BytesIO(archive.read_bytes()).getvalue()[:2] == b"PK"
