"""Puts many questions to an assistant, one after the other, and keeps each answer as it comes."""

import dataclasses
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from assistant.answers import Assistant
from assistant.evaluation.figures import RANKED, Asked, fold, names, wanted
from assistant.evaluation.questions import Question, QuestionsError
from assistant.types import Turn
from index.i18n import _
from index.types import Scope

PASSAGES = 40
"""Passages that are looked at first for ten different documents; more where they lie in fewer."""


def ask_all(assistant: Assistant, questions: Sequence[Question], scope: Scope) -> Iterator[Asked]:
    """Ask each question in its conversation, and rank documents for those that say which should be found.

    One with turns before it is also asked by itself.

    Raises:
        StaleLibraryError: the library needs re-indexing.
    """
    known = names(assistant.library.documents())
    for question in questions:
        turns = conversation(assistant, question.turns, scope)
        yield Asked(
            question=question,
            answer=assistant.ask(question.question, turns=turns, scope=scope),
            wanted=wanted(question, known),
            ranked=ranked(assistant, question.question, scope) if question.documents else (),
            alone=assistant.ask(question.question, scope=scope) if turns else None,
        )


def conversation(assistant: Assistant, questions: Sequence[str], scope: Scope) -> tuple[Turn, ...]:
    """Ask ``questions`` one after the other, and return the exchanges."""
    turns: tuple[Turn, ...] = ()
    for question in questions:
        turns = (*turns, assistant.ask(question, turns=turns, scope=scope).turn)
    return turns


def ranked(assistant: Assistant, question: str, scope: Scope) -> tuple[str, ...]:
    """Return the ids of the first ten documents that a search finds, each by its best passage.

    A document that repeats another's passage comes right after it.
    """
    limit = PASSAGES
    while True:
        hits = assistant.search(question, scope=scope, limit=limit).hits
        found = dict.fromkeys(each for hit in hits for each in (hit.document.document_id, *hit.also_in))
        if len(found) >= RANKED or len(hits) < limit:
            return tuple(found)[:RANKED]
        limit *= 2


def unknown_documents(assistant: Assistant, questions: Sequence[Question]) -> list[str]:
    """Return the documents that the questions name and the library does not have."""
    known = names(assistant.library.documents())
    named = dict.fromkeys(name for question in questions for name in question.documents)
    return [name for name in named if fold(name) not in known]


@contextmanager
def details_in(file: Path | None, questions: Path) -> Iterator[Callable[[Asked], None]]:
    """Yield what writes an answer to ``file`` as one line of JSON, at once; without a file it does nothing.

    Raises:
        QuestionsError: the file cannot be written, or is the file of ``questions`` itself.
    """
    if file is None:
        yield lambda _asked: None
        return
    if file.exists() and file.samefile(questions):
        raise QuestionsError(
            _("The answers would overwrite the questions."), place=str(file), advice=_("Name another file.")
        )
    try:
        stream = file.open("w", encoding="utf-8", buffering=1)
    except OSError as error:
        raise QuestionsError(
            _("The answers cannot be written there (%(reason)s).", reason=error.strerror),
            place=str(file),
            advice=_("Name a file in a folder that exists and that you may write to."),
        ) from error
    with stream:
        yield lambda asked: _write(stream, asked)


def _write(stream: TextIO, asked: Asked) -> None:
    answer = {"id": asked.question.id, **dataclasses.asdict(asked.answer)}
    stream.write(json.dumps(answer, ensure_ascii=False) + "\n")
