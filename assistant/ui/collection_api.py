"""Endpoints for other programs that tell of libraries, and of documents that change."""

from gradio.events import api

from assistant.analysis.history.changes import changes_since
from assistant.ui.tools.replies import json_of
from assistant.workspace import Workspace


def add_collections(workspace: Workspace) -> None:
    """Add ``libraries`` and ``changes`` to the app being built."""

    def libraries() -> str:
        """List the libraries: their names, how many documents each holds, and when one last changed.

        Returns:
            JSON with library (the one that is open where none is named)
            libraries (name, documents, changed)
        """
        return json_of(workspace, None, lambda here: here.libraries())

    def changes(document_id: str, since: str | None = None, library: str | None = None) -> str:
        """Tell what has changed in a document since an earlier version of its text, sentence by sentence.

        Args:
            document_id: The id that a citation or a search result carries.
            since: The beginning of an earlier version, such as a citation carries; the last one if it is left out.
            library: The name of the library that it is in; the one that is open if it is left out.

        Returns:
            JSON with changes, each with kind ("changed", "added" or "removed")
            before and after of each (the citation of the sentence)
            earlier (the versions that are kept)
        """
        return json_of(workspace, library, lambda here: changes_since(here.library, document_id, since))

    api(libraries)
    api(changes)
