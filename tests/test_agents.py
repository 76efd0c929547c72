"""An agent's client at the real server: it is told what the page shows, and what to do where something is wrong."""

import asyncio
import os
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import httpx
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from tests.agents import call, in_a_session, told
from tests.fakes_ui import QuickWorkspace
from tests.quick_byline import COMMAND, ROOT, serving

QUESTION = "What did the cable inspector say about the cable?"
TOOLS = sorted("ask brief changes claims compare documents libraries open_document search timeline".split())


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The settings of a library that holds the samples."""
    data = tmp_path_factory.mktemp("agents")
    workspace = QuickWorkspace(data)
    workspace.add([str(ROOT / "samples")])
    workspace.close()
    return {"BYLINE_DATA": str(data), "BYLINE_LIBRARY": "press"}


@pytest.fixture(scope="module")
def address(environment: dict[str, str]) -> Iterator[str]:
    with serving(environment) as where:
        yield where


def test_an_agent_understands_the_tools(address):
    listed = in_a_session(address, lambda session: session.list_tools()).tools
    tools = {each.name: each for each in listed}
    assert sorted(tools) == TOOLS
    for tool in listed:
        assert tool.annotations.readOnlyHint
        assert tool.annotations.openWorldHint is (tool.name in ("ask", "brief"))
        assert tool.outputSchema["type"] == "object"
        assert "Returns: JSON with " in tool.description
        assert ",," not in tool.description
        for name, each in tool.inputSchema["properties"].items():
            assert each["description"].endswith("."), f"{tool.name} {name} is cut off"
    required = {name: tool.inputSchema.get("required", []) for name, tool in tools.items()}
    assert {name: each for name, each in required.items() if each} == {
        "ask": ["question"],
        "search": ["query"],
        "compare": ["question"],
        "open_document": ["document_id"],
        "changes": ["document_id"],
    }
    assert tools["brief"].inputSchema["properties"]["length"]["enum"] == ["paragraph", "page", "full"]


def test_an_agent_opens_each_citation_at_its_words_with_who_says_them(address):
    answer = call(address, "ask", {"question": QUESTION})
    assert answer["mode"] == "quoted"
    assert any(each["speaker"] for each in answer["citations"])
    for citation in answer["citations"]:
        place = {name: citation[name] for name in ("document_id", "start", "end", "version")}
        opened = call(address, "open_document", place)
        [shown] = opened["cited"]
        same = ("quote", "speaker", "via", "manner", "title", "outlet", "published", "start", "end", "version", "page")
        assert {name: shown[name] for name in same} == {name: citation[name] for name in same}
        assert opened["text"][citation["start"] : citation["end"]] == citation["quote"]
        assert opened["replaced"] is None


def test_an_agent_opens_a_part_of_what_it_found(address):
    [hit] = call(address, "search", {"query": "haulage rope inspector", "limit": 1})["hits"]
    passage = hit["passage"]
    place = {"document_id": hit["document"]["document_id"], "start": passage["start"], "end": passage["end"]}
    cited = call(address, "open_document", place)["cited"]
    told_by = [(each["start"], each["end"], each["speaker"]) for each in passage["sentences"]]
    assert [(each["start"], each["end"], each["speaker"]) for each in cited] == told_by
    first = call(address, "open_document", {**place, "end": passage["start"] + 5})["cited"]
    assert [each["quote"] for each in first] == [hit["text"][:5]]


def test_an_agent_is_told_the_same_as_other_programs(address):
    over_http = httpx.post(f"{address}api/ask", json={"question": QUESTION}, timeout=60).json()
    to_agent = call(address, "ask", {"question": QUESTION})
    assert len(to_agent["statements"]) > 1
    assert {**to_agent, "seconds": 0} == {**over_http, "seconds": 0}


@pytest.mark.parametrize(
    ("tool", "given", "what"),
    [
        ("ask", {"question": " "}, "There is no question. Type what you want to know."),
        ("ask", {"question": "Who?", "outlets": ["Nowhere Times"]}, "there are Coastline FM, "),
        ("ask", {"question": "Who?", "outlet": "Coastline FM"}, "'outlet' was unexpected"),
        (
            "ask",
            {"question": "Who?", "after": "soon"},
            "“soon” is not a date. Write it like 2025-05-03, 3 May 2025",
        ),
        ("ask", {"question": "Who?", "model": "none"}, "No model of this name is configured. Set BYLINE_MODEL"),
        ("ask", {"question": "Who?", "library": "none"}, "There is no library “none”. Open another"),
        ("ask", {}, "'question' is a required property"),
        ("search", {"query": "rope", "limit": 0}, "0 is not a “limit”. Give a number from 1 to 100."),
        ("claims", {"most": -1}, "-1 is not a “most”. Give a number from 1 to 1000."),
        ("brief", {"length": "endless"}, "'endless' is not one of ['paragraph', 'page', 'full']"),
        ("open_document", {"document_id": "none"}, "No document of this library has the id none. List the documents"),
    ],
)
def test_an_agent_is_told_what_is_wrong_and_what_to_do(address, tool: str, given: dict, what: str):
    result = in_a_session(address, lambda session: session.call_tool(tool, given))
    assert result.isError
    [said] = result.content
    assert what in said.text
    assert "Traceback" not in said.text


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ({"start": 9, "end": 4}, "This text has no characters 9 to 4"),
        ({"start": 4, "end": 10**7}, "This text has no characters 4 to 10000000"),
        ({"start": 0, "end": 9, "version": "f00"}, "Leave it out to open the text as it is now"),
    ],
)
def test_a_place_that_is_not_there_is_said(address, place: dict, what: str):
    [hit] = call(address, "search", {"query": "rope", "limit": 1})["hits"]
    given = {"document_id": hit["document"]["document_id"], **place}
    result = in_a_session(address, lambda session: session.call_tool("open_document", given))
    assert result.isError
    assert what in result.content[0].text


@pytest.mark.parametrize("served", [True, False], ids=["passed on to the server", "by itself"])
def test_a_client_that_starts_a_command_is_given_the_same(address, environment, served, tmp_path):
    if not served:  # another folder of the same library, which nobody serves
        shutil.copytree(Path(environment["BYLINE_DATA"]) / "press", tmp_path / "press")
        environment = {**environment, "BYLINE_DATA": str(tmp_path)}
    command = StdioServerParameters(
        command=COMMAND[0], args=[*COMMAND[1:], "mcp"], env={**os.environ, **environment}, cwd=Path(ROOT)
    )

    async def use() -> tuple[list[str], list[str], dict]:
        async with stdio_client(command) as (reads, writes), ClientSession(reads, writes) as session:
            begun = await session.initialize()
            assert (begun.serverInfo.name, begun.serverInfo.version) == ("Byline", version("byline"))
            assert "call `ask` first" in begun.instructions
            tools = [each.name for each in (await session.list_tools()).tools]
            prompts = [each.name for each in (await session.list_prompts()).prompts]
            return tools, prompts, told(await session.call_tool("ask", {"question": QUESTION}))

    tools, prompts, answer = asyncio.run(asyncio.wait_for(use(), 120))
    assert sorted(tools) == TOOLS
    assert prompts == ["answer_from_documents"]
    assert {**answer, "seconds": 0} == {**call(address, "ask", {"question": QUESTION}), "seconds": 0}
