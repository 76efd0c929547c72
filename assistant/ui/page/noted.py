"""Notes that a person makes on the words of a source."""

import gradio as gr

from assistant.analysis.history import add_note, remove_note
from assistant.ui.parts import Noting, at
from assistant.workspace import Workspace
from index.errors import BylineError
from index.i18n import _
from index.types import Span


class Noted:
    """Keeps notes in the library that a tab shows."""

    def __init__(self, workspace: Workspace) -> None:
        """Serve ``workspace``."""
        self._workspace = workspace

    def add(self, request: gr.Request, event: gr.EventData) -> dict[str, object]:
        """Keep a note. Returns what came of it, and whether it was kept."""
        given = Noting.model_validate(event.noting)
        span = Span(given.start, given.end)
        try:
            with at(self._workspace, request) as here:
                add_note(here.library, given.document_id, span, given.words, version=given.version)
        except BylineError as error:
            return {"what": str(error), "kept": False}
        return {"what": _("Noted. It is kept with its citation under Saved."), "kept": True}

    def remove(self, request: gr.Request, event: gr.EventData) -> dict[str, object]:
        """Remove the note that has the citation of that number. Returns what went wrong, if anything did."""
        try:
            with at(self._workspace, request) as here:
                remove_note(here.library, event.number)
        except BylineError as error:
            return {"what": str(error)}
        return {"what": _("Removed.")}
