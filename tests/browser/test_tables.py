"""Tables of documents on the page."""

from hashlib import sha256
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from index.loading.article import table
from tests.browser.steps import Served, add_files, open_page, remove, width_beyond_the_window

STOCK = [
    ["Item", "Price", "Stock", "Origin", "Weight", "Inspection", "Remarks"],
    ["ballast pump", "738.70", "4", "DE", "12.5 kg", "annual", "Needs a seal of type B, which is sold apart."],
    ["bilge pump", "112.00", "31", "NL", "4.0 kg", "annual", "Keep it dry."],
]
TEXT = f"The yard counts its pumps in April.\n\n{table(STOCK, headings=True)}"


def test_a_quoted_cell_is_marked_in_its_row_and_a_wide_table_scrolls_by_itself(
    context: BrowserContext, served: Served, tmp_path: Path
):
    lines = [f"| {' | '.join(row)} |" for row in (STOCK[0], ["---"] * len(STOCK[0]), *STOCK[1:])]
    file = tmp_path / "pumps.md"
    file.write_text("# Pumps in stock\n\nThe yard counts its pumps in April.\n\n" + "\n".join(lines), "utf-8")
    page = open_page(context, served)
    add_files(page, file)
    link = page.get_by_label("Open Pumps in stock").get_attribute("href")
    start, version = TEXT.index("738.70"), sha256(TEXT.encode()).hexdigest()
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("(hash) => { location.hash = hash }", f"{link}/{start}-{start + 6}/{version}")
    grid = page.locator(".reader .grid")
    expect(grid.locator("th")).to_have_text(STOCK[0])
    expect(grid.locator("tr.cited td").first).to_have_text("ballast pump")
    expect(grid.locator("mark")).to_have_text("738.70")
    assert grid.evaluate("(one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX === 'auto'")
    assert width_beyond_the_window(page) <= 0
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("location.hash = '#/sources'")
    remove(page, "Pumps in stock")
