"""A place expands to the files in it, and what is left out is said."""

import os
from pathlib import Path

import pytest

from index.loading import Source, discover, sources
from index.types import Failure


def found(place: Path | str) -> list[Source]:
    return [item for item in discover(str(place)) if isinstance(item, Source)]


def failures(place: Path | str) -> list[Failure]:
    return [item for item in discover(str(place)) if isinstance(item, Failure)]


def test_a_folder_gives_its_files_in_the_order_of_their_names(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/deep/d.html", "empty/.keep"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")
    assert [source.place for source in found(tmp_path)] == [
        str(tmp_path / name) for name in ("a.md", "b.txt", "sub/c.txt", "sub/deep/d.html")
    ]
    assert {source.root for source in found(tmp_path)} == {str(tmp_path)}
    assert failures(tmp_path) == []


def test_a_file_and_an_address_are_their_own_root(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("words")
    assert found(file) == [Source(str(file), str(file))]
    address = "https://post.example/pier?page=1"
    assert found(address) == [Source(address, address)]
    assert found(address)[0].is_address
    assert not found(file)[0].is_address


def test_a_relative_place_becomes_absolute(tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text("words")
    monkeypatch.chdir(tmp_path / "sub")
    assert found("../a.txt") == [Source(str(tmp_path / "a.txt"), str(tmp_path / "a.txt"))]


def test_hidden_files_and_what_programs_leave_behind_are_left_out_in_silence(tmp_path):
    for name in (".git/config", ".hidden.txt", "~$letter.docx", "Thumbs.db", "page.html", "page_files/ad.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    assert [source.place for source in found(tmp_path)] == [str(tmp_path / "page.html")]
    assert failures(tmp_path) == []


def test_a_folder_named_files_without_its_page_is_read(tmp_path):
    (tmp_path / "my_files").mkdir()
    (tmp_path / "my_files" / "a.txt").write_text("words")
    assert len(found(tmp_path)) == 1


@pytest.mark.parametrize("name", ["photo.GIF", "style.css", "data.sql", "run.py"])
def test_files_without_prose_are_skipped_in_a_folder_and_taken_by_themselves(tmp_path, name):
    (tmp_path / name).write_text("words")
    [failure] = failures(tmp_path)
    assert failure.skipped
    assert found(tmp_path / name) == [Source(str(tmp_path / name), str(tmp_path / name))]


def test_pictures_are_read_in_a_folder_where_something_can_and_skipped_with_the_reason_where_nothing_can(
    tmp_path, monkeypatch
):
    (tmp_path / "scan.JPG").write_text("a picture")
    monkeypatch.setattr(sources, "reads_pictures", lambda: True)
    assert len(found(tmp_path)) == 1
    monkeypatch.setattr(sources, "reads_pictures", lambda: False)
    [failure] = failures(tmp_path)
    assert failure.skipped
    assert "ocr" in failure.advice


def test_documents_of_other_programs_are_not_skipped_so_that_loading_says_what_to_do(tmp_path):
    for name in ("old.doc", "book.epub", "sheet.xlsx", "noname"):
        (tmp_path / name).write_text("words")
    assert len(found(tmp_path)) == 4


@pytest.mark.case(29)
def test_links_that_leave_the_folder_are_skipped_and_listed(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "file.txt").symlink_to(outside / "secret.txt")
    (folder / "dir").symlink_to(outside)
    (folder / "up").symlink_to("..")
    assert found(folder) == []
    assert {Path(failure.place).name for failure in failures(folder)} == {"file.txt", "dir", "up"}
    assert all(failure.skipped for failure in failures(folder))


def test_a_link_within_the_folder_is_a_second_place_of_its_file(tmp_path):
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert [Path(source.place).name for source in found(tmp_path)] == ["a.txt", "b.txt"]


@pytest.mark.case(29)
def test_link_loops_and_dangling_links_are_skipped_and_listed(tmp_path):
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "self").symlink_to(".")
    assert found(tmp_path) == []
    assert len(failures(tmp_path)) == 4
    assert all(failure.skipped for failure in failures(tmp_path))


@pytest.mark.case(29)
def test_pipes_are_skipped_and_listed(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    [failure] = failures(tmp_path)
    assert failure.skipped


def test_a_folder_that_is_a_link_itself_is_followed_when_it_is_asked_for(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("words")
    (tmp_path / "link").symlink_to("real")
    assert [source.place for source in found(tmp_path / "link")] == [str(tmp_path / "link" / "a.txt")]


@pytest.mark.parametrize("place", ["", "  ", "a\0b", "no/such/file.txt", "~nobody-at-all/x"])
def test_a_place_that_is_not_there_is_a_failure(place):
    [failure] = discover(place)
    assert isinstance(failure, Failure)
    assert failure.advice
    assert not failure.skipped


def test_a_name_that_is_not_utf8_is_a_failure_that_can_be_shown(tmp_path):
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123 - bytes, on purpose
        file.write(b"words")
    [failure] = failures(tmp_path)
    assert failure.place.encode("utf-8")
    assert "name" in failure.what


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_cannot_be_read_is_a_failure_and_the_rest_is_found(tmp_path):
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "open.txt").write_text("words")
    assert len(found(tmp_path)) == 1
    assert "closed" in failures(tmp_path)[0].place


def test_transcripts_in_json_are_read_and_other_json_is_passed_over(tmp_path):
    (tmp_path / "talk.json").write_text('{"text": "Why?", "segments": [{"start": 0, "end": 1, "text": "Why?"}]}')
    (tmp_path / "package.json").write_text('{"name": "byline"}')
    found = list(discover(str(tmp_path)))
    assert [each.place for each in found if isinstance(each, Source)] == [str(tmp_path / "talk.json")]
    assert [each.skipped for each in found if isinstance(each, Failure)] == [True]
