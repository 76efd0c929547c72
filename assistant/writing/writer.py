"""Evidence to a written answer: passages and question to a prompt, a model and its sentences, each checked."""

import secrets
import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice

from langchain_core.language_models import BaseChatModel
from langchain_core.prompts import ChatPromptTemplate

from assistant.errors import ModelError
from assistant.evidence import Given
from assistant.verification import Support, word_coverage
from assistant.wording import DECLINED, ENGLISH, long_date
from assistant.writing.attributing import label_of
from assistant.writing.checking import Checked, check
from assistant.writing.drafts import drafts
from assistant.writing.models import Model
from assistant.writing.prompts import load_prompt
from assistant.writing.providers import WINDOW
from assistant.writing.streaming import stream_text
from index.i18n import _, figure
from index.text import told_row

PROMPT = ChatPromptTemplate([("system", "{system}"), ("human", "{user}")])
"""What stands in a document goes into the second message only."""

FOR_THE_ANSWER = 1024
"""Tokens that are left to the model for writing, at most a quarter of its window."""

SENTENCES = 6
"""Sentences that are taken of an answer: three are asked for, and what goes on copies what it was given."""

_BYTES_A_TOKEN = 3
"""A cautious guess for every script; each model counts in its own way, and few can be asked."""

_LETTERS = "bcdfghjkmnpqrstvwxz"
_DIGITS = "23456789"


@dataclass(frozen=True, slots=True)
class Writing:
    """An answer being written: its sentences as they are finished, and how many passages did not fit into the prompt.

    Going through ``sentences`` raises :class:`ModelError` where the model fails.
    """

    sentences: Iterator[Checked]
    left_out: int


class Writer:
    """Writes answers with one model. Safe to use from several threads."""

    def __init__(self, model: Model, *, seconds: float = 120.0, support: Support = word_coverage) -> None:
        """Take the model, how long an answer may take, and what tells whether a premise supports a statement."""
        self.model = model
        self._seconds = seconds
        self._support = support
        self._making = threading.Lock()
        self._system, self._user = load_prompt("write_system"), load_prompt("write_question")

    def warm(self) -> None:
        """Make the model, which the first question would otherwise wait for.

        Raises:
            ModelError: it cannot be made.
        """
        with self._making:
            _ = self._chat_model

    def write(self, question: str, passages: Sequence[Given], stop: threading.Event) -> Writing:
        """Begin to write an answer to ``question`` from ``passages``, best first, until ``stop`` is set.

        Raises:
            ModelError: the model cannot be made, or not even one passage fits into what it reads.
        """
        self.warm()
        fence = secrets.token_hex(4)
        passages = passages[: self.model.most]
        keyed = dict(zip(_keys(len(passages)), passages, strict=True))
        system = self._system.substitute(fence=fence, example=next(iter(keyed)), declined=DECLINED)
        instructions = system + self._user.substitute(question=question, passages="")
        shown = self._fitting(instructions, {key: _as_text(key, each, fence) for key, each in keyed.items()})
        user = self._user.substitute(question=question, passages="\n\n".join(shown.values()))
        chain = PROMPT | self._chat_model
        asked = {"system": system, "user": user}
        pieces = stream_text(chain, asked, model=self.model, seconds=self._seconds, stop=stop)
        given = {key: keyed[key] for key in shown}
        return Writing(self._checked(pieces, given, question), left_out=len(keyed) - len(shown))

    def _checked(self, pieces: Generator[str], given: Mapping[str, Given], question: str) -> Iterator[Checked]:
        """Check each sentence, which the model goes on writing after."""
        with closing(pieces):
            checked = None
            for draft in islice(drafts(pieces, given), SENTENCES):
                checked = check(draft, given, question, self._support, before=checked)
                yield checked

    @cached_property
    def _chat_model(self) -> BaseChatModel:
        return self.model.make()

    def _fitting(self, instructions: str, passages: Mapping[str, str]) -> dict[str, str]:
        """Return the passages that fit into the model's window, from the first on; none is ever cut."""
        profile = self._chat_model.profile or {}
        window = self.model.window or profile.get("max_input_tokens") or WINDOW
        room = window - min(FOR_THE_ANSWER, window // 4) - _tokens(instructions)
        fitting = {}
        for key, text in passages.items():
            room -= _tokens(text)
            if room < 0:
                break
            fitting[key] = text
        if not fitting:
            raise ModelError(
                _(
                    "No passage fits into the %(window)s tokens that %(name)s reads.",
                    window=figure(window),
                    name=self.model.name,
                ),
                advice=_("Set BYLINE_MODEL_WINDOW, if it can read more."),
            )
        return fitting


def _keys(number: int) -> list[str]:
    """Return so many different short keys that nobody can have guessed and written into a document."""
    keys: set[str] = set()
    while len(keys) < number:
        keys.add("".join(secrets.choice(each) for each in (_LETTERS, _DIGITS, _LETTERS, _DIGITS)))
    return list(keys)


def _as_text(key: str, given: Given, fence: str) -> str:
    """Return a passage as the model reads it: its key and source, then what each voice says in it."""
    document, passage = given.hit.document, given.hit.passage
    source = (
        document.outlet,
        f"“{document.title}”",
        document.author,
        long_date(document.published, language=ENGLISH),
        passage.heading,
        passage.caption,
    )
    lines = [f"--- {fence} passage [{key}] ---", _one_line(", ".join(filter(None, source)))]
    if passage.question:
        lines.append(f"Asked: {_one_line(passage.question)}")
    for voice, sentences in groupby(given.evidence, key=label_of):
        words = (
            each.words if passage.columns is None else f"{told_row(passage.columns, each.words)}." for each in sentences
        )
        lines.append(f"{_one_line(voice)}: {_one_line(' '.join(words))}")
    return "\n".join([*lines, f"--- {fence} end ---"])


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _tokens(text: str) -> int:
    return len(text.encode("utf-8", "replace")) // _BYTES_A_TOKEN
