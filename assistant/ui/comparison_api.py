"""The endpoint ``compare`` for other programs."""

from gradio.events import api

from assistant.analysis.comparison.comparison import By
from assistant.analysis.comparison.comparison import compare as make
from assistant.ui.tools.replies import json_of, scope_from
from assistant.workspace import Workspace


def add_compare(workspace: Workspace) -> None:
    """Add ``compare`` to the app being built."""

    def compare(
        question: str,
        by: By = "outlet",
        outlets: list[str] | None = None,
        authors: list[str] | None = None,
        speakers: list[str] | None = None,
        after: str | None = None,
        before: str | None = None,
        library: str | None = None,
    ) -> str:
        """Show what outlets or speakers tell on one question side by side, what they share and where they differ.

        It does not say who is right. Copies of one text are heard once.

        Args:
            question: What to compare them on. One question, complete in itself.
            by: "outlet" or "speaker".
            outlets: Read only documents of these outlets.
            authors: Read only documents by these authors.
            speakers: Use only what people or bodies with these names say.
            after: Read only documents published on this ISO date or later.
            before: Read only documents published on this ISO date or earlier.
            library: The name of the library to read; the one that is open if it is left out.

        Returns:
            JSON with columns (name, statements, and same_text: documents that repeat another's text)
            agreements and differences (kind: number, date, name or outcome; with words, columns, citations, marks)
            citations as ask returns them
        """
        scope = scope_from(outlets, authors, speakers, after, before)
        return json_of(workspace, library, lambda here: make(here.assistant, question, by=by, scope=scope))

    api(compare, concurrency_id="ask")
