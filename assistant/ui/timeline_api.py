"""The endpoint ``timeline`` for other programs."""

from gradio.events import api

from assistant.analysis.timeline.timeline import timeline as make
from assistant.types import Length
from assistant.ui.tools.replies import json_of, scope_from
from assistant.workspace import Workspace


def add_timeline(workspace: Workspace) -> None:
    """Add ``timeline`` to the app being built."""

    def timeline(
        topic: str | None = None,
        length: Length = "page",
        outlets: list[str] | None = None,
        authors: list[str] | None = None,
        speakers: list[str] | None = None,
        after: str | None = None,
        before: str | None = None,
        library: str | None = None,
    ) -> str:
        """Tell the dated events of the documents in their order, each with its sentences and who says them.

        Args:
            topic: What it is to be about; everything if it is left out.
            length: How many events: "paragraph" (8), "page" (20) or "full" (100).
            outlets: Read only documents of these outlets.
            authors: Read only documents by these authors.
            speakers: Use only what people or bodies with these names say.
            after: Read only documents published on this ISO date or later.
            before: Read only documents published on this ISO date or earlier.
            library: The name of the library to read; the one that is open if it is left out.

        Returns:
            JSON with events, each with when (first and last day, label, about, bound)
            outlook of each ("happened" or "expected")
            accounts of each (the statement, and the words in it that gave the date)
            unplaced sentences with the reason
            citations as ask returns them
        """
        scope = scope_from(outlets, authors, speakers, after, before)
        return json_of(workspace, library, lambda here: make(here.library, topic or None, scope=scope, length=length))

    api(timeline, concurrency_id="ask")
