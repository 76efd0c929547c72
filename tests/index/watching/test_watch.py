"""Keeping a library in step: what each wake leads to, and what wakes it. Nothing here waits for a clock."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.ingest import Manners
from index.library.library import Library
from index.types import WatchEvent
from index.watching.wakes import Wake, counts, look, settle, wakes
from index.watching.watch import Watch
from tests.site import Site, answer


@pytest.fixture
def library(open_library: Callable[..., Library]) -> Library:
    return open_library(private_addresses=True, manners=Manners(pause=0))


class Told:
    """What a watch has told, for a test to wait for."""

    def __init__(self) -> None:
        self.queue: queue.Queue[WatchEvent] = queue.Queue()

    def __call__(self, event: WatchEvent) -> None:
        self.queue.put(event)

    def rest(self) -> list[tuple[str, str]]:
        """What was told since the last time: what, and the last part of where."""
        events = [self.queue.get_nowait() for _ in range(self.queue.qsize())]
        return [(event.what, event.place.rpartition("/")[2]) for event in events]

    def until(self, what: str) -> WatchEvent:
        """The next event of this kind; what comes before it is left behind."""
        while (event := self.queue.get(timeout=60)).what != what:
            pass
        return event


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def wake(library: Library, told: Told) -> Callable[..., list[tuple[str, str]]]:
    """Wake a watch, the same each time, and return what it tells."""
    watching = Watch(library, told, threading.Event())

    def wake_(*times: Wake) -> list[tuple[str, str]]:
        watching.run(times)
        return told.rest()

    return wake_


def test_each_wake_syncs_and_tells_what_is_new_changed_and_gone(library: Library, articles: Path, wake: Callable):
    library.add([str(articles)])
    assert wake("web") == [("looked", "")]
    (articles / "ferry.txt").write_text("The ferry does not sail.", "utf-8")
    (articles / "bridge.txt").unlink()
    (articles / "new.txt").write_text("A new article about the pier.", "utf-8")
    assert sorted(wake("disk")) == [("added", "new.txt"), ("changed", "ferry.txt"), ("removed", "bridge.txt")]
    assert wake("disk") == []


def test_a_change_on_the_disk_asks_no_web_server_but_for_what_a_changed_list_names(
    library: Library, site: Site, tmp_path: Path, wake: Callable
):
    addresses = tmp_path / "addresses.txt"
    addresses.write_text(site.article("/1", "The pier is closed since Monday."), "utf-8")
    library.add([str(addresses), site.feed("/feed.xml", {})])
    site.paths()
    assert wake("disk") == []
    assert site.paths() == []
    addresses.write_text(site.article("/2", "The ferry sails again in May."), "utf-8")
    assert wake("disk") == [("added", "2")]
    assert site.paths() == ["/2"]


def test_a_new_entry_of_a_feed_is_taken(library: Library, site: Site, wake: Callable):
    site.article("/1", "The pier is closed since Monday.")
    site.article("/2", "The ferry sails again in May.")
    library.add([site.feed("/feed.xml", {"/1": ""})])
    site.feed("/feed.xml", {"/2": "", "/1": ""})
    assert wake("web") == [("added", "2"), ("looked", "")]


def test_a_failure_is_told_once_and_its_mending_too(library: Library, articles: Path, wake: Callable):
    library.add([str(articles)])
    (articles / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    assert wake("disk", "disk") == [("failed", "broken.pdf")]
    (articles / "broken.pdf").write_text("It was no PDF after all.", "utf-8")
    assert wake("disk") == [("added", "broken.pdf"), ("mended", "broken.pdf")]


def test_a_folder_that_vanishes_loses_nothing_and_is_taken_up_again(library: Library, articles: Path, wake: Callable):
    library.add([str(articles)])
    articles.rename(articles.with_name("away"))
    assert wake("disk", "disk") == [("failed", "articles")]
    assert len(library.documents()) == 3
    articles.with_name("away").rename(articles)
    (articles / "ferry.txt").write_text("The ferry does not sail.", "utf-8")
    assert wake("disk") == [("changed", "ferry.txt"), ("mended", "articles")]


def test_a_mount_point_without_its_disk_loses_nothing(library: Library, articles: Path, wake: Callable):
    library.add([str(articles)])
    articles.rename(articles.with_name("disk"))
    articles.mkdir()
    assert wake("disk") == [("failed", "articles")]
    assert len(library.documents()) == 3
    articles.rmdir()
    articles.with_name("disk").rename(articles)
    assert wake("disk") == [("mended", "articles")]


def test_one_place_that_fails_does_not_keep_the_others_back(
    library: Library, articles: Path, site: Site, wake: Callable
):
    site.pages["/feed.xml"] = answer(b"", {"Retry-After": "60"}, 503)
    library.add([str(articles), site.address("/feed.xml")])
    (articles / "new.txt").write_text("A new article about the pier.", "utf-8")
    assert wake("web") == [("added", "new.txt"), ("skipped", "feed.xml"), ("looked", "")]


def test_a_library_that_another_writes_to_is_tried_again(open_library: Callable[..., Library], told: Told, articles):
    library, other = open_library(), open_library()
    library.add([str(articles)])
    (articles / "new.txt").write_text("A new article about the pier.", "utf-8")
    waited: list[float] = []
    held = other._writer.acquire()

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            held.lock.release()

    Watch(library, told, threading.Event(), wait=wait).run(["web"])
    assert waited == [1, 2, 4]
    assert told.rest() == [("busy", "library"), ("added", "new.txt"), ("looked", "")]


def test_between_two_syncs_others_can_write(
    open_library: Callable[..., Library], library: Library, articles: Path, told: Told
):
    other = open_library()

    def times() -> Iterator[Wake]:
        yield "web"
        other.add([str(articles)])
        yield "disk"

    Watch(library, told, threading.Event()).run(times())
    assert len(library.documents()) == 3


def test_a_file_that_is_still_being_written_is_waited_for(tmp_path: Path):
    file = tmp_path / "growing.txt"
    file.write_text("The", "utf-8")
    words = iter(["The pier", "The pier is", "The pier is closed."])

    def wait(_seconds: float) -> None:
        if word := next(words, None):
            file.write_text(word, "utf-8")

    settle([str(file)], wait)
    assert file.read_text("utf-8") == "The pier is closed."
    assert next(words, "all written") == "all written"


def test_what_is_hidden_or_byline_s_own_wakes_nobody(tmp_path: Path):
    folder = str(tmp_path / ".here" / "articles")
    beside = tmp_path / ".here" / "articles" / "byline"
    assert counts(f"{folder}/a.txt", [folder], beside)
    assert not counts(f"{folder}/.git/index", [folder], beside)
    assert not counts(f"{folder}/~$draft.docx", [folder], beside)
    assert not counts(f"{folder}/byline/library/catalog.sqlite", [folder], beside)


def test_a_look_tells_an_edited_file_and_another_folder_of_the_same_name(articles: Path):
    places = [str(articles), str(articles / "ferry.txt"), "https://example.org/feed.xml"]
    before = look(places)
    assert before.keys() == set(places[:2])
    (articles / "new.txt").write_text("More.", "utf-8")
    assert look(places) == before
    (articles / "ferry.txt").write_text("The ferry does not sail any more.", "utf-8")
    assert look(places)[places[0]] == before[places[0]]
    assert look(places)[places[1]] != before[places[1]]
    articles.rename(articles.with_name("other"))
    articles.mkdir()
    assert look(places)[places[0]] != before[places[0]]


@pytest.fixture
def live(library: Library, told: Told, tmp_path: Path) -> Iterator[Callable[[], None]]:
    """A watch of the real disk, in a thread; call it to begin."""
    stop = threading.Event()
    times = wakes(lambda: library.places().places, beside=tmp_path / "data", every=10**6, stop=stop)
    thread = threading.Thread(target=lambda: Watch(library, told, stop).run(times))
    yield thread.start
    stop.set()
    thread.join()


def test_the_disk_itself_wakes_it(library: Library, articles: Path, told: Told, live: Callable, tmp_path: Path):
    single = tmp_path / "single.txt"
    single.write_text("A single file about the quay.", "utf-8")
    library.add([str(articles), str(single)])
    live()
    told.until("looked")
    (articles / "new.txt").write_text("A new article about the pier.", "utf-8")
    assert told.until("added").place == str(articles / "new.txt")
    (tmp_path / "swap").write_text("The single file about the quay, saved as editors do.", "utf-8")
    (tmp_path / "swap").replace(single)
    assert told.until("changed").place == str(single)
    articles.rename(articles.with_name("away"))
    assert told.until("failed").place == str(articles)
    articles.with_name("away").rename(articles)
    assert told.until("mended").place == str(articles)
    (articles / "late.txt").write_text("One more article, after all that.", "utf-8")
    assert told.until("added").place == str(articles / "late.txt")
    assert len(library.documents()) == 6


def test_a_place_that_another_process_adds_is_watched_too(
    open_library: Callable[..., Library], articles: Path, told: Told, live: Callable
):
    live()
    told.until("looked")
    open_library().add([str(articles)])
    (articles / "new.txt").write_text("A new article about the pier.", "utf-8")
    assert told.until("added").place == str(articles / "new.txt")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_ends_cleanly(tmp_path: Path, number: signal.Signals):
    environment = {**os.environ, "BYLINE_DATA": str(tmp_path / "data"), "BYLINE_LIBRARY": "mine"}
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "watch", "--json"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout
        assert run.stderr
        first = [json.loads(run.stdout.readline())["what"] for _ in range(2)]
        run.send_signal(number)
        last = [json.loads(line) for line in run.stdout]
        complaints = run.stderr.read()
    assert first == ["watching", "looked"]
    assert [event["what"] for event in last] == ["ended"]
    assert complaints == "Ending after this batch.\n"
    assert run.returncode == 0
