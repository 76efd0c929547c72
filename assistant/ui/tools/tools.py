"""The endpoints for other programs: over HTTP with Gradio's clients, and as MCP tools. Each answers with JSON text."""

from functools import partial

import gradio as gr
from gradio.events import api

from assistant.analysis.brief.brief import brief as make_brief
from assistant.answers.opening import open_document as open_at
from assistant.types import Answer, Length
from assistant.ui.claims_api import add_claims
from assistant.ui.collection_api import add_collections
from assistant.ui.comparison_api import add_compare
from assistant.ui.timeline_api import add_timeline
from assistant.ui.tools.replies import json_of, must_be, scope_from
from assistant.workspace import Workspace
from assistant.writing.prompts import load_prompt


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

        When the documents do not answer, mode is "declined" and nearest holds what comes near. Short forms in the
        question narrow what is asked too: outlet:"Harbour Courier" speaker:moor author:finch document:quay
        after:2025-05-03 before:2025-06.

        Args:
            question: What to ask. One question, complete in itself.
            outlets: Ask only documents of these outlets.
            authors: Ask only documents by these authors.
            speakers: Use only what people or bodies with these names say.
            after: Ask only documents published on this ISO date or later.
            before: Ask only documents published on this ISO date or earlier.
            model: The name of a configured model that writes the answer; the preferred one if it is left out.
            quotes_only: Answer in the documents' own sentences, and let no model write.
            library: The name of the library to ask; the one that is open if it is left out.

        Returns:
            JSON with mode ("quoted", "written" or "declined")
            sure (0 to 1)
            notice (what to know of how it was answered)
            statements (each with text, speaker, citations by number, status, reasons)
            citations and nearest (each with number, document_id, title, outlet, published, speaker, via, quote)
            start, end and version of each citation say where it stands, for open_document
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
        """Find the passages nearest to a query, best first, without answering. To read more than ask cites.

        Args:
            query: What to look for, with the same short forms as a question to ask.
            limit: How many passages to return, 1 to 100.
            outlets: Search only documents of these outlets.
            authors: Search only documents by these authors.
            speakers: Find only passages in which people or bodies with these names say something.
            after: Search only documents published on this ISO date or later.
            before: Search only documents published on this ISO date or earlier.
            library: The name of the library to search; the one that is open if it is left out.

        Returns:
            JSON with notice (what to know of how they were found)
            hits, each with its document, its text, and its passage (start, end, and who says each sentence)
        """
        must_be("limit", limit, 1, 100)
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
            JSON with themes (title, statements)
            citations as ask returns them
            coverage (what was used and what not)
        """
        scope = scope_from(outlets, authors, speakers, after, before)
        make = partial(make_brief, topic=topic, scope=scope, length=length, model=model)
        return json_of(workspace, library, lambda here: make(here.assistant))

    def open_document(
        document_id: str,
        library: str | None = None,
        start: int | None = None,
        end: int | None = None,
        version: str | None = None,
    ) -> str:
        """Return one document whole and, opened at a citation, the cited words with who says them.

        Args:
            document_id: The id that a citation or a search result carries.
            library: The name of the library that it is in; the one that is open if it is left out.
            start: The start of the citation; the document is only opened if it is left out.
            end: The end of the citation; the end of the document if it is left out.
            version: The version of the citation, since the text may have changed; as it is now if it is left out.

        Returns:
            JSON with title, outlet, author, published, url, language, text, version
            cited (for each sentence from start to end its quote, speaker, via, manner, start, end)
            replaced (when this version was replaced, or null)
            start and end count characters of text
        """
        opened = partial(open_at, document_id=document_id, start=start, end=end, version=version)
        return json_of(workspace, library, lambda here: opened(here.library))

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
