"""What the page's controls do: each method takes what a control sends and returns what the page shows."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

import gradio as gr

from assistant.question import asked_of, day_of, describe, scoped
from assistant.types import Answer, ModelsReport
from assistant.ui.html import evidence, offering, render
from assistant.ui.page.in_full import in_full
from assistant.ui.page.sources import corpus_of
from assistant.ui.page.versions import reader_of
from assistant.ui.parts import Asked, Kept, Opened, answer_of, at, libraries, scope_of
from assistant.workspace import Workspace
from index.errors import BylineError, DocumentNotFoundError
from index.i18n import _
from index.types import Scope

Message = dict[str, Any]
"""What the page's script receives: ``html`` to show, and what it keeps."""

BREATH = 1.0
"""Seconds after which something is said while a model writes: only then does Gradio see that the page was closed."""


class Desk:
    """The page's view of a workspace. Holds nothing of any one tab: its library is in its address.

    What was asked is in the browser.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Serve ``workspace``."""
        self._workspace = workspace

    def head(self, *, guarded: bool = False) -> str:
        """Show the pages, and which model writes, with the choice among those that are configured.

        ``guarded`` is as in :func:`offering.header`.
        """
        return offering.header(self._workspace.assistant.models, self._workspace.models_to_fetch, guarded=guarded)

    def _offer(self) -> ModelsReport | None:
        """Return the models that can be fetched, where none writes."""
        return None if self._workspace.assistant.models else self._workspace.models_to_fetch

    # Asking

    async def ask(
        self,
        request: gr.Request,
        outlets: list[str],
        speakers: list[str],
        after: str | None,
        before: str | None,
        event: gr.EventData,
    ) -> AsyncIterator[Message]:
        """Answer a question: the answer as it grows, at last the whole of it. Leaving it ends the writing."""
        asked = Asked.model_validate(event.asked)
        stop = threading.Event()

        def begin() -> Iterator[Message]:
            with at(self._workspace, request) as here:
                documents = here.library.documents()
                scope = scope_of(asked.ticks, documents, outlets=outlets, speakers=speakers, after=after, before=before)
                answers = here.assistant.stream(
                    asked.question,
                    turns=asked.turns,
                    scope=scope,
                    model=asked.model,
                    stop=stop,
                    as_typed=asked.as_typed,
                )
                for answer in answers:
                    if answer.mode == "written":
                        yield _growing(here, asked.id, answer, asked_of(answer.scope))
                yield _exchange(here, asked.id, answer, asked_of(answer.scope))

        try:
            async for told in _breathing(begin()):
                yield told
        except BylineError as error:
            html = render.failed_turn(asked.id, asked.question, error.what, error.advice)
            yield {"id": asked.id, "html": html, "scope": "", "answer": None}
        finally:
            stop.set()

    def restore(self, request: gr.Request, event: gr.EventData) -> Message:
        """Show a conversation that the browser kept, as its sources are today."""
        kept = [Kept.model_validate(each) for each in event.turns]
        with at(self._workspace, request) as here:
            turns = [_restored(here, each, last=each is kept[-1]) for each in kept]
            return {"id": event.id, "library": here.name, "turns": turns}

    def open(self, request: gr.Request, event: gr.EventData) -> str:
        """Show a whole document with the cited words marked, in the version that they are cited from if it is kept."""
        wanted = Opened.model_validate(event.opened)
        with at(self._workspace, request) as here:
            try:
                return reader_of(here.library, wanted)
            except DocumentNotFoundError:
                return render.removed_document()

    # The library as it is

    def arrive(
        self,
        request: gr.Request,
        find: str,
        find_in_table: str,
        order: str,
        outlets: list[str],
        speakers: list[str],
    ) -> tuple[object, ...]:
        """Show the library as it is now: its name among the others, lists, failures, the welcome, the filters."""
        try:
            with at(self._workspace, request) as here:
                library, documents = here.library, here.library.documents()
                return (
                    libraries.menu(here.name, here.libraries()),
                    render.source_list(corpus_of(library, find, order)),
                    render.source_table(corpus_of(library, find_in_table, order)),
                    render.failures(library.failures()),
                    render.welcome(library.name, len(documents), here.assistant.examples(), self._offer()),
                    _choices(outlets, {each.outlet for each in documents if each.outlet}),
                    _choices(speakers, {name for each in documents for name in each.speakers}),
                )
        except BylineError as error:
            others = libraries.menu(libraries.name_in(self._workspace, request), self._workspace.libraries())
            return (others, "", "", "", render.problem(error), gr.update(), gr.update())

    def describe(
        self,
        request: gr.Request,
        outlets: list[str],
        speakers: list[str],
        after: str | None,
        before: str | None,
        typed: str,
    ) -> str:
        """Say which filters are set and what the question's short forms add, for the line above the question."""
        scope = Scope(outlets=tuple(outlets), speakers=tuple(speakers))
        try:
            scope = replace(scope, after=day_of(after), before=day_of(before, last=True))
            with at(self._workspace, request) as here:
                _, both = scoped(typed, scope, here.library.documents())
        except BylineError as error:
            return render.scope_line(describe(scope), str(error))
        return render.scope_line(describe(both))


def _growing(here: Workspace, turn_id: str, answer: Answer, scope: str) -> Message:
    shown = evidence.look_up(here.library, answer.citations)
    html = render.turn(turn_id, answer, shown, (), scope, writing=True)
    return {
        "id": turn_id, "library": here.name, "html": html, "scope": scope, "answer": asdict(answer), "writing": True
    }  # fmt: skip


def _restored(here: Workspace, kept: Kept, last: bool) -> Message:
    answer = answer_of(kept)
    if answer is None:
        what = (
            _("This answer comes from another version of Byline.")
            if kept.answer
            else _("This question was not answered.")
        )
        html = render.failed_turn(kept.id, kept.question, what, _("Ask it again."), kept.scope)
        return {"id": kept.id, "html": html, "scope": kept.scope, "answer": None}
    return _exchange(here, kept.id, answer, kept.scope, follow_ups=last)


def _exchange(here: Workspace, turn_id: str, answer: Answer, scope: str, *, follow_ups: bool = True) -> Message:
    answer, shown = evidence.as_of_today(answer, here.library)
    further = here.assistant.follow_ups(answer) if follow_ups else ()
    html = render.turn(turn_id, answer, shown, further, scope, in_full=in_full(answer))
    return {"id": turn_id, "library": here.name, "html": html, "scope": scope, "answer": asdict(answer)}


def _choices(chosen: Sequence[str], offered: set[str]) -> object:
    """Offer what the library has now, and keep what is chosen of it."""
    return gr.update(choices=sorted(offered, key=str.casefold), value=[each for each in chosen if each in offered])


async def _breathing(messages: Iterator[Message]) -> AsyncIterator[Message]:
    """Yield ``messages`` as they come, each worked out in a thread, and now and then one that changes nothing.

    The event loop stays free for other pages.
    """
    while True:
        step = asyncio.ensure_future(asyncio.to_thread(next, messages, None))
        while not step.done():
            await asyncio.wait({step}, timeout=BREATH)
            if not step.done():
                yield gr.skip()
        message = step.result()
        if message is None:
            return
        yield message
