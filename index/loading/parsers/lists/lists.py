"""Lists of addresses: feeds, sitemaps, and text files with one address a line. Runs in the parser process only."""

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from index.errors import LoadError
from index.i18n import _, figure, ngettext
from index.loading import limits
from index.loading.article import decode
from index.loading.doctype import settled
from index.loading.kinds import UnsupportedError
from index.loading.unpacking import Unpacking
from index.types import Entry, Failure

GZIP = b"\x1f\x8b"

ListKind = Literal["feed", "sitemap", "addresses"]

_ROOT = re.compile(r"\s*(?:(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*>)\s*)*<(?:[\w.-]+:)?([\w.-]+)", re.I | re.S)
_ROOTS: dict[str, ListKind] = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def kind_of_list(text: str) -> ListKind | None:
    """Return what kind of list a decoded file is, ``None`` if it is none.

    A list of addresses has nothing but addresses on its lines, and comments that begin with ``#``.
    """
    if text.lstrip().startswith("<"):
        found = _ROOT.match(text[:20_000])
        return _ROOTS.get(found[1].lower()) if found else None
    lines = list(_lines(text))
    return "addresses" if lines and all(_ADDRESS.fullmatch(line) for line in lines) else None


def entries_of(text: str, origin: str, address: str | None) -> Iterator[Entry | Failure]:
    """Yield what the list at ``origin`` names, each address once, in its order.

    ``address`` is where it came from on the web, to which its own addresses may be relative.

    What cannot be followed is told in one :class:`Failure` for each reason, which is skipped.

    Raises:
        LoadError: it is damaged, or names nothing.
    """
    found, refused, places = 0, dict[str, list[str]](), set[str]()
    entries = islice(_entries(text, address), limits.LISTED + 1)
    for number, entry in enumerate(entries):
        if number == limits.LISTED:
            what = _("what stands after its first %(number)s addresses.", number=figure(limits.LISTED))
            yield Failure(origin, what, _("Split the list into several."), skipped=True)
            break
        try:
            place = _place_of(entry.address)
        except LoadError as error:
            refused.setdefault(error.what, []).append(entry.address)
            continue
        found += 1
        if place not in places:
            places.add(place)
            yield Entry(place, entry.metadata, entry.modified)
    for what, addresses in refused.items():
        count = ngettext("one of its entries", "%(num)s of its entries", len(addresses))
        shown = f" ({addresses[0][:80]})" if addresses[0] else ""
        yield Failure(origin, f"{count}{shown}. {what}", _("Nothing needs to be done."), skipped=True)
    if not found:
        raise LoadError(
            _("This list names no address that can be fetched."), advice=_("Check that it was saved whole.")
        )


def packed_list(data: bytes, origin: str, address: str | None) -> Iterator[Entry | Failure]:
    """Yield what a list in gzip names, as sitemaps often come.

    Raises:
        UnsupportedError: something else is in it, or it is damaged.
        LoadError: it is too large, or names nothing.
    """
    unpacking = Unpacking()
    try:
        unpacked = unpacking.more(data, limits.FILE_BYTES + 1)
    except zlib.error as error:
        raise UnsupportedError(_("This packed file is damaged."), advice=_("Download or save it again.")) from error
    if len(unpacked) > limits.FILE_BYTES:
        what = _("It unpacks to more than %(most)s MB.", most=limits.FILE_BYTES // limits.MEBIBYTE)
        raise LoadError(what, advice=_("Add a part of it."))
    if not unpacking.complete:
        raise UnsupportedError(_("This packed file breaks off."), advice=_("Download or save it again."))
    text = settled(decode(unpacked)[0])
    if not kind_of_list(text):
        raise UnsupportedError(
            _("This is a packed file (gzip), no sitemap."), advice=_("Unpack it and add what is in it.")
        )
    yield from entries_of(text, origin, address)


def _place_of(address: str) -> str:
    """Return an address in its usual form, without a fragment: that names a part of a page, which is taken whole."""
    from index.loading.web import check_form  # noqa: PLC0415 - documents need no network library

    if "://" not in address:
        raise LoadError(_("It gives no whole web address."))
    return str(check_form(address).copy_with(fragment=None))


def _entries(text: str, address: str | None) -> Iterable[Entry]:
    kind = kind_of_list(text)
    if kind == "addresses":
        return (Entry(line) for line in _lines(text))
    # The text is decoded, and what it says of its encoding does not hold any more.
    data = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    if kind == "feed":
        from index.loading.parsers.lists import feed  # noqa: PLC0415 - each parser loads what it needs when it is needed

        return feed.parse(data, address)
    from index.loading.parsers.lists import sitemap  # noqa: PLC0415

    return sitemap.parse(data)


def _lines(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text.splitlines())
    return (line for line in lines if line and not line.startswith("#"))
