"""The page of what is saved: the list, and each report with what has become of what it cites."""

from collections.abc import Iterator, Mapping
from typing import Any

import gradio as gr
from pydantic import BaseModel, TypeAdapter, ValidationError

from assistant.analysis.history import SavedReport, citations_in, list_saved, open_saved
from assistant.evidence import state
from assistant.types import Statement
from assistant.ui.html import evidence, filled, grouped, render, voices
from assistant.ui.parts import at, layout
from assistant.workspace import Workspace
from index.errors import BylineError
from index.i18n import _
from index.library import Library

Message = dict[str, Any]

_STATEMENT = TypeAdapter(Statement)


class Keeping(BaseModel):
    """A report that the page sends to be saved."""

    name: str
    kind: str
    report: dict[str, Any]


def lay_out() -> tuple[gr.HTML, gr.HTML]:
    """Lay out the column: the list, and below it the report that is opened."""
    with gr.Column(elem_id="saved-view", elem_classes="analysis"):
        return layout.part("saved-list"), layout.part("saved")


class SavedReports:
    """Saves, lists, opens and removes reports in the library that a tab shows."""

    def __init__(self, workspace: Workspace) -> None:
        """Keep them in ``workspace``."""
        self._workspace = workspace

    def save(self, request: gr.Request, event: gr.EventData) -> Message:
        """Save what the page shows. Returns the name for the script, or what is wrong."""
        try:
            given = Keeping.model_validate(event.keeping)
            with at(self._workspace, request) as here:
                return {"name": here.library.saved.put(given.name, given.kind, given.report).name}
        except ValidationError:
            return {"problem": _("This cannot be saved: the page sent no report.")}
        except BylineError as error:
            return {"problem": str(error)}

    def list(self, request: gr.Request) -> str:
        """Show what is saved."""
        try:
            with at(self._workspace, request) as here:
                return filled("saved_list.html", report=list_saved(here.library))
        except BylineError as error:
            return render.problem(error)

    def open(self, request: gr.Request, event: gr.EventData) -> str:
        """Show a saved report as what it cites is today."""
        try:
            with at(self._workspace, request) as here:
                return saved_page(here.library, open_saved(here.library, event.name))
        except BylineError as error:
            return render.problem(error)

    def remove(self, request: gr.Request, event: gr.EventData) -> tuple[str, str]:
        """Remove a saved report, and close it."""
        try:
            with at(self._workspace, request) as here:
                here.library.saved.remove(event.name)
        except BylineError as error:
            return self.list(request), render.problem(error)
        return self.list(request), ""


def saved_page(library: Library, report: SavedReport) -> str:
    """Return a saved report: its statements under who says them, and what has become of the evidence."""
    shown = evidence.look_up(library, citations_in(report.report))
    told = [(title, list(map(evidence.said, own))) for title, own in sections(report.report)]
    return filled(
        "saved.html",
        summary=report.summary,
        sections=[(title, voices(own, shown)) for title, own in told],
        groups=grouped(shown.values()),
    )


def sections(report: Mapping[str, Any]) -> list[tuple[str, list[Statement]]]:
    """Return a report's statements, those that follow one another under the title of their part together.

    A report without any is told by what it cites.
    """
    found: list[tuple[str, list[Statement]]] = []
    for title, statement in _statements(report, ""):
        if not found or found[-1][0] != title:
            found.append((title, []))
        found[-1][1].append(statement)
    return found or [("", list(state(citations_in(report))))]


def _statements(value: Any, title: str) -> Iterator[tuple[str, Statement]]:  # noqa: ANN401 - JSON
    if isinstance(value, Mapping):
        if "text" in value and "status" in value:
            yield title, _STATEMENT.validate_python(value)
        for each in value.values():
            yield from _statements(each, value.get("title") or title)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _statements(each, title)
