"""A guide to one document: the sentences that carry it, and questions that it answers, asked beforehand."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from assistant.answers.assistant import Assistant
from assistant.answers.suggesting import candidates, is_sure
from assistant.types import Citation, Statement
from index.types import Scope

SENTENCES = 3
QUESTIONS = 3
TRIED = 6
"""Questions that are asked beforehand at most."""

WHAT = "What is this about?"


@dataclass(frozen=True, slots=True)
class Guide:
    """What a document is about in its own sentences, and ``questions`` that it answers surely.

    ``whole`` says that nothing is looked for any more.
    """

    document_id: str
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    questions: tuple[str, ...] = ()
    whole: bool = False


def guide(assistant: Assistant, document_id: str, stop: threading.Event) -> Iterator[Guide]:
    """Yield the guide to a document as it grows: its sentences first, then each question as it is found.

    ``stop`` ends it between two questions.

    Raises:
        DocumentNotFoundError: no document has that id.
        StaleLibraryError: the library needs re-indexing.
    """
    library = assistant.library
    library.document(document_id)
    ask = partial(assistant.ask, scope=Scope(documents=(document_id,)))
    about = ask(WHAT)
    told = about.statements[:SENTENCES] if about.mode == "overview" else ()
    numbers = {number for each in told for number in each.citations}
    found = Guide(document_id, told, tuple(each for each in about.citations if each.number in numbers))
    yield found
    own = [each for each in library.documents() if each.document_id == document_id]
    for question in candidates(library, own)[:TRIED]:
        if stop.is_set():
            return
        if is_sure(ask(question)):
            found = replace(found, questions=(*found.questions, question))
            yield found
        if len(found.questions) == QUESTIONS:
            break
    yield replace(found, whole=True)
