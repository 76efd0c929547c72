"""What a feed, a sitemap or a list of addresses holds: addresses of pages, and what it says of each."""

from dataclasses import dataclass, field

from index.types import Metadata


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that a list names.

    ``metadata`` is what the list says of the page; ``modified`` is when it says that the page changed, in its own
    words: two that differ mean a change, and what else they mean is not asked.
    """

    address: str
    metadata: Metadata = field(default=Metadata())
    modified: str | None = None
