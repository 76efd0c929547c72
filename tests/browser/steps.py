"""What a person does on the page, step by step."""

from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserContext, Locator, Page, expect


class Served(NamedTuple):
    """Where the app is, which process it is, and the folder of its libraries."""

    address: str
    pid: int
    data: Path


def open_page(context: BrowserContext, served: Served) -> Page:
    page = context.new_page()
    page.goto(served.address)
    expect(page.locator("body[data-view] #sources .sources")).to_be_attached()
    return page


def ask(page: Page, question: str) -> Locator:
    """Ask, wait for the answer and return its turn."""
    before = page.locator(".turn").count()
    box = page.get_by_label("Ask about your documents")
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".turn")).to_have_count(before + 1)
    turn = page.locator(".turn").last
    expect(turn.locator(".bar")).to_be_visible()
    expect(page.locator("body.asking")).to_have_count(0)
    return turn


def visit(page: Page, name: str) -> None:
    """Go to a page of the head, on a narrow screen by its menu."""
    more = page.get_by_role("button", name="More", exact=True)
    if more.is_visible():
        more.click()
    page.get_by_role("link", name=name, exact=True).click()


def add_files(page: Page, *files: Path) -> None:
    page.locator("#drop input[type=file]").set_input_files(files)


def add_text(page: Page, title: str, text: str) -> None:
    page.get_by_role("button", name="Paste text").click()
    page.get_by_label("Title", exact=True).first.fill(title)
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Add text").click()
    expect(page.locator("#progress")).to_contain_text("1 added")


def remove(page: Page, title: str) -> None:
    page.get_by_role("link", name="Sources", exact=True).click()
    page.get_by_role("button", name=f"Remove {title}", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.get_by_role("link", name=title, exact=True)).to_have_count(0)


def width_beyond_the_window(page: Page) -> int:
    return page.evaluate("""() => Math.max(
        document.documentElement.scrollWidth - innerWidth,
        ...["#middle", "#left", "#table-view", "#reader", "header.top"].map((one) => {
            const part = document.querySelector(one);
            return part.offsetParent === null && part.id !== "reader" ? 0 : part.scrollWidth - part.clientWidth;
        }),
    )""")
