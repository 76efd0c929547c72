"""Where words that were read from pictures stand once a person has corrected the text. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from index.types import Box, Reading, ReadWord, Span


@dataclass(frozen=True, slots=True)
class _Part:
    """Tokens of the text as it was and as it is: the same ones, or others in their place."""

    before: range
    after: range
    same: bool


def moved(reading: Reading, before: str, after: str) -> Reading:
    """Return what was read as it stands in the text ``after`` a correction.

    What a person wrote is sure. It has the box of the words that it took the place of, and none where it is new.
    """
    old, new = _tokens(before), _tokens(after)
    words: list[ReadWord] = []
    for part in _parts(before, after, old, new):
        within = [each for each in reading.words if part.before and _inside(each, old, part.before)]
        if part.same:
            by = new[part.after.start].start - old[part.before.start].start
            shifts = {id(each): _shift(each, old, new, part) for each in within}
            words += [_at(each, shifts.get(id(each), by)) for each in within]
        elif within and part.after:
            words += _written(within, [new[number] for number in part.after])
    return Reading(tuple(words), reading.unread)


def starts_moved(starts: Sequence[int], before: str, after: str) -> tuple[int, ...]:
    """Return where pages begin in the text ``after`` a correction."""
    old, new = _tokens(before), _tokens(after)
    places = {0: 0, len(before): len(after)}
    for part in _parts(before, after, old, new):
        for number, token in enumerate(part.before):
            behind = part.after.start + min(number, len(part.after)) if not part.same else part.after.start + number
            places[old[token].start] = new[behind].start if behind < len(new) else len(after)
    found = []
    for start in starts:
        nearest = min((place for place in places if place >= start), default=len(before))
        found.append(places[nearest])
    return tuple(found)


def _tokens(text: str) -> list[Span]:
    return [Span(*found.span()) for found in re.finditer(r"\S+", text)]


def _parts(before: str, after: str, old: Sequence[Span], new: Sequence[Span]) -> list[_Part]:
    """Return what stays and what another thing stands in the place of, in turns."""
    parts: list[_Part] = []
    for code in Indel.opcodes([each.of(before) for each in old], [each.of(after) for each in new]):
        part = _Part(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), code.tag == "equal")
        if parts and not (part.same or parts[-1].same):
            one = parts.pop()
            part = _Part(range(one.before.start, part.before.stop), range(one.after.start, part.after.stop), same=False)
        parts.append(part)
    return parts


def _inside(word: ReadWord, tokens: Sequence[Span], part: range) -> bool:
    return tokens[part.start].start <= word.start < tokens[part.stop - 1].end


def _shift(word: ReadWord, old: Sequence[Span], new: Sequence[Span], part: _Part) -> int:
    number = next(each for each in part.before if old[each].end > word.start)
    return new[part.after.start + number - part.before.start].start - old[number].start


def _at(word: ReadWord, by: int) -> ReadWord:
    return ReadWord(word.start + by, word.end + by, word.page, word.box, word.sure)


def _written(old: Sequence[ReadWord], new: Sequence[Span]) -> list[ReadWord]:
    """Return what stands in place of some words: one for one, or all in the box around them."""
    if len(old) == len(new):
        return [ReadWord(at.start, at.end, was.page, was.box, 1.0) for was, at in zip(old, new, strict=True)]
    page = old[0].page
    boxes = [each.box for each in old if each.page == page]
    around = Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
    return [ReadWord(at.start, at.end, page, around, 1.0) for at in new]
