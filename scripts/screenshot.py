"""Take the README's pictures of the page answering from the samples: docs/screenshot.png and docs/screenshot-390.png.

Run it from anywhere: ``python scripts/screenshot.py``. It needs a Chromium, and takes about a minute.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
QUESTION = "Does the hotel group want to buy the upper station?"
SIZES = {"screenshot.png": (1440, 900), "screenshot-390.png": (390, 844)}
PATIENCE = 300_000
"""Milliseconds that the models may take to be loaded on a slow machine."""


@contextmanager
def served(folder: str) -> Iterator[str]:
    """Serve the samples from libraries in ``folder``; gives the address."""
    environment = {**os.environ, "BYLINE_DATA": folder, "BYLINE_PORT": "0"}
    with subprocess.Popen([sys.executable, ROOT / "app.py"], env=environment, stdout=subprocess.PIPE, text=True) as app:
        try:
            yield app.stdout.readline().split()[-1]
        finally:
            app.terminate()


def take(browser: Browser, address: str, picture: Path, width: int, height: int) -> None:
    """Ask the question in a window of that size, bring the first citation forward and keep the picture."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light", reduced_motion="reduce")
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.locator("#sources .src").first.wait_for(state="attached")
    page.get_by_label("Ask about your documents").fill(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".turn .bar").wait_for()
    if width > 820:
        page.locator(".turn .c").first.click()
        page.mouse.move(0, 0)
    page.screenshot(path=picture)
    page.close()


def main() -> None:
    """Take the pictures."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("No browser: install Debian's package chromium.")
    with tempfile.TemporaryDirectory() as folder, served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, (width, height) in SIZES.items():
            take(browser, address, ROOT / "docs" / name, width, height)
            print(f"docs/{name}")
        browser.close()


if __name__ == "__main__":
    main()
