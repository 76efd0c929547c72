"""Fetching a model that writes on this machine, in the background; a page that is opened later can follow it."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator
from concurrent.futures import Future
from typing import Any

import gradio as gr

from assistant.local_models import Step
from assistant.ui.html import offering
from assistant.workspace import Workspace
from index.errors import BylineError

Message = dict[str, Any]
"""What the page's script receives: the offer's ``html``, who writes as a ``pill``, and which model is ``used`` now."""

LOOK = 0.3
"""Seconds between two looks at how far it has come."""

_log = logging.getLogger(__name__)


class Fetch:
    """One model being fetched: how far it has come, and the means to stop it."""

    def __init__(self, workspace: Workspace, name: str) -> None:
        """Begin to fetch the model of that name in a thread that no page and no end of the program waits for."""
        self.name = name
        self.step: Step | None = None
        self.stop = threading.Event()
        self.future: Future[None] = Future()
        self._workspace = workspace
        threading.Thread(target=self._run, name="fetching", daemon=True).start()

    def _run(self) -> None:
        try:
            self._workspace.fetch_model(self.name, tell=self._tell, stop=self.stop)
        except Exception as error:  # noqa: BLE001 - handed on to the pages that follow it
            _log.warning("A model was not fetched: %s", error)
            self.future.set_exception(error)
        else:
            self.future.set_result(None)

    def _tell(self, step: Step) -> None:
        self.step = step


class Fetching:
    """Fetches one model at a time for every page of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        """Fetch into the data folder of ``workspace``."""
        self._workspace = workspace
        self._fetch: Fetch | None = None

    async def get(self, event: gr.EventData) -> AsyncIterator[Message]:
        """Begin to fetch a model, unless one is being fetched, and tell how far it is until it is here."""
        if self._fetch is None or self._fetch.future.done():
            self._fetch = Fetch(self._workspace, event.model)
        async for message in self._followed(self._fetch):
            yield message

    async def look(self) -> AsyncIterator[Message]:
        """Tell what is on offer when a page is opened, and how far a fetch is that goes on."""
        if self._fetch and not self._fetch.future.done():
            async for message in self._followed(self._fetch):
                yield message
        else:
            yield self._message()

    def stop(self) -> None:
        """Stop what is being fetched; what came is kept."""
        if self._fetch:
            self._fetch.stop.set()

    async def _followed(self, fetch: Fetch) -> AsyncIterator[Message]:
        told: object = None
        while not fetch.future.done():
            if told != (fetch.step, fetch.future):
                told = (fetch.step, fetch.future)
                yield self._message(fetching=fetch.name, step=fetch.step)
            await asyncio.sleep(LOOK)
        error = fetch.future.exception()
        if error is None:
            yield {**self._message(used=fetch.name), "used": fetch.name}
        elif isinstance(error, BylineError):
            yield self._message(error=error)
        else:
            raise error

    def _message(self, **now: Any) -> Message:  # noqa: ANN401 - as `offering.offer` takes it
        report, models = self._workspace.models_to_fetch, self._workspace.assistant.models
        return {"html": offering.offer(report, **now), "pill": offering.pill(models, report)}
