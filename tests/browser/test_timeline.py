"""The timeline's page: the picture, the list that it leads to, and the way to the source."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import visit, width_beyond_the_window


def draw(page: Page, topic: str = "") -> Locator:
    visit(page, "Timeline")
    box = page.get_by_label("What the timeline is to be about")
    box.fill(topic)
    box.press("Enter")
    report = page.locator("#timeline article")
    expect(report.locator(".bar")).to_be_visible()
    return report


def test_dated_events_are_drawn_and_listed_and_lead_to_their_words(page: Page):
    report = draw(page)
    expect(report.locator(".events h2")).to_contain_text(["1887", "2 May 2025"])
    expect(report.locator(".events mark")).to_contain_text(["1887", "Friday"])
    report.locator(".mark").nth(1).click()
    expect(report.locator("#event-2")).to_be_focused()
    report.locator("#event-2 .c").click()
    expect(page.locator("#evidence .quote.on")).to_contain_text("The council approved the new ferry quay on Friday.")
    page.locator("#evidence .quote.on").get_by_role("link", name="Open in source").click()
    expect(page.locator("#reader mark.on")).to_have_text("The council approved the new ferry quay on Friday.")


def test_a_mark_is_reached_and_followed_by_the_keyboard(page: Page):
    report = draw(page)
    report.locator(".mark").first.focus()
    page.keyboard.press("Enter")
    expect(report.locator("#event-1")).to_be_focused()


def test_a_time_of_a_document_without_a_date_is_said_to_have_no_place(page: Page):
    report = draw(page)
    expect(report).to_contain_text("2 documents without a date of publication")


def test_a_topic_that_begins_with_a_tilde_has_an_address_and_one_that_is_cut_off_is_told_of(page: Page):
    draw(page, "~140 steps")
    page.reload()
    expect(page.locator("#timeline h1")).to_have_text("~140 steps")
    page.evaluate("location.hash = '#/timeline/140%20steps/page/~%7B%22outl'")
    expect(page.locator("#toast")).to_contain_text("This address is not whole.")


def test_where_nothing_is_ticked_it_says_what_to_do(page: Page):
    page.get_by_role("button", name="Tick no source").click()
    page.get_by_role("link", name="Timeline", exact=True).click()
    page.get_by_label("What the timeline is to be about").press("Enter")
    expect(page.locator("#timeline")).to_contain_text("No source is ticked.")


@pytest.mark.parametrize("context", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_it_fits_a_phone(page: Page):
    report = draw(page)
    picture = report.locator(".drawing svg").bounding_box()
    assert picture
    assert picture["x"] + picture["width"] <= 390
    assert width_beyond_the_window(page) == 0
