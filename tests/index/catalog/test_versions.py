"""Earlier versions of a document: kept when its text changes, bounded, and gone with it; and what is saved."""

import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from index.catalog.saved import SavedNotFoundError
from index.errors import DocumentNotFoundError, WrongUseError
from index.library.library import Library
from index.types import SyncReport
from tests.fakes import HashingEmbedder


@pytest.fixture
def site() -> Iterator[SimpleNamespace]:
    """A server on this machine that sends ``page``, or 404 where it is ``None``."""
    told = SimpleNamespace(page=None, address="")

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404 if told.page is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((told.page or "").encode())

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.address = f"http://127.0.0.1:{server.server_port}/bridge"
    yield told
    server.shutdown()
    server.server_close()


def page(*paragraphs: str) -> str:
    inside = "".join(f"<p>{each}</p>" for each in paragraphs)
    return f"<html><head><title>The bridge</title></head><body><article><h1>The bridge</h1>{inside}</article></body>"


FIRST = (
    "The bridge closes on Monday for a week of repairs.",
    "Engineers found rust in two of its towers in the spring.",
)
SECOND = (FIRST[0], "Engineers found rust in four of its towers in the spring.")


def counts(report: SyncReport) -> dict[str, int]:
    names = ("added", "changed", "kept", "removed", "failed")
    return {name: len(getattr(report, name)) for name in names if getattr(report, name)}


def bytes_of(library: Library) -> bytes:
    return b"".join(file.read_bytes() for file in library.folder.rglob("*") if file.is_file())


def rewritten(library: Library, file: Path, *texts: str) -> str:
    """Add a file with the first text, then sync it with each of the others; return its document's id."""
    file.write_text(texts[0], "utf-8")
    document_id = library.add([str(file)]).added[0].document_id
    for text in texts[1:]:
        file.write_text(text, "utf-8")
        assert counts(library.sync()) == {"changed": 1}
    return document_id


def earlier_texts(library: Library, document_id: str) -> list[str]:
    return [each.document.text for each in library.earlier(document_id)]


def test_a_changed_text_is_kept_as_it_was_with_what_it_said_of_itself(library: Library, tmp_path: Path):
    old, new = "---\ntitle: Old\n---\n\nThe mayor resigned.", "---\ntitle: New\n---\n\nThe mayor stays."
    document_id = rewritten(library, tmp_path / "mayor.md", old, new)
    [earlier] = library.earlier(document_id)
    assert (earlier.document.text, earlier.document.title) == ("The mayor resigned.", "Old")
    assert earlier.document.document_id == document_id
    assert earlier.document.version != library.document(document_id).version
    assert earlier.replaced


def test_the_last_ten_are_kept_the_latest_first(library: Library, tmp_path: Path):
    texts = [f"Report number {number} is here." for number in range(13)]
    document_id = rewritten(library, tmp_path / "report.txt", *texts)
    assert earlier_texts(library, document_id) == texts[11:1:-1]


def test_a_text_that_comes_back_is_no_earlier_version(library: Library, tmp_path: Path):
    document_id = rewritten(library, tmp_path / "a.txt", "The pier is open.", "The pier is shut.", "The pier is open.")
    assert earlier_texts(library, document_id) == ["The pier is shut."]


def test_an_edit_and_a_reindex_make_no_version(library: Library, articles: Path):
    library.add([str(articles)])
    document_id = library.documents()[0].document_id
    library.edit(document_id, {"title": "Another"})
    library.reindex()
    assert library.earlier(document_id) == ()


def test_earlier_versions_go_with_their_document(library: Library, tmp_path: Path):
    document_id = rewritten(library, tmp_path / "a.txt", "A zebra escaped from the fairground.", "A horse escaped.")
    library.remove([document_id])
    assert library.earlier(document_id) == ()
    library.close()
    assert b"zebra" not in bytes_of(library)


def test_earlier_versions_go_when_sync_finds_their_document_gone(library: Library, tmp_path: Path):
    rewritten(library, tmp_path / "a.txt", "A zebra escaped from the fairground.", "A horse escaped.")
    (tmp_path / "a.txt").unlink()
    assert counts(library.sync()) == {"removed": 1}
    library.close()
    assert b"zebra" not in bytes_of(library)


def test_an_address_is_fetched_again(tmp_path: Path, site: SimpleNamespace):
    library = Library(tmp_path / "data" / "web", embedder=HashingEmbedder(), private_addresses=True)
    site.page = page(*FIRST)
    document_id = library.add([site.address]).added[0].document_id
    assert counts(library.refetch([document_id])) == {"kept": 1}
    site.page = page(*SECOND)
    assert counts(library.refetch([document_id])) == {"changed": 1}
    assert "four of its towers" in library.document(document_id).text
    assert "two of its towers" in earlier_texts(library, document_id)[0]
    library.close()


def test_what_cannot_be_fetched_again_is_told_and_stays(tmp_path: Path, site: SimpleNamespace):
    library = Library(tmp_path / "data" / "web", embedder=HashingEmbedder(), private_addresses=True)
    site.page = page(*FIRST)
    document_id = library.add([site.address]).added[0].document_id
    site.page = None
    report = library.refetch([document_id])
    assert counts(report) == {"failed": 1}
    assert "404" in report.failed[0].what
    assert "two of its towers" in library.document(document_id).text
    library.close()


def test_a_file_that_is_gone_is_told_and_its_document_stays(library: Library, articles: Path):
    library.add([str(articles)])
    bridge = next(d for d in library.documents() if "bridge" in d.locations[0])
    (articles / "bridge.txt").unlink()
    report = library.refetch([bridge.document_id])
    assert [failure.place for failure in report.failed] == [str(articles / "bridge.txt")]
    assert len(library.documents()) == 3


def test_only_the_document_that_is_meant_is_read_again(library: Library, articles: Path):
    library.add([str(articles)])
    for name in ("bridge.txt", "ferry.txt"):
        (articles / name).write_text(f"Another text of {name}.", "utf-8")
    bridge = next(d for d in library.documents() if "bridge" in d.locations[0])
    assert counts(library.refetch([bridge.document_id])) == {"changed": 1}
    with pytest.raises(DocumentNotFoundError):
        library.refetch(["nobody"])


def test_reading_a_line_again_does_not_bring_back_a_removed_one(library: Library, tmp_path: Path):
    file = tmp_path / "news.jsonl"
    file.write_text(
        '{"title": "One", "text": "The first item."}\n{"title": "Two", "text": "The second item."}', "utf-8"
    )
    library.add([str(file)])
    ids = {each.title: each.document_id for each in library.documents()}
    library.remove([ids["Two"]])
    file.write_text(file.read_text("utf-8").replace("first", "foremost"), "utf-8")
    library.refetch([ids["One"]])
    assert [each.title for each in library.documents()] == ["One"]
    assert "foremost" in library.document(ids["One"]).text


def saved_answer(document_id: str, quote: str) -> dict[str, object]:
    citation = {"number": 1, "document_id": document_id, "quote": quote}
    return {"question": "What escaped?", "answer": quote, "citations": [citation]}


def zebra(library: Library, folder: Path) -> str:
    """Add a document about a zebra, and return its id."""
    (folder / "a.txt").write_text("A zebra escaped from the fairground.", "utf-8")
    return library.add([str(folder / "a.txt")]).added[0].document_id


def test_what_is_saved_is_found_again_by_another_process(open_library: Callable[..., Library], tmp_path: Path):
    report = saved_answer(zebra(open_library(), tmp_path), "A zebra escaped.")
    open_library().saved.put("  The   escape ", "answer", report)
    [found] = open_library().saved.all()
    assert (found.name, found.kind, found.report) == ("The escape", "answer", report)
    assert open_library().saved.get("The escape") == found


def test_saving_under_a_name_again_replaces_what_had_it(library: Library, tmp_path: Path):
    document_id = zebra(library, tmp_path)
    library.saved.put("one", "answer", saved_answer(document_id, "A zebra escaped."))
    library.saved.put("one", "answer", saved_answer(document_id, "A horse escaped."))
    assert [each.report["answer"] for each in library.saved.all()] == ["A horse escaped."]


def test_what_is_not_saved_is_told(library: Library):
    library.saved.put("one", "answer", {})
    library.saved.remove("one")
    for act in (library.saved.get, library.saved.remove):
        with pytest.raises(SavedNotFoundError, match="one"):
            act("one")


@pytest.mark.parametrize("name", ["", " \n ", "x" * 81])
def test_a_name_that_is_none_is_refused(library: Library, name: str):
    with pytest.raises(WrongUseError):
        library.saved.put(name, "answer", {})


def test_a_removed_document_leaves_no_word_in_what_is_saved(library: Library, tmp_path: Path):
    document_id = zebra(library, tmp_path)
    library.saved.put("the escape", "answer", saved_answer(document_id, "A zebra escaped from the fairground."))
    library.remove([document_id])
    assert library.saved.get("the escape").report["question"] == "What escaped?"
    library.close()
    assert b"zebra" not in bytes_of(library)


def test_what_is_saved_after_a_document_was_removed_has_no_word_of_it(library: Library, tmp_path: Path):
    document_id = zebra(library, tmp_path)
    report = saved_answer(document_id, "A zebra escaped from the fairground.")
    library.remove([document_id])
    assert "zebra" not in str(library.saved.put("the escape", "answer", report))
    assert b"zebra" not in bytes_of(library)


def test_what_only_came_near_takes_no_word_from_an_answer(library: Library, tmp_path: Path):
    document_id = zebra(library, tmp_path)
    near = {"number": 1, "document_id": document_id, "quote": "A zebra escaped from the fairground."}
    report = {"answer": "The documents do not say.", "citations": [], "nearest": [near]}
    library.remove([document_id])
    assert library.saved.redacted(report) == {**report, "nearest": [{**near, "quote": ""}]}
