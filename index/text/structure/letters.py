"""Who wrote which part of an e-mail: its sender, or the one whose message is quoted in it. Pure.

A text is an e-mail's if it begins with who it is from and to. Paragraphs of a quoted message have a ``> `` before them,
one more for each message that quotes it; above them stands who wrote them ("On 3 June, Jo Ray wrote:") or the headers
of their message. The loader of e-mail writes this form; the marks are in no sentence, and so in no quote.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.letterheads import header_in, introduced_by, is_from, is_separator, writer_of
from index.types import Span

UNNAMED = "Unnamed writer"
"""The speaker of quoted words whose writer the message does not name."""

Role = Literal["people", "introduction", "words"]

_MARKS = re.compile(r"(?:>\s?)+")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of an e-mail without its marks; ``words`` have a ``writer``, and someone who quotes them if so."""

    span: Span
    role: Role
    writer: str | None = None
    quoted_by: str | None = None


def find_parts(text: str, paragraphs: Sequence[Span]) -> tuple[Part, ...]:
    """Return the paragraphs of an e-mail, in order, with who wrote them; none if the text is no e-mail."""
    lines = [(depth_of(words), words[len(marks_of(words)) :]) for words in (each.of(text) for each in paragraphs)]
    if not _begins_letter(lines):
        return ()
    return tuple(part for part in _parts(paragraphs, lines) if part.span.start < part.span.end)


def marks_of(line: str) -> str:
    """Return the marks of quotation, with their spaces, that a line begins with."""
    found = _MARKS.match(line)
    return found.group() if found else ""


def depth_of(line: str) -> int:
    """Return how many messages quote this line."""
    return marks_of(line).count(">")


def _begins_letter(lines: Sequence[tuple[int, str]]) -> bool:
    first = header_in(lines[0][1]) if lines and lines[0][0] == 0 else None
    if first is None or first[0] != "From":
        return False
    second = header_in(lines[1][1]) if len(lines) > 1 else None
    return second is not None and second[0] in {"To", "Cc", "Bcc"}


def _parts(paragraphs: Sequence[Span], lines: Sequence[tuple[int, str]]) -> Iterator[Part]:
    writers: dict[int, str] = {}
    in_headers: int | None = None
    previous: int | None = None
    for place, (paragraph, (depth, words)) in enumerate(zip(paragraphs, lines, strict=True)):
        span = Span(paragraph.end - len(words), paragraph.end)
        header = header_in(words)
        if header and is_from(header[0]) and depth != previous:
            writers = {level: name for level, name in writers.items() if level < depth} | {depth: writer_of(header[1])}
            in_headers = depth
        elif in_headers != depth or not header:
            in_headers = None
        deeper = place + 1 < len(lines) and lines[place + 1][0] > depth
        writer = introduced_by(words) if deeper else None
        if in_headers is not None:
            yield Part(span, "introduction" if depth else "people")
        elif writer or is_separator(words):
            writers = {level: name for level, name in writers.items() if level <= depth}
            writers |= {depth + 1: writer} if writer else {}
            yield Part(span, "introduction")
        else:
            yield Part(
                span, "words", writers.get(depth, UNNAMED), writers.get(depth - 1, writers[0]) if depth else None
            )
        previous = depth
