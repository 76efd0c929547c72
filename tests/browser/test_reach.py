"""Narrow screens, dark rooms, the keyboard alone, and a server that is gone."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import ask, width_beyond_the_window

WORDS = (
    ".q", ".words", ".who", ".second", ".c", ".bar", ".card .ctx", ".card mark", ".card .m span", ".card .f a",
    ".src label span", ".src small", ".pill", "header.top nav a", ".scope", ".scope b",
)  # fmt: skip

CONTRASTS = """(words) => {
    const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const channels = (colour) => {
        brush.clearRect(0, 0, 1, 1);
        brush.fillStyle = colour;
        brush.fillRect(0, 0, 1, 1);
        return [...brush.getImageData(0, 0, 1, 1).data];
    };
    const linear = (c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
    const ground = (element) => {
        for (let each = element; each; each = each.parentElement) {
            const colour = channels(getComputedStyle(each).backgroundColor);
            if (colour[3] === 255) return colour;
        }
        return channels("white");
    };
    return Object.fromEntries(words.map((one) => {
        const element = document.querySelector(one);
        const both = [light(channels(getComputedStyle(element).color)), light(ground(element))];
        return [one, (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05)];
    }));
}"""
"""The contrast of each kind of words with its ground, as WCAG 2 defines it."""

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_on_a_phone_nothing_is_wider_than_the_screen_and_everything_is_reached(page):
    assert width_beyond_the_window(page) <= 0
    turn = ask(page, "What does the pilot say about the dredging?")
    assert width_beyond_the_window(page) <= 0

    turn.get_by_role("button", name="Citation").first.tap()
    card = turn.locator(".quote.on")
    expect(card).to_be_in_viewport()
    card.get_by_role("button", name="Back to citation").tap()
    expect(turn.get_by_role("button", name="Citation").first).to_be_in_viewport()

    turn.get_by_role("button", name="Citation").first.tap()
    card.get_by_role("link", name="Open in source").tap()
    expect(page.locator(".reader mark.on")).to_be_in_viewport()
    assert width_beyond_the_window(page) <= 0
    page.get_by_role("link", name="Back").tap()

    page.get_by_role("button", name="Asking").tap()
    expect(page.get_by_role("checkbox", name="The quay will cost more")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.get_by_role("checkbox", name="The quay will cost more")).not_to_be_in_viewport()

    page.get_by_role("button", name="More", exact=True).tap()
    page.get_by_role("link", name="Check", exact=True).tap()
    expect(page.get_by_role("textbox", name="The text to check")).to_be_visible()
    expect(page.get_by_role("link", name="Check", exact=True)).to_be_hidden()
    row = page.locator("header.top nav")
    assert row.evaluate("(each) => each.scrollWidth <= each.clientWidth")

    page.get_by_role("link", name="Sources", exact=True).tap()
    expect(page.get_by_role("button", name="Edit The quay will cost more")).to_be_visible()
    assert width_beyond_the_window(page) <= 0


@pytest.mark.parametrize("context", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True)
def test_words_can_be_read_in_light_and_dark(page):
    turn = ask(page, "What does the pilot say about the dredging?")
    turn.get_by_role("button", name="Citation").first.click()
    contrasts = page.evaluate(CONTRASTS, WORDS)
    assert {one: ratio for one, ratio in contrasts.items() if ratio < 4.5} == {}


def test_with_the_keyboard_alone(page):
    focused = page.locator(":focus")

    def tab_to(name: str) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            if name in page.evaluate(
                "[document.activeElement].map((each) => each.ariaLabel || each.innerText || each.placeholder || '')[0]"
            ):
                return
        raise AssertionError(f"The keyboard does not reach {name!r}.")

    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Ask about your documents")).to_be_focused()
    page.locator(".skip").focus()
    tab_to("Ask about your documents")
    page.keyboard.type("What does the pilot say about the dredging?")
    page.keyboard.press("Enter")
    expect(page.locator(".turn .bar")).to_be_visible()
    page.locator(".turn .q").evaluate("(each) => { each.tabIndex = -1; each.focus(); }")
    tab_to("Citation 1")
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert focused.evaluate("(each) => getComputedStyle(each).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator(".quote.on")).to_be_focused()
    tab_to("Open in source")
    page.keyboard.press("Enter")
    expect(page.locator(".reader mark.on")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".reader")).to_be_hidden()
    expect(focused).to_have_text("Open in source")


def test_every_control_has_a_name(page):
    ask(page, "What does the pilot say about the dredging?")
    nameless = page.evaluate("""() => [...document.querySelectorAll("button, a[href], input, textarea, select")]
        .filter((each) => each.checkVisibility({ checkVisibilityCSS: true }))
        .filter((each) => !(each.ariaLabel || each.innerText?.trim() || each.labels?.length || each.title))
        .map((each) => each.outerHTML)""")
    assert nameless == []


def test_a_lost_connection_is_said_and_the_page_recovers(page, context):
    ask(page, "When was the lamp made?")
    context.set_offline(True)
    expect(page.get_by_text("Connection lost.")).to_be_visible()
    expect(page.locator(".turn")).to_contain_text("Antwerp in 1887")
    context.set_offline(False)
    expect(page.get_by_text("Connection lost.")).to_be_hidden()
    expect(ask(page, "What does the pilot say about the dredging?")).to_contain_text("nearly 6 million")


def test_a_server_that_is_too_busy_is_said_and_asked_again(page):
    busy = "**/gradio_api/queue/join*"
    page.route(busy, lambda route: route.fulfill(status=503, json={"detail": "Queue is full."}))
    page.get_by_label("Ask about your documents").fill("When was the lamp made?")
    page.keyboard.press("Enter")
    expect(page.locator(".turn").get_by_role("alert")).to_contain_text("The server is busy")
    page.unroute(busy)
    page.get_by_role("button", name="Retry").click()
    expect(page.locator(".turn")).to_contain_text("Antwerp in 1887")
