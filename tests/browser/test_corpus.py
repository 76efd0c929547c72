from playwright.sync_api import expect

from tests.browser.steps import add_files, add_text, ask, remove


def test_a_file_is_added_asked_and_opened(page, tmp_path):
    file = tmp_path / "kiln.txt"
    file.write_text("The Kiln\n\nThe brick kiln burned 900 kilos of peat a day.\n", "utf-8")
    add_files(page, file)
    expect(page.locator("#progress")).to_contain_text("1 added")
    page.get_by_label("Search the sources").fill("kiln")
    expect(page.locator("#sources .src")).to_have_count(1)
    expect(ask(page, "How much peat did the brick kiln burn?")).to_contain_text("900 kilos of peat a day")
    page.locator("#sources .src").hover()
    page.get_by_role("link", name="Open The Kiln").click()
    expect(page.locator(".reader")).to_contain_text("The brick kiln burned")
    page.keyboard.press("Escape")
    expect(page.locator(".reader")).to_be_hidden()
    remove(page, "The Kiln")


def test_a_pdf_opens_at_the_page_of_the_quoted_words(page, context, tmp_path):
    printer = context.new_page()
    printer.set_content(
        "<title>Minutes of the dyke board</title><p>The board met at noon.</p>"
        "<p style='break-before: page'>The sluice keeper reported that the eastern gate sticks at high water.</p>"
    )
    file = tmp_path / "minutes.pdf"
    printer.pdf(path=file)
    printer.close()
    add_files(page, file)
    expect(page.locator("#progress")).to_contain_text("1 added")
    turn = ask(page, "Which gate did the sluice keeper say sticks?")
    turn.get_by_role("button", name="Citation").first.click()
    original = page.locator(".quote.on").get_by_role("link", name="Original, page 2")
    address = original.evaluate("(each) => each.href")
    assert address.endswith("#page=2")
    sent = page.request.get(address)
    assert sent.headers["content-type"] == "application/pdf"
    assert sent.headers["content-disposition"].startswith("inline")
    assert sent.body().startswith(b"%PDF")
    remove(page, "Minutes of the dyke board")


def test_questions_are_answered_while_documents_are_added(page, tmp_path):
    many = [tmp_path / f"hill-{number}.txt" for number in range(12)]
    for number, file in enumerate(many):
        file.write_text(f"Hill number {number}\n\nHill number {number} is {number + 40} metres high.\n", "utf-8")
    add_files(page, *many)
    expect(page.locator("#progress .adding")).to_be_visible()
    expect(ask(page, "When was the lamp made?")).to_contain_text("Antwerp in 1887")
    expect(page.locator("#progress")).to_contain_text("12 added")
    expect(page.locator("#heading")).to_contain_text("15 of 15")
    page.reload()
    for number in range(12):
        remove(page, f"Hill number {number}")


def test_adding_is_seen_after_a_reload_and_can_be_stopped(page, tmp_path):
    many = [tmp_path / f"pond-{number}.txt" for number in range(60)]
    for number, file in enumerate(many):
        file.write_text(f"Pond {number}\n\n" + f"Pond number {number} is {number + 2} feet deep. " * 300, "utf-8")
    add_files(page, *many)
    expect(page.locator("#progress")).to_contain_text("of 60")
    page.reload()
    expect(page.locator("#progress .adding")).to_be_visible()
    page.get_by_role("button", name="Stop").last.click()
    expect(page.locator("#progress")).to_contain_text("stopped before the end")
    page.get_by_role("link", name="Sources", exact=True).click()
    while page.get_by_role("button", name="Remove Pond").count():
        title = page.get_by_role("button", name="Remove Pond").first.get_attribute("data-title")
        remove(page, title)
    page.get_by_role("link", name="Ask", exact=True).click()
    dismiss = page.locator("#failures .fail button")  # of what was not come to
    for left in reversed(range(dismiss.count())):
        dismiss.first.dispatch_event("click")
        expect(dismiss).to_have_count(left)


def test_what_cannot_be_added_is_listed_until_it_is_dismissed(page, tmp_path):
    damaged = tmp_path / "minutes.pdf"
    damaged.write_bytes(b"%PDF-1.4 nothing more")
    add_files(page, damaged)
    failure = page.locator(".fail", has_text="minutes.pdf")
    expect(page.locator("#progress")).to_contain_text("1 not added")
    page.reload()
    page.get_by_text("1 file or page was not added").click()
    expect(failure).to_contain_text("PDF")
    failure.get_by_role("button", name="Dismiss").click()
    expect(failure).to_have_count(0)
    page.reload()
    expect(page.locator("#sources .src").first).to_be_visible()
    expect(failure).to_have_count(0)


def test_what_is_no_address_is_refused_in_plain_words(page):
    page.get_by_label("Web address to add").fill("file:///etc/passwd")
    page.keyboard.press("Enter")
    expect(page.locator("#progress")).to_contain_text("That is not a web address.")


def test_an_address_on_this_machine_is_refused_in_plain_words(page):
    page.get_by_label("Web address to add").fill("http://127.0.0.1:1/private")
    page.keyboard.press("Enter")
    page.get_by_text("1 file or page was not added").click()
    page.locator(".fail", has_text="127.0.0.1").get_by_role("button", name="Dismiss").click()


def test_metadata_is_edited_and_taken_back(page):
    add_text(page, "The weir", "The weir was repaired with oak from the old barn.")
    page.get_by_role("link", name="Sources", exact=True).click()
    page.get_by_role("button", name="Edit The weir").click()
    form = page.locator("#edit")
    form.get_by_label("Outlet").fill("River <i>News</i>")
    form.get_by_label("Published").fill("2025-06-01")
    form.get_by_role("button", name="Save").click()
    row = page.get_by_role("row", name="The weir")
    expect(row).to_contain_text("River <i>News</i>")
    expect(row).to_contain_text("1 June 2025")

    page.get_by_role("button", name="Edit The weir").click()
    form.get_by_label("Published").fill("soon")
    form.get_by_role("button", name="Save").click()
    expect(page.locator("#problem")).to_contain_text("date")
    form.get_by_role("button", name="Undo my edits").click()
    expect(page.get_by_role("row", name="weir")).not_to_contain_text("River")
    page.get_by_role("row", name="weir").get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Keep").click()
    expect(page.get_by_role("row", name="weir")).to_have_count(1)
    page.get_by_role("row", name="weir").get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.get_by_role("row", name="weir")).to_have_count(0)


def test_the_original_of_a_document_can_be_fetched_and_nothing_else(page, served):
    page.get_by_role("link", name="Sources", exact=True).click()
    page.get_by_role("link", name="The quay will cost more").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the original").click()
    assert "Lena Moor" in download.value.path().read_text("utf-8")
    for wrong in ("original/nothing", "original/..%2F..%2Fetc%2Fpasswd", "gradio_api/file=/etc/passwd"):
        assert page.request.get(served.address + wrong).status in (403, 404)
    catalog = next(served.data.rglob("catalog.sqlite"))
    assert page.request.get(f"{served.address}gradio_api/file={catalog}").status in (403, 404)
