"""Where the page's server keeps what a browser sends until the library has its own copy."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from gradio.utils import get_upload_folder


@contextmanager
def own_uploads() -> Iterator[Path]:
    """Give uploads a folder of their own until the context is left; yield it.

    Gradio's own folder is the same for every process of a machine, and a file is kept there under a hash of its
    content: of two servers that are given one file, the first to have read it would delete it under the other.
    """
    before = get_upload_folder()
    with TemporaryDirectory(prefix="byline-") as folder:
        # Gradio looks there whenever a page is built or a file comes, and nowhere else.
        os.environ["GRADIO_TEMP_DIR"] = folder
        try:
            yield Path(folder)
        finally:
            os.environ["GRADIO_TEMP_DIR"] = before
