"""A removed document leaves nothing in the library's folder, even where the process dies in the middle."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.library import Library
from index.vectors import mirror

SECRET = "Operation Kestrel moves the archive to Ostrava."


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "kestrel plan.txt"
    file.write_text(f"{SECRET}\n\nNobody is told of Ostrava.", "utf-8")
    return file


def traces(library: Library, vectors: list[bytes]) -> set[str]:
    words = [b"Kestrel", b"kestrel", b"Ostrava", b"ostrava", *vectors]
    files = [file for file in library.folder.rglob("*") if file.is_file()]
    found = {f"{file.name}: {each[:12]!r}" for file in files for each in words if each in file.read_bytes()}
    return found | {file.name for file in files if "kestrel" in str(file.relative_to(library.folder)).casefold()}


def vectors_of(library: Library, document_id: str) -> list[bytes]:
    hits = [hit for hit in library.read() if hit.document.document_id == document_id]
    return [row.astype("<f4").tobytes() for row in library.vectors(hits)]


def secret_of(library: Library) -> str:
    return next(
        each.document_id for each in library.documents() if "Kestrel" in library.document(each.document_id).text
    )


@pytest.mark.case(9)
@pytest.mark.parametrize("small", [2000, 0], ids=["made anew at once", "made anew later"])
def test_no_text_name_or_vector_of_it_is_left(
    open_library: Callable[..., Library], articles: Path, secret: Path, small: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(mirror, "SMALL", small)
    library = open_library()
    library.add([str(articles), str(secret)])
    library.add_text("Kestrel is a bird. Ostrava is a town.", "Kestrel notes")
    removed = [each.document_id for each in library.documents() if "Kestrel" in library.document(each.document_id).text]
    assert len(removed) == 2
    vectors = [each for document_id in removed for each in vectors_of(library, document_id)]
    assert any("chroma" in each for each in traces(library, vectors))
    library.remove(removed)
    assert traces(library, vectors) == set()
    assert "rust" in library.search("rust in the bridge", how="dense").hits[0].text
    library.check()
    library.close()
    assert traces(library, vectors) == set()


@pytest.mark.case(9)
def test_sync_that_removes_what_is_gone_leaves_nothing_either(open_library, secret: Path):
    folder = secret.parent / "folder"
    folder.mkdir()
    inside = secret.rename(folder / secret.name)
    (folder / "other.txt").write_text("Something else.", "utf-8")
    library = open_library()
    library.add([str(folder)])
    vectors = vectors_of(library, secret_of(library))
    inside.unlink()
    assert library.sync().removed
    assert traces(library, vectors) == set()


@pytest.mark.case(9)
def test_a_removal_that_a_kill_broke_off_is_finished_at_the_next_start(open_library, secret: Path, articles: Path):
    library = open_library()
    library.add([str(articles), str(secret)])
    library.add_text("Kestrel is a bird.", "Kestrel notes")
    document_ids = [
        each.document_id for each in library.documents() if "Kestrel" in library.document(each.document_id).text
    ]
    vectors = [each for document_id in document_ids for each in vectors_of(library, document_id)]
    library.close()
    killed = (
        "import os, signal, sys; from pathlib import Path; from index.library import Library;"
        "from tests.fakes import HashingEmbedder;"
        "library = Library(Path(sys.argv[1]), embedder=HashingEmbedder());"
        "library._cleanse = lambda: os.kill(os.getpid(), signal.SIGKILL); library.remove(sys.argv[2:])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", killed, library.folder, *document_ids], check=False, env={**os.environ}
    )
    assert ended.returncode == -signal.SIGKILL
    assert traces(library, vectors)
    library = open_library()
    assert traces(library, vectors) == set()
    assert len(library.documents()) == 3
    library.close()
    assert traces(library, vectors) == set()
