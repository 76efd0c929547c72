"""A source on the web opens at the quoted words, and the browser marks these and no others."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.steps import Served, add_files, ask, open_page
from tests.browser.test_collections import make
from tests.site import Site, answer

MAGENTA = (255, 0, 255)
FILLER = "".join(f"<p>Barge number {n} left the lock with gravel for the upper town.</p>" for n in range(60))
LONG = (
    "The lock keeper said on Tuesday that the lower gate, which was hung in 1931, has lost eleven bolts since the "
    "winter and must not be opened by hand again."
)
SHORT = "“We were never asked,” said Ida Brandt, a bargewoman."
ARTICLE = f"""<!doctype html><html lang="en"><head><title>The lower gate</title>
<link rel="canonical" href="{{address}}"><meta property="og:site_name" content="Canal Post">
<style>::target-text {{{{ background-color: rgb{MAGENTA}; color: black }}}}</style></head>
<body><article><h1>The lower gate</h1>
<p>The lock keeper said on Tuesday that the ferry is late, which nobody had doubted for a week.</p>
{FILLER}
<p>Rain fell. <span id="long">{LONG.replace("lower gate", "<em>lower gate</em>")}</span> Nobody answered him.</p>
{FILLER}
<p><span id="short">{SHORT}</span></p>
{FILLER}</article></body></html>"""


@pytest.fixture
def reading(context: BrowserContext, served: Served, site: Site, tmp_path: Path) -> Page:
    """A page on a library that holds the article, which also stands on a site on this machine."""
    html = ARTICLE.format(address=site.address("/gate"))
    site.pages["/gate"] = answer(html.encode(), {"Content-Type": "text/html; charset=utf-8"})
    page = open_page(context, served)
    make(page, "canal")
    expect(page.get_by_role("button", name="Library: canal")).to_be_visible()
    file = tmp_path / "gate.html"
    file.write_text(html, "utf-8")
    add_files(page, file)
    expect(page.locator("#sources")).to_contain_text("The lower gate")
    return page


def marked(page: Page) -> tuple[int, int, int, int]:
    """Return the box of what the browser has marked, in the window."""
    image = Image.open(BytesIO(page.screenshot())).convert("RGB")
    box = image.point(lambda value: 255 if value > 250 else 0).convert("RGB")
    red, green, blue = box.split()
    only = Image.composite(Image.new("L", image.size), red, green)
    found = Image.composite(only, Image.new("L", image.size), blue).getbbox()
    assert found, "nothing is marked"
    return found


def open_on_the_web(page: Page, question: str, words: str) -> Page:
    turn = ask(page, question)
    turn.get_by_text(words).first.locator("xpath=..").locator(".c").first.click()
    with page.context.expect_page() as opened:
        page.locator("#evidence .quote.on").get_by_role("link", name="On the web").click()
    opened.value.wait_for_function("scrollY > 0")
    return opened.value


def test_a_source_on_the_web_opens_at_the_quoted_words(reading):
    for question, part, words in (
        ("What did the lock keeper say about the lower gate?", "long", LONG),
        ("What did Ida Brandt say?", "short", SHORT),
    ):
        web = open_on_the_web(reading, question, words)
        left, top, right, bottom = marked(web)
        box = web.locator(f"#{part}").bounding_box()
        assert box
        assert box["x"] - 1 <= left
        assert box["y"] - 1 <= top
        assert right <= box["x"] + box["width"] + 1
        assert bottom <= box["y"] + box["height"] + 1
        assert bottom - top >= box["height"] * 0.8
