"""A GGUF file run in this process by llama.cpp (the wheel ``xllamacpp``), as a LangChain chat model that streams."""

import json
import os
import queue
import secrets
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xllamacpp
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage, convert_to_openai_messages
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import PrivateAttr

from assistant.errors import ModelError
from index.i18n import _


class LocalModel(BaseChatModel):
    """The model in the file at ``path``, which reads and writes ``window`` tokens at most. Making it loads it.

    Raises:
        ModelError: the file is not there, or llama.cpp cannot load it.
    """

    path: str
    window: int
    _server: xllamacpp.Server = PrivateAttr()

    def model_post_init(self, context: object, /) -> None:
        """Load the file."""
        super().model_post_init(context)
        self._server = _load(Path(self.path).expanduser(), self.window)

    @property
    def _llm_type(self) -> str:
        return "local"

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_kwargs: object,
    ) -> Iterator[ChatGenerationChunk]:
        asked = {"messages": convert_to_openai_messages(messages), "stream": True, "temperature": 0, "stop": stop or []}
        told: queue.Queue[str | BaseException | None] = queue.Queue()
        left = threading.Event()

        def hear(line: str) -> bool:
            told.put(line)
            return left.is_set()

        def answer() -> None:
            try:
                self._server.handle_chat_completions(json.dumps(asked), hear)
                told.put(None)
            except Exception as error:  # noqa: BLE001 - handed on to the thread that waits for it
                told.put(error)

        threading.Thread(target=answer, name="llama.cpp", daemon=True).start()
        try:
            while (line := told.get()) is not None:
                if isinstance(line, BaseException):
                    raise line
                chunk = _as_chunk(json.loads(line))
                if run_manager:
                    run_manager.on_llm_new_token(chunk.text, chunk=chunk)
                yield chunk
        finally:
            left.set()

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: object,
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, run_manager, **kwargs))


def _load(path: Path, window: int) -> xllamacpp.Server:
    if not path.is_file():
        raise ModelError(
            _("There is no such file."),
            place=str(path),
            advice=_("Write BYLINE_MODEL=local: and the path of a GGUF file."),
        )
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(path)
    parameters.n_ctx = window
    parameters.n_parallel = 1
    parameters.warmup = False
    if threads := _threads():
        parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = threads
    parameters.verbosity = -1
    parameters.ui = False
    # It also listens on a port of this machine, which nothing else is to use.
    parameters.api_keys = [secrets.token_hex(32)]
    try:
        return xllamacpp.Server(parameters)
    except RuntimeError as error:
        raise ModelError(
            _("llama.cpp cannot load this file."), place=str(path), advice=_("It must be a GGUF file of a chat model.")
        ) from error


def _threads() -> int | None:
    """Return how many threads to take where this process is kept to some of the machine's cores.

    llama.cpp does not look at that, and its threads wait for each other: two on one core crawl. It knows better how
    many to take of a whole machine, so that ``None`` leaves it to it.
    """
    if not hasattr(os, "sched_getaffinity"):
        return None
    allowed = len(os.sched_getaffinity(0))
    return allowed if allowed < (os.cpu_count() or 1) else None


def _as_chunk(told: dict[str, Any]) -> ChatGenerationChunk:
    if "error" in told:
        raise ModelError(_("llama.cpp failed: %(what)s.", what=told["error"].get("message")))
    choice = told["choices"][0]
    metadata = {"finish_reason": choice["finish_reason"]} if choice.get("finish_reason") else {}
    text = choice["delta"].get("content") or ""
    return ChatGenerationChunk(message=AIMessageChunk(content=text, response_metadata=metadata))
