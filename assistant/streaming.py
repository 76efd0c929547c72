"""The text of a model as it comes, within a deadline; what goes wrong becomes an error in plain words."""

import asyncio
import logging
import queue
import threading
from collections.abc import Generator
from functools import cache
from typing import Any

import httpx
from langchain_core import exceptions as failures
from langchain_core.runnables import Runnable
from langsmith import tracing_context

from assistant.errors import ModelError

_log = logging.getLogger(__name__)

Pieces = queue.Queue[str | BaseException | None]
"""What a text has come to: its pieces, then its end, or what went wrong."""

LOOK = 0.1
"""Seconds between two looks at whether to stop."""

_ENDINGS = ("finish_reason", "stop_reason", "done_reason")
"""What providers call the reason for which a text ended; a text without one was cut off on its way."""

_WORDS = (
    (failures.ModelAuthenticationError, "refused the key"),
    (failures.ModelPermissionDeniedError, "does not allow this key to use the model"),
    (failures.ModelNotFoundError, "is not known where it was asked for"),
    (failures.ModelRateLimitError, "is asked too often just now"),
    (failures.ContextOverflowError, "cannot read so much at once; set BYLINE_MODEL_WINDOW to what it can"),
    ((failures.ModelTimeoutError, httpx.TimeoutException), "did not answer in time"),
    ((failures.ModelConnectionError, ConnectionError, httpx.TransportError), "cannot be reached"),
)


def stream_text(
    chain: Runnable[Any, Any], given: object, *, name: str, seconds: float, stop: threading.Event
) -> Generator[str]:
    """Yield what ``chain`` makes of ``given``, piece by piece, until ``stop`` is set; closing it ends the work too.

    It streams in an event loop of its own thread, since only there a request that hangs can be ended at once.

    Raises:
        ModelError: it failed, took longer than ``seconds``, or broke off; ``name`` is what it is called.
    """
    pieces: Pieces = queue.Queue()
    work = asyncio.run_coroutine_threadsafe(_pump(chain, given, seconds, pieces), _loop())
    try:
        while not stop.is_set():
            try:
                piece = pieces.get(timeout=LOOK)
            except queue.Empty:
                continue
            if piece is None:
                return
            if isinstance(piece, BaseException):
                raise _explained(name, piece, seconds) from piece
            yield piece
    finally:
        work.cancel()


class _BrokenOffError(Exception):
    """A text that ended without the reason that every provider gives."""


async def _pump(chain: Runnable[Any, Any], given: object, seconds: float, pieces: Pieces) -> None:
    ended = False
    try:
        # Whoever traces other programs with LangSmith has not asked for these documents to go there.
        with tracing_context(enabled=False):
            async with asyncio.timeout(seconds):
                async for chunk in chain.astream(given):
                    ended = ended or any(chunk.response_metadata.get(each) for each in _ENDINGS)
                    pieces.put(chunk.text)
        pieces.put(None if ended else _BrokenOffError())
    except Exception as error:  # noqa: BLE001 - handed on to the thread that waits for it
        pieces.put(error)


def _explained(name: str, error: BaseException, seconds: float) -> ModelError:
    """Say what happened in words of our own: those of a provider may repeat the key, the question or a document."""
    _log.warning("%s failed: %s", name, type(error).__name__)
    if isinstance(error, ModelError):
        return error
    if isinstance(error, TimeoutError):
        return ModelError(f"{name} was not done within {seconds:g} seconds.")
    if isinstance(error, _BrokenOffError):
        return ModelError(f"{name} broke off in the middle.")
    for kinds, words in _WORDS:
        if isinstance(error, kinds):
            return ModelError(f"{name} {words}.")
    status = getattr(error, "status_code", None)
    return ModelError(f"{name} failed ({f'HTTP {status}' if status else type(error).__name__}).")


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """Return the one event loop of the process in which models stream: their clients keep connections in it."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="models", daemon=True).start()
    return loop
