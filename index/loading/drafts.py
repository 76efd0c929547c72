"""What every parser makes: paragraphs and what the format says about them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from index.types import Box, Metadata

Tell = Callable[[int, int], None]
"""Hears how many of how many pages have been read from pictures, since each of them takes seconds."""


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as it was read from a picture, the box that it stands in, and how sure the reading is, from 0 to 1."""

    text: str
    box: Box
    sure: float


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as its format gave it.

    ``paragraphs`` are single lines in reading order, with :data:`index.loading.article.normalising.PAGE` where a page
    begins; a table is one of several lines, as :func:`index.loading.article.table` makes it. ``made`` is the ISO date
    on which the file was made, which need not be when it was published. ``whole`` says that all of it is its author's:
    no page stands around it whose buttons and notices would have to go, and no headline or byline over it; ``no_page``
    says the first of these only. ``part_of`` is the title of the book that this is a chapter of. ``cut`` says that only
    the beginning is there, and the rest is for subscribers.
    ``times`` are the seconds of the marks :data:`index.loading.article.normalising.TIME` in the paragraphs, in order.
    """

    paragraphs: tuple[str, ...]
    metadata: Metadata = field(default=Metadata())
    warnings: tuple[str, ...] = ()
    made: str | None = None
    whole: bool = False
    part_of: str | None = None
    no_page: bool = False
    cut: bool = False
    times: tuple[float, ...] = ()
    seen: Mapping[int, tuple[SeenWord, ...]] = field(default_factory=dict)
    unread: tuple[int, ...] = ()


def fill(metadata: Metadata, other: Metadata) -> Metadata:
    """Return ``metadata`` with its missing fields taken from ``other``."""
    missing = {name: getattr(other, name) for name in Metadata.__dataclass_fields__ if getattr(metadata, name) is None}
    return replace(metadata, **missing)
