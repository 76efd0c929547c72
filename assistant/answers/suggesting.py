"""Questions that are suggested: made of what documents tell, asked beforehand, and kept where the answer is sure."""

import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from assistant.question import in_turns, is_person, put_in, questions_to, speeches, things_told
from assistant.types import Answer
from index.errors import DocumentNotFoundError
from index.library import Library
from index.types import DocumentSummary, SuggestedQuestion

TRIED = 12
"""Questions that are asked beforehand at most."""

KEPT = 6
"""Questions that are kept at most."""

SURE = 0.55
"""How sure an answer must be for its question to be suggested."""

LOOKED_AT = 40
"""Documents of which questions are made: those in which most people speak."""

Ask = Callable[[str], Answer]


def suggested_by(library: Library, ask: Ask, stop: threading.Event) -> tuple[SuggestedQuestion, ...] | None:
    """Return questions that the library answers surely, each with the documents that its answer cites.

    ``None`` where ``stop`` was set before all were asked.
    """
    kept: list[SuggestedQuestion] = []
    for question in candidates(library):
        if stop.is_set():
            return None
        answer = ask(question)
        if is_sure(answer):
            cited = tuple(dict.fromkeys(each.document_id for each in answer.citations))
            kept.append(SuggestedQuestion(question, cited))
        if len(kept) == KEPT:
            break
    return tuple(kept)


def is_sure(answer: Answer) -> bool:
    """Whether an answer is one to invite people to: sure, and with nothing that had to be said against it."""
    return (
        answer.mode not in ("declined", "chat") and not answer.notice and answer.sure >= SURE and bool(answer.citations)
    )


def candidates(library: Library, documents: Sequence[DocumentSummary] | None = None) -> tuple[str, ...]:
    """Return questions that may be worth asking of ``documents``, of all without them, in the order of trying them."""
    asked_of = library.documents() if documents is None else documents
    english = [each for each in asked_of if each.language in (None, "en")]
    looked_at = sorted(english, key=lambda each: -len(each.speakers))[:LOOKED_AT]
    texts = {each.document_id: _text(library, each) for each in looked_at}
    things = things_told(filter(None, texts.values()))
    asked = (question for each in looked_at for question in put_in(library.passages(each.document_id)))
    about = (f"What happened to {thing}?" for thing in things)
    said = (_to_people(library, each, texts[each.document_id], things) for each in looked_at if texts[each.document_id])
    who = (
        f"Who is {name}?"
        for name in dict.fromkeys(name for each in looked_at for name in each.speakers)
        if is_person(name)
    )
    return in_turns([asked, *islice(said, 6), about, who], TRIED)


def _to_people(library: Library, document: DocumentSummary, text: str, things: tuple[str, ...]) -> Iterator[str]:
    for speech in speeches(text, library.passages(document.document_id)):
        yield from islice(questions_to(speech, things), 2)


def _text(library: Library, document: DocumentSummary) -> str:
    try:
        return library.document(document.document_id).text
    except DocumentNotFoundError:
        return ""  # removed meanwhile
