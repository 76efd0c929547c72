from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import Served, add_text, ask, open_page, remove


@pytest.fixture
def library(context, served: Served, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page on a new library of its own."""
    page = open_page(context, served)
    name = request.node.name.removeprefix("test_")[:40]
    make(page, name)
    expect(page.get_by_role("button", name=f"Library: {name}")).to_be_visible()
    return page


def make(page: Page, name: str) -> None:
    page.get_by_role("button", name="Library: ").click()
    page.get_by_label("Name of a new library").fill(name)
    page.get_by_role("button", name="Create").click()


def write(data, name: str, text: str) -> None:
    """Rewrite the file of an uploaded document, as a fetch would find it changed."""
    [file] = data.glob(f"*/originals/*/{name}")
    file.write_text(text, "utf-8")


def open_library(page: Page, name: str) -> None:
    page.get_by_role("button", name="Library: ").click()
    page.locator("#libraries").get_by_role("link", name=name).click()
    expect(page.get_by_role("button", name=f"Library: {name}")).to_be_visible()


def test_two_tabs_each_keep_their_library(library: Page, context, served: Served):
    add_text(library, "The kiln", "The brick kiln burned 900 kilos of peat a day.")
    press = open_page(context, served)
    expect(press.locator("#sources")).to_contain_text("The Lamp on the Point")
    assert "library=press" in press.url
    expect(ask(library, "How much peat did the brick kiln burn?")).to_contain_text("900 kilos of peat")
    expect(ask(press, "When was the lamp made?")).to_contain_text("Antwerp in 1887")
    expect(ask(library, "When was the lamp made?")).not_to_contain_text("Antwerp")
    library.reload()
    expect(library.locator("#sources")).to_contain_text("The kiln")
    expect(library.locator("#sources")).not_to_contain_text("Lamp")
    expect(library.locator(".turn")).to_have_count(2)
    open_library(library, "press")
    expect(library.locator("#sources")).to_contain_text("The Lamp on the Point")
    expect(library.locator("#thread")).not_to_contain_text("peat")


def test_a_library_needs_a_name_that_is_one(page: Page):
    make(page, "../elsewhere")
    expect(page.locator("#libraries")).to_contain_text("cannot have this name")
    page.get_by_label("Name of a new library").fill("press")
    page.get_by_role("button", name="Create").click()
    expect(page.locator("#libraries")).to_contain_text("already")


def test_a_library_is_removed_with_its_conversations(library: Page, served: Served):
    add_text(library, "The kiln", "The brick kiln burned 900 kilos of peat a day.")
    ask(library, "How much peat did the brick kiln burn?")
    name = library.evaluate("window.byline.library()")
    library.get_by_role("button", name="Library: ").click()
    library.get_by_role("button", name=f"Remove {name}").click()
    library.locator("#confirm").get_by_role("button", name="Remove").click()
    expect(library.get_by_role("button", name="Library: press")).to_be_visible()
    assert "press" in library.url
    assert not (served.data / name).exists()
    assert "peat" not in library.evaluate("JSON.stringify(localStorage)")


def test_an_address_of_no_library_says_so(context, served: Served):
    page = context.new_page()
    page.goto(f"{served.address}?library=nowhere")
    expect(page.locator("#welcome")).to_contain_text("There is no library “nowhere”.")
    open_library(page, "press")
    expect(page.locator("#sources")).to_contain_text("The Lamp on the Point")


def test_what_has_changed_is_seen_in_the_reader_the_evidence_and_what_is_saved(library: Page, served: Served):
    old = "The ferry sails at noon. The fare is two crowns, said Orla Venn. Dogs sail free."
    add_text(library, "fares", old)
    turn = ask(library, "What did Orla Venn say the fare is?")
    expect(turn).to_contain_text("The fare is two crowns, said Orla Venn.")
    turn.get_by_role("button", name="Keep").click()
    library.get_by_role("textbox", name="Name for what you keep").fill("Fares in May")
    library.locator("#naming").get_by_role("button", name="Keep").click()
    expect(library.locator("#toast")).to_contain_text("Saved as “Fares in May”.")

    write(served.data, "fares.txt", old.replace("two crowns", "three crowns"))
    library.locator("#sources .src").hover()
    library.get_by_role("link", name="Open fares").click()
    library.get_by_role("button", name="Fetch again").click()
    expect(library.locator("#toast")).to_contain_text("Its text has changed.")
    expect(library.locator(".reader")).to_contain_text("three crowns")
    library.get_by_role("link", name="See what has changed").click()
    expect(library.locator(".changes del")).to_have_text("two")
    expect(library.locator(".changes ins")).to_have_text("three")
    expect(library.locator(".changes")).to_contain_text("2 sentences as before")
    library.get_by_role("link", name="fares", exact=True).last.click()
    expect(library.locator(".reader .notice")).to_contain_text("This is how it stood until")
    expect(library.locator(".reader")).to_contain_text("two crowns")

    library.goto(library.url.partition("#")[0])
    library.reload()
    expect(library.locator(".turn .c.lost").first).to_be_visible()
    expect(library.locator("#evidence .change del")).to_have_text("two")
    library.get_by_role("link", name="Saved").click()
    expect(library.locator(".saved-list")).to_contain_text("1 changed, of 1")
    library.get_by_role("button", name="Fares in May", exact=True).click()
    expect(library.locator("#saved .notice")).to_contain_text("Out of date:")
    expect(library.locator("#evidence .change ins")).to_have_text("three")

    remove(library, "fares")
    library.get_by_role("link", name="Saved").click()
    expect(library.locator(".saved-list")).to_contain_text("1 removed, of 1")
    library.get_by_role("button", name="Fares in May", exact=True).click()
    expect(library.locator("#saved article")).not_to_contain_text("crowns")
    library.get_by_role("button", name="Remove Fares in May").click()
    library.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(library.locator(".saved-list")).to_contain_text("Nothing is saved here yet.")


def test_a_library_is_taken_away_as_one_file_and_comes_back(page: Page):
    page.get_by_role("button", name="Library: press").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export press as one file").click()
    assert download.value.suggested_filename == "press.byline.zip"
    page.locator("[data-import]").set_input_files(download.value.path())
    expect(page.locator("#libraries .problem")).to_contain_text("a library of this name already")
    page.get_by_label("Name of a new library").fill("copied")
    page.locator("[data-import]").set_input_files(download.value.path())
    expect(page.get_by_role("button", name="Library: copied")).to_be_visible()
    expect(page.locator("#heading")).to_contain_text("3 of 3")
    page.get_by_role("button", name="Library: copied").click()
    page.get_by_role("button", name="Remove copied").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.get_by_role("button", name="Library: press")).to_be_visible()
