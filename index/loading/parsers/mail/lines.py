"""Paragraphs out of the lines of an e-mail, each with a mark for every message that it is quoted in. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from index.errors import LoadError
from index.i18n import _
from index.loading.article import paragraphs_of, wrap_width
from index.text import depth_of, header_in, introduced_by, is_from, is_separator, marks_of, opens_introduction

_USUAL = (60, 80)
_SIGNATURE = re.compile(r"--\s?")
_MOST_HEADERS = 8
DEEPEST = 200
"""How many messages may be quoted one within another; every paragraph has a mark for each."""

_WRAPPED = 3
"""Over how many lines, at most, mail programs break what introduces a quoted message."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a message without its marks, and how many messages quote it. Empty lines are of any depth.

    Of a message that is a page it is a whole paragraph; only a table is one of several lines.
    """

    depth: int
    words: str

    @classmethod
    def all_of(cls, text: str, *, flowed: bool = False) -> "list[Line]":
        """Return the lines of a plain text; ``flowed`` undoes the soft breaks of RFC 3676."""
        lines: list[Line] = []
        soft = False
        for written in text.split("\n"):
            depth, words = depth_of(written), written[len(marks_of(written)) :]
            words = words.removeprefix(" ") if flowed else words
            if soft and depth == lines[-1].depth and words.strip():
                lines[-1] = cls(depth, lines[-1].words + words)
            else:
                lines.append(cls(depth, words))
            soft = flowed and words.endswith(" ") and not _SIGNATURE.fullmatch(words)
        return lines


def paragraphs_of_letter(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the paragraphs of a message, each after its marks (``> `` for a quoted one).

    What a mail program puts below headers or an introduction without marking it gets the marks here.

    Raises:
        LoadError: messages are quoted too deep within one another.
    """
    paragraphs: list[str] = []
    column = _column(lines)
    for depth, group in groupby(_levelled(_whole(lines)), key=lambda line: line.depth):
        if depth > DEEPEST:
            raise LoadError(
                _("The message quotes more than %(deepest)s messages one within another.", deepest=DEEPEST),
                advice=_("Save the older ones by themselves and add these."),
            )
        for is_table, lines_of_it in groupby(group, key=lambda line: "\n" in line.words):
            written = ["" if _SIGNATURE.fullmatch(line.words) else line.words for line in lines_of_it]
            found = written if is_table else paragraphs_of("\n".join(written), column)
            paragraphs += ["> " * depth + paragraph for paragraph in found if re.search(r"\w", paragraph)]
    return tuple(paragraphs)


def _column(lines: Sequence[Line]) -> int:
    """Return where the lines of a message were wrapped, 0 where they were not; addresses are never broken."""
    one_line = (line.words.rstrip() for line in lines if "\n" not in line.words)
    words = [each for each in one_line if each and "://" not in each]
    longest = max(map(len, words), default=0)
    # Of a few lines nothing else tells, and no mail program that wraps does so elsewhere.
    return wrap_width(words) or (longest if _USUAL[0] <= longest <= _USUAL[1] else 0)


def _whole(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, each introduction and header as one paragraph of its own."""
    place = 0
    while place < len(lines):
        depth, taken = lines[place].depth, 1
        for count in range(_WRAPPED, 0, -1):
            joined = _joined(lines[place : place + count])
            if joined and introduced_by(joined) and _opens(lines, place + count, joined):
                yield from _alone(depth, joined)
                taken = count
                break
        else:
            yield lines[place]
        place += taken


def _joined(lines: Sequence[Line]) -> str | None:
    """Return lines that may be one broken introduction as one, ``None`` if they can't be."""
    words = [line.words.strip() for line in lines]
    one = len({line.depth for line in lines}) == 1 and all(words)
    return " ".join(words) if one and (len(words) == 1 or opens_introduction(words[0])) else None


def _opens(lines: Sequence[Line], place: int, introduction: str) -> bool:
    """Whether a quoted message follows: it is marked, or the introduction has an address, as no sentence has."""
    following = _next(lines, place)
    return following is not None and (following.depth > lines[place - 1].depth or "@" in introduction)


def _next(lines: Sequence[Line], place: int) -> Line | None:
    """Return the first line with words from ``place`` on."""
    return next((lines[each] for each in range(place, len(lines)) if lines[each].words.strip()), None)


def _levelled(lines: Iterator[Line]) -> Iterator[Line]:
    """Yield the lines with their full depth: what follows headers or an unmarked introduction is one deeper."""
    written = list(lines)
    below: list[int] = []
    depth = 0
    in_headers = False
    for place, line in enumerate(written):
        words = line.words.strip()
        if not words:
            yield replace(line, depth=depth)
            continue
        below = [each for each in below if each <= line.depth]
        header = header_in(words)
        begins = header is not None and is_from(header[0]) and _are_headers(written, place)
        in_headers = header is not None and (begins or in_headers)
        below += [line.depth] * begins
        depth = line.depth + len(below)
        if header and in_headers:
            yield from _alone(depth, f"{header[0]}: {header[1].strip('* ')}")
        elif is_separator(words):
            yield from _alone(depth, words)
        else:
            yield replace(line, depth=depth)
        below += [line.depth] * _opens_unmarked(written, place)


def _alone(depth: int, words: str) -> tuple[Line, ...]:
    """Return a line that is a paragraph of its own."""
    return Line(depth, ""), Line(depth, words), Line(depth, "")


def _opens_unmarked(lines: Sequence[Line], place: int) -> bool:
    """Whether a line introduces a message that has no marks."""
    words = lines[place].words.strip()
    if "@" not in words or not introduced_by(words):
        return False
    following = _next(lines, place + 1)
    return following is not None and following.depth <= lines[place].depth


def _are_headers(lines: Sequence[Line], place: int) -> bool:
    """Whether a line that says whom something is from is the first of a message's headers."""
    near = [line.words.strip() for line in lines[place + 1 : place + 2 * _MOST_HEADERS] if line.words.strip()]
    return sum(header_in(words) is not None for words in near[: _MOST_HEADERS - 1]) >= 2
