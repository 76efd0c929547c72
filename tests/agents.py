"""An agent's client: the `mcp` package's own."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult


def in_a_session(address: str, use: Callable[[ClientSession], Awaitable]) -> Any:
    """Connect to a page's server, and return what ``use`` makes of the session."""

    async def connect() -> Any:
        async with (
            streamable_http_client(f"{address}mcp") as (reads, writes, *_),
            ClientSession(reads, writes) as session,
        ):
            await session.initialize()
            return await use(session)

    return asyncio.run(connect())


def call(address: str, tool: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Call a tool that must not fail, and return its JSON."""
    return told(in_a_session(address, lambda session: session.call_tool(tool, dict(given))))


def told(result: CallToolResult) -> dict[str, Any]:
    """Return the JSON of a result that is no error."""
    assert not result.isError, result.content[0].text
    assert json.loads(result.content[0].text) == result.structuredContent
    return result.structuredContent
