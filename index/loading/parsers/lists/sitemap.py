"""Sitemaps, and indexes of sitemaps (sitemaps.org, protocol 0.9), with what Google's news extension says of a page."""

import io

from lxml import etree

from index.errors import LoadError
from index.i18n import _
from index.loading import limits
from index.loading.article import clean_characters, iso_date, single_spaced
from index.types import Entry, Metadata

_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def parse(data: bytes) -> list[Entry]:
    """Return the addresses of a sitemap in UTF-8, those that changed last first; undated ones at the end, in order.

    Raises:
        LoadError: it is damaged.
    """
    found: list[Entry] = []
    try:
        for _event, element in etree.iterparse(
            io.BytesIO(data), resolve_entities=False, no_network=True, huge_tree=False
        ):
            if etree.QName(element).localname in {"url", "sitemap"}:
                found.append(_entry(element))
                element.clear()
            if len(found) > limits.LISTED:
                break
    except etree.XMLSyntaxError as error:
        raise LoadError(
            _("The sitemap is damaged: %(msg)s.", msg=error.msg), advice=_("Check that it was saved whole.")
        ) from error
    return sorted(found, key=lambda entry: entry.modified or "", reverse=True)


def _entry(element: etree._Element) -> Entry:
    own = etree.QName(element).namespace
    said = {etree.QName(child).localname: child.text or "" for child in element if _is_of(child, own)}
    news = {etree.QName(each).localname: each.text or "" for each in element.iter(f"{{{_NEWS}}}*")}
    metadata = Metadata(
        title=_words(news.get("title")),
        outlet=_words(news.get("name")),
        published=iso_date(news.get("publication_date", "")),
    )
    return Entry(said.get("loc", "").strip(), metadata, said.get("lastmod", "").strip() or None)


def _is_of(child: etree._Element, namespace: str | None) -> bool:
    """Whether a child is an element of the sitemap's own, and neither a comment nor an image's address."""
    return isinstance(child.tag, str) and etree.QName(child).namespace == namespace


def _words(text: str | None) -> str | None:
    return single_spaced(clean_characters(text))[:500] or None if text else None
