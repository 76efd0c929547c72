"""A draft is pasted, and each of its sentences is told supported, contradicted or not, with whose words."""

from playwright.sync_api import Page, expect

DRAFT = (
    "The lamp was made in Antwerp in 1887 and has never been replaced. "
    "Orla Venn, the lighthouse keeper, climbs 140 steps every evening. "
    "Orla Venn, the lighthouse keeper, climbs 90 steps every evening. The lighthouse was sold to a hotel."
)


def test_a_pasted_draft_is_checked_sentence_by_sentence(page: Page) -> None:
    page.get_by_role("link", name="Check", exact=True).click()
    page.get_by_label("The text to check").fill(DRAFT)
    page.locator("#check-view").get_by_role("button", name="Check").click()
    article = page.locator("#check article")
    expect(article.locator(".state")).to_have_text(["Word for word", "Supported", "Contradicted", "Not supported"])
    expect(article.locator("li.contradicted .held")).to_contain_text("climbs 140 steps every evening")
    expect(article.locator("li.contradicted .reasons")).to_contain_text("90")
    article.locator("li.contradicted").get_by_role("link", name="Open in source").click()
    expect(page.locator(".reader mark.on")).to_contain_text("climbs 140 steps")
    page.get_by_role("link", name="Back").click()
    article.locator("li.contradicted").get_by_role("button", name="Citation").click()
    expect(page.locator(".quote.on mark")).to_contain_text("climbs 140 steps")
