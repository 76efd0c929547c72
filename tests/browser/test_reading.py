"""Reading a source: beside the answer that cites it, from mark to mark, and searched."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import ask, width_beyond_the_window

QUESTION = "What will the works at Sandgate cost?"


def opened(page: Page) -> None:
    ask(page, QUESTION).locator(".c").first.click()
    page.locator(".quote.on").get_by_role("link", name="Open in source").click()
    expect(page.locator(".reader h1")).to_have_text("The quay will cost more")


def test_a_source_is_read_beside_the_answer_and_follows_its_citations(page: Page):
    opened(page)
    turn = page.locator(".turn").last
    expect(turn).to_be_in_viewport()
    edge = page.locator("#reader").bounding_box()["x"]
    box = turn.bounding_box()
    assert box["x"] + box["width"] <= edge
    assert width_beyond_the_window(page) <= 0
    marks = page.locator(".reader mark")
    cited = page.locator("#evidence .card", has_text="Harbour Courier").locator(".quote")
    expect(page.locator("[data-marks]")).to_contain_text(f"of {cited.count()} marked")
    turn.get_by_role("button", name="Citation").last.click()
    expect(marks.first).to_be_in_viewport()
    page.locator(".speakers").get_by_role("button", name="Lena Moor").click()
    expect(marks).to_contain_text(["nearly 6 million"])
    page.get_by_role("button", name="Lena Moor ×").click()
    expect(marks.first).not_to_contain_text("nearly 6 million")
    page.get_by_role("button", name="Ask only this source").click()
    expect(page.locator("#scope-line")).to_contain_text("1 source")
    expect(page.locator(".reader")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".reader")).to_be_hidden()
    page.get_by_role("button", name="Tick all sources").click()


def test_a_long_source_is_searched_and_its_title_stays_in_sight(page: Page):
    page.locator("#sources .src", has_text="The Mill").hover()
    page.get_by_role("link", name="Open The Mill").click()
    search = page.get_by_label("Search in this source")
    search.fill("NUMBER 7")
    expect(page.locator("[data-found]")).to_have_text("1 of 11")
    search.press("Shift+Enter")
    expect(page.locator("[data-found]")).to_have_text("11 of 11")
    expect(page.get_by_text("Stone number 79 of the mill")).to_be_in_viewport()
    expect(page.locator(".reader .name")).to_be_in_viewport()
    search.press("Escape")
    expect(page.locator("[data-found]")).to_have_text("")
    expect(page.locator(".reader")).to_be_visible()


def test_a_note_on_words_keeps_their_citation_and_is_copied_with_it(page: Page):
    opened(page)
    page.locator(".reader p", has_text="budgeted").evaluate("(each) => getSelection().selectAllChildren(each)")
    page.get_by_role("button", name="Note", exact=True).click()
    page.get_by_role("textbox", name="Your note on these words").fill("Ask him *which* dredging.")
    page.get_by_role("button", name="Save the note").click()
    expect(page.locator(".reader .note")).to_contain_text("Ask him *which* dredging.")
    page.get_by_role("link", name="Saved", exact=True).click()
    page.get_by_role("button", name="Notes", exact=True).click()
    report = page.locator("#saved .report")
    expect(report.get_by_role("heading", name="Ask him *which* dredging.")).to_be_visible()
    expect(report.locator(".who")).to_contain_text("Tom Ruck")
    report.get_by_role("button", name="Copy").click()
    expect(page.locator("#toast")).to_contain_text("Copied")
    assert "Harbour Courier" in page.evaluate("navigator.clipboard.readText()")
    page.go_back()
    page.get_by_role("button", name="Remove this note").click()
    expect(page.locator(".reader .note")).to_have_count(0)


def test_what_is_selected_is_no_more_to_be_noted_once_its_source_is_closed(page: Page):
    opened(page)
    page.locator(".reader p", has_text="budgeted").evaluate("(each) => getSelection().selectAllChildren(each)")
    note = page.get_by_role("button", name="Note", exact=True)
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_the_guide_to_a_source_says_what_carries_it_and_asks_it_alone(page: Page):
    page.locator("#sources .src", has_text="The Mill").hover()
    page.get_by_role("link", name="Open The Mill").click()
    guide = page.locator(".guide")
    expect(guide.locator("li").first).to_be_visible()
    guide.locator("li a").first.click()
    expect(page.locator(".reader mark.on")).to_be_in_viewport()


@pytest.mark.parametrize("context", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_on_a_phone_a_source_covers_the_answer(page: Page):
    turn = ask(page, QUESTION)
    turn.locator(".c").first.click()
    turn.locator(".quote.on").get_by_role("link", name="Open in source").click()
    expect(page.locator(".reader mark").first).to_be_in_viewport()
    assert page.locator("#reader").bounding_box()["width"] == 390
    assert width_beyond_the_window(page) <= 0
