"""Packs sentences into passages that the embedding model reads whole. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from index.text.structure.blocks import Block
from index.text.structure.labels import label_key
from index.types import Passage, Sentence

SPLITTING = "1"
"""Names the way of splitting; to be raised when passages would come out otherwise."""

Room = Callable[[str | None, str | None], int]
Count = Callable[[str], int]

_CUTS = tuple(re.compile(pattern) for pattern in (r"[;:](?=\s)|\s[—–]", r",(?=\s)", r"\s"))
_LONGEST = 1_000
_MID_PARAGRAPH = 0.05
_MID_SPEECH = 0.05


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands above a sentence; sentences that share it may share a passage."""

    section: int
    turn: int
    heading: str | None
    question: str | None


@dataclass(frozen=True, slots=True)
class _Piece:
    sentence: Sentence
    block: int
    size: int


def make_passages(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], *, room: Room, count: Count
) -> tuple[Passage, ...]:
    """Pack whole sentences into passages, in order.

    ``count(words)`` is how many word pieces the model makes of words; ``room(heading, question)`` how many a passage
    may have beside that context. A passage never crosses a heading or goes from one turn to another; within these it
    is broken where the passages come out evenly filled, at the end of a paragraph if that costs little. A sentence
    that is longer than the room is cut between clauses, else between words.
    """
    passages: list[Passage] = []
    contexts = _contexts(text, blocks)
    owners = _owners(blocks, sentences)
    placed = zip(owners, sentences, strict=True)
    for context, group in groupby(placed, key=lambda pair: contexts[pair[0]]):
        heading, question, size = _fit(context, room)
        pieces = [
            _Piece(part, owner, max(length, 1))
            for owner, sentence in group
            for part, length in _cut(text, sentence, size, count)
        ]
        passages.extend(Passage(run[0].start, run[-1].end, run, heading, question) for run in _fill(pieces, size))
    return tuple(passages)


def _contexts(text: str, blocks: Sequence[Block]) -> list[_Context]:
    """Return the context of each block: the heading above it, and the question that its turn answers."""
    contexts: list[_Context] = []
    section = turn = 0
    heading = question = None
    previous: Block | None = None
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind == "heading":
            section, heading, question = section + 1, words, None
        if (
            previous is None
            or (block.kind, block.label) != (previous.kind, previous.label)
            or _new_turn(previous, block)
        ):
            turn += 1
        if block.kind == "question":
            question = words if previous is None or previous.kind != "question" else f"{question} {words}"
        answered = question if block.kind == "turn" else None
        contexts.append(_Context(section, turn, heading, answered))
        previous = block
    return contexts


def _new_turn(previous: Block, block: Block) -> bool:
    return label_key(previous.label or "") != label_key(block.label or "")


def _owners(blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Iterator[int]:
    """Yield for each sentence the place of the block that it lies in."""
    place = 0
    for sentence in sentences:
        while blocks[place].end <= sentence.start:
            place += 1
        yield place


def _fit(context: _Context, room: Room) -> tuple[str | None, str | None, int]:
    """Return as much of the context as leaves the passage half of the model's length, and the room beside it."""
    least = room(None, None) // 2
    for heading, question in (
        (context.heading, context.question),
        (None, context.question),
        (context.heading, None),
    ):
        if (size := room(heading, question)) >= least:
            return heading, question, size
    return None, None, room(None, None)


def _cut(text: str, sentence: Sentence, size: int, count: Count) -> Iterator[tuple[Sentence, int]]:
    """Yield the sentence with its length, or pieces of it that fit."""
    waiting = [sentence]
    while waiting:
        part = waiting.pop()
        length = part.end - part.start
        if length <= 4 * _LONGEST and ((pieces := count(text[part.start : part.end])) <= size or length == 1):
            yield part, pieces
            continue
        middle = _cut_near(text, part.start, part.start + min(length // 2, _LONGEST))
        rest = middle
        while rest < part.end and text[rest].isspace():
            rest += 1
        if rest < part.end:
            waiting.append(replace(part, start=rest))
        waiting.append(replace(part, end=middle))


def _cut_near(text: str, start: int, wanted: int) -> int:
    """Return where to cut: after the last clause, else word, that ends in the second half before ``wanted``."""
    for pattern in _CUTS:
        found = [
            match.end() if match.group()[0] in ";:," else match.start()
            for match in pattern.finditer(text, start + (wanted - start) // 2, wanted)
        ]
        if found:
            return found[-1]
    return wanted


def _fill(pieces: Sequence[_Piece], size: int) -> Iterator[tuple[Sentence, ...]]:
    """Break into runs of at most ``size`` so that the squares of what stays empty are least (Knuth and Plass)."""
    best = [0.0] + [float("inf")] * len(pieces)
    begin = [0] * (len(pieces) + 1)
    for end in range(1, len(pieces) + 1):
        filled = 0
        for start in range(end - 1, -1, -1):
            filled += pieces[start].size
            if filled > size and start < end - 1:
                break
            cost = best[start] + (1 - filled / max(size, 1)) ** 2 + _cost_of_break(pieces, end)
            if cost < best[end]:
                best[end], begin[end] = cost, start
    runs = []
    end = len(pieces)
    while end:
        runs.append(tuple(piece.sentence for piece in pieces[begin[end] : end]))
        end = begin[end]
    return reversed(runs)


def _cost_of_break(pieces: Sequence[_Piece], end: int) -> float:
    if end == len(pieces):
        return 0.0
    before, after = pieces[end - 1], pieces[end]
    speech = before.sentence.speaker is not None and before.sentence.speaker == after.sentence.speaker
    return _MID_PARAGRAPH * (before.block == after.block) + _MID_SPEECH * speech
