"""What other programs may ask for, over HTTP, as MCP tools and as a model that they chat with.

What each function says of itself, its arguments and what it returns is what a program is told of it.
"""
# ruff: noqa: D417 - scope and here describe themselves

from assistant.analysis.brief import Brief, make_brief
from assistant.analysis.claims import ClaimsReport, Only, find_claims
from assistant.analysis.comparison import By, ComparisonReport
from assistant.analysis.comparison import compare as make_comparison
from assistant.analysis.history import ChangesReport, changes_since
from assistant.analysis.timeline import Timeline, make_timeline
from assistant.answers import OpenedDocument
from assistant.answers import open_document as open_at
from assistant.types import Answer, Length
from assistant.ui.tools.replies import Tool, must_be, tool_of
from assistant.workspace import Workspace
from index.types import LibrariesReport, ListReport, Scope, SearchReport


def tools_of(workspace: Workspace) -> tuple[Tool, ...]:
    """Return every tool over the libraries of ``workspace``."""

    def libraries() -> LibrariesReport:
        """List the libraries: their names, how many documents each holds, and when one last changed.

        Returns:
            JSON with library (the one that is open where none is named)
            libraries (name, documents, changed)
        """
        return workspace.libraries()

    makers = (ask, search, brief, claims, compare, timeline, open_document, documents, libraries, changes)
    return tuple(tool_of(workspace, make) for make in makers)


def ask(question: str, *, scope: Scope, model: str | None = None, quotes_only: bool = False, here: Workspace) -> Answer:
    """Answer a question from the documents, each sentence with who says it, a citation and how it was checked.

    When the documents do not answer, mode is "declined" and nearest holds what comes near. Short forms in the
    question narrow what is asked too: outlet:"Harbour Courier" speaker:moor author:finch document:quay
    after:2025-05-03 before:2025-06.

    Args:
        question: What to ask. One question, complete in itself.
        model: The name of a configured model that writes the answer; the preferred one if it is left out.
        quotes_only: Answer in the documents' own sentences, and let no model write.

    Returns:
        JSON with mode ("quoted", "written", "overview", "declined", or "chat" with no citation)
        sure (0 to 1)
        notice (what to know of how it was answered)
        statements (each with text, speaker, citations by number, status, reasons)
        citations and nearest (each with number, document_id, title, outlet, published, speaker, via, quote)
        start, end and version of each citation say where it stands, for open_document
    """
    writer = None if quotes_only else here.assistant.model_named(model)
    return here.assistant.ask(question, scope=scope, model=writer.name if writer else None)


def search(query: str, limit: int = 10, *, scope: Scope, here: Workspace) -> SearchReport:
    """Find the passages nearest to a query, best first, without answering. To read more than ask cites.

    Args:
        query: What to look for, with the same short forms as a question to ask.
        limit: How many passages to return, 1 to 100.

    Returns:
        JSON with notice (what to know of how they were found)
        hits, each with its document, its text, and its passage (start, end, and who says each sentence)
    """
    must_be("limit", limit, 1, 100)
    return here.assistant.search(query, scope=scope, limit=limit)


def brief(
    topic: str | None = None, length: Length = "page", model: str | None = None, *, scope: Scope, here: Workspace
) -> Brief:
    """Summarise the documents theme by theme in their own sentences, each with who says it and a citation.

    Args:
        topic: What the brief is to be about; everything in scope if it is left out.
        length: "paragraph", "page" or "full".
        model: The name of a configured model that writes it, each sentence checked; if it is left out, none does.

    Returns:
        JSON with themes (title, statements)
        citations as ask returns them
        coverage (what was used and what not)
    """
    return make_brief(here.assistant, topic, scope=scope, length=length, model=model)


def claims(
    query: str | None = None, only: Only = "all", own: bool = False, most: int = 20, *, scope: Scope, here: Workspace
) -> ClaimsReport:
    """List who said what: every attributed statement of the documents, under its speaker, with the exact words.

    Args:
        query: A speaker's name, a topic, or a question that names both ("What does Moor say about the bridge?").
        only: "all", "direct" (with words in quotation marks), "reported" or "denied".
        own: Also list what the documents say in their own voice.
        most: How many statements of one speaker to list at most.

    Returns:
        JSON with speakers, each with name, variants (the forms of the name that were joined) and claims
        claims (each with text, how, form, via, words, and the number of its citation)
        citations as ask returns them, each the whole sentence
    """
    must_be("most", most, 1, 1000)
    return find_claims(here.library, query, scope=scope, only=only, own=own, most=most)


def compare(question: str, by: By = "outlet", *, scope: Scope, here: Workspace) -> ComparisonReport:
    """Show what outlets or speakers tell on one question side by side, what they share and where they differ.

    It does not say who is right. Copies of one text are heard once.

    Args:
        question: What to compare them on. One question, complete in itself.
        by: "outlet" or "speaker".

    Returns:
        JSON with columns (name, statements, and same_text: documents that repeat another's text)
        agreements and differences (kind: number, date, name or outcome; with words, columns, citations, marks)
        citations as ask returns them
    """
    return make_comparison(here.assistant, question, by=by, scope=scope)


def timeline(topic: str | None = None, length: Length = "page", *, scope: Scope, here: Workspace) -> Timeline:
    """Tell the dated events of the documents in their order, each with its sentences and who says them.

    Args:
        topic: What it is to be about; everything if it is left out.
        length: How many events: "paragraph" (8), "page" (20) or "full" (100).

    Returns:
        JSON with events, each with when (first and last day, label, about, bound)
        outlook of each ("happened" or "expected")
        accounts of each (the statement, and the words in it that gave the date)
        unplaced sentences with the reason
        citations as ask returns them
    """
    return make_timeline(here.library, topic or None, scope=scope, length=length)


def open_document(
    document_id: str,
    *,
    here: Workspace,
    start: int | None = None,
    end: int | None = None,
    version: str | None = None,
) -> OpenedDocument:
    """Return one document whole and, opened at a citation, the cited words with who says them.

    Args:
        document_id: The id that a citation or a search result carries, or the beginning of it.
        start: The start of the citation; the document is only opened if it is left out.
        end: The end of the citation; the end of the document if it is left out.
        version: The version of the citation, since the text may have changed; as it is now if it is left out.

    Returns:
        JSON with title, outlet, author, published, url, language, text, version
        cited (for each sentence from start to end its quote, speaker, via, manner, start, end)
        replaced (when this version was replaced, or null)
        start and end count characters of text
    """
    return open_at(here.library, here.library.id_of(document_id), start=start, end=end, version=version)


def documents(*, here: Workspace) -> ListReport:
    """List the documents of a library, and what could not be added to it.

    Returns:
        JSON with documents, each with document_id, title, outlet, author, published, url, language
        failures (place, what happened, what to do about it)
    """
    return here.library.list()


def changes(document_id: str, since: str | None = None, *, here: Workspace) -> ChangesReport:
    """Tell what has changed in a document since an earlier version of its text, sentence by sentence.

    Args:
        document_id: The id that a citation or a search result carries, or the beginning of it.
        since: The beginning of an earlier version, such as a citation carries; the last one if it is left out.

    Returns:
        JSON with changes, each with kind ("changed", "added" or "removed")
        before and after of each (the citation of the sentence)
        earlier (the versions that are kept)
    """
    return changes_since(here.library, here.library.id_of(document_id), since)
