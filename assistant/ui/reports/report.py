"""The analysts' pages: each has a form, and below it a report made of the ticked sources within the filters."""

import asyncio
import logging
import queue
import threading
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.components import Component
from pydantic import BaseModel

from assistant.types import Say
from assistant.ui.html import render
from assistant.ui.parts import Ticks, at, layout, scope_of
from assistant.workspace import Workspace
from index.errors import BylineError
from index.i18n import N_, _
from index.types import Scope

_log = logging.getLogger(__name__)

FAILED = N_("The server is busy, or something went wrong there. Try again in a moment.")

EVERY = 0.2
"""Seconds between two looks at how far a report has come."""


class Wanted(BaseModel):
    """What a page's form sends: its values, the ticked documents, and the model that is to write, if one is.

    A report's address gives the ``scope`` that it was made in, in place of what is ticked and filtered now.
    """

    given: tuple[Any, ...]
    ticks: Ticks = Ticks()
    model: str | None = None
    scope: Scope | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One analysts' page, under ``#/name``.

    ``form`` lays out its controls and returns them, the text box whose button makes the report first. ``make`` takes
    the workspace, what the form sent, its values being those of the controls in order, and the scope; it returns the
    report as HTML, an ``article`` with its evidence in a ``section`` of the class ``evidence``.
    """

    name: str
    form: Callable[[], Sequence[Component]]
    make: Callable[[Workspace, Wanted, Scope, Say], str]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A page with its line that says the scope, its controls, and the part in which its report is shown."""

    page: Page
    scope_line: gr.HTML
    controls: Sequence[Component]
    report: gr.HTML


def box(elem_id: str, label: str, *, placeholder: str, button: str) -> gr.Textbox:
    """Return the text box of a page's form. Its ``button`` makes the report; while it is made, another stops it."""
    return gr.Textbox(
        label=label,
        placeholder=placeholder,
        lines=1,
        max_length=500,
        submit_btn=button,
        stop_btn=_("Stop"),
        elem_id=elem_id,
    )


def choice(elem_id: str, label: str, offered: Sequence[tuple[str, str]], chosen: str) -> gr.Radio:
    """Return a choice of a page's form: one of ``offered``, each a message and its value, with ``chosen`` at first.

    Its label is for screen readers.
    """
    return gr.Radio(
        [(_(each), value) for each, value in offered],
        value=chosen,
        label=label,
        show_label=False,
        elem_id=elem_id,
    )


def lay_out(page: Page) -> LaidOut:
    """Lay out the column of an analysts' page."""
    with gr.Column(elem_id=f"{page.name}-view", elem_classes="analysis"):
        scope_line = layout.part(f"scope-of-{page.name}")
        with gr.Column(elem_classes="form-of-report"):
            controls = page.form()
        report = layout.part(page.name)
    return LaidOut(page, scope_line, controls, report)


def wire(
    laid: LaidOut, workspace: Workspace, bridge: gr.HTML, filters: Sequence[Component], settings: Mapping[str, Any]
) -> None:
    """Make the report when the form is sent, and anew when another of its choices is made.

    It goes through the page's script, which adds the ticks. A report's address fills in the form.
    """
    page, controls = laid.page, list(laid.controls)
    main = controls[0]
    assert isinstance(main, gr.Textbox)
    send = f"(...given) => window.byline.report({page.name!r}, given)"
    main.submit(None, controls, None, js=send, api_visibility="private")
    again = f"(...given) => window.byline.reportAgain({page.name!r}, given)"
    for each in controls[1:]:
        assert isinstance(each, gr.Radio | gr.Checkbox)
        each.input(None, controls, None, js=again, api_visibility="private")
    defaults = tuple(each.value for each in controls)  # what an address leaves out

    def fill(event: gr.EventData) -> list[Any]:
        return list(_complete(event.given, defaults))

    getattr(bridge, f"fill_{page.name}")(fill, None, controls, api_visibility="private", show_progress="hidden")

    async def make(
        request: gr.Request,
        outlets: list[str],
        speakers: list[str],
        after: str | None,
        before: str | None,
        event: gr.EventData,
    ) -> AsyncIterator[str]:
        wanted = Wanted.model_validate(event.wanted)
        wanted.given = _complete(wanted.given, defaults)

        def report(say: Say) -> str:
            with at(workspace, request) as here:
                scope = wanted.scope or scope_of(
                    wanted.ticks,
                    here.library.documents(),
                    outlets=outlets,
                    speakers=speakers,
                    after=after,
                    before=before,
                )
                return page.make(here, wanted, scope, say)

        async for html in following(report):
            yield html

    making = getattr(bridge, page.name)(make, list(filters), laid.report, **settings)
    ended = "() => window.byline.unreported({!r}, {!r})"
    making.failure(None, js=ended.format(page.name, _(FAILED)), api_visibility="private")
    main.stop(None, js=ended.format(page.name, _("Stopped.")), cancels=[making], api_visibility="private")


def _complete(given: Sequence[Any], defaults: Sequence[Any]) -> tuple[Any, ...]:
    """Return what a form sent, with ``defaults`` in place of what is left out at its end."""
    return (*given, *defaults[len(given) :])


async def following(report: Callable[[Say], str]) -> AsyncIterator[str]:
    """Yield what is being done while ``report`` works in a thread, and at last the report, or why there is none.

    Closed before the end, it has ``report`` stop when that says next what it does.
    """
    said: queue.SimpleQueue[str] = queue.SimpleQueue()
    stop = threading.Event()

    def say(words: str) -> None:
        if stop.is_set():
            raise _StoppedError
        said.put(words)

    work = asyncio.get_running_loop().run_in_executor(None, report, say)
    try:
        yield render.working(_("Reading the sources"))
        while not work.done():
            await asyncio.wait({work}, timeout=EVERY)
            while not said.empty():
                words = said.get()
                if said.empty():
                    yield render.working(words)
        try:
            yield work.result()
        except BylineError as error:
            yield render.problem(error)
    finally:
        stop.set()
        work.add_done_callback(_note_failure)


class _StoppedError(Exception):
    """Nobody waits for the report any more."""


def _note_failure(work: asyncio.Future[str]) -> None:
    """Log what a report that nobody waits for has failed of, unless it was stopped."""
    failure = work.exception()
    if failure and not isinstance(failure, _StoppedError | BylineError):
        _log.error("A report failed after it was stopped.", exc_info=failure)
