"""The page that compares outlets or speakers."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import visit, width_beyond_the_window

QUESTION = "What are the works at Sandgate budgeted at?"


def compare(page: Page, question: str, by: str = "outlet") -> Locator:
    visit(page, "Compare")
    page.get_by_label(f"By {by}").check()
    page.get_by_label("What the sources are compared on").fill(question)
    page.get_by_role("button", name="Compare").click()
    report = page.locator(".comparison")
    expect(report.get_by_role("heading", name=question)).to_be_visible()
    expect(report.locator(".bar")).to_be_visible()
    return report


def test_a_citation_brings_its_evidence_forward_and_opens_the_source(page: Page):
    report = compare(page, QUESTION)
    column = report.locator(".column")
    expect(column.get_by_role("heading", name="Harbour Courier")).to_be_visible()
    expect(report.locator(".silent")).to_contain_text("The Mill")
    column.locator(".c").first.click()
    card = page.locator("#evidence .quote.on")
    expect(card).to_contain_text("budgeted at 4.2 million")
    card.get_by_role("link", name="Open in source").click()
    expect(page.locator("#reader mark.on")).to_contain_text("budgeted at 4.2 million")


@pytest.mark.parametrize("context", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_on_a_phone_speakers_stand_below_each_other_and_nothing_is_wider_than_the_window(page: Page):
    column = compare(page, QUESTION, "speaker").locator(".column").first
    expect(column.get_by_role("heading", name="Tom Ruck")).to_be_visible()
    box = column.bounding_box()
    assert box is not None
    assert box["width"] > 300
    assert width_beyond_the_window(page) <= 0


def test_the_other_side_compares_anew_and_a_reload_brings_the_same_comparison(page: Page):
    compare(page, QUESTION)
    page.get_by_label("By speaker").check()
    column = page.locator(".comparison .column").get_by_role("heading", name="Tom Ruck")
    expect(column).to_be_visible()
    page.get_by_role("link", name="Ask", exact=True).click()
    page.get_by_role("link", name="Compare", exact=True).click()
    page.reload()
    expect(column).to_be_visible()
    expect(page.get_by_label("What the sources are compared on")).to_have_value(QUESTION)
    expect(page.get_by_label("By speaker")).to_be_checked()
