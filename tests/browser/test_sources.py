"""The table of sources: sorted, several chosen at once, edited; and what was not added."""

from playwright.sync_api import Page, expect

from tests.browser.steps import add_files

TITLE = "#table tbody th a"


def test_the_table_is_sorted_by_a_column_and_stays_so(page: Page):
    page.get_by_role("link", name="Sources", exact=True).click()
    expect(page.locator(TITLE)).to_have_text(["The Lamp on the Point", "The Mill", "The quay will cost more"])
    page.get_by_role("button", name="Passages").click()
    expect(page.locator(TITLE).last).to_have_text("The Mill")
    page.get_by_role("button", name="Passages").click()
    expect(page.locator("[aria-sort=descending]")).to_have_text("Passages")
    expect(page.locator(TITLE).first).to_have_text("The Mill")
    page.get_by_label("Search the table").fill("the")
    expect(page.locator("#table .table")).to_have_attribute("data-query", "the")
    expect(page.locator(TITLE).first).to_have_text("The Mill")


def test_several_sources_are_asked_alone_and_removed_at_once(page: Page, tmp_path):
    for name in ("weir", "lock"):
        (tmp_path / f"{name}.txt").write_text(
            f"The {name}\n\nThe {name} was mended in May by the river board.\n", "utf-8"
        )
    add_files(page, tmp_path / "weir.txt", tmp_path / "lock.txt")
    expect(page.locator("#progress")).to_contain_text("2 added")
    page.get_by_role("link", name="Sources", exact=True).click()
    for name in ("weir", "lock"):
        page.get_by_label(f"Choose The {name}").check()
    expect(page.locator(".chosen")).to_contain_text("2 chosen")
    page.get_by_role("button", name="Ask only these").click()
    expect(page.locator("#scope-line")).to_contain_text("2 sources")
    page.reload()
    expect(page.locator("#heading")).to_contain_text("2 of 5")
    page.get_by_role("link", name="Sources", exact=True).click()
    for name in ("weir", "lock"):
        page.get_by_label(f"Choose The {name}").check()
    page.locator(".chosen").get_by_role("button", name="Remove").click()
    expect(page.get_by_role("dialog")).to_contain_text("Remove 2 documents")
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.locator(TITLE)).to_have_count(3)


def test_what_was_not_added_is_one_line_and_is_gone_when_it_is_mended(page: Page, tmp_path):
    damaged = [tmp_path / name for name in ("one.pdf", "two.pdf")]
    for file in damaged:
        file.write_bytes(b"%PDF-1.4 nothing more")
    add_files(page, *damaged)
    line = page.locator("#failures summary")
    expect(line).to_have_text("2 files or pages were not added")
    expect(page.locator(".fail").first).to_be_hidden()
    mended = tmp_path / "mended" / "one.pdf"
    mended.parent.mkdir()
    mended.write_text("The crane\n\nThe crane lifts nine tonnes.\n", "utf-8")
    add_files(page, mended)
    expect(line).to_have_text("1 file or page was not added")
    line.click()
    expect(page.locator(".fail")).to_contain_text("two.pdf")
    add_files(page, damaged[0])
    expect(line).to_have_text("2 files or pages were not added")
    page.get_by_role("button", name="Dismiss all").click()
    expect(line).to_have_count(0)
    page.get_by_role("link", name="Sources", exact=True).click()
    page.get_by_label("Choose The crane").check()
    page.locator(".chosen").get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.locator(TITLE)).to_have_count(3)


def test_edit_brings_its_form_into_sight_and_takes_all_that_is_typed(page: Page):
    page.get_by_role("link", name="Sources", exact=True).click()
    page.get_by_role("button", name="Edit The quay will cost more").click()
    expect(page.locator("#edit")).to_be_in_viewport()
    expect(page.locator("#edit").get_by_label("Title")).to_be_focused()
    published = page.locator("#edit").get_by_label("Published")
    published.fill("")
    published.press_sequentially("2025-05-03T12:00")
    expect(published).to_have_value("2025-05-03T12:00")
    page.locator("#edit").get_by_role("button", name="Cancel").click()
