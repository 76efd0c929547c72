"""Byline as a model that any chat client can ask, in the shapes of OpenAI's ``/v1/chat/completions``."""

import asyncio
import json
import secrets
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal

from fastapi import Depends, FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, Field
from starlette.concurrency import iterate_in_threadpool

from assistant.types import Answer
from assistant.ui.tools.messages import Link, Memory, annotations, linking, pieces, text_of
from assistant.ui.tools.problems import Told, told_of
from assistant.workspace import Workspace
from index.errors import BylineError, WrongUseError
from index.i18n import _

MODEL = "byline"
"""The library that is open, as a model is named; that with its name after a stroke is another."""


class Part(BaseModel):
    """A part of a message that has several."""

    type: str
    text: str = ""


class ChatMessage(BaseModel):
    """One message of a conversation. Those of the system are left aside: what answers is not told how to."""

    role: str
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        """Its words.

        Raises:
            WrongUseError: a part of it is no text.
        """
        if not isinstance(self.content, list):
            return self.content or ""
        if other := next((each.type for each in self.content if each.type != "text"), None):
            raise WrongUseError(
                _("A question is asked in words alone."), place=other, advice=_("Add the file to the library.")
            )
        return "\n".join(each.text for each in self.content)


class ChatRequest(BaseModel):
    """A conversation whose last message is the question. What else clients send (a temperature) is left aside."""

    messages: list[ChatMessage] = Field(min_length=1)
    model: str = Field(MODEL, description="“byline”, or “byline/NAME” for the library of that name.")
    stream: bool = False


def add_chat(app: FastAPI, workspace: Workspace, line: asyncio.Semaphore) -> None:
    """Add ``/v1/chat/completions`` and ``/v1/models`` to the application."""
    memory = Memory()
    problems: dict[int | str, dict[str, Any]] = {422: {"model": Told}}

    @app.get("/v1/models", tags=["Chat"])
    def models() -> dict[str, Any]:
        """List the libraries as models: “byline” is the one that is open, “byline/NAME” that of a name."""
        listed = workspace.libraries()
        named = [(f"{MODEL}/{each.name}", each.changed) for each in listed.libraries]
        known = [(MODEL, dict(named).get(f"{MODEL}/{listed.library}")), *named]
        return {"object": "list", "data": [_model(name, changed) for name, changed in known]}

    async def in_line() -> AsyncIterator[None]:
        """Wait until it is one's turn. It ends with the response, however that ends, even one that never began."""
        async with line:
            yield

    @app.post(
        "/v1/chat/completions",
        tags=["Chat"],
        responses=problems,
        response_model=None,
        dependencies=[Depends(in_line, scope="request")],
    )
    async def completions(given: ChatRequest, request: Request) -> Response:
        """Answer the last message from the documents, in the shape that clients of OpenAI's interface read.

        Each number in brackets has an annotation (`url_citation`) whose address opens the exact words on the page. The
        whole answer, as `/api/ask` returns it, stands under `byline`. `stream` sends it in pieces.
        """
        library = _library(given.model) or workspace.name
        head, link = _head(given.model), linking(f"{request.base_url}", library)
        answers = _answers(workspace, memory, library, given.messages)
        if not given.stream:
            return JSONResponse(_completion(head, await asyncio.to_thread(_last, answers), link))
        # What is wrong with the question is to be known before the first line of a stream that begins well.
        first = await asyncio.to_thread(next, answers)
        return StreamingResponse(_events(head, first, answers, link), media_type="text/event-stream")


def _answers(workspace: Workspace, memory: Memory, library: str, messages: Sequence[ChatMessage]) -> Iterator[Answer]:
    """Yield the answer to the last message as it grows, and remember it for the question that follows."""
    if messages[-1].role != "user":
        raise WrongUseError(
            _("The last message is no question."), place=messages[-1].role, advice=_("End with a message of the user.")
        )
    asked = [each.text for each in messages if each.role == "user"]
    with workspace.at(library) as here:
        turns, writer = memory.turns(library, asked[:-1]), here.assistant.model_named()
        for answer in here.assistant.stream(asked[-1], turns=turns, model=writer.name if writer else None):
            yield answer
        memory.keep(library, asked, answer)


def _last(answers: Iterator[Answer]) -> Answer:
    *_earlier, answer = answers
    return answer


def _library(model: str) -> str | None:
    """Return the name of the library that a model stands for, ``None`` for the one that is open.

    Raises:
        WrongUseError: it stands for none.
    """
    first, _stroke, name = model.partition("/")
    if first != MODEL:
        raise WrongUseError(
            _("No model has this name."), place=model, advice=_("Ask for “byline”, or for one that /v1/models lists.")
        )
    return name or None


def _model(name: str, changed: str | None) -> dict[str, Any]:
    created = int(datetime.fromisoformat(changed).timestamp()) if changed else 0
    return {"id": name, "object": "model", "created": created, "owned_by": MODEL}


def _head(model: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{secrets.token_hex(12)}", "created": int(time.time()), "model": model}


def _completion(head: dict[str, Any], answer: Answer, link: Link) -> dict[str, Any]:
    text = text_of(answer, link)
    cited = annotations(text, answer, link)
    message = {"role": "assistant", "content": text, "refusal": None, "annotations": cited}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    return {**head, "object": "chat.completion", "choices": [choice], MODEL: asdict(answer)}


async def _events(head: dict[str, Any], first: Answer, rest: Iterator[Answer], link: Link) -> AsyncIterator[str]:
    def event(delta: dict[str, Any], finished: Literal["stop"] | None = None, **more: object) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finished}
        return _event({**head, "object": "chat.completion.chunk", "choices": [choice], **more})

    yield event({"role": "assistant", "content": ""})
    sent, answer = "", first
    try:
        async for piece, answer in iterate_in_threadpool(pieces(first, rest, link)):  # noqa: B007 - the last
            sent += piece
            yield event({"content": piece})
    except BylineError as error:
        yield _event(told_of(error))
        return
    cited: Sequence[dict[str, Any]] = annotations(sent, answer, link)
    yield event({"annotations": cited}, "stop", **{MODEL: asdict(answer)})
    yield "data: [DONE]\n\n"


def _event(data: object) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"
