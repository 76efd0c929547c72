"""Errors that a person can act on: what happened, to which document or folder, what to do next."""


class BylineError(Exception):
    """What happened (``what``), to which document or folder (``place``), and what to do next (``advice``)."""

    def __init__(self, what: str, *, place: str = "", advice: str = "") -> None:
        """Keep the three parts apart, so that a page and a terminal can lay them out as they like."""
        super().__init__(what, place, advice)
        self.what = what
        self.place = place
        self.advice = advice

    def __str__(self) -> str:
        """Return the three parts as one message."""
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.what}" + (f" {self.advice}" if self.advice else "")


class WrongUseError(BylineError):
    """What was asked for cannot be done as it was put; the command line exits with 2."""


class LoadError(BylineError):
    """A document could not be read. Nothing that is already stored was changed.

    ``unread`` is how many pages of it are pictures that nothing here can read.
    """

    def __init__(self, what: str, *, place: str = "", advice: str = "", unread: int = 0) -> None:
        """Keep how many pages were not read beside what a person is told."""
        super().__init__(what, place=place, advice=advice)
        self.unread = unread


class DownloadError(LoadError):
    """A web address did not give its page.

    ``status`` is what its server answered, ``None`` where it did not answer at all; ``retry_after`` is the Retry-After
    that came with it, as the server wrote it.
    """

    def __init__(
        self, what: str, *, place: str = "", advice: str = "", status: int | None = None, retry_after: str | None = None
    ) -> None:
        """Keep what the server said beside what a person is told."""
        super().__init__(what, place=place, advice=advice)
        self.status = status
        self.retry_after = retry_after


class NotAskedError(LoadError):
    """A web address was left alone out of politeness, this time or altogether. Nothing was sent to its server."""


class LibraryError(BylineError):
    """A library could not be opened, written or searched."""


class CatalogDamagedError(LibraryError):
    """A library's catalog is gone, empty or damaged, though documents were in it."""


class LibraryBusyError(LibraryError):
    """Another process is writing to this library."""


class StaleLibraryError(LibraryError):
    """The library was built with another embedding model or another splitting, and needs re-indexing."""


class DocumentNotFoundError(LibraryError):
    """No document of this library has that id."""
