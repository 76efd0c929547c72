import asyncio
import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import gettempdir

import httpx
import pytest
from mcp import ClientSession

from assistant.ui.server.server import address_of, listen
from index.errors import BylineError
from index.library.library import Library
from index.watching.watch import Watch
from tests.agents import in_a_session
from tests.app_server import serving_app
from tests.fakes import HashingEmbedder
from tests.fakes_ui import QuickWorkspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> QuickWorkspace:
    folder = tmp_path_factory.mktemp("served")
    ferry, school = folder / "ferry.txt", folder / "school.md"
    ferry.write_text("The ferry will sail again in May.\n\nHarbour master Ida Holm said the hull was sound.", "utf-8")
    school.write_text("---\ntitle: A school roof\n---\n\nThe school roof leaks. Engineers found rust in it.", "utf-8")
    made = QuickWorkspace(folder / "data")
    made.add([str(ferry), str(school)])
    return made


@pytest.fixture(scope="module")
def address(workspace: QuickWorkspace) -> Iterator[str]:
    """The app, served in a thread; it closes the workspace when it ends."""
    with serving_app(workspace) as where:
        yield where


def test_what_a_browser_sends_lies_in_a_folder_of_this_servers_own(address):
    (path,) = httpx.post(f"{address}gradio_api/upload", files={"files": ("note.txt", b"The quay is old.")}).json()
    assert Path(path).read_bytes() == b"The quay is old."
    assert not Path(path).is_relative_to(Path(gettempdir()) / "gradio")


def test_another_program_asks_searches_and_opens(address):
    async def use(session: ClientSession) -> tuple[dict, dict, dict]:
        asked = await session.call_tool("ask", {"question": "What did Ida Holm say about the hull?"})
        found = await session.call_tool("search", {"query": "rust in the roof", "limit": 1})
        answer, hits = json.loads(asked.content[0].text), json.loads(found.content[0].text)
        opened = await session.call_tool("open_document", {"document_id": answer["citations"][0]["document_id"]})
        return answer, hits, json.loads(opened.content[0].text)

    answer, found, document = in_a_session(address, use)
    citation = answer["citations"][0]
    assert document["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert "hull was sound" in citation["quote"]
    assert len(found["hits"]) == 1
    assert "rust" in found["hits"][0]["text"]


def test_another_program_is_told_a_timeline(address):
    told = in_a_session(address, lambda session: session.call_tool("timeline", {}))
    report = json.loads(told.content[0].text)
    assert report["events"] == []
    assert [each["reason"] for each in report["unplaced"]] == ["published: not known, and it counts from there"]


def test_another_program_is_told_what_went_wrong(address):
    told = in_a_session(address, lambda session: session.call_tool("open_document", {"document_id": "none"}))
    assert told.isError
    assert "none" in told.content[0].text


def test_another_program_asks_the_library_that_it_names_and_no_other(address, workspace, tmp_path):
    (tmp_path / "mill.txt").write_text("The miller pays nine crowns a year for the water of the brook.", "utf-8")
    workspace.make("archive")
    with workspace.at("archive") as archive:
        archive.add([str(tmp_path / "mill.txt")])

    async def use(session: ClientSession) -> list[dict]:
        asked = []
        for tool, given in (
            ("libraries", {}),
            ("ask", {"question": "What does the miller pay for the water?", "library": "archive"}),
            ("search", {"query": "miller water", "library": "press"}),
        ):
            called = await session.call_tool(tool, given)
            asked.append(json.loads(called.content[0].text))
        gone = await session.call_tool("search", {"query": "miller", "library": "nowhere"})
        return [*asked, {"error": gone.isError, "told": gone.content[0].text}]

    listed, answer, found, gone = in_a_session(address, use)
    assert listed["library"] == "press"
    assert [each["name"] for each in listed["libraries"]] == ["archive", "press"]
    assert "nine crowns" in answer["citations"][0]["quote"]
    assert all("miller" not in each["text"] for each in found["hits"])
    assert gone["error"]
    assert "nowhere" in gone["told"]


def test_the_original_is_sent_of_the_library_that_is_named(address, workspace):
    [ferry] = [each for each in workspace.library.documents() if "ferry" in each.title]
    sent = httpx.get(f"{address}original/{ferry.document_id}?library=press")
    assert (sent.status_code, "Ida Holm" in sent.text) == (200, True)
    for library in ("nowhere", "..", "../press"):
        assert httpx.get(f"{address}original/{ferry.document_id}", params={"library": library}).status_code == 404


def test_a_model_is_given_a_prompt_that_keeps_who_said_what(address):
    async def use(session: ClientSession) -> tuple[list[str], str]:
        listed = await session.list_prompts()
        given = await session.get_prompt("answer_from_documents", {"question": "Who pays for the bridge?"})
        return [each.name for each in listed.prompts], given.messages[0].content.text

    names, text = in_a_session(address, use)
    assert names == ["answer_from_documents"]
    assert "Who pays for the bridge?" in text
    assert "Keep who said what" in text


@pytest.mark.case(55)
def test_fifty_questions_at_once_each_get_their_own_answer(address):
    async def one(client: httpx.AsyncClient, number: int) -> str:
        words = f"Is ferry {number} sailing in May?"
        answer = (await client.post(f"{address}api/ask", json={"question": words})).json()
        assert answer["question"] == words
        return answer["mode"]

    async def everyone() -> list[str]:
        async with httpx.AsyncClient(timeout=120, limits=httpx.Limits(max_connections=60)) as client:
            return await asyncio.gather(*(one(client, number) for number in range(50)))

    assert set(asyncio.run(everyone())) <= {"quoted", "declined"}


def test_nothing_of_the_page_is_offered_to_programs(address):
    described = httpx.get(f"{address}gradio_api/info").json()
    assert described == {"named_endpoints": {}, "unnamed_endpoints": {}}


def test_the_page_is_served_with_its_policy_and_without_telemetry(address):
    served = httpx.get(address)
    assert "default-src 'self'" in served.headers["content-security-policy"]
    assert '"analytics_enabled":false' in served.text.replace(" ", "")
    assert httpx.get(f"{address}alive").status_code == 204


def test_a_shared_link_shows_bylines_card_and_nothing_of_gradio(address):
    page = httpx.get(address, headers={"Accept-Encoding": "gzip"}).text
    cards = dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]*)" content="([^"]*)">', page))
    assert cards["og:title"] == "Byline"
    assert "own words" in cards["og:description"]
    assert "radio" not in str(cards)
    assert not re.search(r"<meta[^>]*gradio", page, re.IGNORECASE)
    picture = httpx.get(cards["og:image"])
    assert picture.headers["content-type"] == "image/png"


def test_originals_are_those_of_documents_and_never_shown_as_pages(address, workspace):
    by_title = {each.title: each for each in workspace.library.documents()}
    found = httpx.get(f"{address}original/{by_title['A school roof'].document_id}")
    assert "The school roof leaks." in found.text
    assert found.headers["content-disposition"].startswith("attachment")
    assert found.headers["content-type"] == "application/octet-stream"
    for wrong in ("none", "..%2F..%2F..%2Fetc%2Fpasswd", "%2Fetc%2Fpasswd"):
        assert httpx.get(f"{address}original/{wrong}").status_code == 404


def test_a_foreign_page_or_name_is_refused(address):
    assert httpx.get(address, headers={"host": "evil.example"}).status_code == 403
    assert httpx.post(f"{address}gradio_api/queue/join", headers={"origin": "https://evil.example"}).status_code == 403


def test_what_a_watch_beside_the_server_takes_in_is_found_without_a_restart(address, workspace, tmp_path):
    """The watch has the library open for itself, as a process of its own has."""
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "mill.txt").write_text("The miller pays nine crowns a year for the water of the brook.", "utf-8")
    workspace.make("watched")
    beside = Library(workspace.settings.data / "watched", embedder=HashingEmbedder())
    beside.add([str(folder)])

    def found() -> list[str]:
        given = {"query": "water of the weir", "library": "watched"}
        told = in_a_session(address, lambda session: session.call_tool("search", given))
        return [hit["text"] for hit in json.loads(told.content[0].text)["hits"]]

    assert found() == ["The miller pays nine crowns a year for the water of the brook."]
    (folder / "weir.txt").write_text("The weir was raised, and its water turns two mills.", "utf-8")
    Watch(beside, lambda _event: None, threading.Event()).run(["disk"])
    beside.close()
    assert found()[0] == "The weir was raised, and its water turns two mills."


def test_who_connects_before_the_application_is_ready_waits():
    with listen("127.0.0.1", 0) as listening:
        where = httpx.URL(address_of(listening))
        with closing(socket.create_connection((where.host, where.port), timeout=5)):
            pass


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.7", "::", "example.org"])
def test_a_public_address_is_refused_with_what_to_do(host):
    with pytest.raises(BylineError) as refused:
        listen(host, 7860)
    assert refused.value.place == host
    assert "ssh -L 7860" in refused.value.advice


def test_a_port_in_use_is_said_in_plain_words():
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BylineError, match="cannot be served there") as refused:
            listen("127.0.0.1", port)
    assert "BYLINE_PORT" in refused.value.advice


def test_the_recording_of_a_transcript_is_played_from_any_place_on(address, workspace, tmp_path):
    (tmp_path / "talk.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>The quay was closed.\n")
    (tmp_path / "talk.mp3").write_bytes(b"ID3\x04" + bytes(range(200)))
    (tmp_path / "secret.mp3").write_bytes(b"ID3\x04" + bytes(200))
    [talk] = workspace.library.add([str(tmp_path / "talk.vtt")]).added
    place = f"{address}recording/{talk.document_id}?library=press"
    part = httpx.get(place, headers={"Range": "bytes=4-13"})
    assert (part.status_code, part.content) == (206, bytes(range(10)))
    assert part.headers["content-type"] == "audio/mpeg"
    [ferry] = [each for each in workspace.library.documents() if "ferry" in each.title]
    for wrong in (ferry.document_id, "nothing", "..%2Fsecret.mp3"):
        assert httpx.get(f"{address}recording/{wrong}?library=press").status_code == 404
    foreign = httpx.get(place, headers={"Origin": "https://example.org"})
    assert foreign.status_code == 403
