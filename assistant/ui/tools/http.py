"""The tools over HTTP: each an address that takes an object and returns one, described by OpenAPI at ``/docs``."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from assistant.ui.tools.problems import Told, refused, wrongly_asked
from assistant.ui.tools.replies import Tool
from index.errors import BylineError
from index.i18n import _

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

AT_ONCE = 2
"""Wishes of programs that are worked on at a time; the rest wait, so that each keeps its pace on a small machine."""

PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"model": Told, "description": HTTPStatus(code).phrase} for code in (401, 403, 404, 422)
}


def add_http(app: FastAPI, tools: Sequence[Tool], line: asyncio.Semaphore) -> None:
    """Add ``/api/NAME`` for every tool to the application, and what is answered where something is wrong."""
    for tool in tools:
        app.post(
            f"/api/{tool.name}",
            response_model=tool.returns,
            summary=tool.title,
            description=tool.says,
            operation_id=tool.name,
            responses=PROBLEMS,
            tags=["Documents"],
        )(_endpoint(tool, line))

    @app.exception_handler(BylineError)
    async def byline_error(_request: Request, error: BylineError) -> JSONResponse:
        return refused(error)

    @app.exception_handler(RequestValidationError)
    async def wrong_request(_request: Request, error: RequestValidationError) -> JSONResponse:
        return refused(wrongly_asked(error))

    @app.exception_handler(HTTPException)
    async def other_error(_request: Request, error: HTTPException) -> JSONResponse:
        return refused(BylineError(error.detail), error.status_code)

    @app.exception_handler(Exception)
    async def unforeseen(_request: Request, _error: Exception) -> JSONResponse:
        what, advice = _("Something went wrong in Byline itself."), _("What it was stands in the server’s log.")
        return refused(BylineError(what, advice=advice), 500)


def _endpoint(tool: Tool, line: asyncio.Semaphore) -> Callable[[BaseModel], Awaitable["DataclassInstance"]]:
    async def endpoint(given: BaseModel) -> "DataclassInstance":
        async with line:
            return await asyncio.to_thread(tool.run, given)

    body = inspect.Parameter("given", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=tool.takes)
    endpoint.__signature__ = inspect.Signature([body])  # type: ignore[attr-defined]
    endpoint.__name__ = tool.name
    return endpoint
