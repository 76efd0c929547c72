"""A model's file from a real server on loopback, as well and as badly as servers and disks behave."""

import hashlib
import resource
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.errors import ModelError, UnknownModelError
from assistant.local_models import FetchStoppedError, KeptModels, Offered, Step
from assistant.settings import Settings
from assistant.writing import configured
from tests.file_server import FileServer, serving_file

BODY = bytes(range(256)) * 4000
OFFERED = Offered(
    name="tiny",
    title="Tiny",
    path="people/tiny/resolve/main/tiny.gguf",
    size=len(BODY),
    sha256=hashlib.sha256(BODY).hexdigest(),
    memory=1000,
    licence="MIT",
    good_for="Nothing.",
)


@pytest.fixture
def server() -> Iterator[FileServer]:
    with serving_file(BODY) as running:
        yield running


def kept_in(folder: Path, server: FileServer, **more: object) -> KeptModels:
    return KeptModels(folder, server.address, offered=(OFFERED,), pause=0.01, **more)


def get(kept: KeptModels, stop: threading.Event | None = None) -> list[Step]:
    steps: list[Step] = []
    kept.get("tiny", tell=steps.append, stop=stop or threading.Event())
    return steps


def error_of(kept: KeptModels, kind: type[ModelError] = ModelError) -> ModelError:
    with pytest.raises(kind) as caught:
        get(kept)
    return caught.value


def test_a_model_is_fetched_and_used_from_then_on(server: FileServer, tmp_path: Path):
    kept = kept_in(tmp_path, server)
    steps = get(kept)
    assert kept.place(OFFERED).read_bytes() == BODY
    assert kept.used == OFFERED
    assert server.paths == [f"/{OFFERED.path}"]
    assert [each.done for each in steps] == sorted(each.done for each in steps)
    assert steps[-1] == Step(len(BODY), len(BODY), "checking")
    get(kept)
    assert len(server.paths) == 1  # it is here already


def test_what_breaks_off_is_gone_on_with_in_the_same_run(server: FileServer, tmp_path: Path):
    server.breaks = [300_000, 200_000]
    kept = kept_in(tmp_path, server)
    get(kept)
    assert kept.place(OFFERED).read_bytes() == BODY
    assert server.asked == [None, "bytes=300000-", "bytes=500000-"]


def test_breaking_off_often_is_no_end_as_long_as_something_comes(server: FileServer, tmp_path: Path):
    server.breaks = [100_000] * 9
    get(kept_in(tmp_path, server))
    assert len(server.asked) == 10


def test_what_came_is_kept_for_the_next_run(server: FileServer, tmp_path: Path):
    server.breaks = [300_000] + [0] * 5
    error = error_of(kept_in(tmp_path, server))
    assert error.what.startswith("The connection broke at ")
    assert error.place.endswith(OFFERED.path)
    assert "goes on from there" in error.advice
    server.asked.clear()
    get(kept_in(tmp_path, server))
    assert server.asked == ["bytes=300000-"]


def test_a_server_that_gives_no_parts_is_asked_for_the_whole(server: FileServer, tmp_path: Path):
    server.knows_range = False
    server.breaks = [300_000]
    kept = kept_in(tmp_path, server)
    get(kept)
    assert kept.place(OFFERED).read_bytes() == BODY


@pytest.mark.parametrize("body", [BODY[:-1] + b"?", BODY + b"more"], ids=["other", "longer"])
def test_another_file_is_deleted_and_said(server: FileServer, tmp_path: Path, body: bytes):
    server.body = body
    kept = kept_in(tmp_path, server)
    error = error_of(kept)
    assert "its SHA-256 is another. It was deleted." in error.what
    assert error.place == f"{server.address}/{OFFERED.path}"
    assert not [each for each in tmp_path.iterdir() if each.suffix in {".gguf", ".part"}]
    assert kept.used is None


@pytest.mark.parametrize(
    ("status", "tries", "words"), [(404, 1, "does not give this file"), (500, 5, "fails or is too")]
)
def test_what_the_server_answers_is_said(server: FileServer, tmp_path: Path, status: int, tries: int, words: str):
    server.statuses = [status] * 9
    error = error_of(kept_in(tmp_path, server))
    assert words in error.what
    assert f"HTTP {status}" in error.what
    assert error.advice
    assert len(server.asked) == tries


def test_a_file_that_is_shorter_than_it_should_be_is_refused(server: FileServer, tmp_path: Path):
    server.body = BODY[:300_000]
    assert "HTTP 416" in error_of(kept_in(tmp_path, server)).what


def test_a_server_that_is_not_there_is_said(server: FileServer, tmp_path: Path):
    server.server_close()
    assert "cannot be reached" in error_of(kept_in(tmp_path, server)).what


def test_too_little_room_is_seen_before(server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    left = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: left)
    error = error_of(kept_in(tmp_path, server))
    assert "no room on the disk: 101 MB are missing" in error.what
    assert not server.asked


def test_a_disk_that_is_full_in_the_middle_keeps_what_came(server: FileServer, tmp_path: Path):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
    try:
        error = error_of(kept_in(tmp_path, server))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "no room on the disk" in error.what
    assert str(tmp_path) == error.place
    server.asked.clear()
    get(kept_in(tmp_path, server))
    assert server.asked == ["bytes=400000-"]


def test_a_full_disk_is_said(server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=500k", "tmpfs", tmp_path], check=False).returncode:
        pytest.skip("needs the right to mount")
    try:
        usage = shutil.disk_usage("/")
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
        assert "no room on the disk" in error_of(kept_in(tmp_path, server)).what
    finally:
        subprocess.run(["umount", tmp_path], check=True)


def test_more_memory_than_there_is_is_said_before(server: FileServer, tmp_path: Path):
    error = error_of(kept_in(tmp_path, server, memory=lambda: 999))
    assert "Nothing was fetched" in error.what
    assert not server.asked


def test_a_system_that_does_not_tell_its_memory_is_no_hindrance(server: FileServer, tmp_path: Path):
    get(kept_in(tmp_path, server, memory=lambda: None))


def test_it_can_be_stopped_and_gone_on_with(server: FileServer, tmp_path: Path):
    server.holds_at, stop, kept = 300_000, threading.Event(), kept_in(tmp_path, server)

    def tell(step: Step) -> None:
        if step.done >= 300_000:
            stop.set()
            server.go_on.set()

    with pytest.raises(FetchStoppedError) as caught:
        kept.get("tiny", tell=tell, stop=stop)
    assert caught.value.what.startswith("Stopped at ")
    server.asked.clear()
    get(kept)
    assert server.asked[0].startswith("bytes=")
    assert kept.place(OFFERED).read_bytes() == BODY


def test_two_do_not_fetch_one_model_at_once(server: FileServer, tmp_path: Path):
    with FileLock(tmp_path / "tiny.gguf.part.lock"):
        assert "is being fetched already" in error_of(kept_in(tmp_path, server)).what


def test_a_folder_that_nobody_may_write_is_said(server: FileServer, tmp_path: Path):
    (tmp_path / "file").write_text("")
    error = error_of(kept_in(tmp_path / "file" / "models", server))
    assert "cannot be written" in error.what


def test_what_is_used_can_be_changed_and_removed(server: FileServer, tmp_path: Path):
    kept = kept_in(tmp_path, server)
    assert kept.report().used is None
    with pytest.raises(ModelError, match="byline model get tiny"):
        kept.use("tiny")
    with pytest.raises(UnknownModelError, match="There is tiny"):
        kept.use("huge")
    get(kept)
    kept.use(None)
    assert (kept.used, kept.report().models[0].here) == (None, True)
    kept.use("tiny")
    assert kept.report().used == "tiny"
    assert kept.remove("tiny") == len(BODY)
    assert (kept.used, kept.report().models[0].here) == (None, False)
    with pytest.raises(ModelError, match="is not here"):
        kept.remove("tiny")


def test_what_was_not_fetched_to_its_end_can_be_removed(server: FileServer, tmp_path: Path):
    server.breaks = [300_000] + [0] * 5
    kept = kept_in(tmp_path, server)
    error_of(kept)
    assert kept.remove("tiny") == 300_000


@pytest.mark.parametrize(
    ("named", "writes"),
    [({}, ["tiny"]), ({"model": "ollama:llama3.2"}, ["ollama:llama3.2"]), ({"model": ""}, ["tiny"])],
)
def test_the_settings_outrank_what_was_chosen(
    server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: dict[str, str], writes: list[str]
):
    settings = Settings(data=tmp_path, models_from=server.address, **named)
    monkeypatch.setattr("assistant.local_models.kept.OFFERED", (OFFERED,))
    kept = KeptModels.of(settings)
    get(kept)
    assert kept.report().outranked_by == (named.get("model") or None)
    assert [each.name for each in configured(settings)] == writes
