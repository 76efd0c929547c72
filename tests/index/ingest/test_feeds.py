"""Feeds, sitemaps and lists of addresses, from a real server on this machine, into a library."""

import gzip
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import WrongUseError
from index.ingest import Manners
from index.library.library import Library
from index.loading import limits
from index.types import SyncReport
from tests.site import Site, answer


@pytest.fixture
def library(open_library: Callable[..., Library]) -> Library:
    return open_library(private_addresses=True, manners=Manners(pause=0))


def counts(report: SyncReport) -> dict[str, int]:
    names = ("added", "changed", "kept", "removed", "failed", "skipped")
    return {name: len(getattr(report, name)) for name in names if getattr(report, name)}


def titles(library: Library) -> set[str]:
    return {document.title for document in library.documents()}


def test_a_feed_gives_the_page_of_each_entry_and_sync_the_new_ones(library: Library, site: Site):
    site.article("/1", "The pier is closed since Monday.")
    site.article("/2", "The ferry sails again in May.")
    feed = site.feed("/feed.xml", {"/1": "<title>Pier closed</title>"})
    assert counts(library.add([feed])) == {"added": 1}
    site.feed("/feed.xml", {"/2": "<title>Ferry</title>", "/1": "<title>Pier closed</title>"})
    assert counts(library.sync()) == {"added": 1, "kept": 1}
    assert titles(library) == {"Pier closed", "Ferry"}
    assert {document.media_type for document in library.documents()} == {"text/html"}


def test_what_has_scrolled_out_of_a_feed_stays(library: Library, site: Site):
    site.article("/1", "The pier is closed since Monday.")
    site.article("/2", "The ferry sails again in May.")
    library.add([site.feed("/feed.xml", {"/1": ""})])
    site.feed("/feed.xml", {"/2": ""})
    assert counts(library.sync()) == {"added": 1}
    assert len(library.documents()) == 2


def test_what_lies_below_the_address_of_a_page_that_was_added_is_not_taken_for_gone(library: Library, site: Site):
    news = site.article("/news", "All the news of the harbour town of today.")
    site.article("/news/1", "The pier is closed since Monday.")
    library.add([news, site.feed("/feed.xml", {"/news/1": ""})])
    site.feed("/feed.xml", {"/news": ""})
    assert counts(library.sync()) == {"kept": 1}
    assert len(library.documents()) == 2


def test_a_document_that_was_removed_stays_removed_and_leaves_nothing_of_what_the_feed_says(
    library: Library, site: Site
):
    site.article("/1", "The pier is closed since Monday.")
    entry = {"/1": "<title>Zanzibarquay</title><author>Quillon</author>"}
    library.add([site.feed("/feed.xml", entry)])
    [document] = library.documents()
    library.remove([document.document_id])
    site.feed("/feed.xml", {**entry, "/2": ""})
    site.article("/2", "The ferry sails again in May.")
    assert counts(library.sync()) == {"added": 1}
    assert "/1" not in site.paths()[2:]
    stored = b"".join(file.read_bytes() for file in library.folder.rglob("*") if file.is_file())
    assert b"Zanzibarquay" not in stored
    assert b"Quillon" not in stored
    assert counts(library.add([site.address("/1")])) == {"added": 1}


def test_an_entry_fills_in_what_its_page_does_not_say_and_nothing_else(library: Library, site: Site):
    site.article("/1", "The pier is closed since Monday.")
    own = b'<!doctype html><html><head><title>Own title</title><meta name="author" content="Ida Holm"></head>'
    site.pages["/2"] = answer(own + b"<body><article><p>The ferry sails again in May.</p></article></body></html>")
    said = "<title>From the feed</title><author>Bo Lind</author><pubDate>Tue, 04 Mar 2025 23:30:00 -0500</pubDate>"
    library.add([site.feed("/feed.xml", {"/1": said, "/2": said})])
    documents = {document.url.rpartition("/")[2]: document for document in library.documents()}
    assert (documents["1"].title, documents["1"].author) == ("From the feed", "Bo Lind")
    assert (documents["2"].title, documents["2"].author) == ("Own title", "Ida Holm")
    assert documents["1"].published == documents["2"].published == "2025-03-04"


def test_what_an_entry_said_is_kept_when_its_page_changes_later_or_is_fetched_again(library: Library, site: Site):
    site.article("/1", "The pier is closed since Monday.")
    library.add([site.feed("/feed.xml", {"/1": "<title>From the feed</title>"})])
    site.article("/1", "The pier is open since Friday.")
    [document] = library.documents()
    assert counts(library.refetch([document.document_id])) == {"changed": 1}
    site.article("/1", "The pier is closed again since Sunday.")
    assert counts(library.sync()) == {"changed": 1}
    assert titles(library) == {"From the feed"}


def test_a_feed_saved_as_a_file_is_one_too(library: Library, site: Site, tmp_path: Path):
    address = site.article("/1", "The pier is closed since Monday.")
    atom = tmp_path / "saved.xml"
    entry = f'<entry><title>Pier</title><link href="{address}"/></entry><entry><link href="/relative"/></entry>'
    atom.write_text(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>', "utf-8")
    report = library.add([str(atom)])
    assert counts(report) == {"added": 1, "skipped": 1}
    assert "no whole web address" in report.skipped[0].what
    assert titles(library) == {"Pier"}


def test_an_index_of_sitemaps_is_followed_and_pages_whose_date_is_the_same_are_not_asked_for(
    library: Library, site: Site
):
    site.article("/1", "The pier is closed since Monday.")
    site.article("/2", "The ferry sails again in May.")
    packed = "/pages.xml.gz"
    site.sitemap("/pages.xml", {"/1": "2025-03-01", "/2": "2025-03-02"})
    body = library_body(site, "/pages.xml")
    site.pages[packed] = answer(gzip.compress(body), {"Content-Type": "application/gzip"})
    index = site.sitemap("/sitemap.xml", {packed: ""}, "sitemapindex")
    assert counts(library.add([index])) == {"added": 2}
    assert site.paths() == ["/sitemap.xml", packed, "/2", "/1"]
    assert counts(library.sync()) == {"kept": 2}
    assert site.paths() == ["/sitemap.xml", packed]
    site.article("/1", "The pier is open since Friday.")
    site.sitemap("/pages.xml", {"/1": "2025-03-09", "/2": "2025-03-02"})
    site.pages[packed] = answer(gzip.compress(library_body(site, "/pages.xml")))
    assert counts(library.sync()) == {"changed": 1, "kept": 1}
    assert site.paths() == ["/sitemap.xml", packed, "/1"]


def library_body(site: Site, path: str) -> bytes:
    import urllib.request

    with urllib.request.urlopen(site.address(path)) as response:
        body: bytes = response.read()
    site.seen.clear()
    return body


def test_a_text_file_with_nothing_but_addresses_is_a_list_of_them(library: Library, site: Site, tmp_path: Path):
    one, two = site.article("/1", "The pier is closed since Monday."), site.article("/2", "The ferry sails in May.")
    file = tmp_path / "addresses.txt"
    file.write_text(f"# to read\n{one}\n\n{one}#part\n", "utf-8")
    assert counts(library.add([str(file)])) == {"added": 1}
    file.write_text(f"# to read\n{one}\n{two}\n", "utf-8")
    assert counts(library.sync()) == {"added": 1, "kept": 1}
    file.write_text(f"{two}\n", "utf-8")
    assert counts(library.sync()) == {"kept": 1}
    site.article("/2", "The ferry does not sail.")
    assert counts(library.sync()) == {"changed": 1}
    assert len(library.documents()) == 2


def test_a_text_that_only_mentions_addresses_is_a_document(library: Library, tmp_path: Path):
    file = tmp_path / "note.txt"
    file.write_text("https://example.org/1\n\nThe pier is closed.", "utf-8")
    assert counts(library.add([str(file)])) == {"added": 1}


def test_a_long_list_is_taken_in_parts_and_says_so(library: Library, site: Site, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "LISTED_AT_ONCE", 2)
    for number in range(5):
        site.article(f"/{number}", f"Article number {number} tells of the pier.")
    sitemap = site.sitemap("/sitemap.xml", {f"/{number}": "" for number in range(5)})
    report = library.add([sitemap])
    assert counts(report) == {"added": 2, "skipped": 1}
    assert "3 of its 5 addresses" in report.skipped[0].what
    assert counts(library.sync()) == {"added": 2, "skipped": 1}
    assert len(library.sync().added) == 1
    assert len(library.documents()) == 5


def test_lists_within_lists_end_somewhere_even_in_a_circle(library: Library, site: Site):
    site.article("/page", "The pier is closed since Monday.")
    site.sitemap("/a", {"/b": ""}, "sitemapindex")
    site.sitemap("/b", {"/c": "", "/a": ""}, "sitemapindex")
    site.sitemap("/c", {"/page": ""}, "sitemapindex")
    report = library.add([site.address("/a")])
    assert counts(report) == {"skipped": 1}
    assert report.skipped[0].place == site.address("/c")
    assert site.paths() == ["/a", "/b", "/c"]


def test_a_public_feed_cannot_make_it_fetch_a_private_address_even_where_these_are_allowed(
    library: Library, site: Site, monkeypatch: pytest.MonkeyPatch
):
    site.article("/1", "The intranet says that the pier is closed.")
    feed = site.feed("/feed.xml", {"/1": ""})
    # As if the feed came from elsewhere: what is asked first is public, and what the feed names is not.
    public = iter([True])
    monkeypatch.setattr(sys.modules["index.loading.web.download"], "is_public", lambda _number: next(public, False))
    report = library.add([feed])
    assert [failure.place for failure in report.failed] == [site.address("/1")]
    assert "not on the public internet" in report.failed[0].what
    assert site.paths() == ["/feed.xml"]


def test_a_feed_from_a_file_is_as_private_as_what_a_person_types(site: Site, open_library, tmp_path: Path):
    file = tmp_path / "addresses.txt"
    file.write_text(site.article("/1", "The pier is closed."), "utf-8")
    report = open_library("strict").add([str(file)])
    assert "not on the public internet" in report.failed[0].what
    assert site.seen == []


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"<rss version='2.0'><channel></channel></rss>", "names no address"),
        (b"<urlset><url><loc>http://example.org/1", "damaged"),
        (b"<rss version='2.0'><channel><item><link>file:///etc/passwd</link></item></channel></rss>", "no address"),
        (gzip.compress(b"just words", mtime=0), "packed"),
        (gzip.compress(b"just words", mtime=0)[:-6], "packed"),
    ],
)
def test_a_list_that_cannot_be_read_says_so(library: Library, site: Site, body: bytes, what: str):
    site.pages["/list"] = answer(body)
    [failure] = library.add([site.address("/list")]).failed
    assert what in failure.what
    assert failure.advice


def test_entities_of_a_feed_are_not_expanded_without_end(library: Library, site: Site):
    entities = '<!ENTITY e0 "lol">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 9))
    item = "<item><title>&e8;</title><link>http://127.0.0.1/&e8;</link></item>"
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss version="2.0"><channel>{item}</channel></rss>'
    site.pages["/bomb"] = answer(bomb.encode())
    assert counts(library.add([site.address("/bomb")])) == {"failed": 1}


def test_a_page_that_is_gone_leaves_its_document(library: Library, site: Site):
    site.article("/1", "The pier is closed since Monday.")
    library.add([site.feed("/feed.xml", {"/1": ""})])
    del site.pages["/1"]
    report = library.sync()
    assert counts(report) == {"failed": 1}
    assert "404" in report.failed[0].what
    assert len(library.documents()) == 1


def test_a_place_that_is_forgotten_is_looked_at_no_more_and_its_documents_stay(library: Library, site: Site):
    site.article("/1", "The pier is closed since Monday.")
    feed = site.feed("/feed.xml", {"/1": ""})
    library.add([feed])
    assert library.places().places == (feed,)
    with pytest.raises(WrongUseError, match="not a place"):
        library.forget([feed, site.address("/1")])
    assert library.forget([feed]).places == ()
    site.paths()
    assert counts(library.sync()) == {}
    assert site.paths() == []
    assert len(library.documents()) == 1
    site.article("/2", "The ferry sails again in May.")
    site.feed("/feed.xml", {"/2": "", "/1": ""})
    assert counts(library.add([feed])) == {"added": 1, "kept": 1}


def test_a_front_page_that_names_its_feed_says_so(library: Library, site: Site):
    link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    page = f"<!doctype html><html><head>{link}</head><body><p>The pier is closed since Monday.</p></body></html>"
    site.pages["/"] = site.pages["/article"] = answer(page.encode(), {"Content-Type": "text/html"})
    [change] = library.add([site.address("/")]).added
    assert site.address("/feed.xml") in change.warnings[0]
