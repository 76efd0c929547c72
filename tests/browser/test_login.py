"""A page behind a password, in a real browser: the form is sent as one sends it, and the page works behind it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant.access import with_password
from tests.quick_byline import run, serving

PASSWORD = "nine crowns for the brook"


@pytest.mark.case(48)
def test_one_logs_in_and_asks(browser: Browser, tmp_path: Path, articles: Path):
    environment = {
        "BYLINE_DATA": str(tmp_path / "data"),
        "BYLINE_LIBRARY": "press",
        "BYLINE_PASSWORD": with_password(PASSWORD).hash,
    }
    assert run(environment, "add", articles).returncode == 0
    with serving(environment) as address:
        context = browser.new_context()
        page = context.new_page()
        elsewhere = []
        page.on("request", lambda sent: elsewhere.append(sent.url) if not sent.url.startswith(address) else None)
        page.goto(address)
        page.get_by_label("Password").fill("some other words")
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("alert")).to_have_text("That is not the password.")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        question = page.get_by_placeholder("Ask about your documents")
        question.fill("What did engineers find in the towers?")
        question.press("Enter")
        expect(page.get_by_text("Engineers found rust in two of its towers.").first).to_be_visible()
        assert [url for url in elsewhere if not url.startswith(("data:", "blob:"))] == []
        page.get_by_role("button", name="Log out").click()
        expect(page.get_by_label("Password")).to_be_visible()
        page.goto(address)
        expect(page.get_by_label("Password")).to_be_visible()
        context.close()
