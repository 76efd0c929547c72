"""What the page's controls for adding documents do: each returns what the page shows while it goes on."""

import threading
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.ui.html import render
from assistant.ui.page.intake import Intake, Run
from assistant.ui.parts import at, name_in
from assistant.wording import web_address
from assistant.workspace import Workspace
from index.errors import BylineError
from index.i18n import _
from index.ingest import OnProgress
from index.types import SyncReport

Opened = dict[str, Any]
"""Tells the page's script which ``library`` opens with the documents: one's own, where the samples were shown."""

Work = Callable[[Workspace, OnProgress, threading.Event], SyncReport]
"""Changes the library of a workspace, given where to report progress and the event that asks it to stop."""


class Adding:
    """Adds documents to the library that a tab shows, or fetches them again, in runs that outlive the tab."""

    def __init__(self, workspace: Workspace, intake: Intake) -> None:
        """Add to the libraries of ``workspace`` through ``intake``."""
        self._workspace = workspace
        self._intake = intake

    async def files(
        self, request: gr.Request, paths: Sequence[str] | None
    ) -> AsyncIterator[tuple[object, object, Opened]]:
        """Add uploaded files. The upload is deleted once the library has its own copy."""
        given = [(Path(path), Path(path).name) for path in paths or ()]

        def add(here: Workspace, progress: OnProgress, stop: threading.Event) -> SyncReport:
            try:
                return here.add_uploads(given, progress=progress, stop=stop)
            finally:
                for path, _ in given:
                    path.unlink(missing_ok=True)

        run = self._begin(request, add)
        async for html in self._followed(run):
            yield html, None, {"library": run.library}

    async def address(self, request: gr.Request, typed: str) -> AsyncIterator[tuple[object, object, Opened | None]]:
        """Add web addresses, one a line or separated by spaces."""
        places = typed.split()
        wrong = next((place for place in places if web_address(place) is None), None)
        if wrong is not None:
            error = BylineError(
                _("That is not a web address."), place=wrong, advice=_("It begins with https:// or http://.")
            )
            yield render.problem(error), gr.update(), None
            return
        if not places:
            yield "", gr.update(), None
            return
        run = self._begin(request, lambda here, progress, stop: here.add(places, progress=progress, stop=stop))
        async for html in self._followed(run):
            yield html, "", {"library": run.library}

    async def text(
        self, request: gr.Request, text: str, title: str
    ) -> AsyncIterator[tuple[object, object, object, Opened | None]]:
        """Add pasted text as a document."""
        if not text.strip():
            error = BylineError(_("There is no text to add."), advice=_("Paste the document's text first."))
            yield render.problem(error), gr.update(), gr.update(), None
            return
        given = title.strip() or None
        run = self._begin(request, lambda here, progress, _stop: here.add_text(text, given, progress=progress))
        async for html in self._followed(run):
            yield html, "", "", {"library": run.library}

    async def refetch(self, request: gr.Request, event: gr.EventData) -> AsyncIterator[tuple[object, object]]:
        """Fetch a document again from where it stands. At its end the script is told what came of it."""
        document_id = event.document_id

        def fetch(here: Workspace, progress: OnProgress, stop: threading.Event) -> SyncReport:
            return here.library.refetch([document_id], progress=progress, stop=stop)

        run = self._begin(request, fetch, own=False)
        async for html in self._followed(run):
            yield html, gr.skip() if not run.future.done() else {"document_id": document_id, "what": fetched(run)}

    async def rejoin(self, request: gr.Request) -> AsyncIterator[str]:
        """Follow the run that is under way in the library that is shown when the page is opened."""
        name = name_in(self._workspace, request)
        run = self._intake.running(name) or self._go_on(name)
        if run is None:
            yield ""
            return
        async for html in self._followed(run):
            yield html

    def _go_on(self, name: str) -> Run | None:
        """Begin to embed what an earlier run left, unless a person stopped that."""
        if self._intake.was_stopped(name):
            return None
        with self._workspace.at(name) as here:
            return go_on(here, self._intake)

    def stop(self, request: gr.Request) -> None:
        """Stop adding to the library that is shown; what was added by then stays."""
        self._intake.stop(name_in(self._workspace, request))

    def _begin(self, request: gr.Request, work: Work, *, own: bool = True) -> Run:
        with at(self._workspace, request) as here:
            name, goes_to = here.name, here.own if own else here.name

        def run(progress: OnProgress, stop: threading.Event) -> SyncReport:
            with self._workspace.at(name) as here:
                return work(here, progress, stop)

        begun = self._intake.begin(run, goes_to)
        self._intake.afterwards(lambda stop: self._find_examples(goes_to, stop))
        return begun

    def _find_examples(self, name: str, stop: threading.Event) -> None:
        with self._workspace.at(name) as here:
            here.find_examples(stop)

    async def _followed(self, run: Run) -> AsyncIterator[str]:
        last = None
        async for html in self._intake.follow(run):
            if html != last:
                yield html
                last = html


def go_on(workspace: Workspace, intake: Intake) -> Run | None:
    """Begin to embed what was read and not embedded in the library that is open, if there is anything."""
    name = workspace.name
    if not workspace.library.waiting():
        return None

    def finish(progress: OnProgress, stop: threading.Event) -> SyncReport:
        with workspace.at(name) as here:
            return here.library.finish(progress=progress, stop=stop)

    return intake.begin(finish, name)


def fetched(run: Run) -> str:
    """Return in one line what fetching a document again has shown."""
    error = run.future.exception()
    if error is not None:
        return str(error) if isinstance(error, BylineError) else _("It could not be fetched: something went wrong.")
    report = run.future.result()
    if report.failed:
        return f"{report.failed[0].what} {report.failed[0].advice}"
    return _("Its text has changed.") if report.changed else _("Nothing has changed.")
