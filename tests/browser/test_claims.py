"""The page that shows who said what."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import width_beyond_the_window


def show(page: Page, query: str = "") -> Locator:
    page.get_by_role("link", name="Claims", exact=True).click()
    box = page.get_by_role("textbox", name="Who said what")
    box.fill(query)
    box.press("Enter")
    article = page.locator("#claims article")
    expect(article.locator("h1")).to_have_text(query or "Who said what")
    expect(page.locator("#claims.waiting")).to_have_count(0)
    return article


def section(article: Locator, name: str) -> Locator:
    return article.locator(".speaker").filter(has=article.page.get_by_role("heading", name=name))


def test_each_speaker_has_their_words_and_a_row_opens_them_in_their_source(page: Page):
    article = show(page)
    ruck = section(article, "Tom Ruck")
    expect(ruck.locator("td.words")).to_contain_text("“The works at Sandgate are budgeted at 4.2 million")
    expect(ruck.locator("td.how")).to_have_text("saidin their own words")
    expect(article.locator(".covered")).to_contain_text("sentences in the documents’ own voice")
    ruck.get_by_role("link", name="Harbour Courier").click()
    expect(page.locator("#reader mark.on")).to_have_text(
        "“The works at Sandgate are budgeted at 4.2 million, dredging included,”"
    )


def test_a_name_leaves_only_its_speaker_and_the_own_voice_comes_when_asked_for(page: Page):
    article = show(page, "Moor")
    expect(article.locator(".speaker h2")).to_have_text(["Lena Moor 1 statement"])
    page.get_by_label("Also what the documents say in their own voice").check()
    article = show(page)
    own = section(article, "In their own voice")
    expect(own.locator("td.words").first).to_be_visible()
    expect(own).to_contain_text("The lamp was made in Antwerp in 1887 and has never been replaced.")


def test_a_person_joins_two_names_and_parts_them_again(page: Page):
    article = show(page)
    ruck = section(article, "Tom Ruck")
    ruck.locator("summary").click()
    ruck.get_by_label("The same as").fill("Lena Moor")
    ruck.get_by_role("button", name="Join").click()
    expect(article.locator(".speaker h2")).to_have_text(["Lena Moor 2 statements"])
    page.reload()
    article = show(page)
    joined = section(article, "Lena Moor")
    expect(joined.locator("summary")).to_have_text("Also “Tom Ruck”")
    joined.locator("summary").click()
    joined.get_by_role("button", name="“Tom Ruck” is another speaker").click()
    expect(article.locator(".speaker h2")).to_have_count(2)


def test_it_fits_a_phone(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    show(page)
    assert width_beyond_the_window(page) <= 0
