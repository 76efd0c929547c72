"""Politeness, shown on a real server on this machine and a clock that only waiting moves."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from index.ingest import Manners
from index.ingest.manners import backoff, pause_of, wished
from index.library.library import Library
from index.types import SyncReport
from tests.site import Site, answer, serving

NOON = datetime(2025, 3, 4, 12, tzinfo=UTC)


class Clock:
    """A clock that stands still but for what is waited; ``waits`` holds how long that was each time."""

    def __init__(self) -> None:
        self.time = NOON
        self.waits: list[float] = []

    def now(self) -> datetime:
        return self.time

    def wait(self, _stop: threading.Event, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def polite(open_library: Callable[..., Library], clock: Clock) -> Callable[..., Library]:
    def open_(pause: float = 0.0) -> Library:
        return open_library(private_addresses=True, manners=Manners(pause, clock.now, clock.wait))

    return open_


@pytest.fixture
def library(polite: Callable[..., Library]) -> Library:
    return polite()


def counts(report: SyncReport) -> dict[str, int]:
    names = ("added", "changed", "kept", "removed", "failed", "skipped")
    return {name: len(getattr(report, name)) for name in names if getattr(report, name)}


def busy(retry_after: str | None = None, status: int = 429) -> Callable[[BaseHTTPRequestHandler], None]:
    return answer(b"Later.", {"Retry-After": retry_after} if retry_after else {}, status)


def test_a_server_is_asked_by_the_version_that_one_has(library: Library, site: Site):
    library.add([site.article("/1", "The pier is closed since Monday.")])
    assert "If-None-Match" not in site.asked[-1]
    assert counts(library.sync()) == {"kept": 1}
    assert site.asked[-1]["If-None-Match"].startswith('"')
    site.article("/1", "The pier is open since Friday.")
    assert counts(library.sync()) == {"changed": 1}


def test_a_server_that_tells_versions_by_their_date_is_asked_by_that(library: Library, site: Site):
    stamp = "Tue, 04 Mar 2025 10:00:00 GMT"
    page = b"<!doctype html><html><body><p>The pier is closed.</p></body></html>"

    def handle(request: BaseHTTPRequestHandler) -> None:
        known = request.headers["If-Modified-Since"] == stamp
        answer(b"" if known else page, {"Last-Modified": stamp}, 304 if known else 200)(request)

    site.pages["/1"] = handle
    library.add([site.address("/1")])
    assert counts(library.sync()) == {"kept": 1}
    assert site.asked[-1]["If-Modified-Since"] == stamp


def test_a_page_that_did_not_get_in_whole_is_not_taken_for_unchanged(library: Library, site: Site):
    site.article("/1", "")
    assert counts(library.add([site.address("/1")])) == {"failed": 1}
    assert counts(library.add([site.address("/1")])) == {"failed": 1}
    assert "If-None-Match" not in site.asked[-1]


def test_a_feed_that_has_not_changed_still_has_its_pages_looked_at(library: Library, site: Site):
    site.article("/1", "The pier is closed since Monday.")
    library.add([site.feed("/feed.xml", {"/1": ""})])
    site.article("/1", "The pier is open since Friday.")
    assert counts(library.sync()) == {"changed": 1}


def test_the_day_of_publication_is_no_day_of_change_but_the_day_of_an_update_is(library: Library, site: Site):
    site.article("/1", "The pier is closed since Monday.")
    dates = "<pubDate>Tue, 04 Mar 2025 09:00:00 GMT</pubDate>"
    updated = '<a:updated xmlns:a="http://www.w3.org/2005/Atom">2025-03-04T09:00:00Z</a:updated>'
    library.add([site.feed("/feed.xml", {"/1": dates})])
    site.article("/1", "The pier is open since Friday.")
    site.feed("/feed.xml", {"/1": dates + updated})
    assert counts(library.sync()) == {"changed": 1}
    site.paths()
    assert counts(library.sync()) == {"kept": 1}
    assert site.paths() == ["/feed.xml"]


def test_a_watch_leaves_the_pages_of_a_list_alone_for_a_while_but_not_the_list(
    library: Library, site: Site, clock: Clock
):
    site.article("/1", "The pier is closed since Monday.")
    library.add([site.feed("/feed.xml", {"/1": "", "/2": ""})])
    site.article("/1", "The pier is open since Friday.")
    site.paths()
    clock.time += timedelta(hours=1)
    library.sync(again=timedelta(hours=6))
    assert site.paths() == ["/feed.xml", "/2"]
    clock.time += timedelta(hours=6)
    assert counts(library.sync(again=timedelta(hours=6)))["changed"] == 1


def test_robots_txt_is_read_once_a_day_and_honoured_for_what_a_program_finds(
    library: Library, site: Site, clock: Clock
):
    site.robots("User-agent: *\nDisallow: /private/\n\nUser-agent: Byline\nDisallow: /secret/\n")
    site.article("/secret/1", "The pier is closed since Monday.")
    site.article("/private/2", "The ferry sails again in May.")
    report = library.add([site.feed("/feed.xml", {"/secret/1": "", "/private/2": ""})])
    assert counts(report) == {"added": 1, "skipped": 1}
    assert report.skipped[0].place == site.address("/secret/1")
    assert "robots.txt" in report.skipped[0].what
    assert counts(library.sync()) == {"kept": 1, "skipped": 1}
    assert [path for _, path in site.seen].count("/robots.txt") == 1
    clock.time += timedelta(days=1, seconds=1)
    site.robots("")
    assert counts(library.sync()) == {"added": 1, "kept": 1}


def test_what_a_person_gives_by_hand_is_not_held_to_robots_txt_but_looking_again_is(library: Library, site: Site):
    site.robots("User-agent: *\nDisallow: /\n")
    address = site.article("/1", "The pier is closed since Monday.")
    assert counts(library.add([address])) == {"added": 1}
    assert [path for _, path in site.seen] == ["/1"]
    assert counts(library.sync()) == {"skipped": 1}
    [document] = library.documents()
    assert counts(library.refetch([document.document_id])) == {"kept": 1}


def test_where_robots_txt_cannot_be_read_nothing_is_fetched_until_it_can(library: Library, site: Site, clock: Clock):
    site.pages["/robots.txt"] = answer(b"", status=500)
    site.article("/1", "The pier is closed since Monday.")
    report = library.add([site.feed("/feed.xml", {"/1": "", "/2": ""})])
    assert counts(report) == {"failed": 1, "skipped": 1}
    assert "robots.txt could not be read" in report.failed[0].what
    assert site.paths() == ["/feed.xml"]
    site.robots("")
    clock.time += timedelta(days=1)
    assert library.sync().added


def test_between_two_requests_to_one_server_there_is_a_pause(polite: Callable[..., Library], site: Site, clock: Clock):
    site.article("/1", "The pier is closed since Monday.")
    site.article("/2", "The ferry sails again in May.")
    polite(pause=2.0).add([site.feed("/feed.xml", {"/1": "", "/2": ""})])
    assert clock.waits == [2.0, 2.0, 2.0]  # robots.txt, and the two pages


def test_other_servers_are_not_waited_for(polite: Callable[..., Library], site: Site, clock: Clock):
    with serving() as other:
        places = [each.article("/1", f"The pier is closed since {each.port}.") for each in (site, other)]
        polite(pause=2.0).add(places)
    assert clock.waits == []


def test_a_longer_pause_that_robots_txt_asks_for_is_kept(polite: Callable[..., Library], site: Site, clock: Clock):
    site.robots("User-agent: *\nCrawl-delay: 7\n")
    site.article("/1", "The pier is closed since Monday.")
    polite(pause=1.0).add([site.feed("/feed.xml", {"/1": ""})])
    assert clock.waits == [1.0, 7.0]


def test_a_pause_that_would_take_hours_is_not_and_none_stays_none():
    assert pause_of("User-agent: *\nCrawl-delay: 86400\n", 1.0) == 30.0
    assert pause_of("User-agent: *\nCrawl-delay: 7\n", 0.0) == 0.0


def test_stopping_ends_the_pause_without_another_request(polite: Callable[..., Library], site: Site):
    stop = threading.Event()
    library = polite(pause=2.0)
    library._visitor._manners = Manners(2.0, lambda: NOON, lambda event, _seconds: event.set())
    report = library.add([site.article("/1", "One."), site.article("/2", "Two.")], stop=stop)
    assert report.interrupted
    assert counts(report) == {"added": 1}
    assert site.paths() == ["/1"]


def test_a_server_that_asks_for_time_gets_it_from_everyone(library: Library, site: Site, clock: Clock):
    site.article("/1", "The pier is closed since Monday.")
    site.pages["/2"] = busy("600")
    feed = site.feed("/feed.xml", {"/2": "", "/1": "", "/3": ""})
    report = library.add([feed])
    assert counts(report) == {"failed": 1, "skipped": 1}
    until = (NOON + timedelta(minutes=10)).astimezone().strftime("%H:%M")
    assert "429" in report.failed[0].what
    assert f"{until}" in report.failed[0].advice
    assert "asked not to be asked again before" in report.skipped[0].what
    assert "1 more" in report.skipped[0].what
    site.paths()
    assert counts(library.add([site.address("/1")])) == {"failed": 1}
    assert counts(library.sync()) == {"skipped": 1}
    assert site.paths() == []
    site.article("/2", "The ferry sails again in May.")
    clock.time += timedelta(minutes=10)
    assert counts(library.sync())["added"] == 2


def test_what_is_waited_for_is_remembered_by_the_next_process(polite: Callable[..., Library], site: Site):
    site.pages["/feed.xml"] = busy("600", 503)
    assert counts(polite().add([site.address("/feed.xml")])) == {"failed": 1}
    site.paths()
    assert counts(polite().sync()) == {"skipped": 1}
    assert site.paths() == []


def test_an_address_that_fails_is_left_alone_for_longer_each_time_unless_a_person_asks(
    library: Library, site: Site, clock: Clock
):
    library.add([site.address("/1")])
    asked = []
    for minutes in (9, 2, 18, 2):
        clock.time += timedelta(minutes=minutes)
        site.paths()
        library.sync()
        asked.append(len(site.paths()))
    assert asked == [0, 1, 0, 1]
    assert library.failures()[0].place == site.address("/1")
    site.article("/1", "The pier is closed since Monday.")
    assert counts(library.add([site.address("/1")])) == {"added": 1}
    assert library.failures() == ()
    assert counts(library.sync()) == {"kept": 1}


def test_a_server_that_is_not_there_is_tried_once_and_not_for_each_page(library: Library, site: Site):
    site.article("/1", "The pier is closed since Monday.")
    with serving() as gone:
        pages = {f"/{number}": gone.address(f"/{number}") for number in range(20)}
    items = "".join(f"<item><link>{address}</link></item>" for address in pages.values())
    site.pages["/feed.xml"] = answer(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())
    report = library.add([site.address("/feed.xml")])
    assert counts(report) == {"failed": 1, "skipped": 1}
    assert "18 more" in report.skipped[0].what
    assert counts(library.add([gone.address("/1")])) == {"failed": 1}


def test_back_off_doubles_up_to_a_day():
    assert [backoff(number) / timedelta(minutes=1) for number in (1, 2, 3, 8, 9, 1000)] == [
        10,
        20,
        40,
        1280,
        1440,
        1440,
    ]


@pytest.mark.parametrize(
    ("told", "until"),
    [
        ("120", NOON + timedelta(seconds=120)),
        ("Tue, 04 Mar 2025 13:00:00 GMT", NOON + timedelta(hours=1)),
        ("99999999999", NOON + timedelta(days=7)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", NOON + timedelta(days=7)),
        ("Tue, 04 Mar 2025 11:00:00 GMT", None),
        ("0", None),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date_within_reason(told: str | None, until: datetime | None):
    assert wished(told, NOON) == until


def test_while_a_server_has_its_pause_others_search_the_index(
    open_library: Callable[..., Library], site: Site, clock: Clock, caplog: pytest.LogCaptureFixture
):
    other = open_library()
    found: list[int] = []

    def wait(_stop: threading.Event, seconds: float) -> None:
        found.append(len(other.search("the pier").hits))
        clock.time += timedelta(seconds=seconds)

    library = open_library(private_addresses=True, manners=Manners(2.0, clock.now, wait))
    library.add([site.article(f"/{number}", f"Article {number} tells of the pier.") for number in range(4)])
    assert found == [1, 2, 3]
    assert "Searching the catalog's vectors" not in caplog.text


def test_a_sync_that_changes_nothing_leaves_the_index_to_others(open_library: Callable[..., Library], articles):
    library, other = open_library(), open_library()
    library.add([str(articles)])
    with other._vectors.exclusive(wait=0):
        assert counts(library.sync()) == {"kept": 3}


@pytest.mark.parametrize("address", ["http://[::1", "http://[v1.x]/", "https://exa[mple/page", "http://[::1]x/"])
def test_an_address_that_is_none_is_reported_and_the_rest_goes_on(library: Library, tmp_path, address: str):
    note = tmp_path / "note.txt"
    note.write_text("The mill is closed.")
    report = library.add([address, str(note)])
    assert counts(report) == {"added": 1, "failed": 1}
    assert report.failed[0].place == address
    assert report.failed[0].what.startswith(("This is not a web address", "The host"))
    # It was remembered, as every place is, and looking at it again is no harm either.
    assert counts(library.sync())["kept"] == 1


WALLS = {
    "log-in": "<title>Log in - Harbour Post</title><h1>Log in to read on</h1><p>This story is for subscribers only. "
    "Log in or subscribe to read the rest of it.</p>",
    "found": "<title>Not found | Harbour Post</title><h1>Page not found</h1><p>It may have been moved or deleted.</p>",
    "checks": "<title>Just a moment...</title><h1>Checking your browser</h1><p>This process is automatic.</p>",
    "consent": "<title>Your privacy</title><h1>Your privacy</h1><p>We and our 90 partners use cookies. Accept all?</p>",
    "program": "<title>Harbour Post</title><div id='root'></div><script>start()</script>",
}
STORY = "The pier of Saltmere was closed on Monday after two divers had found fourteen of its piles rotten."


@pytest.mark.parametrize("word", WALLS)
def test_a_wall_is_no_document_and_never_replaces_one(library: Library, site: Site, word: str):
    wall = answer(f"<!doctype html><html><body>{WALLS[word]}</body></html>".encode(), {"Content-Type": "text/html"})
    site.pages["/new"] = wall
    refused = library.add([site.address("/new")])
    assert counts(refused) == {"failed": 1}
    assert word in refused.failed[0].what
    assert refused.failed[0].advice
    library.add([site.article("/1", STORY)])
    site.pages["/1"] = wall
    assert counts(library.sync())["failed"] >= 1
    assert [library.document(each.document_id).text for each in library.documents()] == [STORY]


def test_the_beginning_of_an_article_does_not_replace_the_whole(library: Library, site: Site):
    whole = f"{STORY}</p><p>The harbour master had warned of it in March.</p><p>Nobody was hurt, she said on Tuesday."
    library.add([site.article("/1", whole)])
    site.article("/1", f"{STORY}</p><p>Subscribe to continue reading.")
    report = library.sync()
    assert counts(report) == {"failed": 1}
    assert "kept" in report.failed[0].what
    [document] = library.documents()
    assert "Nobody was hurt" in library.document(document.document_id).text
    site.article("/2", f"{STORY}</p><p>Subscribe to continue reading.")
    added = library.add([site.address("/2")])
    assert counts(added) == {"added": 1}
    assert "subscribers" in added.added[0].warnings[0]
