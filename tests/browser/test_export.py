"""Answers and conversations saved from the page, and opened by what they are for."""

import json
from io import BytesIO

import bibtexparser
from docx import Document
from playwright.sync_api import Download, Page, expect

from tests.browser.steps import add_text, ask, remove, width_beyond_the_window
from tests.browser.test_asking import PILOT

QUESTION = "What does the pilot say about the dredging?"


def save_as(page: Page, kind: str) -> Download:
    menu = page.locator("#save")
    expect(menu).to_be_visible()
    with page.expect_download() as download:
        menu.get_by_role("button", name=kind).click()
    expect(menu).to_be_hidden()
    return download.value


def save_answer(page: Page, kind: str) -> Download:
    page.locator(".turn").last.get_by_role("button", name="Save as…").click()
    return save_as(page, kind)


def save_conversation(page: Page, kind: str) -> Download:
    page.get_by_role("button", name="Conversations").click()
    page.get_by_role("button", name="Save this one as…").click()
    return save_as(page, kind)


def test_an_answer_is_saved_as_a_word_document(page):
    ask(page, QUESTION)
    download = save_answer(page, "Word")
    assert download.suggested_filename == "what-does-the-pilot-say-about-the-dredging.docx"
    document = Document(BytesIO(download.path().read_bytes()))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == QUESTION
    assert PILOT in texts
    assert any(text.startswith("[1] ") for text in texts)


def test_an_answer_is_saved_as_a_web_page_whose_numbers_lead_to_the_words(page, context, tmp_path):
    ask(page, QUESTION)
    file = tmp_path / "answer.html"
    save_answer(page, "Web page").save_as(file)
    saved = context.new_page()
    saved.goto(file.as_uri())
    expect(saved.get_by_role("heading", name=QUESTION)).to_be_visible()
    saved.locator("p", has_text=PILOT).get_by_role("link", name="Reference").click()
    expect(saved.locator("li:target blockquote")).to_have_text(PILOT)
    expect(saved.locator("li:target")).to_contain_text("Lena Moor")
    expect(saved.get_by_text("Asked of all documents.")).to_be_visible()


def test_a_restored_conversation_is_saved_whole_and_its_sources_once_each(page):
    ask(page, QUESTION)
    ask(page, "When was the lamp made?")
    page.reload()
    expect(page.locator(".turn .bar")).to_have_count(2)
    markdown = save_conversation(page, "Markdown").path().read_text("utf-8")
    assert markdown.index(f"## {QUESTION}") < markdown.index("## When was the lamp made?")
    library = bibtexparser.parse_string(save_conversation(page, "BibTeX").path().read_text("utf-8"))
    titles = [entry["title"] for entry in library.entries]
    assert len(titles) == len(set(titles)) >= 2
    items = json.loads(save_conversation(page, "CSL-JSON").path().read_text("utf-8"))
    assert [item["id"] for item in items] == [entry.key for entry in library.entries]


def test_a_brief_is_saved_and_narrowed_by_its_topic(page):
    page.get_by_role("link", name="Brief", exact=True).click()
    box = page.get_by_label("What the brief is to be about")
    box.press_sequentially('the quay outlet:"Harbour Courier"')
    expect(page.locator("#scope-of-brief .scope").first).to_contain_text("Harbour Courier")
    box.press("Enter")
    report = page.locator(".report")
    expect(report.locator(".covered")).to_contain_text("from Harbour Courier")
    expect(report.get_by_role("heading", level=1)).to_have_text("the quay")
    report.get_by_role("button", name="Save as…").click()
    download = save_as(page, "Markdown")
    assert download.suggested_filename == "the-quay.md"
    text = download.path().read_text("utf-8")
    assert "Asked of Harbour Courier" in text
    assert PILOT in text


def test_no_word_of_a_removed_document_is_saved(page):
    add_text(page, "The weir", "The weir at Sorrel was built by seven brothers.")
    ask(page, "Who built the weir at Sorrel?")
    remove(page, "The weir")
    page.get_by_role("link", name="Ask", exact=True).click()
    expect(page.locator(".turn")).to_contain_text("The source of this statement was removed.")
    text = save_answer(page, "Markdown").path().read_text("utf-8")
    assert "seven brothers" not in text
    assert "was removed" in text


def test_what_cannot_be_saved_is_said(page):
    ask(page, QUESTION)
    page.locator(".turn").get_by_role("button", name="Save as…").click()
    page.route("**/export?*", lambda route: route.abort())
    page.locator("#save").get_by_role("button", name="Word").click()
    expect(page.locator("#toast")).to_contain_text("could not be saved")


def test_short_forms_narrow_the_question_and_are_told_while_they_are_typed(page):
    box = page.get_by_label("Ask about your documents")
    box.press_sequentially('When was the lamp made? outlet:"Harbour Courier"')
    line = page.locator("#scope-line .scope").first
    expect(line).to_contain_text("Harbour Courier")
    box.press("Enter")
    turn = page.locator(".turn").last
    expect(turn.locator(".asked-of")).to_have_text("Asked of Harbour Courier")
    expect(turn.locator(".short")).to_have_text("The documents don’t say.")
    expect(line).to_contain_text("all outlets")


def test_a_name_that_no_document_has_is_said_with_those_that_there_are(page):
    box = page.get_by_label("Ask about your documents")
    box.press_sequentially("When was the lamp made? outlet:Curier")
    said = "No document is from the outlet “Curier”; there is Harbour Courier."
    expect(page.locator("#scope-line .scope.wrong")).to_have_text(said)
    box.press("Enter")
    expect(page.locator(".turn").get_by_role("alert")).to_contain_text(said)


def test_the_short_forms_are_explained_and_put_into_the_question(page):
    page.get_by_label("Ask about your documents").fill("When was the lamp made?")
    page.get_by_role("button", name="Tips").click()
    page.get_by_role("button", name="outlet:").click()
    page.keyboard.type("harbour courier")
    expect(page.get_by_label("Ask about your documents")).to_have_value(
        'When was the lamp made? outlet:"harbour courier"'
    )
    expect(page.locator("#scope-line .scope").first).to_contain_text("Harbour Courier")


def test_the_menus_fit_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    turn = ask(page, QUESTION)
    for opener, menu in (("Save as…", "#save"), ("Tips", "#scope-help")):
        (turn if menu == "#save" else page).get_by_role("button", name=opener).click()
        box = page.locator(menu).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert 0 <= box["y"] <= box["y"] + box["height"] <= 844
        page.keyboard.press("Escape")
    assert width_beyond_the_window(page) <= 0
