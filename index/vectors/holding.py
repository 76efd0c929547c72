"""The vector index in the hands of one run: taken with the first change, let go while the run waits for others."""

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from index.vectors.mirror import VectorMirror


class Holding:
    """Holds the vector index for writing from :meth:`begin` until :meth:`release`, any number of times.

    While a folder's index is held other processes search the catalog's own vectors, so a run that changes nothing never
    takes it. A server's is held ``throughout``: others search it meanwhile, and it is handed what it lacks.
    """

    def __init__(self, mirror: VectorMirror, *, throughout: bool) -> None:
        """Take nothing yet."""
        self._mirror = mirror
        self._throughout = throughout
        self._stack = ExitStack()
        self._held = False

    def begin(self) -> None:
        """Take the index, before anything is changed in the catalog that it must follow.

        Raises:
            VectorsInUseError: another process holds it.
        """
        if not self._held:
            self._stack.enter_context(self._mirror.writing())
            self._held = True

    def release(self) -> None:
        """Let the index go, if it is held, with a record of how it was left."""
        if not self._throughout:
            self._held = False
            self._stack.close()

    def __enter__(self) -> Self:
        if self._throughout:
            self.begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._held = False
        self._stack.__exit__(kind, error, traceback)
