import os
import signal

from playwright.sync_api import Route, expect

from tests.browser.steps import Served, add_text, ask, open_page, remove

PILOT = (
    "“With the dredging of Norr Bay it will be nearly 6 million, and they know it,” said Lena Moor, a harbour pilot."
)


def test_an_answer_quotes_and_its_citation_opens_the_words(page):
    turn = ask(page, "What does the pilot say about the dredging?")
    expect(turn.locator(".words", has_text="nearly 6 million")).to_have_text(PILOT)
    expect(turn).to_contain_text("quoted exactly")

    citation = turn.locator(".said", has_text="nearly 6 million").get_by_role("button", name="Citation")
    citation.hover()
    expect(page.get_by_role("tooltip")).to_contain_text(PILOT)

    citation.click()
    card = page.locator(".quote.on")
    expect(card.locator("mark")).to_have_text(PILOT)
    expect(card).to_be_in_viewport()
    expect(card).to_be_focused()

    card.get_by_role("link", name="Open in source").click()
    expect(page.get_by_role("heading", name="The quay will cost more")).to_be_visible()
    expect(page.locator(".reader mark.on")).to_have_text(PILOT)
    expect(page.locator(".reader mark.on")).to_be_in_viewport()

    page.get_by_role("link", name="Back").click()
    expect(page.locator(".reader")).to_be_hidden()
    expect(card.get_by_role("link", name="Open in source")).to_be_focused()


def test_the_words_are_scrolled_to_in_a_long_document(page):
    turn = ask(page, "Who pays nine crowns a year for the water of the brook?")
    turn.get_by_role("button", name="Citation").first.click()
    page.locator(".quote.on").get_by_role("link", name="Open in source").click()
    expect(page.locator(".reader mark.on")).to_have_text(
        "The miller pays nine crowns a year for the water of the brook."
    )
    expect(page.locator(".reader mark.on")).to_be_in_viewport()
    page.go_back()
    expect(page.locator(".reader")).to_be_hidden()


def test_a_conversation_and_its_citations_are_there_after_a_reload(page):
    ask(page, "When was the lamp made?")
    ask(page, "What does the pilot say about the dredging?")
    page.reload()
    expect(page.locator(".turn .bar")).to_have_count(2)
    expect(page.locator(".turn").first).to_contain_text("Antwerp in 1887")
    page.locator(".turn").last.locator(".said", has_text="nearly 6").get_by_role("button", name="Citation").click()
    page.locator(".quote.on").get_by_role("link", name="Open in source").click()
    expect(page.locator(".reader mark.on")).to_have_text(PILOT)


def test_a_reload_opens_the_same_place_in_the_document(page):
    turn = ask(page, "What does the pilot say about the dredging?")
    turn.locator(".said", has_text="nearly 6").get_by_role("button", name="Citation").click()
    page.locator(".quote.on").get_by_role("link", name="Open in source").click()
    expect(page.locator(".reader mark.on")).to_have_text(PILOT)
    page.reload()
    expect(page.locator(".reader mark.on")).to_have_text(PILOT)
    page.get_by_role("link", name="Back").click()
    expect(page.locator(".turn .bar")).to_be_visible()


def test_a_question_that_was_cut_off_is_kept_to_be_asked_again(page, served):
    os.kill(served.pid, signal.SIGSTOP)
    try:
        page.get_by_label("Ask about your documents").fill("When was the lamp made?")
        page.keyboard.press("Enter")
        expect(page.locator(".turn")).to_contain_text("Reading the sources")
    finally:
        os.kill(served.pid, signal.SIGCONT)
    page.route("**/gradio_api/queue/data*", lambda route: route.abort())
    page.reload()
    page.unroute_all()
    page.reload()
    turn = page.locator(".turn")
    expect(turn).to_contain_text("This question was not answered.")
    turn.get_by_role("button", name="Retry").click()
    expect(turn).to_contain_text("Antwerp in 1887")


def test_what_is_not_in_the_documents_is_declined_with_what_comes_near(page):
    turn = ask(page, "Who won the football cup in Brazil?")
    expect(turn.locator(".short")).to_have_text("The documents don’t say.")
    expect(turn.locator(".c")).to_have_count(0)
    expect(page.locator("#evidence details.nearest")).to_have_attribute("open", "")


def test_the_citation_of_a_removed_document_shows_as_removed_without_its_quote(page):
    title, secret = "The well", "The well behind the chapel is eleven fathoms deep."
    add_text(page, title, f"{secret} It was dug in 1702.")
    turn = ask(page, "How deep is the well behind the chapel?")
    expect(turn.locator(".words").first).to_have_text(secret)
    remove(page, title)
    page.get_by_role("link", name="Ask", exact=True).click()
    expect(page.locator(".turn")).to_contain_text("The source of this statement was removed.")
    assert secret not in page.content()
    page.reload()
    turn = page.locator(".turn")
    expect(turn).to_contain_text("The source of this statement was removed.")
    turn.get_by_role("button", name="Citation").first.click()
    expect(page.locator(".quote.on")).to_contain_text("was removed from the library")
    assert "eleven fathoms" not in page.evaluate("JSON.stringify({...localStorage})")


def test_no_conversation_in_the_browser_keeps_a_word_of_a_removed_document(page):
    add_text(page, "The ford", "The ford is safe for carts until the October rains.")
    ask(page, "Until when is the ford safe for carts?")
    page.get_by_role("button", name="New conversation").click()
    remove(page, "The ford")
    page.wait_for_function("!JSON.stringify({...localStorage}).includes('October rains')")
    page.get_by_role("link", name="Ask", exact=True).click()
    page.get_by_role("button", name="Conversations").click()
    page.get_by_role("button", name="Until when is the ford", exact=False).first.click()
    expect(page.locator(".turn")).to_contain_text("The source of this statement was removed.")


def test_conversations_are_listed_renamed_and_deleted(page):
    ask(page, "When was the lamp made?")
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, "What does the pilot say about the dredging?")

    page.get_by_role("button", name="Conversations").click()
    history = page.locator("#history")
    expect(history.locator(".open")).to_have_text(
        ["What does the pilot say about the dredging?", "When was the lamp made?"]
    )
    history.get_by_role("button", name="Rename When was").click()
    history.get_by_label("Name of this conversation").fill("The <b>lamp</b>")
    page.keyboard.press("Enter")
    history.get_by_role("button", name="The <b>lamp</b>", exact=True).click()
    expect(page.locator(".turn")).to_contain_text("Antwerp in 1887")

    page.get_by_role("button", name="Conversations").click()
    history.get_by_role("button", name="Delete The <b>lamp</b>").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator(".turn")).to_have_count(0)
    page.reload()
    expect(page.locator(".turn")).to_contain_text("nearly 6 million")


def test_clearing_deletes_the_conversation(page):
    ask(page, "When was the lamp made?")
    page.get_by_role("button", name="Conversations").click()
    page.get_by_role("button", name="Clear this one").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear").click()
    expect(page.locator(".turn")).to_have_count(0)
    assert page.evaluate("JSON.stringify({...localStorage})").count("lamp") == 0


def test_two_browsers_keep_their_own_conversations(page, browser, served):
    ask(page, "When was the lamp made?")
    other = browser.new_context()
    elsewhere = open_page(other, served)
    expect(elsewhere.locator(".welcome")).to_be_visible()
    ask(elsewhere, "What does the pilot say about the dredging?")
    expect(elsewhere.locator(".turn")).to_have_count(1)
    expect(page.locator(".turn")).to_have_count(1)
    other.close()


def test_copying_takes_the_citations_along(page):
    turn = ask(page, "What does the pilot say about the dredging?")
    turn.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied, with its citations.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"{PILOT}[^1]" in copied
    assert "in “The quay will cost more”" in copied.partition("[^1]: ")[2].splitlines()[0]


def test_a_question_can_be_stopped_and_asked_again(page, served):
    os.kill(served.pid, signal.SIGSTOP)
    try:
        page.get_by_label("Ask about your documents").fill("When was the lamp made?")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Stop").click()
        expect(page.locator(".turn")).to_contain_text("Stopped.")
    finally:
        os.kill(served.pid, signal.SIGCONT)
    page.get_by_role("button", name="Retry").click()
    expect(page.locator(".turn")).to_contain_text("Antwerp in 1887")
    expect(page.locator(".turn")).to_have_count(1)


def test_examples_and_follow_ups_are_asked_by_a_click(page):
    example = page.locator(".welcome .next button").first
    while not example.count():  # they are found in the background
        page.wait_for_timeout(500)
        page.reload()
        expect(page.locator(".welcome")).to_be_visible()
    words = example.inner_text()
    example.click()
    expect(page.locator(".turn .q")).to_contain_text(words)
    expect(page.locator(".turn .bar")).to_be_visible()
    expect(page.locator(".welcome")).to_be_hidden()


def test_ticks_set_what_is_asked(page):
    expect(page.locator("#scope-line .scope")).to_contain_text("sources")
    page.get_by_role("button", name="Tick no source").click()
    turn = ask(page, "When was the lamp made?")
    expect(turn.get_by_role("alert")).to_contain_text("No source is ticked.")
    page.get_by_role("checkbox", name="The quay will cost more").check()
    expect(page.locator("#scope-line .scope")).to_contain_text("Asking 1 source")
    turn = ask(page, "When was the lamp made in Antwerp?")
    expect(turn).to_contain_text("Asked of 1 source")
    expect(turn).not_to_contain_text("Antwerp in 1887")
    page.get_by_role("button", name="Tick all sources").click()
    expect(ask(page, "When was the lamp made in Antwerp?")).to_contain_text("Antwerp in 1887")


def test_an_outlet_filter_sets_what_is_asked(page):
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Outlets").click()
    page.get_by_role("option", name="Harbour Courier").click()
    expect(page.locator("#scope-line .scope")).to_contain_text("Harbour Courier")
    turn = ask(page, "When was the lamp made in Antwerp?")
    expect(turn).to_contain_text("Asked of Harbour Courier")
    expect(turn).not_to_contain_text("Antwerp in 1887")


def test_a_month_or_a_year_sets_what_is_asked(page):
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Published from").fill("2025-05")
    page.get_by_label("Published until").fill("2025")
    page.get_by_label("Published until").press("Enter")
    line = page.locator("#scope-line .scope")
    expect(line).to_contain_text("from 1 May 2025 · until 31 December 2025")
    expect(ask(page, "When was the lamp made in Antwerp?")).to_contain_text("Asked of all documents · from 1 May 2025")
    page.get_by_label("Published from").fill("May")
    page.get_by_label("Published from").blur()
    expect(page.locator("#scope-line .scope.wrong")).to_contain_text("“May” is not a date.")


def test_what_is_asked_before_the_page_knows_its_library_waits_for_it(context, served: Served):
    page = context.new_page()
    held: list[Route] = []
    released = False

    def hold(route: Route) -> None:
        # What tells the library comes with the events of the page's arrival.
        if released:
            route.continue_()
        else:
            held.append(route)

    page.route("**/gradio_api/queue/data*", hold)
    page.goto(served.address)
    box = page.get_by_label("Ask about your documents")
    box.fill("When was the lamp made?")
    box.press("Enter")
    expect(page.locator(".turn.waiting")).to_contain_text("When was the lamp made?")
    released = True
    for each in held:
        each.continue_()
    expect(page.locator(".turn")).to_contain_text("Antwerp in 1887")
    expect(page.locator(".turn")).to_have_count(1)


def test_an_overview_leads_to_the_brief_that_tells_it_in_full(page):
    ask(page, "tell me about the works at Sandgate")
    page.get_by_role("button", name="Brief of this").click()
    report = page.locator("#brief article")
    expect(report.get_by_role("heading", name="the works at Sandgate")).to_be_visible()
