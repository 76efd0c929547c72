"""The MCP tools over standard input and output, for clients that start a command rather than open an address.

Messages are passed on as they are to the page's own server, which this process runs at a port of its own, so both ways
lead to the same tools.
"""

import asyncio
import secrets
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Protocol

import httpx
import uvicorn
from mcp.client.streamable_http import streamable_http_client
from mcp.server.stdio import stdio_server
from mcp.shared.message import SessionMessage

from assistant.access import Access
from assistant.settings import Settings
from assistant.ui.server.server import address_of, listen, make_app
from assistant.workspace import Models, Workspace

HOST = "127.0.0.1"


class _Sink(Protocol):
    async def send(self, item: SessionMessage, /) -> None: ...

    async def aclose(self) -> None: ...


def serve_stdio(settings: Settings, models: Models | None = None) -> None:
    """Serve until the client closes standard input, with ``models`` or, without them, with the real ones.

    Raises:
        BylineError: the library cannot be opened.
    """
    token = secrets.token_urlsafe(32)  # others on this machine reach the port as well
    with _running(settings, models, Access("", token)) as address:
        asyncio.run(_bridge(f"{address}gradio_api/mcp/", token))


@contextmanager
def _running(settings: Settings, models: Models | None, access: Access) -> Iterator[str]:
    """Run the page's server in a thread, and yield its address once it answers."""
    with listen(HOST, 0) as listening:
        address, ready = address_of(listening), threading.Event()
        app = make_app(Workspace(settings, models), address, lambda _report: ready.set(), access=access)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while thread.is_alive() and not ready.wait(0.1):
                pass
            yield address
        finally:
            server.should_exit = True
            thread.join()


async def _bridge(address: str, token: str) -> None:
    headers, timeout = {"Authorization": f"Bearer {token}"}, httpx.Timeout(30, read=None)
    async with (
        httpx.AsyncClient(headers=headers, timeout=timeout, follow_redirects=True) as client,
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
