"""What the browser sends: checked here, since anything could have been put into its storage."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, TypeAdapter, ValidationError

from assistant.question import day_of
from assistant.types import Answer, Turn
from index.errors import BylineError
from index.i18n import _
from index.types import DocumentSummary, Scope


class Ticks(BaseModel):
    """Which documents are ticked: all ``except`` these, or ``only`` these."""

    mode: Literal["except", "only"] = "except"
    ids: frozenset[str] = frozenset()

    @property
    def all(self) -> bool:
        """Whether every document is ticked."""
        return self.mode == "except" and not self.ids

    def of(self, documents: Sequence[DocumentSummary]) -> tuple[str, ...]:
        """Return the ids of the ticked ones of ``documents``."""
        return tuple(each.document_id for each in documents if (each.document_id in self.ids) == (self.mode == "only"))


class Asked(BaseModel):
    """A question, the turns before it, the documents it is asked of, and the model that is to write, if one is.

    ``as_typed`` leaves what look like slips of the pen as they are.
    """

    id: str
    question: str
    turns: tuple[Turn, ...] = ()
    ticks: Ticks = Ticks()
    model: str | None = None
    as_typed: bool = False


class Opened(BaseModel):
    """A document to read, and the words to mark in it: those that it is opened at, and ``others``.

    Of a ``speaker`` all that they say is marked in their place.
    """

    document_id: str
    start: int = 0
    end: int = 0
    version: str = ""
    others: tuple[tuple[int, int], ...] = ()
    speaker: str = ""


class Corrected(BaseModel):
    """The words of a page (from 1) of a document as a person corrected them, and the version that they were shown."""

    document_id: str
    version: str
    page: int
    text: str


class Noting(BaseModel):
    """The ``words`` that a person notes on what stands between two places of a version of a document."""

    document_id: str
    version: str
    start: int
    end: int
    words: str


class Kept(BaseModel):
    """One exchange as the browser kept it. ``answer`` is unread until :func:`answer_of` checks it."""

    id: str
    question: str = ""
    scope: str = ""
    answer: dict[str, Any] | None = None


_ANSWER = TypeAdapter(Answer)


def answer_of(kept: Kept) -> Answer | None:
    """Return the answer that was kept, or ``None`` where it is none that this version can read."""
    try:
        return _ANSWER.validate_python(kept.answer)
    except ValidationError:
        return None


def iso_date(typed: str | None) -> str | None:
    """Return the typed day on which something was published as it is, ``None`` for nothing.

    Raises:
        BylineError: it is not an ISO date.
    """
    typed = (typed or "").strip()
    if not typed:
        return None
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError as error:
        raise BylineError(
            _("“%(typed)s” is not a date.", typed=typed), advice=_("Write it as year, month and day: 2025-05-03.")
        ) from error


def scope_of(
    ticks: Ticks,
    documents: Sequence[DocumentSummary],
    *,
    outlets: Sequence[str],
    speakers: Sequence[str],
    after: str | None,
    before: str | None,
) -> Scope:
    """Return the scope that the boxes and filters describe.

    Raises:
        BylineError: no document is ticked, or a date is not one.
    """
    ticked = () if ticks.all else ticks.of(documents)
    if documents and not ticks.all and not ticked:
        raise BylineError(_("No source is ticked."), advice=_("Tick at least one on the left, or choose All."))
    return Scope(
        documents=ticked,
        outlets=tuple(outlets),
        speakers=tuple(speakers),
        after=day_of(after),
        before=day_of(before, last=True),
    )
