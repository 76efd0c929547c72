"""Where the page's server keeps what a browser sends until the library has its own copy."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from filelock import FileLock, Timeout
from gradio.utils import get_upload_folder

PREFIX = "byline-"
_HELD = ".held"


@contextmanager
def own_uploads() -> Iterator[Path]:
    """Give uploads a folder of their own until the context is left; yield it.

    Gradio's own folder is the same for every process of a machine, and a file is kept there under a hash of its
    content: of two servers that are given one file, the first to have read it would delete it under the other.
    """
    clear_abandoned()
    before = get_upload_folder()
    with TemporaryDirectory(prefix=PREFIX) as folder, FileLock(Path(folder) / _HELD):
        # Gradio looks there whenever a page is built or a file comes, and nowhere else.
        os.environ["GRADIO_TEMP_DIR"] = folder
        try:
            yield Path(folder)
        finally:
            os.environ["GRADIO_TEMP_DIR"] = before


def clear_abandoned() -> None:
    """Delete the folders of servers that were killed: their locks are held by nobody any more."""
    for held in Path(gettempdir()).glob(f"{PREFIX}*/{_HELD}"):
        if held.is_symlink() or held.parent.is_symlink() or held.parent.stat().st_uid != os.getuid():
            continue
        try:
            with FileLock(held).acquire(timeout=0):
                shutil.rmtree(held.parent)
        except Timeout:
            continue  # a server that runs
