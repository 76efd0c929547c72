"""Every word that the page says is a translated one: read on a page in a language in which each is bracketed."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from playwright.sync_api import Browser, Page, expect

from assistant.local_models import OFFERED
from scripts.words import extracted
from tests.browser.conftest import ARTICLES, ROOT, WAIT, write
from tests.browser.steps import Served, add_files

QUESTION = "What are the works at Sandgate budgeted at?"
NOT_SAID = "Who was the first to swim the Bosporus?"
LANGUAGE = "en_GB"
"""Not plain “en”, so that it is translated, with dates and figures that look as in English."""

DATA = " ".join([*ARTICLES, *ARTICLES.values(), QUESTION, NOT_SAID, "press samples default Byline My pages English"])
"""What a person has named, asked or added: it stays as it is."""

SHORT_FORMS = ("outlet:", "speaker:", "author:", "document:", "after:", "before:")
MODELS = {"pip install 'byline[local]'", *(each.title for each in OFFERED), *(f"· {each.licence}" for each in OFFERED)}
NAMES = {"BibTeX", "CSL-JSON", "en", "en, or English"}
DATES = re.compile(r"\b(?:\d{1,2}\s)?[A-Z][a-z]+\s\d{4}\b|\b\d{1,2}\s[A-Z][a-z]{2,8}\b")

GRADIO = {"Click to Upload", "Click to upload or drop files", "Drop File Here", "or"}
"""What Gradio's own parts say, in the browser's language: most of it to screen readers alone."""

SUGGESTED = re.compile(
    r"(?:What do the others say|Who says otherwise|What happened next|What does .* say about .*|Who is .*"
    r"|What happened to .*)\?"
)
"""A question that is offered is asked of the documents, in the language of the models that find and read."""

READ = """() => {
    const shown = (element) =>
        element.checkVisibility({ visibilityProperty: true }) || element.closest("[popover], dialog");
    const said = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        if (element.closest("script, style, template, noscript") || !shown(element)) continue;
        if (node.nodeType === Node.TEXT_NODE) said.push(["text", node.data]);
        else for (const name of ["aria-label", "title", "placeholder", "alt"])
            if (element.getAttribute(name)) said.push([name, element.getAttribute(name)]);
    }
    for (const name of ["::before", "::after"])
        for (const element of document.querySelectorAll("#drop .wrap, .panel"))
            said.push([name, getComputedStyle(element, name).content.replace(/^none$/, "")]);
    return said;
}"""


def bracketed() -> Catalog:
    """Return a catalog in which every message stands in brackets."""
    catalog = Catalog(locale=LANGUAGE)
    for message in extracted():
        if message.id:
            forms = message.id if message.pluralizable else [message.id]
            told = tuple(f"⟦{form}⟧" for form in forms)
            catalog.add(message.id, told if message.pluralizable else told[0])
    return catalog


@pytest.fixture(scope="module")
def bracketing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("words")
    file = folder / "locale" / LANGUAGE / "LC_MESSAGES" / "byline.po"
    file.parent.mkdir(parents=True)
    with file.open("wb") as out:
        write_po(out, bracketed())
    own = {"DATA": folder / "data", "LIBRARY": "press", "PORT": 0, "LANGUAGE": LANGUAGE, "LOCALE": folder / "locale"}
    environment = {**os.environ, **{f"BYLINE_{name}": str(value) for name, value in own.items()}}
    process = subprocess.Popen(
        [sys.executable, ROOT / "app.py"], env=environment, stdout=subprocess.PIPE, text=True, cwd=folder
    )
    said = process.stdout.readline()
    yield Served(said.removeprefix("Byline is at ").strip(), process.pid, folder)
    process.terminate()
    assert process.wait(20) == -signal.SIGTERM


def unbracketed(page: Page) -> list[str]:
    """Return what stands outside of brackets and is neither the person's own nor a name that stays."""
    found, depth, outside = [], 0, ""
    for kind, words in page.evaluate(READ):
        if kind != "text":
            found.append(re.sub(r"⟦[^⟦⟧]*(?:⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧", " ", words).strip("\"' "))
            continue
        for character in words:
            depth += character == "⟦"
            outside += character if not depth else " "
            depth -= character == "⟧"
        found.append(outside.strip())
        outside = ""
    assert depth == 0
    return sorted({each for each in found if each and not is_own(each)})


def is_own(words: str) -> bool:
    if SUGGESTED.fullmatch(words) or words.strip() in MODELS:
        return True
    for form in SHORT_FORMS:
        words = words.replace(form, " ")
    words = DATES.sub(" ", words)
    if words.strip() in NAMES | GRADIO:
        return True
    data = f" {plain(DATA)} "
    return all(
        f" {part} " in f" {data} " for each in re.split(r"[·:;,()\[\]|↗→←…—–“”\"]", words) if (part := plain(each))
    )


def plain(words: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]{2,}", words.casefold()))


def test_every_word_of_the_page_is_a_translated_one(browser: Browser, bracketing: Served):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(WAIT)
    page = context.new_page()
    page.goto(bracketing.address)
    expect(page.locator("body[data-view] #sources .sources")).to_be_attached()
    assert page.locator("html").get_attribute("lang") == "en-GB"
    left: dict[str, list[str]] = {"empty": unbracketed(page)}
    broken = write(bracketing.data / "broken.pdf", "%PDF-1.4 nothing")
    add_files(page, *(write(bracketing.data / name, text) for name, text in ARTICLES.items()), broken)
    expect(page.locator("#progress .added")).to_be_visible(timeout=120_000)
    page.locator("#failures summary").click()
    expect(page.locator("#failures .fail")).to_be_visible()
    left["added"] = unbracketed(page)

    def visit(view: str) -> None:
        page.locator(f"header.top nav [data-view={view}]").click()
        expect(page.locator(f"body[data-view={view}]")).to_be_attached()

    def report(view: str, words: str) -> None:
        visit(view)
        box = page.locator(f"#{view}-view .form-of-report textarea")
        box.fill(words)
        box.press("Enter")
        expect(page.locator(f"#{view} article .bar")).to_be_visible()
        left[view] = unbracketed(page)

    visit("ask")
    for number, question in enumerate([QUESTION, NOT_SAID]):
        page.locator("#question textarea").fill(question)
        page.locator("#question textarea").press("Enter")
        expect(page.locator(".turn .bar")).to_have_count(number + 1)
        left[question] = unbracketed(page)
    page.locator(".turn .bar [data-action=keep]").first.click()
    page.locator("#naming input").fill("My pages")
    page.locator("#naming button.primary").click()
    expect(page.locator("#toast")).to_contain_text("My pages")
    left["kept"] = unbracketed(page)
    report("brief", "")
    report("claims", "")
    report("compare", QUESTION)
    report("timeline", "")
    visit("saved")
    page.locator("[data-action=open-saved]").click()
    expect(page.locator("#saved article")).to_be_visible()
    left["saved"] = unbracketed(page)
    visit("sources")
    page.locator("[data-action=edit]").first.click()
    expect(page.locator("#edit")).to_be_visible()
    left["sources"] = unbracketed(page)
    page.locator(".table th a").first.click()
    expect(page.locator("#reader h1")).to_be_visible()
    left["reader"] = unbracketed(page)
    context.close()
    assert {view: found for view, found in left.items() if found} == {}
