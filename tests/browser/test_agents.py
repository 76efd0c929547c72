from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import expect

from tests.agents import call
from tests.browser.steps import ask

QUESTION = "What does the pilot say about the dredging?"


def from_an_agent(address: str, tool: str, given: dict) -> dict:
    """Call a tool from another thread: the browser's event loop is this one's."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(call, address, tool, given).result()


def test_an_agent_is_told_what_the_page_shows(page, served):
    turn = ask(page, QUESTION)
    answer = from_an_agent(served.address, "ask", {"question": QUESTION})
    assert answer["mode"] == "quoted"
    expect(turn.locator(".said .words")).to_have_text([each["text"] for each in answer["statements"]])
    shown = turn.locator(".who").all_inner_texts()
    spoken = [each["speaker"] for each in answer["citations"]]
    assert {name for name in spoken if any(name in each for each in shown)} == set(spoken)
    card = page.locator(".evidence .quote").first
    card.get_by_role("link", name="Open in source").click()
    citation = answer["citations"][0]
    place = {name: citation[name] for name in ("document_id", "start", "end", "version")}
    [cited] = from_an_agent(served.address, "open_document", place)["cited"]
    expect(page.locator(".reader mark.on")).to_have_text(cited["quote"])
