"""The vector index is rebuilt whenever it cannot be shown to be what the catalog says."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from chromadb.errors import InternalError
from filelock import FileLock
from langchain_chroma import Chroma

from index.library.library import Library


@pytest.fixture
def reopened(open_library: Callable[..., Library], articles: Path) -> Callable[[Callable[[Path], None]], Library]:
    """Add articles, close, damage the vector index, and open again."""

    def reopen(damage: Callable[[Path], None]) -> Library:
        library = open_library()
        library.add([str(articles)])
        library.close()
        damage(library.folder / "vectors")
        return open_library()

    return reopen


def found(library: Library) -> list[tuple[str, float | None]]:
    return [(hit.text, hit.similarity) for hit in library.search("rust in the bridge", how="dense").hits]


def damage_file(name: str, change: Callable[[Path], None]) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        files = [file for file in folder.rglob("*") if file.is_file() and file.name == name]
        assert files, f"Chroma no longer has a file {name}"
        for file in files:
            change(file)

    return damage


CHANGES = {
    "truncated": lambda file: os.truncate(file, file.stat().st_size // 2),
    "emptied": lambda file: os.truncate(file, 0),
    "deleted": lambda file: file.unlink(),
    "noise": lambda file: file.write_bytes(random.Random(1).randbytes(max(64, file.stat().st_size))),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("name", ["chroma.sqlite3", "data_level0.bin", "header.bin", "length.bin", "link_lists.bin"])
@pytest.mark.case(2)
def test_a_damaged_file_is_noticed_and_the_same_is_found_as_before(reopened, change, name: str):
    before = found(reopened(lambda _: None))
    library = reopened(damage_file(name, change))
    assert found(library) == before
    assert library.check().found == ()


@pytest.mark.case(3)
def test_check_says_what_it_found_and_did(reopened):
    library = reopened(damage_file("chroma.sqlite3", CHANGES["noise"]))
    report = library.check()
    assert report.found == ("The files of the vector index are not as they were left.",)
    assert report.repaired
    assert report.healthy
    assert report.vectors == report.passages
    assert library.check().found == ()


@pytest.mark.case(2)
def test_a_deleted_folder_is_rebuilt(reopened):
    before = found(reopened(lambda _: None))
    assert found(reopened(shutil.rmtree)) == before


def test_while_another_process_writes_the_catalogs_vectors_answer(open_library, articles: Path):
    library = open_library()
    library.add([str(articles)])
    expected = found(library)
    library.close()
    with FileLock(library.folder / "vectors.lock"):
        assert found(open_library()) == [(text, pytest.approx(cosine, abs=1e-5)) for text, cosine in expected]


def test_where_chroma_cannot_answer_the_catalogs_vectors_do(library, articles: Path, monkeypatch):
    library.add([str(articles)])
    before = library.search("rust in the towers", how="dense").hits

    def fails(*_args: object, **_options: object):
        raise InternalError("Error creating hnsw segment reader: Nothing found on disk")

    monkeypatch.setattr(Chroma, "similarity_search_by_vector_with_relevance_scores", fails)
    after = library.search("rust in the towers", how="dense").hits
    assert [hit.text for hit in after] == [hit.text for hit in before]
    assert [hit.similarity for hit in after] == pytest.approx([hit.similarity for hit in before], abs=1e-5)
