"""The library of the samples that comes ready made is what a fresh build gives, and can be asked without one."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.settings import Settings
from assistant.workspace import READY_MADE, SAMPLE_FILES, SAMPLES, Workspace
from index.library import Library, fits
from scripts.samples import build
from tests.fakes_ui import QUICK

STALE = "The ready-made library of the samples is not what a fresh build gives: run `make samples` and commit it."
LARGEST = 800_000
"""Bytes that a clone can be asked to carry."""


def passages(catalog: Path) -> tuple[list[tuple], np.ndarray]:
    """The passages of a catalog by document and place, without ids, which are random; and their vectors."""
    database = sqlite3.connect(catalog)
    rows = database.execute(
        "SELECT documents.version, documents.metadata, origin, start, end, heading, question, sentences, vector"
        " FROM passages JOIN documents USING (document_id) JOIN locations USING (document_id) ORDER BY origin, start"
    ).fetchall()
    database.close()
    return [row[:-1] for row in rows], np.stack([np.frombuffer(row[-1], "<f4") for row in rows])


def test_it_fits_this_version_and_is_small() -> None:
    assert fits(READY_MADE), STALE
    assert READY_MADE.stat().st_size < LARGEST


@pytest.mark.model
def test_it_is_what_a_fresh_build_gives(tmp_path: Path) -> None:
    build(tmp_path / "fresh.sqlite")
    fresh, kept = passages(tmp_path / "fresh.sqlite"), passages(READY_MADE)
    assert fresh[0] == kept[0], STALE
    assert np.abs(fresh[1] - kept[1]).max() < 0.02, STALE


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    def nothing(*_arguments: object, **_options: object) -> None:
        raise AssertionError("nothing is to be read or embedded")

    monkeypatch.setattr(Library, "add", nothing)
    workspace = Workspace(Settings(data=tmp_path / "data"))
    yield workspace
    workspace.close()


def test_a_fresh_machine_has_the_samples_at_once_with_their_files(workspace: Workspace) -> None:
    assert workspace.load_samples() is None
    documents = workspace.library.documents()
    assert (workspace.name, len(documents)) == (SAMPLES, 19)
    minutes = next(each for each in documents if each.title.startswith("Minutes"))
    assert workspace.library.original(minutes.document_id) == SAMPLE_FILES / "council-minutes.pdf"
    assert workspace.library.places().places == (str(SAMPLE_FILES),)
    assert not workspace.library.failures()


@pytest.mark.model
def test_they_can_be_asked_and_looked_through_again(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert workspace.assistant.ask("What will the repair cost?").statements
    report = workspace.library.sync()
    assert (report.added, report.changed, report.removed, report.failed) == ((), (), (), ())
    assert workspace.library.check().healthy


def test_with_another_model_the_samples_are_read_as_before(tmp_path: Path) -> None:
    workspace = Workspace(Settings(data=tmp_path / "data"), QUICK)
    assert workspace.library.documents() == ()
    assert len(workspace.load_samples().added) == 19
    workspace.close()
