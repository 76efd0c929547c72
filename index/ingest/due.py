"""Which of the addresses that a list names are looked at in one run. Pure."""

from collections.abc import Mapping, Sequence

from index.catalog import Visit
from index.loading import Source
from index.types import Entry


def stands(entry: Entry, visit: Visit | None, digest: str) -> bool:
    """Whether a list says that a page has not changed since it was taken whole, as bytes of this ``digest``."""
    if visit is None or not digest or not entry.modified:
        return False
    return (visit.digest, visit.modified) == (digest, entry.modified)


def choose(
    entries: Sequence[Entry], visits: Mapping[str, Visit], digests: Mapping[str, str], *, most: int, since: str
) -> tuple[list[Entry], int]:
    """Return the entries to look at now, and how many others are left for the next time.

    Pages that stand whole and were asked for after ``since`` (ISO time, UTC) are not due again.

    First come those that were never asked for, then those that were not for longest, ``most`` in all. Those that the
    list says have not changed come after them and do not count, since nobody is asked for them.
    """
    settled = [entry for entry in entries if stands(entry, visits.get(entry.address), digests.get(entry.address, ""))]
    unchanged = {entry.address for entry in settled}
    fresh = {place for place, visit in visits.items() if visit.digest and visit.asked > since}
    due = [entry for entry in entries if entry.address not in unchanged | fresh]
    due.sort(key=lambda entry: visits[entry.address].asked if entry.address in visits else "")
    return [*due[:most], *settled], len(due[most:])


def sources_of(entries: Sequence[Entry], parent: Source, *, public_only: bool) -> list[Source]:
    """Return the entries of the list ``parent`` as sources below it."""
    return [Source(entry.address, parent.root, entry, parent.depth + 1, public_only) for entry in entries]
