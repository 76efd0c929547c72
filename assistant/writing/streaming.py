"""The text of a model as it comes, within a deadline; what goes wrong becomes an error in plain words."""

import asyncio
import logging
import queue
import threading
from collections.abc import Generator
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

import httpx
from langchain_core import exceptions as failures
from langchain_core.exceptions import ModelError as ProviderError
from langchain_core.runnables import Runnable
from langsmith import tracing_context
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_exception

from assistant.errors import ModelError
from assistant.writing.models import Model
from index.i18n import N_, _
from index.retry_after import retry_time

_log = logging.getLogger(__name__)

Pieces = queue.Queue[str | BaseException | None]
"""What a text has come to: its pieces, then its end, or what went wrong."""

LOOK = 0.1
"""Seconds between two looks at whether to stop."""

_ENDINGS = ("finish_reason", "stop_reason", "done_reason")
"""What providers call the reason for which a text ended."""

_WHOLE = {"stop", "end_turn", "stop_sequence", "eos", "eos_token"}
_FULL = {"length", "max_tokens"}
"""Reasons of a text that is at its end, and of one for which no room was left."""


class UnreachableError(Exception):
    """Nobody takes a connection at the model's address."""


_WORDS = (
    (failures.ModelAuthenticationError, N_("%(name)s refused the key.")),
    (failures.ModelPermissionDeniedError, N_("%(name)s does not allow this key to use the model.")),
    (failures.ModelNotFoundError, N_("%(name)s is not known where it was asked for.")),
    (failures.ModelRateLimitError, N_("%(name)s is asked too often just now.")),
    (
        failures.ContextOverflowError,
        N_("%(name)s cannot read so much at once; set BYLINE_MODEL_WINDOW to what it can."),
    ),
    ((failures.ModelTimeoutError, httpx.TimeoutException), N_("%(name)s did not answer in time.")),
    (
        (failures.ModelConnectionError, UnreachableError, ConnectionError, httpx.TransportError),
        N_("%(name)s cannot be reached."),
    ),
)


def stream_text(
    chain: Runnable[Any, Any], given: object, *, model: Model, seconds: float, stop: threading.Event
) -> Generator[str]:
    """Yield what ``chain`` makes of ``given``, piece by piece, until ``stop`` is set; closing it ends the work too.

    It streams in an event loop of its own thread, since only there a request that hangs can be ended at once. Where
    ``model`` fails before the first piece in a way that may pass, it is asked once more.

    Raises:
        ModelError: it failed, took longer than ``seconds``, or broke off.
    """
    pieces: Pieces = queue.Queue()
    work = asyncio.run_coroutine_threadsafe(_pump(chain, given, model, seconds, pieces), _loop())
    try:
        while not stop.is_set():
            try:
                piece = pieces.get(timeout=LOOK)
            except queue.Empty:
                continue
            if piece is None:
                return
            if isinstance(piece, BaseException):
                raise _explained(model.name, piece, seconds) from piece
            yield piece
    finally:
        work.cancel()


class _BrokenOffError(Exception):
    """A text that ended for another reason than that it is whole, or for none: it was cut off on its way."""


async def _pump(chain: Runnable[Any, Any], given: object, model: Model, seconds: float, pieces: Pieces) -> None:
    try:
        # Whoever traces other programs with LangSmith has not asked for these documents to go there.
        with tracing_context(enabled=False):
            async with asyncio.timeout(seconds) as deadline:
                await reach(model)
                until = deadline.when() or 0.0
                ending = await _hand_on(chain, given, until, pieces)
        pieces.put(None if ending.casefold() in _WHOLE else _BrokenOffError(ending.casefold()))
    except Exception as error:  # noqa: BLE001 - handed on to the thread that waits for it
        pieces.put(error)


async def _hand_on(chain: Runnable[Any, Any], given: object, until: float, pieces: Pieces) -> str:
    """Hand on the pieces of a text and return the reason that it gives for its end, or none."""
    begun = False

    async def ask() -> str:
        nonlocal begun
        ending = ""
        async for chunk in chain.astream(given):
            begun = begun or bool(chunk.text)
            ending = next(filter(None, map(chunk.response_metadata.get, _ENDINGS)), ending)
            pieces.put(chunk.text)
        return str(ending)

    def may_help(error: BaseException) -> bool:
        wait = wait_before_retry(error)
        return not begun and wait is not None and asyncio.get_running_loop().time() + wait <= until

    again = AsyncRetrying(
        stop=stop_after_attempt(2), retry=retry_if_exception(may_help), wait=wait_exception(_pause), reraise=True
    )
    return await again(ask)


def _pause(error: BaseException) -> float:
    return wait_before_retry(error) or 0.0


def _explained(name: str, error: BaseException, seconds: float) -> ModelError:
    """Say what happened in words of our own: those of a provider may repeat the key, the question or a document."""
    _log.warning("%s failed: %s", name, type(error).__name__)
    if isinstance(error, ModelError):
        return error
    if isinstance(error, TimeoutError):
        return ModelError(_("%(name)s was not done within %(seconds)s seconds.", name=name, seconds=f"{seconds:g}"))
    if isinstance(error, _BrokenOffError):
        full = str(error) in _FULL
        if full:
            return ModelError(_("%(name)s had no room left to end its answer.", name=name))
        return ModelError(_("%(name)s broke off in the middle.", name=name))
    for kinds, words in _WORDS:
        if isinstance(error, kinds):
            return ModelError(_(words, name=name))
    status = getattr(error, "status_code", None)
    return ModelError(
        _("%(name)s failed (%(what)s).", name=name, what=f"HTTP {status}" if status else type(error).__name__)
    )


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """Return the one event loop of the process in which models stream: their clients keep connections in it."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="models", daemon=True).start()
    return loop


CONNECT = 2.0
"""Seconds within which a server must take a connection."""


PAUSE = 1.0
"""Seconds before a server is asked again that does not say when."""


_BUSY = 429


_FAILED = 500


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


def wait_before_retry(error: BaseException) -> float | None:
    """Return how many seconds to wait before asking again, ``None`` where that cannot help.

    It helps against a rate limit, a failure of the server and a lost connection. A Retry-After of the response decides
    how long.
    """
    status = getattr(error, "status_code", 0)
    lost = isinstance(error, ConnectionError | httpx.TransportError)
    may_pass = lost or (isinstance(error, ProviderError) and error.is_retryable)
    if not (may_pass or status == _BUSY or status >= _FAILED):
        return None
    headers = getattr(getattr(error, "response", None), "headers", {})
    now = datetime.now(UTC)
    told = retry_time(headers.get("retry-after"), now)
    return PAUSE if told is None else max(0.0, (told - now).total_seconds())
