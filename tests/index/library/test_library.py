"""A library from outside: what goes in, what comes out, and what is left after a change."""

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock

from index.errors import DocumentNotFoundError, LibraryBusyError, LibraryError, StaleLibraryError
from index.library.library import Library
from index.types import Scope, SyncReport
from tests.fakes import HashingEmbedder
from tests.index.loading.books import book


def counts(report: SyncReport) -> dict[str, int]:
    names = ("added", "changed", "kept", "removed", "failed")
    return {name: len(getattr(report, name)) for name in names if getattr(report, name)}


def titles(library: Library, query: str, **options) -> list[str]:
    return [hit.document.title for hit in library.search(query, **options).hits]


def texts_found(library: Library, query: str) -> str:
    return "\n".join(hit.text for hit in library.search(query, limit=50).hits)


def test_a_folder_is_added_and_found(library: Library, articles: Path):
    report = library.add([str(articles)])
    assert counts(report) == {"added": 3}
    hit = library.search("When does the bridge close?").hits[0]
    assert "The bridge closes on Monday." in hit.text
    assert hit.text == library.document(hit.document.document_id).text[hit.passage.start : hit.passage.end]


@pytest.mark.case(59)
def test_every_sentence_is_exactly_at_its_span(library: Library, articles: Path):
    library.add([str(articles)])
    for document in library.documents():
        text = library.document(document.document_id).text
        for passage in library.passages(document.document_id):
            inside = [(s.start, s.end) for s in passage.sentences]
            assert inside[0][0] == passage.start
            assert inside[-1][1] == passage.end
            assert all(text[start:end] == text[start:end].strip() for start, end in inside)


def test_unchanged_documents_cost_no_embedding(library: Library, articles: Path, embedder: HashingEmbedder):
    library.add([str(articles)])
    embedder.embedded.clear()
    assert counts(library.add([str(articles)])) == {"kept": 3}
    assert counts(library.sync()) == {"kept": 3}
    assert embedder.embedded == []


@pytest.mark.case(7)
def test_the_same_text_under_another_name_is_one_document_with_two_locations(library: Library, articles: Path):
    (articles / "ferry-copy.txt").write_text((articles / "ferry.txt").read_text("utf-8"), "utf-8")
    library.add([str(articles)])
    locations = sorted(len(document.locations) for document in library.documents())
    assert locations == [1, 1, 2]


@pytest.mark.case(8)
def test_an_edited_file_keeps_its_id_and_loses_its_old_passages(library: Library, articles: Path):
    library.add([str(articles)])
    before = {d.locations[0]: d for d in library.documents()}
    (articles / "bridge.txt").write_text("The bridge stays open.\n\nThe rust was only paint.", "utf-8")
    assert counts(library.sync()) == {"changed": 1, "kept": 2}
    after = {d.locations[0]: d for d in library.documents()}
    place = str(articles / "bridge.txt")
    assert after[place].document_id == before[place].document_id
    assert after[place].version != before[place].version
    assert "rust in two" not in texts_found(library, "rust in two towers of the bridge")
    assert "only paint" in texts_found(library, "rust paint bridge")


def test_sync_removes_what_is_gone_and_add_does_not(library: Library, articles: Path):
    library.add([str(articles)])
    (articles / "school.md").unlink()
    assert counts(library.add([str(articles)])) == {"kept": 2}
    assert len(library.documents()) == 3
    report = library.sync()
    assert counts(report) == {"kept": 2, "removed": 1}
    assert report.removed[0].title == "A school roof"
    assert len(library.documents()) == 2


def test_a_folder_that_is_not_there_is_not_taken_for_an_empty_one(library: Library, articles: Path):
    library.add([str(articles)])
    articles.rename(articles.with_name("unmounted"))
    report = library.sync()
    assert counts(report) == {"failed": 1}
    assert len(library.documents()) == 3
    articles.with_name("unmounted").rename(articles)
    assert counts(library.sync()) == {"kept": 3}
    assert library.failures() == ()


@pytest.mark.parametrize("name", ["missing", "m" * 300])
def test_a_place_that_is_not_there_is_told_and_not_remembered(library: Library, articles: Path, name: str):
    assert counts(library.add([str(articles / name)])) == {"failed": 1}
    assert (library.failures(), counts(library.sync())) == ((), {})


def test_a_single_file_that_is_gone_is_removed_by_sync(library: Library, articles: Path):
    library.add([str(articles / "ferry.txt")])
    (articles / "ferry.txt").unlink()
    assert counts(library.sync()) == {"removed": 1}
    assert library.failures() == ()


def test_a_removed_document_leaves_no_trace_and_sync_does_not_bring_it_back(library: Library, articles: Path):
    library.add([str(articles)])
    bridge = next(d for d in library.documents() if "bridge" in d.locations[0])
    library.remove([bridge.document_id])
    assert "bridge" not in texts_found(library, "bridge rust towers").lower()
    assert not library.sync().added
    with pytest.raises(DocumentNotFoundError):
        library.document(bridge.document_id)
    library.close()
    for file in library.folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert b"found rust" not in content, file
            assert b"towers" not in content, file
            assert b"tower" not in content, file


def test_a_removed_document_comes_back_when_it_is_added_again(library: Library, articles: Path):
    library.add([str(articles)])
    library.remove([library.documents()[0].document_id])
    assert counts(library.add([str(articles)])) == {"added": 1, "kept": 2}


def test_lines_of_a_file_keep_their_identity_when_they_move(library: Library, tmp_path: Path):
    file = tmp_path / "news.jsonl"
    lines = [{"title": f"Item {n}", "text": f"Item number {n} is about the {word}."} for n, word in enumerate("abc")]
    file.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    library.add([str(file)])
    before = {d.title: d.document_id for d in library.documents()}
    first = {"title": "Fresh", "text": "A fresh item stands first now."}
    file.write_text("\n".join(json.dumps(line) for line in [first, *lines[:2]]), "utf-8")
    assert counts(library.sync()) == {"added": 1, "kept": 2, "removed": 1}
    after = {d.title: d.document_id for d in library.documents()}
    assert {title: after[title] for title in ("Item 0", "Item 1")} == {
        title: before[title] for title in ("Item 0", "Item 1")
    }


def test_chapters_of_a_book_are_documents_that_stay_themselves_when_one_comes_before_them(
    library: Library, tmp_path: Path
):
    file = tmp_path / "book.epub"
    pages = {f"{word}.xhtml": f"<h1>{word}</h1><p>This chapter is about the {word}.</p>" for word in ("Mill", "Flood")}
    file.write_bytes(book(pages))
    assert counts(library.add([str(file)])) == {"added": 2}
    before = {d.title: d.document_id for d in library.documents()}
    assert set(before) == {"Mill · The Salt Road", "Flood · The Salt Road"}
    file.write_bytes(book({"Dam.xhtml": "<h1>Dam</h1><p>A dam stands before it now.</p>", **pages}))
    assert counts(library.sync()) == {"added": 1, "kept": 2}
    after = {d.title: d for d in library.documents()}
    assert {title: after[title].document_id for title in before} == before
    assert after["Flood · The Salt Road"].locations == (f"{file}#chapter=3",)


def test_an_edit_survives_a_changed_file_and_embeds_that_document_only(
    library: Library, articles: Path, embedder: HashingEmbedder
):
    library.add([str(articles)])
    school = next(d for d in library.documents() if d.title == "A school roof")
    embedder.embedded.clear()
    library.edit(school.document_id, {"outlet": "The Morning Lantern"})
    assert embedder.embedded
    assert all("Morning Lantern" in text for text in embedder.embedded)
    (articles / "school.md").write_text("---\ntitle: A school roof\noutlet: Other\n---\n\nIt leaks still.", "utf-8")
    library.sync()
    [edited] = [d for d in library.documents() if d.document_id == school.document_id]
    assert edited.outlet == "The Morning Lantern"
    assert edited.edited == ("outlet",)
    library.edit(school.document_id, {"outlet": None})
    [back] = [d for d in library.documents() if d.document_id == school.document_id]
    assert (back.outlet, back.edited) == ("Other", ())


def test_an_edit_of_an_unknown_field_or_document_says_so(library: Library, articles: Path):
    library.add([str(articles)])
    with pytest.raises(LibraryError, match="has no colour"):
        library.edit(library.documents()[0].document_id, {"colour": "red"})
    with pytest.raises(DocumentNotFoundError):
        library.edit("nobody", {"title": "x"})


def test_a_failure_is_listed_until_it_is_mended_or_dismissed(library: Library, articles: Path):
    (articles / "empty.txt").write_text("", "utf-8")
    (articles / "blank.txt").write_text("  \n\n ", "utf-8")
    report = library.add([str(articles)])
    assert counts(report) == {"added": 3, "failed": 2}
    assert all(failure.what and failure.advice for failure in library.failures())
    (articles / "empty.txt").write_text("Now there is something to read here.", "utf-8")
    library.sync()
    assert [Path(failure.place).name for failure in library.failures()] == ["blank.txt"]
    library.dismiss(str(articles / "blank.txt"))
    assert library.failures() == ()


def test_uploads_are_kept_with_their_document_and_go_with_it(library: Library, articles: Path):
    upload = articles / "ferry.txt"
    report = library.add_uploads([(upload, "../../My ferry.txt")])
    assert counts(report) == {"added": 1}
    assert report.added[0].place == "../../My ferry.txt"
    upload.unlink()
    original = library.original(report.added[0].document_id)
    assert original is not None
    assert original.is_relative_to(library.folder)
    assert counts(library.sync()) == {}
    library.remove([report.added[0].document_id])
    assert not original.exists()


def test_an_upload_that_fails_is_named_as_its_person_knows_it_and_not_kept(library: Library, tmp_path: Path):
    (tmp_path / "x").write_bytes(b"")
    report = library.add_uploads([(tmp_path / "x", "minutes.pdf")])
    assert [failure.place for failure in report.failed] == ["minutes.pdf"]
    assert not list(library.folder.glob("originals/*/*"))


def test_pasted_text_is_a_document_with_the_title_it_was_given(library: Library):
    report = library.add_text("The mayor has resigned. Nobody knows why.", "A note")
    assert counts(report) == {"added": 1}
    assert library.documents()[0].title == "A note"
    assert "resigned" in texts_found(library, "mayor resigned")


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(outlets=("the lantern",)), {"A school roof"}),
        (Scope(after="2025-01-01"), {"A school roof"}),
        (Scope(before="2025-01-01"), set()),
        (Scope(after="2025-02-03", before="2025-02-03"), {"A school roof"}),
        (Scope(authors=("Nobody",)), set()),
    ],
)
def test_a_search_stays_inside_its_scope(library: Library, articles: Path, scope: Scope, expected: set[str]):
    library.add([str(articles)])
    assert set(titles(library, "ferry bridge school roof", scope=scope)) == expected


def test_a_speaker_in_scope_keeps_only_passages_in_which_they_say_something(library: Library, articles: Path):
    library.add([str(articles)])
    hits = library.search("the ferry and the bridge", scope=Scope(speakers=("holm",))).hits
    assert [hit.document.title for hit in hits] == ["The ferry will sail again in May."]


def test_copies_of_a_passage_are_one_hit_that_names_the_other_document(library: Library, tmp_path: Path):
    body = "The tunnel was flooded on Friday night after a pump had failed, and two trains were held for an hour."
    for name, last in (("one", "It opened at dawn."), ("two", "It opened on Saturday at dawn.")):
        (tmp_path / f"{name}.txt").write_text(f"{body} {last}", "utf-8")
    library.add([str(tmp_path / "one.txt"), str(tmp_path / "two.txt")])
    [hit] = library.search("Why were trains held?").hits
    assert len(hit.also_in) == 1


def test_dense_and_lexical_rankings_can_be_had_alone(library: Library, articles: Path):
    library.add([str(articles)])
    dense = library.search("bridge rust", how="dense").hits[0]
    lexical = library.search("bridge rust", how="lexical").hits[0]
    assert dense.similarity is not None
    assert dense.lexical_rank is None
    assert lexical.similarity is None
    assert lexical.lexical_rank == 1


@pytest.mark.case(11)
def test_another_embedding_model_needs_reindexing_and_gets_it(open_library: Callable[..., Library], articles: Path):
    open_library().add([str(articles)])
    other = HashingEmbedder("other", dimensions=64)
    library = open_library(with_=other)
    with pytest.raises(StaleLibraryError, match="needs re-indexing"):
        library.search("bridge")
    with pytest.raises(StaleLibraryError):
        library.add([str(articles)])
    assert len(library.documents()) == 3
    library.reindex()
    assert titles(library, "bridge towers")


@pytest.mark.case(5)
def test_a_second_writer_is_told_at_once(library: Library, articles: Path):
    library.add([str(articles)])
    with FileLock(library.folder / "writer.lock"), pytest.raises(LibraryBusyError, match="Another process"):
        Library(library.folder, embedder=HashingEmbedder()).add([str(articles)])
    assert titles(library, "bridge")


def test_a_stopped_run_leaves_whole_documents_and_the_next_run_goes_on(library: Library, articles: Path):
    stop = threading.Event()

    def stop_after_the_first(progress) -> None:
        if progress.done >= 1:
            stop.set()

    report = library.add([str(articles)], progress=stop_after_the_first, stop=stop)
    assert report.interrupted
    assert 0 < len(library.documents()) < 3
    assert len(library.add([str(articles)]).added) == 3 - len(report.added)
    assert library.check().healthy


@pytest.mark.case(13)
def test_adding_and_asking_at_once_gives_exact_counts(library: Library, tmp_path: Path):
    folders = []
    for thread in range(3):
        folder = tmp_path / f"part{thread}"
        folder.mkdir()
        folders.append(folder)
        for number in range(4):
            (folder / f"{number}.txt").write_text(f"Report {thread} {number}. It concerns pier {number}.", "utf-8")
    jobs = [lambda folder=folder: library.add([str(folder)]) for folder in folders]
    jobs += [lambda: [library.search("pier report") for _ in range(10)]] * 3
    with ThreadPoolExecutor(len(jobs)) as threads:
        for done in [threads.submit(job) for job in jobs]:
            done.result()
    report = library.check()
    assert (report.documents, report.healthy, report.passages) == (12, True, report.vectors)


@pytest.mark.case(12)
def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(LibraryError, match="cannot be made"):
        Library(tmp_path / "file" / "library", embedder=HashingEmbedder())


def test_a_folder_below_that_is_gone_is_removed_and_one_above_that_is_gone_is_not(library: Library, articles: Path):
    below = articles / "old"
    below.mkdir()
    (below / "quay.txt").write_text("The quay was built long ago.", "utf-8")
    library.add([str(articles), str(articles / "ferry.txt")])
    (below / "quay.txt").unlink()
    below.rmdir()
    assert counts(library.sync())["removed"] == 1
    library.forget([str(articles)])
    articles.rename(articles.with_name("unmounted"))
    assert counts(library.sync()) == {"failed": 1}
    assert len(library.documents()) == 3


def test_an_emptied_folder_is_taken_for_a_disk_that_is_not_mounted(library: Library, articles: Path):
    library.add([str(articles)])
    for file in articles.iterdir():
        file.unlink()
    [failure] = library.sync().failed
    assert "may not be mounted" in failure.what
    assert len(library.documents()) == 3


def test_a_slip_of_the_pen_is_told_and_not_kept(library: Library, tmp_path: Path):
    report = library.add([str(tmp_path / "artikles")])
    assert [failure.place for failure in report.failed] == [str(tmp_path / "artikles")]
    assert library.failures() == ()
    assert library.places().places == ()
