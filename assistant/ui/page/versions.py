"""A document in its versions: read as it is or was, and what has changed between."""

from typing import Any
from urllib.parse import quote

import gradio as gr

from assistant.analysis.history import changes_since
from assistant.ui.html import filled, original_at, render
from assistant.ui.parts import Opened, at
from assistant.workspace import Workspace
from index.errors import BylineError, DocumentNotFoundError
from index.library import Library
from index.types import Span


def reader_of(library: Library, wanted: Opened) -> str:
    """Return a whole document with the cited words marked: in the version that they are cited from, if it is kept.

    Raises:
        DocumentNotFoundError: no document has that id.
    """
    document = library.document(wanted.document_id)
    earlier = library.earlier(wanted.document_id)
    span = Span(wanted.start, wanted.end) if wanted.end > wanted.start else None
    before = next((each for each in earlier if each.document.version == wanted.version), None)
    if before and wanted.version != document.version:
        return render.reader(before.document, span, headings=frozenset(), earlier=before.replaced)
    stale = span is not None and wanted.version != document.version
    recording = library.recording(wanted.document_id)
    return render.reader(
        document,
        None if stale else span,
        headings={
            line for each in library.passages(wanted.document_id) if each.heading for line in each.heading.split("\n")
        },
        original=original_at(library, wanted.document_id),
        caution=library.caution([document.language]),
        stale=stale,
        changed=earlier[0].replaced if earlier else None,
        recording=f"recording/{wanted.document_id}?library={quote(library.name)}" if recording else "",
        film=recording is not None and recording.is_film,
    )


class Versions:
    """Shows what has changed in a document."""

    def __init__(self, workspace: Workspace) -> None:
        """Show the documents of ``workspace``."""
        self._workspace = workspace

    def changes(self, request: gr.Request, event: gr.EventData) -> Any:  # noqa: ANN401 - what Gradio takes for an output
        """Show a document's changes since one of its earlier versions, or since the last."""
        try:
            with at(self._workspace, request) as here:
                return filled(
                    "changes.html", report=changes_since(here.library, event.document_id, event.since or None)
                )
        except DocumentNotFoundError:
            return render.removed_document()
        except BylineError as error:
            return render.problem(error)
