"""The page that compares outlets or speakers."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import width_beyond_the_window

QUESTION = "What will the new ferry quay cost?"


def compare(page: Page, question: str, by: str = "outlet") -> Locator:
    page.get_by_role("link", name="Compare", exact=True).click()
    page.get_by_label(f"By {by}").check()
    page.get_by_label("What the sources are compared on").fill(question)
    page.get_by_role("button", name="Compare").click()
    report = page.locator(".comparison")
    expect(report.get_by_role("heading", name=question)).to_be_visible()
    expect(report.locator(".bar")).to_be_visible()
    return report


def test_speakers_stand_side_by_side_and_what_differs_is_marked(page: Page):
    report = compare(page, QUESTION, "speaker")
    differs = report.locator(".differs")
    expect(differs).to_contain_text("4.2 million")
    expect(differs).to_contain_text("6 million")
    columns = report.locator(".column")
    expect(columns.filter(has=page.get_by_role("heading", name="Tom Ruck")).locator("mark")).to_have_text("4.2 million")
    expect(columns.filter(has=page.get_by_role("heading", name="Lena Moor")).locator("mark")).to_have_text("6 million")


def test_a_citation_brings_its_evidence_forward_and_opens_the_source(page: Page):
    report = compare(page, QUESTION)
    report.locator(".column .c").first.click()
    card = page.locator("#evidence .quote.on")
    expect(card).to_contain_text("Sandgate")
    card.get_by_role("link", name="Open in source").click()
    expect(page.locator("#reader mark")).to_contain_text("million")


def test_an_outlet_without_an_answer_says_so(page: Page):
    silent = compare(page, QUESTION).locator(".silent")
    expect(silent).to_contain_text("Nothing here answers the question")
    expect(silent).to_contain_text("The Mill")


@pytest.mark.parametrize("context", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_on_a_phone_the_columns_stand_below_each_other(page: Page):
    report = compare(page, QUESTION, "speaker")
    places = [box["x"] for each in report.locator(".column").all() if (box := each.bounding_box())]
    assert len(places) > 1
    assert len(set(places)) == 1
    assert width_beyond_the_window(page) <= 0
