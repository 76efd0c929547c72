"""Vectors in a real Chroma server that other processes use too, and that comes and goes."""

import shutil
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import chromadb
import pytest
from filelock import FileLock

from index.vectors import mirror, neighbours
from index.vectors.server import VectorServer
from index.vectors.store import VectorsUnreachableError
from tests.index.vectors.searching import by_meaning


def test_the_same_is_found_as_with_the_folder(at_server, articles: Path):
    in_server, in_folder = at_server(), at_server("other", chroma=None)
    for library in (in_server, in_folder):
        library.add([str(articles)])
    one, other = (library.search("rust in the towers").hits for library in (in_server, in_folder))
    assert [hit.text for hit in one] == [hit.text for hit in other]
    assert [hit.similarity for hit in one] == pytest.approx([hit.similarity for hit in other], abs=1e-5)


def test_while_it_is_down_words_are_searched_and_that_is_said(at_server, server, articles: Path):
    library = at_server()
    library.add([str(articles)])
    server.kill()
    report = library.search("rust in the towers")
    assert "rust" in report.hits[0].text
    assert report.hits[0].similarity is None
    assert report.notice == (
        f"{server.address}: The Chroma server does not answer. Start it, or look at BYLINE_CHROMA. "
        "Until then passages are found by their words alone, not by their meaning."
    )
    checked = library.check()
    assert not checked.healthy
    assert "does not answer" in checked.found[0]
    assert (checked.vectors, checked.vectors_at) == (None, server.address)
    server.start()
    assert "rust" in by_meaning(library)[0]
    assert library.check().found == ()


def test_what_is_added_and_removed_meanwhile_is_handed_over_later(at_server, server, articles: Path, embedder):
    one, other = at_server(), at_server()
    one.add([str(articles / "ferry.txt"), str(articles / "school.md")])
    assert len(by_meaning(other)) == 2
    server.kill()
    report = one.add([str(articles / "bridge.txt")])
    assert len(report.added) == 1
    assert "does not answer" in report.notice
    assert "their vectors are handed over when it answers" in report.notice
    one.remove([each.document_id for each in one.documents() if "ferry" in each.title])
    assert "rust" in other.search("rust in the towers").hits[0].text
    server.start()
    embedder.embedded.clear()
    for library in (other, one, at_server()):
        assert "rust" in by_meaning(library)[0]
        assert len(by_meaning(library)) == 2
    assert set(embedder.embedded) == {"rust in the bridge"}
    assert one.check().found == ()


def test_a_server_that_goes_in_the_middle_of_a_write_costs_nothing(at_server, server, articles: Path, monkeypatch):
    library = at_server()
    library.add([str(articles / "ferry.txt")])
    write = VectorServer.write

    def goes(self: VectorServer, *given: object) -> None:
        server.kill()
        write(self, *given)

    with monkeypatch.context() as patched:
        patched.setattr(VectorServer, "write", goes)
        assert "does not answer" in library.add([str(articles)]).notice
    server.start()
    assert len(by_meaning(library)) == 3


def test_a_process_that_died_while_it_wrote_costs_the_others_nothing(at_server, articles: Path, monkeypatch):
    one, other = at_server(), at_server()
    one.add([str(articles / "ferry.txt")])
    assert len(by_meaning(other)) == 1

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(VectorServer, "write", dies)
        patched.setattr(mirror.VectorMirror, "_undone", lambda *_: None)  # nothing is tidied up in a killed process
        with pytest.raises(KeyboardInterrupt):
            one.add([str(articles / "bridge.txt")])
    assert "rust" in by_meaning(other)[0]
    assert len(by_meaning(other)) == 2


def test_a_server_that_lost_its_data_is_given_it_again(at_server, server, articles: Path, embedder):
    one, other = at_server(), at_server()
    one.add([str(articles)])
    before = by_meaning(one), by_meaning(other)
    server.lose_everything()
    embedder.embedded.clear()
    assert by_meaning(one) == before[0]
    assert by_meaning(other) == before[1]
    assert embedder.embedded == []


def test_check_says_that_a_server_lost_its_data(at_server, server, articles: Path):
    library = at_server()
    library.add([str(articles)])
    server.empty()
    report = library.check()
    assert report.found == ("The Chroma server does not hold the vectors as they were left.",)
    assert report.healthy
    assert report.vectors == report.passages == 3


def test_a_change_of_the_setting_moves_the_vectors_there_and_back(at_server, articles: Path, tmp_path: Path):
    at_server(chroma=None).add([str(articles / "ferry.txt")])
    at_server().add([str(articles / "bridge.txt")])
    assert "rust" in by_meaning(at_server())[0]
    assert not (tmp_path / "data" / "library" / "vectors").exists()
    folder = at_server(chroma=None)
    assert "rust" in by_meaning(folder)[0]
    folder.add([str(articles / "school.md")])
    assert len(by_meaning(at_server())) == 3


def test_a_copy_of_a_library_gets_a_collection_of_its_own(at_server, articles: Path, tmp_path: Path):
    library = at_server()
    library.add([str(articles / "ferry.txt")])
    library.close()
    shutil.copytree(tmp_path / "data" / "library", tmp_path / "data" / "copy")
    one, copy = at_server(), at_server("copy")
    one.add([str(articles / "bridge.txt")])
    copy.add([str(articles / "school.md")])
    for library, word in ((one, "rust"), (copy, "roof"), (one, "rust"), (copy, "roof")):
        assert any(word in text for text in by_meaning(library))
        assert len(by_meaning(library)) == 2


def test_what_takes_long_is_handed_over_question_by_question(at_server, server, articles: Path, monkeypatch):
    library = at_server()
    library.add([str(articles)])
    server.empty()
    monkeypatch.setattr(neighbours, "PATIENCE", 0)
    monkeypatch.setattr(mirror, "IN_FLIGHT", 1)
    told = [library.search("rust in the towers").notice for _ in range(3)]
    assert "has 1 of the 3 vectors so far" in told[0]
    assert "has 2 of the 3 vectors so far" in told[1]
    assert told[2] is None


def test_of_a_removed_library_the_server_keeps_nothing_and_while_it_is_down_it_stays(at_server, server, articles: Path):
    library = at_server()
    library.add([str(articles)])
    held = len(chromadb.HttpClient(server.address).list_collections())
    server.kill()
    with pytest.raises(VectorsUnreachableError):
        library.remove_everything()
    server.start()
    at_server().remove_everything()
    assert len(chromadb.HttpClient(server.address).list_collections()) == held - 1
    assert not library.folder.exists()


def test_while_another_process_writes_its_collection_is_searched(at_server, articles: Path):
    library = at_server()
    library.add([str(articles)])
    with FileLock(library.folder / "vectors.lock"):
        assert "rust" in by_meaning(at_server())[0]


def test_a_server_that_hangs_is_given_up(server, tmp_path: Path):
    vectors = VectorServer(server.address, tmp_path / "vectors", seconds=0.5)
    name = vectors.start_over("")
    server.freeze()
    try:
        with pytest.raises(VectorsUnreachableError):
            vectors.manifest(name)
        with pytest.raises(VectorsUnreachableError):
            VectorServer(server.address, tmp_path / "vectors", seconds=0.5).open(name)
    finally:
        server.thaw()
    assert vectors.manifest(name)
    vectors.close()


class Other(BaseHTTPRequestHandler):
    """A web server that is no Chroma, and keeps what it was asked with."""

    asked: dict[str, str] = {}  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.update(self.headers)
        self.send_response(404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_something_else_at_the_address_is_said_without_its_password(at_server, articles: Path):
    with HTTPServer(("127.0.0.1", 0), Other) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        library = at_server("elsewhere", chroma=f"http://ada:secret@127.0.0.1:{other.server_port}/")
        notice = library.add([str(articles)]).notice
        other.shutdown()
    assert f"http://127.0.0.1:{other.server_port}: The Chroma server does not answer." in notice
    assert "secret" not in notice
    assert Other.asked["Authorization"].startswith("Basic ")
