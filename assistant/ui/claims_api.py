"""The endpoint ``claims`` for other programs: over HTTP and as an MCP tool."""

from functools import partial

from gradio.events import api

from assistant.analysis.claims.claims import Only
from assistant.analysis.claims.claims import claims as find
from assistant.ui.tools.replies import json_of, must_be, scope_from
from assistant.workspace import Workspace


def add_claims(workspace: Workspace) -> None:
    """Add ``claims`` to the app being built."""

    def claims(  # noqa: PLR0913, PLR0917 - the endpoint takes them each
        query: str | None = None,
        only: Only = "all",
        own: bool = False,
        most: int = 20,
        outlets: list[str] | None = None,
        authors: list[str] | None = None,
        speakers: list[str] | None = None,
        after: str | None = None,
        before: str | None = None,
        library: str | None = None,
    ) -> str:
        """List who said what: every attributed statement of the documents, under its speaker, with the exact words.

        Args:
            query: A speaker's name, a topic, or a question that names both ("What does Moor say about the bridge?").
            only: "all", "direct" (with words in quotation marks), "reported" or "denied".
            own: Also list what the documents say in their own voice.
            most: How many statements of one speaker to list at most.
            outlets: Read only documents of these outlets.
            authors: Read only documents by these authors.
            speakers: List only people or bodies with these names.
            after: Read only documents published on this ISO date or later.
            before: Read only documents published on this ISO date or earlier.
            library: The name of the library to read; the one that is open if it is left out.

        Returns:
            JSON with speakers, each with name, variants (the forms of the name that were joined) and claims
            claims (each with text, how, form, via, words, and the number of its citation)
            citations as ask returns them, each the whole sentence
        """
        must_be("most", most, 1, 1000)
        scope = scope_from(outlets, authors, speakers, after, before)
        make = partial(find, query=query, scope=scope, only=only, own=own, most=most)
        return json_of(workspace, library, lambda here: make(here.library))

    api(claims, concurrency_id="ask")
