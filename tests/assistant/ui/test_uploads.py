"""Uploads lie in a folder of their server's own."""

import os

from gradio.utils import get_upload_folder

from assistant.ui.uploads import FOLDER, own_uploads


def test_two_servers_keep_what_they_are_given_apart(monkeypatch, tmp_path):
    monkeypatch.setenv(FOLDER, str(tmp_path / "set by somebody"))
    with own_uploads() as one:
        assert get_upload_folder() == str(one)
        assert one.parent == tmp_path / "set by somebody"
        (one / "a file.txt").write_text("x", "utf-8")
    with own_uploads() as other:
        assert other != one
    assert not one.exists()
    assert os.environ[FOLDER] == str(tmp_path / "set by somebody")


def test_what_was_not_set_is_not_set_afterwards(monkeypatch):
    monkeypatch.delenv(FOLDER, raising=False)
    with own_uploads() as folder:
        assert folder.is_dir()
    assert FOLDER not in os.environ
