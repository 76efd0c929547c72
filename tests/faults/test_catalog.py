"""The catalog is lost, emptied or damaged: it is noticed, said, and what can be read is put together again."""

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import CatalogDamagedError
from index.library import Library, put_together
from tests.quick_byline import run

MANY = 14


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(MANY):
        text = "\n\n".join(f"Paper {number} part {part} tells of mill number {number * 7}. " * 12 for part in range(6))
        (folder / f"paper{number}.txt").write_text(f"{text}\n\nThe miller of {number} pays nine crowns.", "utf-8")
    return folder


@pytest.fixture
def filled(open_library: Callable[..., Library], papers: Path) -> Path:
    library = open_library()
    library.add([str(papers)])
    library.close()
    return library.folder


def noise(file: Path) -> None:
    """8 kB of noise in the middle."""
    with file.open("r+b") as stream:
        stream.seek(file.stat().st_size // 2)
        stream.write(random.Random(1).randbytes(8192))


def delete_all(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("DELETE FROM documents")


LOSSES = {
    "deleted": Path.unlink,
    "emptied": lambda file: os.truncate(file, 0),
    "cut off": lambda file: os.truncate(file, file.stat().st_size // 2),
    "noise in the middle": noise,
    "noise at the beginning": lambda file: file.write_bytes(
        random.Random(2).randbytes(4096) + file.read_bytes()[4096:]
    ),
    "no documents left in it": delete_all,
}


@pytest.mark.case("2b")
@pytest.mark.parametrize("lose", LOSSES.values(), ids=LOSSES)
def test_it_is_never_opened_as_an_empty_library_and_comes_back_from_its_copy(open_library, filled: Path, lose):
    lose(filled / "catalog.sqlite")
    with pytest.raises(CatalogDamagedError, match="byline check --mend"):
        open_library()
    told = put_together(filled)
    library = open_library()
    assert len(library.documents()) == MANY, told
    library.check()
    assert library.check().found == ()
    assert "nine crowns" in library.search("what does the miller of 7 pay", limit=1).hits[0].text


@pytest.mark.case("2b")
@pytest.mark.parametrize("lose", [LOSSES["cut off"], LOSSES["noise in the middle"]], ids=["cut off", "noise"])
def test_without_a_copy_what_can_be_read_of_it_is_kept(open_library, filled: Path, papers: Path, lose):
    (filled / "catalog.copy").unlink()
    lose(filled / "catalog.sqlite")
    put_together(filled)
    library = open_library()
    library.check()
    report = library.check()
    assert report.found == ()
    texts = {" ".join(library.document(each.document_id).text.split()) for each in library.documents()}
    assert len(texts) > MANY // 4
    assert texts <= {" ".join(file.read_text("utf-8").split()) for file in papers.iterdir()}
    library.add([str(papers)])
    assert len(library.documents()) == MANY
    assert (filled / "catalog.damaged").exists()


@pytest.mark.case("2b")
def test_every_command_says_so_and_check_mends_it(filled: Path):
    environment = {"BYLINE_DATA": str(filled.parent), "BYLINE_LIBRARY": filled.name}
    noise(filled / "catalog.sqlite")
    for command in (["list"], ["search", "mill"], ["check"]):
        ended = run(environment, *command)
        assert (ended.returncode, "Traceback" in ended.stderr) == (1, False), ended.stderr
        assert "byline check --mend" in " ".join(ended.stderr.split())
    mended = run(environment, "check", "--mend")
    assert (mended.returncode, "put together" in mended.stdout) == (0, True), mended.stdout + mended.stderr
    assert str(MANY) + " documents" in run(environment, "list").stdout


@pytest.mark.case("2b")
def test_a_deleted_catalog_does_not_open_the_samples(filled: Path):
    own = filled.rename(filled.with_name("default"))
    (own / "catalog.sqlite").unlink()
    ended = run({"BYLINE_DATA": str(own.parent)}, "list")
    assert ended.returncode == 1
    assert "it is gone, though documents were in it" in " ".join(ended.stderr.split())


@pytest.mark.case("2b")
def test_damage_in_a_process_that_has_it_open_is_a_message(open_library, filled: Path):
    library = open_library()
    library.documents()
    noise(filled / "catalog.sqlite")
    with pytest.raises(CatalogDamagedError):
        library.check()


@pytest.mark.case("2b")
def test_one_flipped_letter_in_a_text_is_found(open_library, filled: Path):
    file = filled / "catalog.sqlite"
    file.write_bytes(file.read_bytes().replace(b"The miller of 7 pays nine", b"The miller of 7 pays five", 1))
    library = open_library()
    with pytest.raises(CatalogDamagedError, match="is not as it was stored"):
        library.check()


@pytest.mark.case("2b")
def test_a_copy_is_kept_once_a_day_and_never_of_what_was_removed(open_library, filled: Path, papers: Path):
    copy = filled / "catalog.copy"
    first = copy.read_bytes()
    library = open_library()
    (papers / "late.txt").write_text("A late word.", "utf-8")
    library.add([str(papers)])
    assert copy.read_bytes() == first
    library.close()
    os.utime(copy, (0, 0))
    library = open_library()
    assert b"A late word." in copy.read_bytes()
    library.remove([next(each.document_id for each in library.documents() if "late" in each.locations[0])])
    assert b"A late word." not in copy.read_bytes()
