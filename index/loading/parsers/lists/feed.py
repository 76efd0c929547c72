"""RSS and Atom feeds: the address of each entry, and its title, author and date."""

import io
from collections.abc import Iterator
from typing import Any

from index.errors import LoadError
from index.i18n import _
from index.loading.article import clean_characters, iso_date, single_spaced
from index.types import Entry, Metadata


def parse(data: bytes, address: str | None) -> Iterator[Entry]:
    """Yield the entries of a feed in UTF-8; ``address`` is what its relative addresses are relative to.

    An entry without a link has an empty address.

    Raises:
        LoadError: it is no feed after all, or too damaged to be read.
    """
    import feedparser  # noqa: PLC0415 - only feeds need it

    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address or ""}
    # As a file: a text would be taken for the name of one, or for an address to fetch.
    feed = feedparser.parse(io.BytesIO(data), response_headers=headers)
    if feed.bozo and not feed.entries:
        raise LoadError(
            _("The feed is damaged: %(bozo_exception)s.", bozo_exception=feed.bozo_exception),
            advice=_("Check that it was saved whole."),
        )
    for each in feed.entries:
        # Asked of the dictionary itself: feedparser would give the day of publication, which says nothing of changes.
        yield Entry(each.get("link", ""), _metadata(each), dict.get(each, "updated"))


def _metadata(entry: Any) -> Metadata:  # noqa: ANN401 - a dictionary of feedparser's own
    author = entry.get("author_detail", {}).get("name") or entry.get("author")
    published = entry.get("published") or entry.get("updated")
    return Metadata(
        title=_words(entry.get("title")),
        author=None if author and "@" in author else _words(author),
        published=iso_date(published) if published else None,
    )


def _words(markup: str | None) -> str | None:
    """Return what markup reads as: feedparser gives titles as HTML."""
    if not markup or not markup.strip():
        return None
    from lxml.html import fromstring  # noqa: PLC0415

    text = fromstring(f"<p>{markup}</p>").text_content()
    return single_spaced(clean_characters(text))[:500] or None
