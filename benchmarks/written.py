"""Has a small language model answer questions, and keeps every word of it, so that it can be judged by hand and again.

    python -m benchmarks.written QUESTIONS.jsonl OUT.jsonl --library NAME --gguf MODEL.gguf [--local]

The model runs behind llama.cpp's server on loopback (the wheel ``xllamacpp``), or with ``--local`` as Byline's own
``local:`` does it. Nothing is declined, so that it is also asked what the documents do not answer. A line of OUT holds
the question, the model's reply with ``$1``, ``$2`` … for the keys of the passages in order, the seconds to the
first sentence, and the answer as it was shown. ``benchmarks/judging.py`` counts.
"""

import argparse
import json
import re
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import xllamacpp
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult

from assistant.answers.assistant import Assistant
from assistant.settings import Settings
from assistant.workspace import Workspace, make_reader
from assistant.writing.models import Model
from assistant.writing.providers import configured
from assistant.writing.writer import Writer
from tests.fakes import keys_in

PASSAGES = 3
"""Passages that are read for one question: so small a model loses itself in more."""

WINDOW = 4096


def main() -> None:
    """Read the command line, ask, and write what came."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--library", required=True)
    parser.add_argument("--gguf", type=Path, required=True)
    parser.add_argument("--local", action="store_true", help="run it in this process, as local: does")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    questions = [json.loads(line)["question"] for line in given.questions.open(encoding="utf-8")]
    with serving(given.gguf, given.threads, local=given.local) as options, given.out.open("w", encoding="utf-8") as out:
        settings = Settings(library=given.library, model_seconds=600, **options)
        workspace = Workspace(settings)
        [model] = configured(settings)
        for question in questions:
            told = json.dumps(asked(workspace, model, question), ensure_ascii=False)
            out.write(told + "\n")
            out.flush()
            print(told[:160], flush=True)
        workspace.close()


@contextmanager
def serving(gguf: Path, threads: int, *, local: bool) -> Iterator[dict[str, Any]]:
    """Yield the settings that lead to the model in the file ``gguf``."""
    if local:
        yield {"model": f"local:{gguf}"}
        return
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(gguf)
    parameters.n_ctx = WINDOW
    parameters.n_parallel = 1
    parameters.verbosity = -1
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = threads
    server = xllamacpp.Server(parameters)
    yield {"model_address": f"{server.listening_address}/v1", "model_window": WINDOW}


def asked(workspace: Workspace, model: Model, question: str) -> dict[str, Any]:
    """Return what the model wrote to ``question``, how long that took, and what was shown of it."""
    inner = model.make()
    recording = Recording(inner=inner)
    writer = Writer(replace(model, make=lambda: recording), seconds=600)
    assistant = Assistant(
        workspace.library, make_reader(Settings()), threshold=0.0, passages=PASSAGES, writers=[writer]
    )
    began = time.perf_counter()
    first, answer = None, None
    for answer in assistant.stream(question, model=model.name):
        if first is None and answer.mode == "written":
            first = time.perf_counter() - began
    return {
        "question": question,
        "reply": recording.reply,
        "first": first,
        "answer": asdict(answer),
    }


class Recording(BaseChatModel):
    """A model that keeps what another writes, with the passages' keys numbered."""

    inner: BaseChatModel
    reply: str = ""

    @property
    def _llm_type(self) -> str:
        return "recording"

    async def _astream(
        self, messages: list[BaseMessage], *_args: object, **_options: object
    ) -> AsyncIterator[ChatGenerationChunk]:
        keys, text = keys_in(messages), ""
        async for chunk in self.inner.astream(messages):
            text += chunk.text
            self.reply = numbered(text, keys)
            yield ChatGenerationChunk(message=chunk)

    def _generate(self, *_args: object, **_options: object) -> ChatResult:
        raise NotImplementedError


def numbered(text: str, keys: Sequence[str]) -> str:
    """Return ``text`` with ``$1``, ``$2`` … for the keys."""
    for number, key in enumerate(keys, start=1):
        text = re.sub(rf"\b{key}\b", f"${number}", text, flags=re.IGNORECASE)
    return text


if __name__ == "__main__":
    main()
