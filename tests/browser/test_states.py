"""Every button can be read at rest, under the mouse and with the keyboard on it, in light and dark."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import ask, remove

LEAST = 4.5
"""The contrast of words that WCAG asks for."""

UNREADABLE = """async (least) => {
    const rgba = (text) => { const n = text.match(/[\\d.]+/g).map(Number); return [n[0], n[1], n[2], n[3] ?? 1]; };
    const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3]));
    const light = (c) => {
        const [r, g, b] = c.map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        const layers = [];
        for (let each = element; each; each = each.parentElement)
            layers.push(rgba(getComputedStyle(each).backgroundColor));
        return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
    };
    const element = document.querySelector("[data-looked-at]");
    const ground = behind(element);
    const words = over(rgba(getComputedStyle(element).color), ground);
    const [a, b] = [light(ground), light(words)].sort((one, other) => other - one);
    return (a + 0.05) / (b + 0.05);
}"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_words_of_every_button_stand_out_in_every_state(page: Page, dark: bool) -> None:
    ask(page, "How many steps does Orla Venn climb?")
    page.add_style_tag(content="* { transition: none !important; animation: none !important; }")
    page.evaluate("(dark) => document.body.classList.toggle('dark', dark)", dark)
    wrong = []
    for view in ("Ask", "Brief", "Compare"):
        page.get_by_role("link", name=view, exact=True).first.click()
        for button in page.locator("button:visible:not(.skip)").all():
            if not (words := button.inner_text().strip()) or button.is_disabled():
                continue
            button.evaluate("(each) => each.setAttribute('data-looked-at', '')")
            for state, put in (
                ("rest", lambda: page.mouse.move(0, 0)),
                ("hover", button.hover),
                ("focus", button.focus),
            ):
                put()
                if (found := page.evaluate(UNREADABLE, LEAST)) < LEAST:
                    wrong.append(f"{view}: {words!r} {state} {found:.1f}")
            button.evaluate("(each) => { each.removeAttribute('data-looked-at'); each.blur(); }")
    assert wrong == []


def test_files_that_are_dropped_anywhere_are_added(page: Page) -> None:
    page.evaluate("""() => {
        const files = new DataTransfer();
        const words = "The Buoy\\n\\nThe buoy was painted green in May.";
        files.items.add(new File([words], "buoy.txt", { type: "text/plain" }));
        for (const name of ["dragover", "drop"])
            document.querySelector("#middle").dispatchEvent(
                new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: files }));
    }""")
    expect(page.locator("#progress")).to_contain_text("1 added", timeout=60_000)
    expect(page.locator("#sources")).to_contain_text("The Buoy")
    remove(page, "The Buoy")


def test_enter_keeps_an_answer_under_the_name_that_was_typed(page: Page) -> None:
    turn = ask(page, "How many steps does Orla Venn climb?")
    turn.locator("[data-action=keep]").click()
    page.locator("#naming-name").fill("The keeper’s steps")
    page.locator("#naming-name").press("Enter")
    expect(page.locator("#toast")).to_contain_text("The keeper’s steps")


def test_a_slash_leads_to_the_question(page: Page) -> None:
    page.locator("body").press("/")
    expect(page.get_by_label("Ask about your documents")).to_be_focused()
