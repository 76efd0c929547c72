"""Files within files: what is packed in an archive or attached to a message, before it is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from index.errors import LoadError
from index.i18n import _
from index.loading import limits
from index.loading.kinds import UnsupportedError
from index.types import Entry, Failure, Loaded

Item = Loaded | Failure | Entry


@dataclass(frozen=True, slots=True)
class Part:
    """A file within another. ``origin`` is the place of that with ``#file=`` and its own name.

    ``belongs`` says in a few words to what it is attached; ``sent`` is the ISO date of that.
    """

    origin: str
    data: bytes = field(repr=False)
    content_type: str | None = None
    belongs: str | None = None
    sent: str | None = None

    @property
    def name(self) -> str:
        """Its own name, without the folders that it lies in."""
        return PurePosixPath(self.origin.rpartition("#file=")[2]).name


def place_within(origin: str, name: str) -> str:
    """Return the place of a file of that name within another."""
    return f"{origin}#file={name}"


def is_within(origin: str) -> bool:
    """Whether a place is that of a file within another."""
    return "#file=" in origin


Open = Callable[[Part], list[Item | Part]]
"""Reads a part."""


def read_all(
    items: list[Item | Part], open_part: Open, *, tell: Callable[[str], None], stopped: Callable[[], bool]
) -> list[Item]:
    """Return what is in a source, with what is in the files within it, and in those within these.

    ``tell`` hears the place of each before it is read; once ``stopped`` says so, no other is.
    """
    return list(_Reading(open_part, tell, stopped).all(items, 1))


class _Reading:
    """Reads parts, and counts how many bytes have come out of one source."""

    def __init__(self, open_part: Open, tell: Callable[[str], None], stopped: Callable[[], bool]) -> None:
        self._open = open_part
        self._tell = tell
        self._stopped = stopped
        self._room = 2 * limits.ARCHIVE_BYTES

    def all(self, items: list[Item | Part], depth: int) -> Iterator[Item]:
        items.reverse()
        while items and not self._stopped():
            # Each is let go of once it is read: they may be large.
            item = items.pop()
            if isinstance(item, Part):
                yield from self._part(item, depth)
            else:
                yield item

    def _part(self, part: Part, depth: int) -> Iterator[Item]:
        self._tell(part.origin)
        self._room -= len(part.data)
        try:
            if self._room < 0 or depth > limits.PARTS_DEEP:
                raise LoadError(
                    _("It lies too deep in files within files, or they unpack to too much."),
                    advice=_("Unpack them and add their folder."),
                )
            found = self._open(part)
        except LoadError as error:
            yield Failure(part.origin, error.what, error.advice, skipped=isinstance(error, UnsupportedError))
            return
        for item in self.all(found, depth + 1):
            yield _belonging(item, part) if isinstance(item, Loaded) else item


def _belonging(item: Loaded, part: Part) -> Loaded:
    """Return a document with what it is attached to in its title, and of that day if it says no other itself."""
    if not part.belongs:
        return item
    said = item.metadata
    title = f"{said.title or part.name} · {part.belongs}"
    return replace(item, metadata=replace(said, title=title, published=said.published or part.sent))
