"""The endpoints for other programs: over HTTP with Gradio's clients, and as MCP tools. Each answers with JSON text."""

from functools import partial

import gradio as gr
from gradio.events import api

from assistant.analysis.brief import brief as make_brief
from assistant.prompts import load_prompt
from assistant.types import Answer, Length
from assistant.ui.claims_api import add_claims
from assistant.ui.collection_api import add_collections
from assistant.ui.comparison_api import add_compare
from assistant.ui.replies import json_of, scope_from
from assistant.ui.timeline_api import add_timeline
from assistant.workspace import Workspace


def add_endpoints(workspace: Workspace) -> None:
    """Add the endpoints to the app being built, and a prompt for a model that uses them."""

    def ask(  # noqa: PLR0913, PLR0917 - each is an argument of the endpoint
        question: str,
        outlets: list[str] | None = None,
        authors: list[str] | None = None,
        speakers: list[str] | None = None,
        after: str | None = None,
        before: str | None = None,
        model: str | None = None,
        quotes_only: bool = False,
        library: str | None = None,
    ) -> str:
        """Answer a question from the documents, each sentence with who says it, a citation and how it was checked.

        Args:
            question: What to ask. One question, complete in itself. Short forms in it narrow the scope too:
                outlet:"Harbour Courier" speaker:moor author:finch document:quay after:2025-05-03 before:2025-06.
            outlets: Ask only documents of these outlets.
            authors: Ask only documents by these authors.
            speakers: Use only what people or bodies with these names say.
            after: Ask only documents published on this ISO date or later.
            before: Ask only documents published on this ISO date or earlier.
            model: The name of a configured model that writes the answer; the preferred one if it is left out.
            quotes_only: Answer in the documents' own sentences, and let no model write.
            library: The name of the library to ask; the one that is open if it is left out.

        Returns:
            JSON: mode ("quoted", "written" or "declined"), sure (0 to 1), statements (text, speaker, citations, status,
            reasons) and citations (number, document_id, title, outlet, published, speaker, via, quote, start, end,
            version).
        """
        scope = scope_from(outlets, authors, speakers, after, before)

        def answer(here: Workspace) -> Answer:
            writer = None if quotes_only else here.assistant.model_named(model)
            return here.assistant.ask(question, scope=scope, model=writer.name if writer else None)

        return json_of(workspace, library, answer)

    def search(
        query: str,
        limit: int = 10,
        outlets: list[str] | None = None,
        authors: list[str] | None = None,
        speakers: list[str] | None = None,
        after: str | None = None,
        before: str | None = None,
        library: str | None = None,
    ) -> str:
        """Find the passages nearest to a query, best first, without answering.

        Args:
            query: What to look for, with the same short forms as a question to ask.
            limit: How many passages to return.
            outlets: Search only documents of these outlets.
            authors: Search only documents by these authors.
            speakers: Find only passages in which people or bodies with these names say something.
            after: Search only documents published on this ISO date or later.
            before: Search only documents published on this ISO date or earlier.
            library: The name of the library to search; the one that is open if it is left out.

        Returns:
            JSON: hits, each with its document, its passage (start, end, and who says each sentence) and its text.
        """
        scope = scope_from(outlets, authors, speakers, after, before)
        return json_of(workspace, library, lambda here: here.assistant.search(query, scope=scope, limit=limit))

    def brief(  # noqa: PLR0913, PLR0917 - each is an argument of the endpoint
        topic: str | None = None,
        length: Length = "page",
        model: str | None = None,
        outlets: list[str] | None = None,
        authors: list[str] | None = None,
        speakers: list[str] | None = None,
        after: str | None = None,
        before: str | None = None,
        library: str | None = None,
    ) -> str:
        """Summarise the documents theme by theme in their own sentences, each with who says it and a citation.

        Args:
            topic: What the brief is to be about; everything in scope if it is left out.
            length: "paragraph", "page" or "full".
            model: The name of a configured model that writes it, each sentence checked; if it is left out, none does.
            outlets: Take only documents of these outlets.
            authors: Take only documents by these authors.
            speakers: Take only passages in which people or bodies with these names say something.
            after: Take only documents published on this ISO date or later.
            before: Take only documents published on this ISO date or earlier.
            library: The name of the library to take them from; the one that is open if it is left out.

        Returns:
            JSON: themes (title, statements), citations as ask returns them, and coverage: what was used and what not.
        """
        scope = scope_from(outlets, authors, speakers, after, before)
        make = partial(make_brief, topic=topic, scope=scope, length=length, model=model)
        return json_of(workspace, library, lambda here: make(here.assistant))

    def open_document(document_id: str, library: str | None = None) -> str:
        """Return one document whole, with its text: every start and end of a citation counts characters of it.

        Args:
            document_id: The id that a citation or a search result carries.
            library: The name of the library that it is in; the one that is open if it is left out.

        Returns:
            JSON: title, outlet, author, published, url, language, text and version.
        """
        return json_of(workspace, library, lambda here: here.library.document(document_id))

    def answer_from_documents(question: str) -> str:
        """Have a model answer a question from the documents with these tools, keeping who said what.

        Args:
            question: What to ask the documents.
        """
        return load_prompt("answer_from_documents").substitute(question=question)

    for endpoint in (ask, search, brief):
        api(endpoint, concurrency_id="ask")
    api(open_document)
    api(gr.mcp.prompt()(answer_from_documents))
    add_claims(workspace)
    add_compare(workspace)
    add_timeline(workspace)
    add_collections(workspace)
