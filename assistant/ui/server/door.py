"""The page's door: who has a session, and how often a wrong password may be tried."""

import asyncio
import hashlib
import ipaddress
import secrets
import time
from collections import deque
from collections.abc import Callable

from assistant.access import Access

COOKIE = "byline"
SESSION = 30 * 24 * 3600
"""Seconds after which one has to log in again."""

WINDOW = 15 * 60
"""Seconds for which a failure counts."""

MOST = 8
MOST_OF_ALL = 100
"""Failures within that time after which nobody may try again: from one address, and from all together."""

SLOWEST = 4.0
"""Seconds that an answer to a wrong password takes at most; each further failure doubles it."""


class Door:
    """Sessions and failed attempts, in the memory of one server. Used from its event loop alone."""

    def __init__(self, access: Access, now: Callable[[], float] = time.monotonic) -> None:
        """Take what opens it."""
        self._access = access
        self._now = now
        self._sessions: dict[str, float] = {}
        self._failures: dict[str, deque[float]] = {}
        self.inner = secrets.token_urlsafe(32)
        """The token with which the server asks itself, as Gradio's MCP tools do."""
        self._one_at_a_time = asyncio.Semaphore(1)  # argon2 takes 64 MiB each time

    def is_open_to(self, session: str, token: str) -> bool:
        """Whether a request with this cookie or this token may pass; either may be empty."""
        until = self._sessions.get(_hashed(session), 0.0) if session else 0.0
        own = secrets.compare_digest(token.encode(), self.inner.encode())
        return until > self._now() or own or bool(token and self._access.admits_token(token))

    def wait(self, client: str) -> int:
        """Return for how many seconds this client may not try; 0 when it may."""
        now = self._now()
        waits = (
            kept[0] + WINDOW - now
            for name, most in ((_network(client), MOST), ("", MOST_OF_ALL))
            if len(kept := self._recent(name)) >= most
        )
        return max((int(each) + 1 for each in waits), default=0)

    async def enter(self, client: str, password: str) -> str | None:
        """Return a new session for the right password, and after a while ``None`` for a wrong one."""
        async with self._one_at_a_time:
            if self.wait(client):
                return None
            if await asyncio.to_thread(self._access.admits, password):
                self._failures.pop(_network(client), None)
                return self._begun()
            for name in ("", _network(client)):
                kept = self._recent(name)
                kept.append(self._now())
        await asyncio.sleep(min(0.25 * 2 ** (len(kept) - 1), SLOWEST))
        return None

    def leave(self, session: str) -> None:
        """End a session."""
        self._sessions.pop(_hashed(session), None)

    def _begun(self) -> str:
        now, session = self._now(), secrets.token_urlsafe(32)
        self._sessions = {known: until for known, until in self._sessions.items() if until > now}
        self._sessions[_hashed(session)] = now + SESSION
        return session

    def _recent(self, name: str) -> deque[float]:
        since = self._now() - WINDOW
        self._failures = {known: kept for known, kept in self._failures.items() if kept and kept[-1] > since}
        kept = self._failures.setdefault(name, deque())
        while kept and kept[0] <= since:
            kept.popleft()
        return kept


def _hashed(session: str) -> str:
    return hashlib.sha256(session.encode()).hexdigest()


def _network(client: str) -> str:
    """Return what a client's attempts are counted under: its address, of IPv6 the network that one line is given."""
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client or "?"
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)
