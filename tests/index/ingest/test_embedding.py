"""Documents are found by their words as soon as they are read; their vectors follow, and can be gone on with."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.embedding import Vectors
from index.library.library import Library
from index.types import Progress
from tests.fakes import HashingEmbedder


class Watched(HashingEmbedder):
    """Looks at the library when it is first to embed something."""

    def __init__(self, look: Callable[[], None]) -> None:
        super().__init__()
        self.look = look

    def embed(self, texts: Sequence[str]) -> Vectors:
        look, self.look = self.look, lambda: None
        look()
        return super().embed(texts)


def long(folder: Path, words: str, paragraphs: int) -> Path:
    folder.mkdir(exist_ok=True)
    text = "\n\n".join(f"{words} number {number} was counted by the harbour master." for number in range(paragraphs))
    (folder / f"{words.lower()}.txt").write_text(f"{words}\n\n{text * 4}", "utf-8")
    return folder


def test_what_is_read_is_found_by_its_words_before_it_is_embedded(open_library: Callable[..., Library], articles: Path):
    seen = []

    def look() -> None:
        library = seen.pop()
        found = library.search("rust in the towers", how="lexical")
        seen.extend([found.hits[0].text, library.search("rust in the towers").notice])

    library = open_library(with_=Watched(look))
    seen.append(library)
    library.add([str(articles)])
    assert "rust in two of its towers" in seen[0]
    assert "3 passages are still being embedded" in seen[1]
    assert library.waiting() == 0
    after = library.search("rust in the towers")
    assert (after.notice, after.hits[0].similarity is not None) == (None, True)


def test_embedding_is_told_by_file_stopped_and_gone_on_with_after_a_restart(
    open_library: Callable[..., Library], tmp_path: Path
):
    folder = long(tmp_path / "texts", "Gulls", 200)
    long(folder, "Boats", 20)
    told: list[Progress] = []
    stop = threading.Event()

    def hear(progress: Progress) -> None:
        told.append(progress)
        if progress.stage == "embedding" and progress.share > 0:
            stop.set()

    library = open_library()
    report = library.add([str(folder)], progress=hear, stop=stop)
    assert (len(report.added), report.interrupted) == (2, True)
    assert "not embedded yet" in report.notice
    waiting = library.waiting()
    assert waiting > 0
    assert library.check().healthy
    stages = [(each.stage, Path(each.place).name) for each in told]
    assert stages.index(("waiting", "gulls.txt")) < stages.index(("read", "boats.txt")) < len(stages)
    assert library.search("gulls counted").hits
    library.close()

    again = open_library()
    told.clear()
    finished = again.finish(progress=told.append)
    assert (again.waiting(), finished.added, finished.notice) == (0, (), None)
    assert told[-1].stage == "done"
    assert again.check().healthy
    assert all(hit.similarity is not None for hit in again.search("gulls counted", how="dense").hits)


def test_vectors_are_those_that_embedding_at_once_gives(open_library: Callable[..., Library], articles: Path):
    library = open_library()
    library.add([str(articles)])
    before = {(each.passage.start, each.text): library.vectors([each])[0] for each in library.read()}
    library.reindex()
    for each in library.read():
        assert np.allclose(before[each.passage.start, each.text], library.vectors([each])[0])


def test_a_report_on_what_is_not_embedded_yet_has_vectors_all_the_same(
    open_library: Callable[..., Library], articles: Path
):
    shapes = []
    library = open_library(with_=Watched(lambda: shapes.append(library.vectors(library.read()).shape)))
    library.add([str(articles)])
    assert shapes == [(3, 256)]
