"""What holds of a vector store wherever it lies: each test runs on the folder and on a real Chroma server."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from index.library.library import Library
from index.vectors.store import VectorsInUseError, VectorStore, VectorsUnreadableError
from tests.fakes import HashingEmbedder
from tests.index.vectors.searching import by_meaning

Open = Callable[..., Library]


@pytest.fixture
def store(opened: Open) -> VectorStore:
    """A store with three passages of two documents."""
    store = opened()._vectors
    store.start_over("")
    store.write([1, 2, 3], ["a", "a", "b"], np.eye(3, dtype="f4"))
    return store


def test_the_nearest_are_found_nearest_first_and_within_documents(store: VectorStore):
    vector = np.array([0.8, 0.6, 0], dtype="f4")
    assert store.search(vector, 2) == [(1, pytest.approx(0.8, abs=1e-5)), (2, pytest.approx(0.6, abs=1e-5))]
    assert [each for each, _ in store.search(vector, 3, ["b"])] == [3]


def test_what_is_written_again_is_there_once_and_what_is_taken_out_is_gone(store: VectorStore):
    store.write([3], ["b"], np.array([[0, 1, 0]], dtype="f4"))
    assert store.count() == 3
    store.delete([1, 2])
    assert store.ids() == {3}
    assert store.search(np.array([0, 1, 0], dtype="f4"), 3) == [(3, pytest.approx(1, abs=1e-5))]


def test_more_than_a_batch_is_written_and_taken_out(store: VectorStore, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(store, "batch", 2)
    store.write([4, 5, 6], ["c"] * 3, np.eye(3, dtype="f4"))
    assert store.ids() == {1, 2, 3, 4, 5, 6}
    store.delete([1, 2, 3, 4, 5])
    assert store.ids() == {6}


def test_one_that_starts_over_is_empty_and_one_that_is_left_says_so(store: VectorStore):
    store.start_over(store.start_over(""))
    assert store.count() == 0
    store.leave()
    for act in (store.count, store.ids, lambda: store.delete([1]), lambda: store.search(np.ones(3, dtype="f4"), 1)):
        with pytest.raises(VectorsUnreadableError, match="closed"):
            act()


def test_one_that_another_process_holds_is_not_taken(opened: Open):
    library = opened()
    with (
        FileLock(library.folder / "vectors.lock"),
        pytest.raises(VectorsInUseError, match="Wait for it"),
        library._vectors.exclusive(wait=0),
    ):
        pass


def test_what_one_adds_changes_and_removes_the_other_finds_at_once(opened: Open, articles: Path):
    one, other = opened(), opened()
    one.add([str(articles / "ferry.txt")])
    assert by_meaning(other) == by_meaning(one)
    other.add([str(articles)])
    assert "rust" in by_meaning(one)[0]
    (articles / "bridge.txt").write_text("The bridge is open.", "utf-8")
    one.sync()
    assert not any("rust" in text for text in by_meaning(other))
    other.remove([each.document_id for each in other.documents() if "ferry" in each.title])
    assert len(by_meaning(one)) == 2


def test_opening_again_and_again_finds_nothing_wrong(opened: Open, articles: Path):
    opened().add([str(articles)])
    for _ in range(3):
        library = opened()
        assert "rust" in by_meaning(library)[0]
        library.close()
    assert opened().check().found == ()


def test_a_write_that_broke_off_is_noticed(opened: Open, articles: Path, monkeypatch: pytest.MonkeyPatch):
    library = opened()
    library.add([str(articles / "ferry.txt")])

    def fail(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(library._vectors, "write", fail)
    with pytest.raises(KeyboardInterrupt):
        library.add([str(articles / "bridge.txt")])
    monkeypatch.undo()
    assert "rust" in by_meaning(library)[0]
    library.close()
    again = opened()
    assert again.check().found == ()
    assert "rust" in by_meaning(again)[0]


def test_a_collection_that_is_lost_is_made_again_without_embedding(
    opened: Open, articles: Path, embedder: HashingEmbedder
):
    library = opened()
    library.add([str(articles)])
    before = by_meaning(library)
    library._mirror.drop()
    embedder.embedded.clear()
    report = library.check()
    assert (len(report.found), report.healthy, report.vectors) == (1, True, report.passages)
    assert embedder.embedded == []
    assert by_meaning(library) == before


def test_reindexing_with_another_model_starts_over(opened: Open, articles: Path, embedder: HashingEmbedder):
    library = opened()
    library.add([str(articles)])
    embedder.name, embedder.dimensions = "other", 64
    library.reindex()
    assert "rust" in by_meaning(library)[0]
    assert library.check().found == ()
