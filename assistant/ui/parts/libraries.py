"""Which library a tab shows: its address says it (``?library=press``), and so does everything that it asks."""

from contextlib import AbstractContextManager
from typing import Any

import gradio as gr

from assistant.ui.html import filled
from assistant.workspace import Workspace
from index.errors import BylineError
from index.types import LibrariesReport


def at(workspace: Workspace, request: gr.Request) -> AbstractContextManager[Workspace]:
    """Hold open, and yield, the workspace at the library that the tab which asks shows.

    Gradio's client sends the query of the page's address with every event. Without a name it is the library that opens
    where none is named; the page's script names it as soon as it is shown.

    Raises:
        LibraryNotFoundError: there is no such library any more.
    """
    return workspace.at(name_in(workspace, request))


def name_in(workspace: Workspace, request: gr.Request) -> str:
    """Return the name of the library that the tab which asks shows, or wants to."""
    named: str | None = request.query_params.get("library")
    return named or workspace.name


def menu(shown: str, report: LibrariesReport) -> str:
    """Return the name of the library that is ``shown``, and the list of all of them."""
    return filled("libraries.html", shown=shown, libraries=report.libraries)


class Shelf:
    """Makes and removes libraries."""

    def __init__(self, workspace: Workspace) -> None:
        """Keep them in ``workspace``."""
        self._workspace = workspace

    def make(self, event: gr.EventData) -> dict[str, Any]:
        """Make a library of the name that was typed. Returns its name for the script to open, or what is wrong."""
        try:
            return {"library": self._workspace.make(event.name)}
        except BylineError as error:
            return {"problem": str(error), "name": event.name}

    def remove(self, event: gr.EventData) -> dict[str, Any]:
        """Remove the library that was named. Returns its name for the script to forget, or what is wrong."""
        try:
            self._workspace.remove(event.name)
        except BylineError as error:
            return {"problem": str(error), "name": event.name}
        return {"removed": event.name}
