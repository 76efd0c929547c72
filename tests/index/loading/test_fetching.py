"""A file is fetched as its bytes and their digest, or refused."""

import hashlib
import os

import pytest

from index.errors import LoadError
from index.loading import Source, fetch, limits


def source(path) -> Source:
    return Source(str(path), str(path))


def test_a_file_gives_its_bytes_and_their_sha256(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"caf\xe9\0")
    fetched = fetch(source(file))
    assert fetched.data == b"caf\xe9\0"
    assert fetched.digest == hashlib.sha256(b"caf\xe9\0").hexdigest()
    assert (fetched.content_type, fetched.address) == (None, None)


def test_a_file_that_is_gone_is_an_error_that_names_it(tmp_path):
    with pytest.raises(LoadError) as error:
        fetch(source(tmp_path / "gone.txt"))
    assert error.value.place == str(tmp_path / "gone.txt")
    assert error.value.advice


def test_a_pipe_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(LoadError, match="not a file"):
        fetch(source(tmp_path / "pipe"))


def test_a_folder_and_a_device_are_refused(tmp_path):
    for place in (tmp_path, "/dev/zero"):
        with pytest.raises(LoadError):
            fetch(source(place))


def test_a_file_beyond_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    (tmp_path / "a.txt").write_bytes(b"x" * 10)
    (tmp_path / "b.txt").write_bytes(b"x" * 11)
    assert len(fetch(source(tmp_path / "a.txt")).data) == 10
    with pytest.raises(LoadError, match="larger"):
        fetch(source(tmp_path / "b.txt"))
