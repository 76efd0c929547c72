"""Whether a model's server can be reached at all, and whether asking it again may help."""

import asyncio
import contextlib
import time
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from urllib.request import getproxies

import httpx
from langchain_core.exceptions import ModelError as ProviderError

from assistant.writing.models import Model

CONNECT = 2.0
"""Seconds within which a server must take a connection."""

PAUSE = 1.0
"""Seconds before a server is asked again that does not say when."""

_BUSY = 429
_FAILED = 500


class UnreachableError(Exception):
    """Nobody takes a connection at the model's address."""


async def reach(model: Model) -> None:
    """Connect to the server of ``model`` and hang up, so that an address where nobody answers is known at once.

    Most clients wait as long for a connection as for a whole answer. Behind a proxy it is the proxy that connects, so
    nothing is tried there.

    Raises:
        UnreachableError: the connection was refused, its name is not known, or nobody answered in time.
    """
    address = urlsplit(model.address or "")
    if not address.hostname or (model.place == "outside" and getproxies()):
        return
    port = address.port or {"https": 443}.get(address.scheme, 80)
    try:
        async with asyncio.timeout(CONNECT):
            _, writer = await asyncio.open_connection(address.hostname, port)
    except OSError as error:  # of which the timeout is one
        raise UnreachableError from error
    writer.close()


def wait_before_retry(error: Exception) -> float | None:
    """Return how many seconds to wait before asking again, ``None`` where that cannot help.

    It helps against a rate limit, a failure of the server and a lost connection. A Retry-After of the response decides
    how long (RFC 9110, section 10.2.3).
    """
    status = getattr(error, "status_code", 0)
    lost = isinstance(error, ConnectionError | httpx.TransportError)
    may_pass = lost or (isinstance(error, ProviderError) and error.is_retryable)
    if not (may_pass or status == _BUSY or status >= _FAILED):
        return None
    headers = getattr(getattr(error, "response", None), "headers", {})
    told = headers.get("retry-after", "")
    with contextlib.suppress(ValueError):
        return max(0.0, float(told))
    with contextlib.suppress(ValueError):
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    return PAUSE
