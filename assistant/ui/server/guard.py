"""What every request must pass, and every answer: who asks, from where, and that the page fetches from nowhere else."""

import ipaddress
import socket
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.ui.server.door import Door
from assistant.ui.server.login import answer
from assistant.ui.tools import refused
from index.errors import BylineError
from index.i18n import _

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
"""Gradio compiles its templates in the browser, which needs eval; everything else is this server's own."""

HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


def is_loopback(host: str) -> bool:
    """Return whether ``host``, a name or an address, is this machine and nothing else."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Guard:
    """Refuses a foreign Host (a name rebound to this machine) or Origin (another site's page), and adds headers.

    With a ``door`` it answers to this machine's addresses and ``names`` too, and lets nobody pass who has no session.
    """

    def __init__(self, app: ASGIApp, door: Door | None = None, names: Collection[str] = ()) -> None:
        """Stand before ``app``."""
        self._app = app
        self._door = door
        self._names = frozenset(each.casefold() for each in (*names, *(_names() if door else ())))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with 403."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # nothing here speaks it
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", POLICY)
            await send(message)

        own = await self._answered(Request(scope, receive))
        await (own or self._app)(scope, receive, send_with_headers)

    async def _answered(self, request: Request) -> Response | None:
        """Return what is answered here, ``None`` where the request may pass."""
        if not self._is_own(request.headers):
            told = (
                _("This page does not go by this name. BYLINE_NAMES adds one.")
                if self._door
                else _("This page is for this machine only.")
            )
            return refused(BylineError(told), 403)
        return await answer(self._door, request) if self._door else None

    def _is_own(self, headers: Headers) -> bool:
        host = headers.get("host", "")
        origin = headers.get("origin")
        return self._answers_to(_hostname(f"//{host}")) and origin in (None, f"http://{host}", f"https://{host}")

    def _answers_to(self, host: str) -> bool:
        # An address cannot be rebound, as a name can.
        return is_loopback(host) or (self._door is not None and (host in self._names or _is_address(host)))


def _names() -> tuple[str, ...]:
    """Return the names that this machine knows itself by."""
    name = socket.gethostname()
    return name, f"{name}.local"


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _hostname(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
