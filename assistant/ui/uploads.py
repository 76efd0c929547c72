"""Where the page's server keeps what a browser sends until the library has its own copy."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = "GRADIO_TEMP_DIR"
"""The environment variable that tells Gradio where uploads lie; it is read whenever a page is built or a file comes."""


@contextmanager
def own_uploads() -> Iterator[Path]:
    """Give uploads a folder of their own, inside the one that is set, until the context is left; yield it.

    Gradio's own folder is the same for every process of a machine, and a file is kept there under a hash of its
    content: of two servers that are given one file, the first to have read it would delete it under the other.
    """
    outer = os.environ.get(FOLDER)
    if outer:
        Path(outer).mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="byline-", dir=outer or None) as folder:
        os.environ[FOLDER] = folder
        try:
            yield Path(folder)
        finally:
            if outer:
                os.environ[FOLDER] = outer
            else:
                del os.environ[FOLDER]
