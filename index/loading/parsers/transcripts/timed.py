"""Texts in which every turn has a time: ``[00:12:04] JANE: …``, ``Jane Doe (12:04): …``, or both on a line above."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.loading.article import clean_characters, single_spaced
from index.loading.parsers.transcripts.captions import seconds_of
from index.loading.parsers.transcripts.cues import Cue

_TIME = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_WITH_HOURS = r"\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?"
_NAME = r"[^\W\d_a-z](?:[\w.,'’ -]|\([^()\d]{1,30}\)){0,50}?"
_STARS = r"(?:\*\*|__)?"
_FORMS = (
    # [00:12:04] JANE: words, or without a name; hours where there are no brackets
    re.compile(
        rf"{_STARS}[\[(]({_TIME})(?:\s*[-–]+>?\s*{_TIME})?[\])]{_STARS}\s*[-–—]?\s*(?:{_STARS}({_NAME}){_STARS}\s*:{_STARS}(?:\s+|$))?(.*)"
    ),
    re.compile(rf"{_STARS}({_WITH_HOURS}){_STARS}\s*[-–—]?\s*{_STARS}({_NAME}){_STARS}\s*:{_STARS}(?:\s+|$)(.*)"),
    # Jane Doe (12:04): words
    re.compile(
        rf"{_STARS}({_NAME}){_STARS}:?\s*[\[(]({_TIME})(?:\s*[-–]+\s*{_TIME})?[\])]{_STARS}\s*:?{_STARS}\s*(.*)"
    ),
    # Jane Doe  12:04, and the words below
    re.compile(rf"{_STARS}({_NAME}){_STARS}[ \t]+({_TIME})()\s*"),
)
_FEWEST = 3
_HEAD = 400
"""Lines in which the first turns must stand."""

_BACK = 2.0
"""Seconds by which a turn may begin before the one above it, where two speak at once."""


@dataclass(frozen=True, slots=True)
class Timed:
    """The turns of a text, and the paragraphs above the first."""

    cues: tuple[Cue, ...]
    before: tuple[str, ...]


def timed_in(text: str) -> Timed | None:
    """Return the turns of a text with times; ``None`` where it is something else, such as a programme of events."""
    lines = clean_characters(text).split("\n")
    heads = [_head(line) for line in lines[:_HEAD]]
    if not _are_turns([head for head in heads if head]):
        return None
    heads += [_head(line) for line in lines[_HEAD:]]
    first = next(number for number, head in enumerate(heads) if head)
    before = tuple(filter(None, map(single_spaced, lines[:first])))
    return Timed(tuple(_cues(lines[first:], heads[first:])), before)


_Head = tuple[float, str | None, str]


def _head(line: str) -> _Head | None:
    """Return the second, the speaker and the words of a line that begins a turn."""
    written = line.strip()
    for number, form in enumerate(_FORMS):
        if found := form.fullmatch(written):
            time, name = (found[1], found[2]) if number < 2 else (found[2], found[1])
            return seconds_of(time), name.strip() if name else None, found[3]
    return None


def _are_turns(heads: Sequence[_Head]) -> bool:
    """Whether heads are those of turns: several, whose times go on, with words or somebody who comes back."""
    if len(heads) < _FEWEST:
        return False
    times = [head[0] for head in heads]
    goes_on = sum(later >= earlier - _BACK for earlier, later in pairwise(times))
    names = [head[1] for head in heads if head[1]]
    comes_back = len(set(names)) < len(names)
    spoken = sum(len(head[2].split()) > 3 for head in heads)
    return goes_on >= 0.9 * (len(times) - 1) and (comes_back or (not names and spoken > len(heads) / 2))


def _cues(lines: Sequence[str], heads: Sequence[_Head | None]) -> Iterator[Cue]:
    speaker: str | None = None
    start, words = 0.0, list[str]()
    for line, head in zip(lines, heads, strict=True):
        if head:
            yield from [Cue(start, " ".join(words), speaker)] if words else []
            start, words = head[0], [head[2]] if head[2] else []
            speaker = head[1] or speaker
        elif line.strip():
            words.append(line.strip())
    yield from [Cue(start, " ".join(words), speaker)] if words else []
