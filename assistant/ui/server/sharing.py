"""What a link to the page shows where it is shared: Byline's title, description and picture, and not Gradio's."""

import html
import re
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from index.i18n import _

PICTURE = "/shared.png"
"""Where the picture is, for everybody: who makes a preview has no session."""

_STATIC = Path(__file__).parent.parent / "static"
_FILE = _STATIC / "shared.png"
ICON = str(_STATIC / "icon.png")
"""The file of the picture beside the page's name in a browser's tab."""

_THEIRS = re.compile(rb'<meta\s[^>]*(?:property|name)="(?:og|twitter):[^>]*>\s*')
_HEAD = b"<head>"


def add_picture(app: FastAPI) -> None:
    """Add the address of the picture to the application."""

    @app.get(PICTURE, include_in_schema=False)
    def picture() -> Response:
        """Return the picture that a shared link shows."""
        return FileResponse(_FILE, media_type="image/png")


def card(base: str) -> str:
    """Return the elements that say what a link to the page at the address ``base`` shows."""
    told = {
        "og:title": "Byline",
        "og:description": _("Answers from your documents’ own words, each with who says it and where it stands."),
        "og:type": "website",
        "og:url": base,
        "og:image": base.rstrip("/") + PICTURE,
        "twitter:card": "summary_large_image",
    }
    return "".join(f'<meta property="{name}" content="{html.escape(words)}">\n' for name, words in told.items())


class Sharing:
    """Puts Byline's card in place of Gradio's into the page."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, the page with its own card."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        base = str(Request(scope).base_url)
        # Not compressed on its way, since it is read here.
        kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        began: list[Message] = []
        body = b""

        async def rewritten(message: Message) -> None:
            nonlocal body
            if message["type"] == "http.response.start":
                began.append(message)
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            if Headers(raw=began[0]["headers"]).get("content-type", "").startswith("text/html"):
                body = _THEIRS.sub(b"", body).replace(_HEAD, _HEAD + b"\n" + card(base).encode(), 1)
                MutableHeaders(raw=began[0]["headers"])["content-length"] = str(len(body))
            await send(began[0])
            await send({"type": "http.response.body", "body": body})

        await self._app({**scope, "headers": kept}, receive, rewritten)
