"""Answers as messages of a chat, and the conversations that they go on from."""

import hashlib
import json
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from assistant.answers import paper_of_answer
from assistant.export import Message, to_message
from assistant.types import Answer, Citation, Turn

REMEMBERED = 1000
"""Answers of which is known, when the next question comes, whom they quoted and what they were about."""

Link = Callable[[Citation], str]
"""Gives the address at which a citation is opened."""

_MARKER = re.compile(r"(?<!\\)\[(\d+)\](?!\()")
"""The number of a citation. Brackets of the documents' own are escaped."""


class Memory:
    """What was answered to the questions that a client sends again with the next one. Safe in several threads."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._lock = threading.Lock()
        self._turns: OrderedDict[str, Turn] = OrderedDict()

    def keep(self, library: str, asked: Sequence[str], answer: Answer) -> None:
        """Remember the answer to the last question of a conversation; the oldest goes where there are too many."""
        with self._lock:
            self._turns[_key(library, asked)] = answer.turn
            while len(self._turns) > REMEMBERED:
                self._turns.popitem(last=False)

    def turns(self, library: str, asked: Sequence[str]) -> tuple[Turn, ...]:
        """Return the exchanges that the questions of a conversation began; of one not remembered its question alone."""
        with self._lock:
            return tuple(
                self._turns.get(_key(library, asked[: number + 1]), Turn(each)) for number, each in enumerate(asked)
            )


def _key(library: str, asked: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps([library, *asked]).encode()).hexdigest()


def text_of(answer: Answer, link: Link) -> str:
    """Return a whole answer as a message, with what is to be known of it first."""
    told = _message(answer, link)
    return "\n\n".join(filter(None, (told.notes, told.body, told.sources)))


def pieces(first: Answer, rest: Iterator[Answer], link: Link) -> Iterator[tuple[str, Answer]]:
    """Yield an answer that grows in pieces of its message, each with the answer that it is of.

    What has been sent cannot be taken back: where a written answer is given up, the one in its place follows it.
    """
    sent, answer = "", first
    for later in rest:
        if answer.mode == "written" and (more := _more(sent, _message(_held(answer), link).body)):
            sent += more
            yield more, answer
        answer = later
    told = _message(answer, link)
    whole = "\n\n".join(filter(None, (told.body, told.notes, told.sources))) if sent else text_of(answer, link)
    more = _more(sent, whole)
    yield (f"\n\n---\n\n{text_of(answer, link)}" if more is None else more), answer


def _held(answer: Answer) -> Answer:
    """Return an answer without what is not supported, which stands behind all that is still to come."""
    return replace(answer, statements=tuple(each for each in answer.statements if each.status != "unsupported"))


def _more(sent: str, text: str) -> str | None:
    """Return what of a text was not sent; ``None`` where what was sent does not begin it."""
    return text[len(sent) :] if text.startswith(sent) else None


def annotations(text: str, answer: Answer, link: Link) -> list[dict[str, Any]]:
    """Return the citations of a message, one for each number in it: where that stands, and what it leads to."""
    cited = {each.number: each for each in answer.citations}  # what is only near is no source of it
    # The numbers of an answer that was given up on its way are those of other citations.
    begin, end = max(text.rfind(text_of(answer, link)), 0), text.rfind(_message(answer, link).sources)
    markers = _MARKER.finditer(text, begin, end) if cited else ()
    return [_annotation(found, cited[int(found[1])], link) for found in markers if int(found[1]) in cited]


def _annotation(found: re.Match[str], citation: Citation, link: Link) -> dict[str, Any]:
    cited = {
        "start_index": found.start(),
        "end_index": found.end(),
        "title": citation.title,
        "url": link(citation),
        "quote": citation.quote,
        "speaker": citation.speaker,
        "outlet": citation.outlet,
        "published": citation.published,
        "source": citation.url,
    }
    return {"type": "url_citation", "url_citation": cited}


def linking(page: str, library: str) -> Link:
    """Return what gives a citation's address on the page at the address ``page``, at its words in that library."""
    chosen = f"{page}?library={quote(library)}#/read"
    return lambda each: f"{chosen}/{each.document_id}/{each.start}-{each.end}/{each.version}"


def _message(answer: Answer, link: Link) -> Message:
    return to_message(paper_of_answer(answer), link)
