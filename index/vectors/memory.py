"""Memory that Chroma takes is filled first: what it does not use of it goes into its files as it was."""

import ctypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_PERTURB = -6
"""``M_PERTURB`` of glibc's ``mallopt``: what memory is filled with when it is taken and given back; 0 for nothing."""

_FILLED_WITH = 1
_lock = threading.Lock()
_inside = 0


@contextmanager
def filled() -> Iterator[None]:
    """Have all memory that this process takes inside the block filled, so that none holds vectors of removed texts.

    Only glibc can: elsewhere the block runs as it is.
    """
    _begin(1)
    try:
        yield
    finally:
        _begin(-1)


def _begin(step: int) -> None:
    global _inside  # noqa: PLW0603 - it is the process's own setting
    if sys.platform != "linux":
        return
    with _lock:
        _inside += step
        set_option = getattr(ctypes.CDLL(None), "mallopt", None)
        if set_option:
            set_option(_PERTURB, _FILLED_WITH if _inside else 0)
