"""The page that makes briefs, and what all analysts' pages share."""

import os
import signal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import width_beyond_the_window


def write_brief(page: Page, topic: str = "", heading: str | None = None) -> Locator:
    page.get_by_role("link", name="Brief", exact=True).click()
    page.get_by_label("What the brief is to be about").fill(topic)
    page.get_by_role("button", name="Write", exact=True).click()
    report = page.locator("#brief article")
    expect(report.get_by_role("heading", name=heading or topic or "Everything in these sources")).to_be_visible()
    return report


def test_a_brief_tells_who_says_each_sentence_and_opens_it(page: Page):
    report = write_brief(page, "the works at Sandgate")
    told = report.locator(".voice").filter(has_text="budgeted at 4.2 million")
    expect(told.locator(".who")).to_contain_text("Tom Ruck")
    told.locator(".c").first.click()
    card = page.locator("#evidence .quote.on")
    expect(card).to_contain_text("budgeted at 4.2 million")
    card.get_by_role("link", name="Open in source").click()
    expect(page.locator("#reader mark.on")).to_contain_text("budgeted at 4.2 million")


def test_a_brief_says_what_it_was_made_from(page: Page):
    expect(write_brief(page, "the works at Sandgate").locator(".covered")).to_contain_text("of 3 documents")
    report = write_brief(page, 'the quay outlet:"Harbour Courier"', heading="the quay")
    expect(report.locator(".covered")).to_contain_text("1 of 1 document · 1 outlet")
    expect(report.locator(".covered")).to_contain_text("Harbour Courier")


def test_the_ticks_are_the_scope_of_a_brief(page: Page):
    page.get_by_role("button", name="Tick no source").click()
    page.get_by_role("link", name="Brief", exact=True).click()
    page.get_by_role("button", name="Write", exact=True).click()
    expect(page.locator("#brief .problem")).to_contain_text("No source is ticked.")
    page.get_by_role("checkbox", name="The quay will cost more").check()
    expect(write_brief(page).locator(".covered")).to_contain_text("1 of 1 document")


def test_a_report_that_takes_long_can_be_stopped(page: Page, served):
    page.get_by_role("link", name="Brief", exact=True).click()
    os.kill(served.pid, signal.SIGSTOP)
    try:
        page.get_by_role("button", name="Write", exact=True).click()
        stop = page.locator("#brief-view").get_by_role("button", name="Stop")
        stop.click()
        expect(stop).to_be_hidden()
    finally:
        os.kill(served.pid, signal.SIGCONT)
    expect(page.get_by_role("button", name="Write", exact=True)).to_be_visible()


@pytest.mark.parametrize("context", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_on_a_phone_the_evidence_stands_below_and_nothing_is_wider_than_the_window(page: Page):
    report = write_brief(page)
    expect(report.locator(".evidence .card").first).to_be_visible()
    assert width_beyond_the_window(page) <= 0
