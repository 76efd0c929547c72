"""The lists of sources: in which order they stand, what is edited, removed and dismissed there."""

import gradio as gr

from assistant.ui.html import Corpus, matching, ordered, render
from assistant.ui.parts import at, iso_date
from assistant.workspace import Workspace
from index.errors import BylineError
from index.library import Library

FIELDS = ("title", "outlet", "author", "published", "url", "language")
"""The metadata that a person may set, in the order of the form."""


class Sources:
    """Lists and changes the documents of the library that a tab shows."""

    def __init__(self, workspace: Workspace) -> None:
        """Serve ``workspace``."""
        self._workspace = workspace

    def list(self, request: gr.Request, query: str, order: str) -> str:
        """Show the documents that match ``query``, with their boxes."""
        with at(self._workspace, request) as here:
            return render.source_list(corpus_of(here.library, query, order))

    def table(self, request: gr.Request, query: str, order: str) -> str:
        """Show the documents that match ``query``, as a table."""
        with at(self._workspace, request) as here:
            return render.source_table(corpus_of(here.library, query, order))

    def sort(self, request: gr.Request, find: str, find_in_table: str, event: gr.EventData) -> tuple[str, str, str]:
        """Show both lists in another order. Returns the order, for what is listed after that."""
        return event.order, self.list(request, find, event.order), self.table(request, find_in_table, event.order)

    def dismiss(self, request: gr.Request, event: gr.EventData) -> str:
        """Forget what could not be added at these places."""
        with at(self._workspace, request) as here:
            for place in event.places:
                here.library.dismiss(place)
            return render.failures(here.library.failures())

    def remove(self, request: gr.Request, event: gr.EventData) -> tuple[str, dict[str, object] | None]:
        """Remove documents. Returns what went wrong, if anything did, and what the script is to forget.

        The browser sends the answers that it keeps of these documents, and gets them back without a word of them.
        """
        try:
            with at(self._workspace, request) as here:
                here.library.remove(event.document_ids)
                left = {turn: here.library.saved.redacted(answer) for turn, answer in event.answers.items()}
        except BylineError as error:
            return render.problem(error), None
        return "", {"document_ids": event.document_ids, "answers": left}

    def edit(self, request: gr.Request, event: gr.EventData) -> tuple[object, ...]:
        """Fill the form with a document's metadata."""
        try:
            with at(self._workspace, request) as here:
                document = here.library.document(event.document_id)
        except BylineError as error:
            return (render.problem(error), gr.update(visible=False), "", "", *([""] * len(FIELDS)))
        values = [getattr(document, field) or "" for field in FIELDS]
        return ("", gr.update(visible=True), document.document_id, render.edited(document), *values)

    def save(self, request: gr.Request, document_id: str, *values: str) -> tuple[object, str]:
        """Keep what the form holds; only the fields that differ are edited."""
        try:
            with at(self._workspace, request) as here:
                document = here.library.document(document_id)
                typed = dict(zip(FIELDS, (value.strip() or None for value in values), strict=True))
                typed["published"] = iso_date(typed["published"])
                changed = {field: value for field, value in typed.items() if value != getattr(document, field)}
                if changed:
                    here.library.edit(document_id, changed)
        except BylineError as error:
            return gr.update(), render.problem(error)
        return gr.update(visible=False), ""

    def take_back(self, request: gr.Request, document_id: str) -> tuple[object, str]:
        """Take back every edit of a document."""
        try:
            with at(self._workspace, request) as here:
                document = here.library.document(document_id)
                here.library.edit(document_id, dict.fromkeys(document.edited))
        except BylineError as error:
            return gr.update(), render.problem(error)
        return gr.update(visible=False), ""


def corpus_of(library: Library, query: str = "", order: str = "title") -> Corpus:
    """Return the documents of ``library`` that match ``query``, in the order of one of their columns."""
    documents = library.documents()
    names = {each.document_id: each.outlet or each.title for each in documents if each.copies}
    found = ordered(matching(documents, query), order)
    return Corpus(library.name, len(documents), found, query, names, order)
