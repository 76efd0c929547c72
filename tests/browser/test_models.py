"""The offer to fetch a model, in a browser, with a server on loopback that gives little of it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.steps import Served, open_page, width_beyond_the_window
from tests.file_server import serving_file
from tests.quick_byline import serving


@pytest.mark.parametrize("width", [1440, 390])
def test_a_model_is_fetched_on_a_click_stopped_and_its_error_read(browser: Browser, tmp_path: Path, width: int):
    with serving_file(b"GGUF" * 1000) as server:
        environment = {"BYLINE_DATA": str(tmp_path), "BYLINE_LIBRARY": "press", "BYLINE_MODELS_FROM": server.address}
        with serving(environment) as address:
            page = open_page(
                browser.new_context(viewport={"width": width, "height": 900}), Served(address, 0, tmp_path)
            )
            server.holds_at = 1000
            page.get_by_role("button", name="Quotes only").click()
            offer = page.locator("#offer")
            expect(offer).to_contain_text("nothing of your documents ever does")
            assert width_beyond_the_window(page) <= 0
            offer.get_by_role("button", name="Fetch 1.1 GB Qwen2.5 1.5B Instruct").click()
            expect(offer.locator("progress")).to_be_visible()
            page.reload()
            page.get_by_role("button", name="Quotes only").click()
            offer.get_by_role("button", name="Stop").click()
            server.go_on.set()
            expect(offer).to_contain_text("Stopped at")
            server.statuses = [404]
            offer.get_by_role("button", name="Fetch 1.1 GB Qwen2.5 1.5B Instruct").click()
            expect(offer.get_by_role("alert")).to_contain_text("HTTP 404")
            page.context.close()
