"""A disk that is full, or may not be written."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from index.errors import LibraryError
from index.library import Library
from tests.fakes import HashingEmbedder

MIB = 2**20


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 96 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only a user who may mount file systems can make one that is full")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def fill(disk: Path) -> None:
    """Leave not a byte free."""
    with (disk / "filler").open("wb", buffering=0) as stream, suppress(OSError):
        for size in (MIB, 4096, 512, 1):
            with suppress(OSError):
                while True:
                    stream.write(bytes(size))
    assert os.statvfs(disk).f_bavail == 0


def opened(disk: Path) -> Library:
    return Library(disk / "library", embedder=HashingEmbedder())


@pytest.fixture
def filled(disk: Path, articles: Path) -> Path:
    library = opened(disk)
    library.add([str(articles)])
    library.close()
    return disk


def answers(library: Library) -> str:
    return library.search("rust in the bridge", how="dense").hits[0].text


@pytest.mark.case(4)
def test_what_is_on_a_full_disk_can_be_read_and_adding_goes_on_once_there_is_room(filled: Path, articles: Path):
    fill(filled)
    library = opened(filled)
    assert len(library.list().documents) == 3
    assert "rust" in answers(library)
    (articles / "late.txt").write_text("A late word.", "utf-8")
    with pytest.raises(LibraryError, match=r"can only be read.*Free some disk space"):
        library.add([str(articles)])
    assert not library.in_place() or os.statvfs(filled).f_bavail == 0
    (filled / "filler").unlink()
    assert not library.in_place()  # whoever keeps it open opens it again
    library.close()
    library = opened(filled)
    assert len(library.add([str(articles)]).added) == 1
    library.close()


@pytest.mark.case(4)
def test_a_library_that_was_open_when_the_disk_filled_up_is_read_and_says_why_it_is_not_written(
    filled: Path, articles: Path
):
    library = opened(filled)
    fill(filled)
    (articles / "late.txt").write_text("A late word. " * 20000, "utf-8")
    for write in (lambda: library.add([str(articles)]), library.check):
        with suppress(LibraryError):
            write()
    assert "rust" in answers(library)
    assert len(library.documents()) >= 3
    (filled / "filler").unlink()
    library.add([str(articles)])
    assert library.check().healthy
    assert len(library.documents()) == 4
    library.close()


@pytest.mark.case(4)
def test_the_log_of_a_process_that_died_on_a_full_disk_is_read(filled: Path):
    library = opened(filled)
    library.edit(library.documents()[0].document_id, {"title": "Told last"})
    files = {file: file.read_bytes() for file in (filled / "library").glob("catalog.sqlite*") if "shm" not in file.name}
    library.close()
    for file, content in files.items():
        file.write_bytes(content)
    (filled / "library" / "catalog.sqlite-shm").unlink(missing_ok=True)
    fill(filled)
    library = opened(filled)
    assert "Told last" in {each.title for each in library.documents()}
    library.close()


@pytest.mark.case("4b")
def test_a_library_that_may_not_be_written_is_read(filled: Path, articles: Path):
    subprocess.run(["mount", "-o", "remount,ro", filled], check=True)
    library = opened(filled)
    assert len(library.documents()) == 3
    assert "rust" in answers(library)
    for write in (lambda: library.add([str(articles)]), lambda: library.remove([library.documents()[0].document_id])):
        with pytest.raises(LibraryError, match="permissions"):
            write()
    assert library.in_place()
    library.close()
