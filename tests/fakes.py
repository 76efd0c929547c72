"""Fakes: real subclasses of what they stand for, deterministic and quick."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import Field

from assistant.reader import Reader, Reading
from assistant.writing.models import Model
from index.embedding.embedder import Embedder, Vectors
from index.text.language.languages import ENGLISH, Languages
from index.types import Span

_WORD = re.compile(r"\w+")


class HashingEmbedder(Embedder):
    """Bag of words hashed to 256 dimensions: texts that share words are near. Counts words as word pieces."""

    def __init__(
        self, name: str = "hashing", limit: int = 60, dimensions: int = 256, languages: Languages = ENGLISH
    ) -> None:
        self.name = name
        self.dimensions = dimensions
        self._limit = limit
        self._languages = languages
        self.embedded: list[str] = []

    @property
    def fingerprint(self) -> str:
        return self.name

    @property
    def limit(self) -> int:
        return self._limit

    def count(self, text: str) -> int:
        return len(_WORD.findall(text))

    @property
    def languages(self) -> Languages:
        return self._languages

    def embed_query(self, query: str) -> Vectors:
        return self.embed([query])[0]

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded.extend(texts)
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in _WORD.findall(text.lower()) or [""]:
                digest = hashlib.md5(word.encode(), usedforsecurity=False).digest()
                vectors[row, int.from_bytes(digest[:4], "little") % self.dimensions] += 1.0
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


class WordReader(Reader):
    """Finds a sentence the likelier, the more of the question's content words stand in it, by their first letters.

    As steeply as a trained reader: half of the words make a sentence far less likely than all of them.
    """

    languages = ENGLISH

    def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        wanted = _stems(question)
        readings = []
        for passage, spans in zip(passages, sentences, strict=True):
            shares = [len(wanted & _stems(span.of(passage))) / max(1, len(wanted)) for span in spans]
            readings.append(Reading(max(shares, default=0.0), tuple(share**3 for share in shares)))
        return readings


def _stems(text: str) -> set[str]:
    empty = {"when", "what", "will", "does", "that", "about", "says", "said", "which", "were"}
    return {word.lower()[:5] for word in _WORD.findall(text) if len(word) > 3 and word.lower() not in empty}


class ScriptedModel(BaseChatModel):
    """Says what stands in its queue, the last again and again, a few characters at a time, and keeps what it was asked.

    An entry is a text, an error to raise, or a function of the messages that returns one of these or an iterator of
    pieces. ``$1``, ``$2`` … in a text become the keys of the passages that it was given, in order; ``finish`` is why it
    says that it ended.
    """

    replies: list[Any] = Field(default_factory=list)
    asked: list[list[BaseMessage]] = Field(default_factory=list)
    finish: str | None = "stop"
    size: int = 7

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _stream(self, messages, *_args, **_kwargs) -> Iterator[ChatGenerationChunk]:
        self.asked.append(messages)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        reply = reply(messages) if callable(reply) else reply
        if isinstance(reply, Exception):
            raise reply
        text = with_keys(reply, messages) if isinstance(reply, str) else reply
        pieces = (text[at : at + self.size] for at in range(0, len(text), self.size)) if isinstance(text, str) else text
        for piece in pieces:
            yield ChatGenerationChunk(message=AIMessageChunk(content=piece))
        metadata = {"finish_reason": self.finish} if self.finish else {}
        yield ChatGenerationChunk(message=AIMessageChunk(content="", response_metadata=metadata))

    def _generate(self, messages, *_args, **_kwargs) -> ChatResult:
        return generate_from_stream(self._stream(messages))


def keys_in(messages: Sequence[BaseMessage]) -> list[str]:
    """The keys of the passages in a prompt, in order."""
    return re.findall(r"^--- \w+ passage \[(\w+)\] ---$", messages[-1].text, re.MULTILINE)


def with_keys(text: str, messages: Sequence[BaseMessage]) -> str:
    for number, key in enumerate(keys_in(messages), start=1):
        text = text.replace(f"${number}", key)
    return text


def scripted(*replies: Any, name: str = "scripted", **options: Any) -> tuple[Model, ScriptedModel]:
    """A model as it is configured, and the one that stands behind it."""
    model = ScriptedModel(replies=list(replies), **options)
    return Model(name, None, lambda: model), model
