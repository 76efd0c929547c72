"""What can be read on this machine, by what is installed."""

from functools import cache
from importlib.util import find_spec


@cache
def reads_pictures() -> bool:
    """Whether words can be read from pictures: the extra ``ocr`` is installed."""
    return find_spec("rapidocr") is not None
