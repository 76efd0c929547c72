"""A document in its versions: read as it is or was, and what has changed between."""

from collections import Counter
from typing import Any
from urllib.parse import quote

import gradio as gr

from assistant.analysis.history import changes_since, notes_in
from assistant.ui.html import filled, original_at, render
from assistant.ui.parts import Corrected, Opened, at
from assistant.workspace import Workspace
from index.errors import BylineError, DocumentNotFoundError
from index.i18n import _
from index.library import Library
from index.types import EVERYTHING, Span


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
    passages = library.passages(wanted.document_id)
    said = [each for passage in passages for each in passage.sentences if each.speaker]
    spoken = [Span(each.start, each.end) for each in said if each.speaker == wanted.speaker]
    cited = () if stale else [Span(start, end) for start, end in wanted.others]
    recording = library.recording(wanted.document_id)
    return render.reader(
        document,
        None if stale or spoken else span,
        others=spoken or cited,
        speakers=Counter(each.speaker for each in said if each.speaker).most_common(),
        speaker=wanted.speaker if spoken else "",
        notes=[each for each in notes_in(library).on(document.document_id) if each[1].version == document.version],
        headings={line for each in passages if each.heading for line in each.heading.split("\n")},
        original=original_at(library, wanted.document_id),
        caution=library.caution([document.language]),
        stale=stale,
        changed=earlier[0].replaced if earlier else None,
        recording=f"recording/{wanted.document_id}?library={quote(library.name)}" if recording else "",
        film=recording is not None and recording.is_film,
        reading=library.reading(wanted.document_id),
        unread=library.unread(EVERYTHING, {wanted.document_id}, silent=False),
    )


class Versions:
    """Shows what has changed in a document, and takes what a person corrects in it."""

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

    def correct(self, request: gr.Request, event: gr.EventData) -> dict[str, str]:
        """Put a page's words as a person corrected them in place of what was read from its picture.

        The script is told what came of it, and which document to open again if it was changed.
        """
        wanted = Corrected.model_validate(event.corrected)
        try:
            with at(self._workspace, request) as here:
                here.library.correct(wanted.document_id, wanted.text, page=wanted.page, version=wanted.version)
        except BylineError as error:
            return {"what": str(error)}
        return {
            "document_id": wanted.document_id,
            "what": _("Corrected. As it was read, it is kept as an earlier version."),
        }
