"""The log-in page, and what a request without a session is answered."""

from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.ui.html import filled
from assistant.ui.server.assets import palette
from assistant.ui.server.door import COOKIE, SESSION, Door
from assistant.ui.server.sharing import PICTURE, card
from assistant.ui.tools import refused
from index.errors import BylineError
from index.i18n import _, spoken

LOGIN, LOGOUT, ALIVE = "/login", "/logout", "/alive"
OPEN = (ALIVE, PICTURE)
"""What is answered to anybody."""

LARGEST = 4096
"""Bytes of a form."""

OWN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def is_inside(door: Door, headers: Headers, cookies: dict[str, str]) -> bool:
    """Whether a request has a session or the token."""
    kind, _blank, token = headers.get("authorization", "").partition(" ")
    return door.is_open_to(cookies.get(COOKIE, ""), token.strip() if kind.casefold() == "bearer" else "")


async def answer(door: Door, request: Request) -> Response | None:
    """Return what the door itself answers, ``None`` where the request may pass."""
    path = request.url.path
    inside = is_inside(door, request.headers, request.cookies)
    if path == LOGIN and request.method == "POST":
        return await _enter(door, request)
    if path == LOGOUT and request.method == "POST":
        door.leave(request.cookies.get(COOKIE, ""))
        return _to(LOGIN, "", 0)
    if path == LOGIN:
        return RedirectResponse("/", 303) if inside else _page(request)
    if inside or path in OPEN:
        return None
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        return RedirectResponse(LOGIN, 303)
    advice = _("Log in, or send the token: Authorization: Bearer …")
    made = refused(BylineError(_("This page asks for a password."), advice=advice), 401)
    made.headers["WWW-Authenticate"] = "Bearer"
    return made


async def _enter(door: Door, request: Request) -> Response:
    client = request.client.host if request.client else ""
    if wait := door.wait(client):
        return _refused(request, wait)
    given = b""
    async for part in request.stream():
        given += part
        if len(given) > LARGEST:
            return _page(request, _("That is not the password."), 413)
    password = "".join(parse_qs(given.decode("utf-8", "replace")).get("password", [""])[:1])
    session = await door.enter(client, password)
    if session:
        return _to("/", session, SESSION, secure=request.headers.get("origin", "").startswith("https:"))
    wait = door.wait(client)
    return _refused(request, wait) if wait else _page(request, _("That is not the password."), 401)


def _refused(request: Request, wait: int) -> Response:
    minutes = -(-wait // 60)
    told = _("Too many wrong passwords. Try again in %(minutes)s minutes.", minutes=minutes)
    made = _page(request, told, 429)
    made.headers["Retry-After"] = str(wait)
    return made


def _page(request: Request, problem: str = "", status: int = 200) -> Response:
    shared = card(str(request.base_url))
    language = spoken().replace("_", "-")
    page = filled("login.html", problem=problem, palette=palette(), shared=shared, language=language)
    headers = {
        "Content-Security-Policy": OWN_POLICY,
        "Cache-Control": "no-store",
        "Referrer-Policy": "same-origin",  # without one the form would come from the origin "null"
    }
    return HTMLResponse(page, status, headers)


def _to(path: str, session: str, seconds: int, *, secure: bool = False) -> Response:
    made = RedirectResponse(path, 303, {"Cache-Control": "no-store"})
    made.set_cookie(COOKIE, session, max_age=seconds, httponly=True, samesite="strict", secure=secure)
    return made
