"""Where a text quotes: spans between quotation marks, in every common style of them. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.text.language import NAME
from index.text.structure import Block
from index.types import Span

_MARK = re.compile(r"[“”„«»\"]|''|’’|(?<!\w)‘(?=\S)|’(?!\w)")
# Straight and curly marks are mixed up often enough that each may close the other.
_CLOSING = {"“": ("”", '"', "’’"), "„": ("“", "”"), "«": ("»",), "‘": ("’",), '"': ('"', "”"), "''": ("''",)}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks, within one block. ``carried`` goes on from the paragraph before, unclosed there."""

    start: int
    end: int
    carried: bool = False


def find_quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Return the quotations of the blocks, in order, but of headings and tables; those inside another are left out.

    A mark that is never closed opens a quotation to the end of its paragraph, as in a speech of several paragraphs,
    which open with a mark each and close only once.
    """
    found: list[Quotation] = []
    unclosed = False
    for number, block in enumerate(blocks):
        if block.heads or block.kind == "row":
            unclosed = False
            continue
        if _is_signed(text, blocks, number):
            found.append(Quotation(block.start, block.end))
            unclosed = False
            continue
        inside = list(_in_block(text, block))
        for span, _ in inside:
            carried = unclosed and span.start == block.start
            found.append(Quotation(span.start, span.end, carried))
        unclosed = bool(inside) and not inside[-1][1]
    return tuple(found)


def _in_block(text: str, block: Block) -> Iterator[tuple[Span, bool]]:
    """Yield each quotation of a block, and whether it is closed."""
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, block.start, block.end):
        if opened is None:
            if _opens(text, mark, block):
                opened = mark
        elif mark.group() in _CLOSING[opened.group()] and _closes(text, opened, mark, block):
            yield Span(opened.start(), mark.end()), True
            opened = None
    if opened is not None and opened.group() != "‘":
        yield Span(opened.start(), block.end), False


def _opens(text: str, mark: re.Match[str], block: Block) -> bool:
    if mark.group() not in _CLOSING:
        return False
    if mark.group() not in ('"', "''"):
        return True
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end()] if mark.end() < block.end else " "
    return not before.isalnum() and not after.isspace()


def _closes(text: str, opened: re.Match[str], mark: re.Match[str], block: Block) -> bool:
    """Whether a mark of the right form closes: straight ones may open another, and ``’`` may be an apostrophe."""
    if opened.group() == "‘":
        return text[mark.start() - 1] in ".,!?…" or text[mark.end() : mark.end() + 1] in " ,.;:)—–?!"
    if mark.group() not in ('"', "''"):
        return True
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < block.end else " "
    return not before.isspace() or after.isspace()


_DASH = r"\s*[-–—―]{1,2}\s*"
_HANDLE = r"\s*\(@\w{1,30}\)[^\n]{0,60}(?:$|\n)"
_ROLE = r",\s(?:(?:the|a|an|chief|head|former|co-?\w+)\s)?[a-z][^\n.!?]{2,80}(?:$|\n)"
_SIGNATURE = re.compile(rf"{_DASH}({NAME.pattern})(?=\.?\s*(?:$|\n|[“\"«])|,[^\n]{{0,80}}(?:$|\n)|{_HANDLE})")
_OF_A_POST = re.compile(rf"{_DASH}({NAME.pattern}|[^\n(]{{2,40}}?)(?={_HANDLE})")
_OF_A_PERSON = re.compile(rf"{_DASH}({NAME.pattern})(?={_ROLE})")
_FEWEST = 3
"""Words of a paragraph that somebody may have signed."""


def find_signatures(text: str, quotations: Sequence[Quotation]) -> dict[int, Span]:
    """Return the name that signs a quotation, by the quotation's place among the others.

    A name without a dash before it may belong to what is above it or to what is below, and counts for nothing.
    """
    found = (
        (place, _SIGNATURE.match(text, quotation.end) or _OF_A_POST.match(text, quotation.end))
        for place, quotation in enumerate(quotations)
    )
    return {place: Span(*match.span(1)) for place, match in found if match}


def _is_signed(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether a paragraph without marks is somebody's by the line below it: a posted message, or words on their own.

    Under a message stands who posted it, with a handle; under other words a name and what that person is. A name alone
    may be the writer's of all that is above, and so may a line that is the last one.
    """
    if blocks[number].kind != "paragraph" or number + 1 == len(blocks):
        return False
    words = text[blocks[number].start : blocks[number].end]
    if len(words.split()) < _FEWEST or _MARK.search(words[0] + words[-1]) or re.match(_DASH, words):
        return False
    posted = _OF_A_POST.match(text, blocks[number].end)
    return bool(posted or (number + 2 < len(blocks) and _OF_A_PERSON.match(text, blocks[number].end)))
