"""The real app in a process of its own, driven by a real browser."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.steps import Served, add_files, open_page

ROOT = Path(__file__).parents[2]
SWITCHES = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"]  # fmt: skip
WAIT = 30_000
EXPECTED = (
    "Failed to load resource", "Loading the image", "Connecting to", "Fetch API", "AbortError",
    "Unexpected error Connection errored out", "TypeError: Failed to fetch",
)  # fmt: skip
"""What the console says of requests that a test cuts off, and of those that the page's policy refuses."""

ARTICLES = {
    "quay.md": "---\ntitle: The quay will cost more\noutlet: Harbour Courier\nauthor: Ada Finch\ndate: 2025-05-03\n"
    "url: https://courier.example/quay\n---\n\nThe council approved the new ferry quay on Friday.\n\n"
    "“The works at Sandgate are budgeted at 4.2 million, dredging included,” said Tom Ruck, the port director.\n\n"
    "“With the dredging of Norr Bay it will be nearly 6 million, and they know it,” said Lena Moor, a harbour pilot.\n",
    "lamp.txt": "The Lamp on the Point\n\nThe lighthouse keeper, Orla Venn, climbs 140 steps every evening.\n\n"
    "The lamp was made in Antwerp in 1887 and has never been replaced.\n",
    "mill.txt": "The Mill\n\n"
    + "\n\n".join(f"Stone number {n} of the mill was cut by hand." for n in range(90))
    + "\n\nThe miller pays nine crowns a year for the water of the brook.\n",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


# Of this package and not of the session: while Playwright is open, its event loop counts as the main thread's own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        missing = "No browser: install Debian's package chromium to run these."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=SWITCHES)
        expect.set_options(timeout=WAIT)
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app over a library that holds ARTICLES."""
    folder = tmp_path_factory.mktemp("page")
    environment = {**os.environ, "BYLINE_DATA": str(folder / "data"), "BYLINE_LIBRARY": "press", "BYLINE_PORT": "0"}
    process = subprocess.Popen(
        [sys.executable, ROOT / "app.py"], env=environment, stdout=subprocess.PIPE, text=True, cwd=folder
    )
    said = process.stdout.readline()
    assert said.startswith("Byline is at "), said
    site = Served(said.removeprefix("Byline is at ").strip(), process.pid, folder / "data")
    context = browser.new_context()
    page = open_page(context, site)
    expect(page.get_by_role("heading", name="Nothing to ask yet.")).to_be_visible()
    add_files(page, *(write(folder / name, text) for name, text in ARTICLES.items()))
    expect(page.locator("#progress")).to_contain_text("3 added", timeout=120_000)
    context.close()
    yield site
    process.terminate()
    assert process.wait(20) == -signal.SIGTERM


@pytest.fixture(scope="module", autouse=True)
def same_library(served: Served) -> Iterator[None]:
    """What a module adds it removes: the next one, whichever that is, finds the library as it was."""
    before = titles(served)
    yield
    assert titles(served) == before


def titles(served: Served) -> set[str]:
    with closing(sqlite3.connect(served.data / "press" / "catalog.sqlite")) as catalog:
        return {title for (title,) in catalog.execute("SELECT metadata ->> 'title' FROM documents")}


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def context(browser: Browser, served: Served, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser that has never been here; a test's own parameter sets it up otherwise."""
    made = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **getattr(request, "param", {})})
    made.set_default_timeout(WAIT)
    made.grant_permissions(["clipboard-read", "clipboard-write"], origin=served.address)
    errors: list[str] = []
    made.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    made.on("weberror", lambda error: errors.append(str(error.error)))
    yield made
    made.close()
    assert [error for error in errors if not error.startswith(EXPECTED)] == []


@pytest.fixture
def page(context: BrowserContext, served: Served) -> Page:
    return open_page(context, served)
