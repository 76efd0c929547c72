"""What one does with an answer and its question: edit it, follow and copy its citations, and have it in two tabs."""

from playwright.sync_api import Page, expect

from index.catalog.database import Database
from index.catalog.judgements import JudgementStore
from tests.browser.steps import ask, open_page
from tests.browser.test_asking import PILOT


def test_a_question_is_edited_in_its_place_and_asked_with_what_came_before(page: Page):
    ask(page, "What does Lena Moor say about the dredging?")
    ask(page, "When was the lamp made?")
    ask(page, "How many steps does Orla Venn climb?")
    second = page.locator(".turn").nth(1)
    second.get_by_role("button", name="Edit", exact=True).click()
    box = page.get_by_label("Edit the question")
    expect(box).to_have_value("When was the lamp made?")
    box.press("Escape")
    expect(second.locator(".q")).to_contain_text("When was the lamp made?")
    second.get_by_role("button", name="Edit", exact=True).click()
    box.fill("What does she say about the works?")
    box.press("Enter")
    expect(second.locator(".q")).to_contain_text("What does she say about the works?")
    expect(second).to_contain_text("Understood as: What does Lena Moor say about the works?")
    expect(page.locator(".turn .q")).to_have_count(3)
    expect(page.locator(".turn").last).to_contain_text("140 steps")


def test_two_tabs_on_one_conversation_keep_each_others_turns(page: Page, context, served):
    ask(page, "When was the lamp made?")
    other = open_page(context, served)
    expect(other.locator(".turn .bar")).to_have_count(1)
    ask(other, "How many steps does Orla Venn climb?")
    expect(page.locator(".turn .bar")).to_have_count(2)
    expect(page.locator(".turn").last).to_contain_text("140 steps")
    ask(page, "What does the pilot say about the dredging?")
    expect(other.locator(".turn .bar")).to_have_count(3)
    other.locator(".turn").first.get_by_role("button", name="Retry").click()
    expect(other.locator("body.asking")).to_have_count(0)
    page.reload()
    expect(page.locator(".turn .bar")).to_have_count(3)
    expect(page.locator(".turn .q")).to_contain_text(["lamp", "Orla Venn", "pilot"])


def test_keys_lead_through_the_citations_and_rest_while_one_types(page: Page):
    ask(page, "What does the pilot say about the dredging?")
    box = page.get_by_label("Ask about your documents")
    box.press_sequentially("jk/?")
    expect(box).to_have_value("jk/?")
    expect(page.locator("#keys")).to_be_hidden()
    box.fill("")
    box.blur()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    citations = page.locator('.turn [data-action="cite"]')
    expect(citations.first).to_be_focused()
    expect(page.locator(".quote.on")).to_be_visible()
    page.keyboard.press("k")
    expect(citations.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".reader mark.on")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".reader")).to_be_hidden()
    page.keyboard.press("/")
    expect(box).to_be_focused()


def test_a_citation_is_large_enough_says_who_and_leaves_its_line_to_be_read(page: Page):
    turn = ask(page, "What does the pilot say about the dredging?")
    line = turn.locator(".said", has_text="nearly 6 million")
    citation = line.get_by_role("button", name="Citation")
    size = citation.bounding_box()
    assert min(size["width"], size["height"]) >= 24
    citation.hover()
    tip = page.get_by_role("tooltip")
    expect(tip.locator(".who")).to_have_text("Lena Moor · Harbour Courier · 3 May 2025")
    expect(tip.locator(".words")).to_have_text(PILOT)
    over, under = tip.bounding_box(), line.bounding_box()
    assert over["y"] >= under["y"] + under["height"] or over["y"] + over["height"] <= under["y"]


def test_a_quote_is_copied_with_who_says_it_where_and_when(page: Page):
    turn = ask(page, "What does the pilot say about the dredging?")
    turn.locator(".said", has_text="nearly 6 million").get_by_role("button", name="Citation").click()
    page.locator(".quote.on").get_by_role("button", name="Copy with source").click()
    expect(page.get_by_text("Copied, with its source.")).to_be_visible()
    words, who, address = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert "it will be nearly 6 million, and they know it" in words
    assert who == "— Lena Moor, in “The quay will cost more”, by Ada Finch (Harbour Courier, 3 May 2025)"
    assert address.startswith("https://courier.example/quay")


def test_how_sure_an_answer_is_stands_in_words_under_it_and_is_explained(page: Page):
    turn = ask(page, "When was the lamp made?")
    expect(turn.locator(".sure")).to_contain_text("answers the question")
    turn.get_by_role("button", name="How sure is that?").click()
    expect(page.locator("#sureness")).to_contain_text("not whether what they say is true")


def test_what_is_thought_of_an_answer_is_kept_in_the_library_with_the_reason(page: Page, served):
    turn = ask(page, "When was the lamp made?")
    turn.get_by_role("button", name="Bad answer").click()
    menu = page.locator("#judge")
    menu.get_by_label("The documents do not say it").check()
    menu.get_by_label("In your own words").fill("It was Ghent.")
    menu.get_by_role("button", name="Keep the reason").click()
    expect(page.get_by_text("The reason is kept")).to_be_visible()
    page.reload()
    bad = page.get_by_role("button", name="Bad answer")
    expect(bad).to_have_attribute("aria-pressed", "true")
    assert [(each.reason, each.comment) for each in judgements(served)] == [("not_said", "It was Ghent.")]
    bad.click()
    expect(bad).to_have_attribute("aria-pressed", "false")
    assert judgements(served) == ()


def judgements(served):
    database = Database(served.data / "press" / "catalog.sqlite")
    try:
        return JudgementStore(database, dict).all()
    finally:
        database.close()
