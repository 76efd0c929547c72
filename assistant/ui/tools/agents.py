"""The tools for agents: an MCP server, at ``/mcp`` of the page and over standard input and output."""

import asyncio
import json
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from importlib import metadata
from typing import Any

from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.types import GetPromptResult, Prompt, PromptArgument, PromptMessage, TextContent, ToolAnnotations
from mcp.types import Tool as McpTool
from pydantic import TypeAdapter
from starlette.applications import Starlette
from starlette.routing import Route

from assistant.ui.tools.replies import Tool
from assistant.writing import load_prompt

PATHS = ("/mcp", "/mcp/", "/gradio_api/mcp", "/gradio_api/mcp/")
"""Where agents find the tools; clients that were set up for an earlier version ask at the last two."""

ANSWERING = Prompt(
    name="answer_from_documents",
    title="Answer from documents",
    description="Have a model answer a question from the documents with these tools, keeping who said what.",
    arguments=[PromptArgument(name="question", description="What to ask the documents.", required=True)],
)


def agents_server(tools: Sequence[Tool], line: asyncio.Semaphore) -> "Server[dict[str, Any], Any]":
    """Return the MCP server of ``tools``, with what a model is told of them and a prompt that uses them."""
    server: Server[dict[str, Any], Any] = Server(
        "Byline", version=metadata.version("byline"), instructions=load_prompt("instructions").substitute()
    )
    named = {tool.name: tool for tool in tools}
    described = [_described(tool) for tool in tools]

    async def list_tools() -> list[McpTool]:
        return described

    async def call_tool(name: str, given: dict[str, Any]) -> tuple[list[TextContent], dict[str, Any]]:
        tool = named[name]
        async with line:
            report = await asyncio.to_thread(tool.run, tool.takes.model_validate(given))
        told = tool.as_json(report)
        return [TextContent(type="text", text=json.dumps(told, ensure_ascii=False, indent=2))], told

    async def list_prompts() -> list[Prompt]:
        return [ANSWERING]

    async def get_prompt(_name: str, given: dict[str, str] | None) -> GetPromptResult:
        text = load_prompt(ANSWERING.name).substitute(question=(given or {}).get("question", ""))
        return GetPromptResult(messages=[PromptMessage(role="user", content=TextContent(type="text", text=text))])

    server.list_tools()(list_tools)  # type: ignore[no-untyped-call]
    server.call_tool()(call_tool)
    server.list_prompts()(list_prompts)  # type: ignore[no-untyped-call]
    server.get_prompt()(get_prompt)  # type: ignore[no-untyped-call]
    return server


def add_agents(app: Starlette, server: "Server[dict[str, Any], Any]") -> AbstractAsyncContextManager[None]:
    """Add the addresses for agents to the application; they answer while what is returned is entered."""
    # No session outlives its request: a client goes on as before after the page was started anew.
    manager = StreamableHTTPSessionManager(server, stateless=True)
    for path in PATHS:
        app.router.routes.append(Route(path, manager.asgi_app))
    return manager.run()


def _described(tool: Tool) -> McpTool:
    hints = ToolAnnotations(
        title=tool.title,
        readOnlyHint=True,
        openWorldHint="model" in tool.takes.model_fields,  # such a one may run elsewhere
    )
    return McpTool(
        name=tool.name,
        title=tool.title,
        description=tool.says,
        inputSchema=tool.takes.model_json_schema(),
        outputSchema=TypeAdapter(tool.returns).json_schema(mode="serialization"),
        annotations=hints,
    )
