"""A file of questions whose answers are known, as ``byline eval`` takes it: one JSON object a line."""

import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answers import LONGEST_QUESTION
from index.errors import WrongUseError
from index.i18n import _

Text = Annotated[str, Field(min_length=1)]
Turn = Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)]


class QuestionsError(WrongUseError):
    """A file of questions, or a line of it, that cannot be used."""


class Question(BaseModel):
    """One question, with what is known about its answer; an empty list says that nothing is known.

    ``turns`` are the questions before it in one conversation, oldest first. ``answers`` are short answers, any of which
    is right; ``documents`` name what should be found, each by id, title, address or place; ``quotes`` are sentences or
    words that the evidence should hold. ``answerable`` is whether the documents answer it at all. ``behaviour`` is what
    it deserves, ``must`` are lists of words of which a whole answer shows one each, ``short`` are right headlines, and
    what is right is told by ``kind``.
    """

    model_config = ConfigDict(frozen=True, coerce_numbers_to_str=True, str_strip_whitespace=True)

    question: Turn
    id: Text
    answers: list[Text] = []
    documents: list[Text] = []
    quotes: list[Text] = []
    answerable: bool = True
    turns: list[Turn] = []
    kind: Text | None = None
    behaviour: Literal["answer", "decline", "chat", "overview", "results"] | None = None
    must: list[Annotated[list[Text], Field(min_length=1)]] = []
    short: list[Text] = []


def read_questions(file: Path) -> list[Question]:
    """Return the questions in ``file``, in order; empty lines are passed over and unknown fields ignored.

    A question without an id gets its line's number. One that does not say whether it is answerable is, unless it says
    that there are no answers and names neither documents nor quotes, or that it should be declined.

    Raises:
        QuestionsError: the file cannot be read, a line is not a question, two have one id, or there is none at all.
    """
    questions: list[Question] = []
    lines: dict[str, int] = {}
    # Not splitlines(): JSON strings may hold line separators other than \n.
    for number, line in enumerate(_text_of(file).split("\n"), start=1):
        if not line.strip():
            continue
        question = _parsed(line, number, f"{file}, line {number}")
        if question.id in lines:
            raise QuestionsError(
                _("The id “%(id)s” is also that of line %(what)s.", id=question.id, what=lines[question.id]),
                place=f"{file}, line {number}",
                advice=_("Give each question an id of its own, or none of them any."),
            )
        lines[question.id] = number
        questions.append(question)
    if not questions:
        raise QuestionsError(
            _("There is no question in it."), place=str(file), advice=_("Write one JSON object a line.")
        )
    return questions


def _text_of(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise QuestionsError(
            _("The file cannot be read (%(reason)s).", reason=error.strerror),
            place=str(file),
            advice=_("Check its name and permissions."),
        ) from error
    except UnicodeDecodeError as error:
        raise QuestionsError(_("The text is not UTF-8."), place=str(file), advice=_("Save it as UTF-8.")) from error


def _parsed(line: str, number: int, place: str) -> Question:
    example = 'Write it like {"question": "…", "answers": ["…"]}; docs/json.md has every field.'
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise QuestionsError(
            _("The line is not JSON (%(reason)s).", reason=error), place=place, advice=example
        ) from error
    if not isinstance(given, dict):
        raise QuestionsError(_("The line is not a JSON object."), place=place, advice=example)
    known = {name: value for name, value in given.items() if value is not None}
    nothing = known.get("answers") == [] and not known.get("documents") and not known.get("quotes")
    try:
        answerable = not nothing and known.get("behaviour") != "decline"
        return Question.model_validate({"id": number, "answerable": answerable} | known)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise QuestionsError(
            _("“%(field)s”: %(what)s.", field=field, what=first["msg"]), place=place, advice=example
        ) from error
