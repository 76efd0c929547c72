"""What the page's controls do: each method takes what a control sends and returns what the page shows."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.answering import Assistant
from assistant.types import Answer
from assistant.ui import evidence, render, wording
from assistant.ui.intake import Intake, Run
from assistant.ui.requests import Asked, Kept, Opened, answer_of, iso_date, scope_of
from assistant.workspace import Workspace
from index.errors import BylineError, DocumentNotFoundError
from index.library import Library, OnProgress
from index.types import Scope, Span, SyncReport

Message = dict[str, Any]
"""What the page's script receives: ``html`` to show, and what it keeps."""

BREATH = 1.0
"""Seconds after which something is said while a model writes: only then does Gradio see that the page was closed."""

FIELDS = ("title", "outlet", "author", "published", "url", "language")
"""The metadata that a person may set, in the order of the form."""


class Desk:
    """The page's view of a workspace. Holds nothing of any one conversation: those are in the browser."""

    def __init__(self, workspace: Workspace, intake: Intake) -> None:
        """Serve ``workspace``, adding documents through ``intake``."""
        self._workspace = workspace
        self._intake = intake

    @property
    def assistant(self) -> Assistant:
        """The assistant over the library that is open now."""
        return self._workspace.assistant

    @property
    def library(self) -> Library:
        """The library that is open now."""
        return self.assistant.library

    def models(self) -> str:
        """Show which model writes, and the choice among those that are configured."""
        return render.header(self.assistant.models)

    # Asking

    async def ask(
        self, outlets: list[str], speakers: list[str], after: str | None, before: str | None, event: gr.EventData
    ) -> AsyncIterator[Message]:
        """Answer a question: the answer as it grows, at last the whole of it. Leaving it ends the writing."""
        asked = Asked.model_validate(event.asked)
        stop = threading.Event()

        def begin() -> Iterator[Message]:
            documents = self.library.documents()
            scope = scope_of(asked.ticks, documents, outlets=outlets, speakers=speakers, after=after, before=before)
            words = wording.scope_words(scope)
            answers = self.assistant.stream(
                asked.question, turns=asked.turns, scope=scope, model=asked.model, stop=stop
            )
            for answer in answers:
                if answer.mode == "written":
                    yield self._growing(asked.id, answer, words)
            yield self._exchange(asked.id, answer, words)

        try:
            async for told in _breathing(begin()):
                yield told
        except BylineError as error:
            html = render.failed_turn(asked.id, asked.question, error.what, error.advice)
            yield {"id": asked.id, "html": html, "scope": "", "answer": None}
        finally:
            stop.set()

    def _growing(self, turn_id: str, answer: Answer, scope: str) -> Message:
        shown = evidence.look_up(self.library, answer.citations)
        html = render.turn(turn_id, answer, shown, (), scope, writing=True)
        return {"id": turn_id, "html": html, "scope": scope, "answer": asdict(answer), "writing": True}

    def restore(self, event: gr.EventData) -> Message:
        """Show a conversation that the browser kept, as its sources are today."""
        kept = [Kept.model_validate(each) for each in event.turns]
        return {"id": event.id, "turns": [self._restored(each, last=each is kept[-1]) for each in kept]}

    def _restored(self, kept: Kept, last: bool) -> Message:
        answer = answer_of(kept)
        if answer is None:
            what = "This answer was kept by another version." if kept.answer else "This question was not answered."
            html = render.failed_turn(kept.id, kept.question, what, "Ask it again.", kept.scope)
            return {"id": kept.id, "html": html, "scope": kept.scope, "answer": None}
        return self._exchange(kept.id, answer, kept.scope, follow_ups=last)

    def _exchange(self, turn_id: str, answer: Answer, scope: str, *, follow_ups: bool = True) -> Message:
        answer, shown = evidence.as_of_today(answer, self.library)
        further = self.assistant.follow_ups(answer) if follow_ups else ()
        html = render.turn(turn_id, answer, shown, further, scope)
        return {"id": turn_id, "html": html, "scope": scope, "answer": asdict(answer)}

    def open(self, event: gr.EventData) -> str:
        """Show a whole document with the cited words marked."""
        wanted = Opened.model_validate(event.opened)
        try:
            document = self.library.document(wanted.document_id)
        except DocumentNotFoundError:
            return render.removed_document()
        cited = wanted.end > wanted.start
        stale = cited and wanted.version != document.version
        span = Span(wanted.start, wanted.end) if cited and not stale else None
        headings = {each.heading for each in self.library.passages(wanted.document_id) if each.heading}
        original = self.library.original(wanted.document_id) is not None
        return render.reader(document, span, headings=headings, original=original, stale=stale)

    # Looking at the corpus

    def corpus(self, query: str = "") -> render.Corpus:
        """Return the documents that match ``query``."""
        documents = self.library.documents()
        names = {each.document_id: each.outlet or each.title for each in documents if each.copies}
        return render.Corpus(self.library.name, len(documents), render.matching(documents, query), query, names)

    def list_sources(self, query: str) -> str:
        """Show the documents that match ``query``, with their boxes."""
        return render.source_list(self.corpus(query))

    def table_sources(self, query: str) -> str:
        """Show the documents that match ``query``, as a table."""
        return render.source_table(self.corpus(query))

    def arrive(self, find: str, find_in_table: str, outlets: list[str], speakers: list[str]) -> tuple[object, ...]:
        """Show the library as it is now: lists, failures, the welcome and what the filters offer."""
        try:
            documents = self.library.documents()
            return (
                self.list_sources(find),
                self.table_sources(find_in_table),
                render.failures(self.library.failures()),
                render.welcome(self.library.name, len(documents), self.assistant.examples()),
                _choices(outlets, {each.outlet for each in documents if each.outlet}),
                _choices(speakers, {name for each in documents for name in each.speakers}),
            )
        except BylineError as error:
            return ("", "", "", render.problem(error), gr.update(), gr.update())

    def describe(self, outlets: list[str], speakers: list[str], after: str | None, before: str | None) -> str:
        """Say which filters are set, for the line above the question."""
        scope = Scope(outlets=tuple(outlets), speakers=tuple(speakers), after=after or None, before=before or None)
        return render.scope_line(wording.scope_note(scope))

    # Changing the corpus

    def dismiss(self, event: gr.EventData) -> str:
        """Forget a failure."""
        self.library.dismiss(event.place)
        return render.failures(self.library.failures())

    def remove(self, event: gr.EventData) -> tuple[str, Message | None]:
        """Remove a document. Returns what went wrong, if anything did, and the id for the script to forget."""
        try:
            self.library.remove([event.document_id])
        except BylineError as error:
            return render.problem(error), None
        return "", {"document_id": event.document_id}

    def edit(self, event: gr.EventData) -> tuple[object, ...]:
        """Fill the form with a document's metadata."""
        try:
            document = self.library.document(event.document_id)
        except BylineError as error:
            return (render.problem(error), gr.update(visible=False), "", "", *([""] * len(FIELDS)))
        values = [getattr(document, field) or "" for field in FIELDS]
        return ("", gr.update(visible=True), document.document_id, render.edited(document), *values)

    def save(self, document_id: str, *values: str) -> tuple[object, str]:
        """Keep what the form holds; only the fields that differ are edited."""
        try:
            document = self.library.document(document_id)
            typed = dict(zip(FIELDS, (value.strip() or None for value in values), strict=True))
            typed["published"] = iso_date(typed["published"])
            changed = {field: value for field, value in typed.items() if value != getattr(document, field)}
            if changed:
                self.library.edit(document_id, changed)
        except BylineError as error:
            return gr.update(), render.problem(error)
        return gr.update(visible=False), ""

    def take_back(self, document_id: str) -> tuple[object, str]:
        """Take back every edit of a document."""
        try:
            document = self.library.document(document_id)
            self.library.edit(document_id, dict.fromkeys(document.edited))
        except BylineError as error:
            return gr.update(), render.problem(error)
        return gr.update(visible=False), ""

    # Adding

    async def add_files(self, paths: Sequence[str] | None) -> AsyncIterator[tuple[object, object]]:
        """Add uploaded files. The upload is deleted once the library has its own copy."""
        files = [(Path(path), Path(path).name) for path in paths or ()]

        def add(progress: OnProgress, stop: threading.Event) -> SyncReport:
            try:
                return self._workspace.add_uploads(files, progress=progress, stop=stop)
            finally:
                for path, _ in files:
                    path.unlink(missing_ok=True)

        async for html in self._followed(self._intake.begin(add)):
            yield html, None

    async def add_address(self, typed: str) -> AsyncIterator[tuple[object, object]]:
        """Add web addresses, one a line or separated by spaces."""
        places = typed.split()
        wrong = next((place for place in places if wording.web_address(place) is None), None)
        if wrong is not None:
            error = BylineError("That is not a web address.", place=wrong, advice="It begins with https:// or http://.")
            yield render.problem(error), gr.update()
            return
        if not places:
            yield "", gr.update()
            return
        run = self._intake.begin(lambda progress, stop: self._workspace.add(places, progress=progress, stop=stop))
        async for html in self._followed(run):
            yield html, ""

    async def add_text(self, text: str, title: str) -> AsyncIterator[tuple[object, object, object]]:
        """Add pasted text as a document."""
        if not text.strip():
            error = BylineError("There is no text to add.", advice="Paste the document's text first.")
            yield render.problem(error), gr.update(), gr.update()
            return
        run = self._intake.begin(
            lambda progress, _stop: self._workspace.add_text(text, title.strip() or None, progress=progress)
        )
        async for html in self._followed(run):
            yield html, "", ""

    async def rejoin(self) -> AsyncIterator[str]:
        """Follow the run that is under way when the page is opened."""
        run = self._intake.running
        if run is None:
            yield ""
            return
        async for html in self._followed(run):
            yield html

    def stop_adding(self) -> None:
        """Stop adding; what was added by then stays."""
        self._intake.stop()

    async def _followed(self, run: Run) -> AsyncIterator[str]:
        last = None
        async for html in self._intake.follow(run):
            if html != last:
                yield html
                last = html


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
