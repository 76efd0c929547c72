"""Uploads lie in a folder of their server's own."""

from gradio.utils import get_upload_folder

from assistant.ui.server.uploads import own_uploads


def test_two_servers_keep_what_they_are_given_apart():
    before = get_upload_folder()
    with own_uploads() as one:
        assert get_upload_folder() == str(one)
        (one / "a file.txt").write_text("x", "utf-8")
    with own_uploads() as other:
        assert other != one
    assert not one.exists()
    assert get_upload_folder() == before
