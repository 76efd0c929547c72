"""Several libraries: each opened by name, kept open while it is used, and never taken for another."""

import threading
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.settings import Settings
from assistant.workspace import MOST_OPEN, LibraryNotFoundError
from index.errors import LibraryBusyError, LibraryError, WrongUseError
from tests.fakes_ui import QuickWorkspace


@pytest.fixture
def workspace(tmp_path: Path):
    made = QuickWorkspace(tmp_path / "data", library=None)
    yield made
    made.close()


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


def filled(workspace: QuickWorkspace, tmp_path: Path, *names: str) -> None:
    """Make libraries, each with one document that says its name."""
    for name in names:
        workspace.make(name)
        with workspace.at(name) as here:
            here.add([write(tmp_path, f"{name}.txt", f"The {name} keeper is called {name.title()}.")])


def test_each_library_answers_from_its_own_documents(workspace, tmp_path):
    filled(workspace, tmp_path, "lamp", "mill")
    with workspace.at("lamp") as lamp, workspace.at("mill") as mill:
        for here, name in ((lamp, "lamp"), (mill, "mill")):
            answer = here.assistant.ask(f"What is the {name} keeper called?")
            assert [each.quote for each in answer.citations] == [f"The {name} keeper is called {name.title()}."]
        asked = lamp.assistant.ask("What is the mill keeper called?")
        assert all("Mill" not in each.quote for each in (*asked.citations, *asked.nearest))


def test_the_libraries_are_listed_with_what_they_hold(workspace, tmp_path):
    filled(workspace, tmp_path, "lamp")
    report = workspace.libraries()
    assert report.library == "samples"
    assert [(each.name, each.documents) for each in report.libraries] == [("lamp", 1), ("samples", 0)]
    lamp, samples = report.libraries
    assert lamp.changed
    assert samples.changed is None


def test_a_library_that_cannot_be_read_is_listed_all_the_same(workspace, tmp_path):
    (tmp_path / "data" / "torn").mkdir()
    write(tmp_path / "data" / "torn", "catalog.sqlite", "no database at all")
    assert ("torn", None) in [(each.name, each.documents) for each in workspace.libraries().libraries]


@pytest.mark.parametrize("name", ["", ".", "..", "../other", "a/b", "a\\b", ".hidden", "x" * 65, "a\0b"])
def test_a_name_that_leads_elsewhere_is_none(workspace, tmp_path, name):
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(WrongUseError, match="cannot have this name"):
        workspace.make(name)
    if name:
        with pytest.raises(LibraryNotFoundError), workspace.at(name):
            pass
    assert sorted(tmp_path.rglob("*")) == before


def test_a_library_that_is_not_there_is_neither_opened_nor_made(workspace, tmp_path):
    with pytest.raises(LibraryNotFoundError, match="nowhere"), workspace.at("nowhere"):
        pass
    assert not (tmp_path / "data" / "nowhere").exists()


@pytest.mark.parametrize("name", ["समाचार", "könyvtár", "новини", "日本の記事"])
def test_a_library_has_a_name_in_any_script(tmp_path, name):
    assert Settings(library=name).library == name
    with closing(QuickWorkspace(tmp_path / "data", library=None)) as workspace:
        workspace.make(name)
        assert name in {each.name for each in workspace.libraries().libraries}
        workspace.remove(name)
        assert not (tmp_path / "data" / name).exists()


def test_nobody_else_on_the_machine_reads_a_library(workspace, tmp_path):
    workspace.make("lamp")
    assert (tmp_path / "data" / "lamp").stat().st_mode & 0o077 == 0


def test_the_folder_of_libraries_may_be_named_from_home():
    assert Settings(data="~/libraries").data == Path.home() / "libraries"


def test_a_name_that_is_taken_is_refused(workspace):
    workspace.make("lamp")
    with pytest.raises(WrongUseError, match="already"):
        workspace.make("lamp")


def test_documents_added_to_the_samples_go_to_ones_own_library(workspace, tmp_path):
    with workspace.at("samples") as here:
        assert here.own == "default"
        here.add([write(tmp_path, "a.txt", "The lamp is lit.")])
        assert here.name == "samples"
    assert workspace.name == "default"
    with workspace.at("samples") as here:
        assert here.library.documents() == ()


def test_the_least_recently_used_is_closed_when_nobody_uses_it(workspace, tmp_path):
    names = [f"library-{number}" for number in range(MOST_OPEN + 2)]
    filled(workspace, tmp_path, *names)
    with workspace.at(names[0]) as held:
        for name in names[1:]:
            with workspace.at(name):
                pass
        assert held.assistant.ask("What is the keeper called?").citations
        assert len(workspace._opened) <= MOST_OPEN + 1
        assert names[1] not in workspace._opened
    with workspace.at(names[1]) as again:
        assert len(again.library.documents()) == 1


def test_many_threads_in_many_libraries_each_see_their_own(workspace, tmp_path):
    names = [f"library-{number}" for number in range(MOST_OPEN + 2)]
    filled(workspace, tmp_path, *names)
    wrong = []

    def visit(name: str) -> None:
        for _ in range(10):
            with workspace.at(name) as here:
                titles = {each.title for each in here.library.documents()}
                if here.library.name != name or titles != {f"The {name} keeper is called {name.title()}."}:
                    wrong.append((name, titles))

    threads = [threading.Thread(target=visit, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_of_a_removed_library_nothing_is_left(workspace, tmp_path):
    filled(workspace, tmp_path, "lamp", "mill")
    workspace.remove("lamp")
    assert [each.name for each in workspace.libraries().libraries] == ["mill", "samples"]
    kept = [file for file in (tmp_path / "data").rglob("*") if file.is_file()]
    assert kept
    assert not any(b"lamp keeper" in file.read_bytes() for file in kept)
    with pytest.raises(LibraryNotFoundError), workspace.at("lamp"):
        pass


def test_a_library_that_another_process_removed_and_made_anew_is_opened_as_it_is_now(workspace, tmp_path):
    filled(workspace, tmp_path, "lamp")
    other = QuickWorkspace(tmp_path / "data", library=None)
    other.remove("lamp")
    with pytest.raises(LibraryNotFoundError), workspace.at("lamp"):
        pass
    other.make("lamp")
    with workspace.at("lamp") as here:
        assert here.library.documents() == ()
    other.close()


def test_a_library_that_another_process_writes_is_not_removed(workspace, tmp_path):
    filled(workspace, tmp_path, "lamp")
    with FileLock(tmp_path / "data" / "lamp" / "writer.lock"), pytest.raises(LibraryBusyError):
        workspace.remove("lamp")
    with workspace.at("lamp") as here:
        assert here.assistant.ask("What is the lamp keeper called?").citations


def test_what_cannot_be_deleted_is_told_and_the_library_stays_one(workspace, tmp_path, monkeypatch):
    filled(workspace, tmp_path, "lamp")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        with pytest.raises(LibraryError, match="could not be removed"):
            workspace.remove("lamp")
    with workspace.at("lamp") as here:
        assert here.assistant.ask("What is the lamp keeper called?").citations
    workspace.remove("lamp")


def refuse(path: Path, **_options: object) -> None:
    raise PermissionError(13, "Permission denied", str(path))
