"""The tools for agents over standard input and output, for clients that start a command rather than open an address."""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Protocol

import httpx
from mcp.client.streamable_http import streamable_http_client
from mcp.server.stdio import stdio_server
from mcp.shared.message import SessionMessage

from assistant.settings import Settings
from assistant.ui.tools.agents import agents_server
from assistant.ui.tools.http import AT_ONCE
from assistant.ui.tools.tools import tools_of
from assistant.workspace import Models, Workspace


class _Sink(Protocol):
    async def send(self, item: SessionMessage, /) -> None: ...

    async def aclose(self) -> None: ...


def serve_stdio(settings: Settings, models: Models | None = None) -> None:
    """Serve until the client closes standard input, with ``models`` or, without them, with the real ones.

    Raises:
        BylineError: the library cannot be opened.
    """
    workspace, ending = Workspace(settings, models), threading.Event()
    loading = threading.Thread(target=_warm, args=(workspace, ending))
    loading.start()
    try:
        asyncio.run(_serve(workspace))
    finally:
        ending.set()
        loading.join()
        workspace.close()


def pass_stdio_on(address: str, token: str | None) -> None:
    """Pass on, until the client closes standard input, what it asks to the server of the page at ``address``.

    Its models are loaded and its library open, so that the first answer comes at once.
    """
    asyncio.run(_bridge(f"{address}mcp", {"Authorization": f"Bearer {token}"} if token else {}))


def _warm(workspace: Workspace, ending: threading.Event) -> None:
    """Have the samples in place and the models loaded by the time that the first question comes."""
    workspace.load_samples()
    if not ending.is_set():
        workspace.warm(ending)


async def _serve(workspace: Workspace) -> None:
    server = agents_server(tools_of(workspace), asyncio.Semaphore(AT_ONCE))
    async with stdio_server() as (asked, tell):
        await server.run(asked, tell, server.create_initialization_options())


async def _bridge(address: str, headers: dict[str, str]) -> None:
    timeout = httpx.Timeout(30, read=None)
    async with (
        httpx.AsyncClient(headers=headers, timeout=timeout) as client,
        stdio_server() as (asked, tell),
        streamable_http_client(address, http_client=client) as (told, ask, _),
    ):
        back = asyncio.create_task(_pass_on(told, tell))
        await _pass_on(asked, ask)
        back.cancel()
        await tell.aclose()


async def _pass_on(messages: AsyncIterator[SessionMessage | Exception], to: _Sink) -> None:
    """Pass messages on until there are no more. A line that is none is left out: there is nobody to answer it to."""
    async for message in messages:
        if not isinstance(message, Exception):
            await to.send(message)
