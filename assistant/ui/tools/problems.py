"""What programs are told where something is wrong: what happened, to which document, and what to do next."""

from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from assistant.errors import ModelError, NothingInScopeError
from assistant.workspace import LibraryNotFoundError
from index.errors import BylineError, DocumentNotFoundError, LibraryBusyError, WrongUseError
from index.i18n import _

STATUSES: tuple[tuple[type[BylineError], int], ...] = (
    (DocumentNotFoundError, 404),
    (LibraryNotFoundError, 404),
    (LibraryBusyError, 409),
    (WrongUseError, 422),
    (NothingInScopeError, 422),
    (ModelError, 502),
)
"""What HTTP answers to which error, the first that fits; to others 500."""


class Problem(BaseModel):
    """What happened (``what``), to which document, folder or argument (``place``), and what to do next (``advice``).

    ``message`` is all of it, and ``type`` a word for programs, as clients of OpenAI's interface read them.
    """

    message: str
    type: str
    what: str
    place: str
    advice: str


class Told(BaseModel):
    """The body of every answer that is an error."""

    error: Problem


def told_of(error: BylineError) -> dict[str, Any]:
    """Return an error as the JSON of :class:`Told`."""
    kind = type(error).__name__.removesuffix("Error")
    return Told(
        error=Problem(message=str(error), type=kind, what=error.what, place=error.place, advice=error.advice)
    ).model_dump()


def refused(error: BylineError, status: int | None = None) -> JSONResponse:
    """Return the answer to a program whose wish ended with ``error``."""
    found = next((code for kind, code in STATUSES if isinstance(error, kind)), 500)
    return JSONResponse(told_of(error), status or found)


def wrongly_asked(error: RequestValidationError) -> BylineError:
    """Return what is wrong with a request that does not have the shape it should, the first thing first."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"] if part != "body")
    return WrongUseError(first["msg"] + ".", place=place, advice=_("The page /docs says what is taken."))
