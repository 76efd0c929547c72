"""Packs sentences into passages that the embedding model reads whole. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from index.text.structure.blocks import Block
from index.text.structure.labels import label_key
from index.types import Passage, Sentence, Span

SPLITTING = "2"
"""Names the way of splitting; to be raised when passages would come out otherwise."""

Room = Callable[[Passage], int]
Count = Callable[[str], int]

_CUTS = tuple(re.compile(pattern) for pattern in (r"[;:](?=\s)|\s[—–]", r",(?=\s)", r"\s"))
_EMPTY = re.compile(r"\n[^\S\n]*\n")
_LONGEST = 1_000
_LONGEST_ROW = 4_000
"""Characters of a row that stays whole though the model does not read to its end: its cells tell only together."""

_LONGEST_CAPTION = 200
_MID_PARAGRAPH = 0.05
_MID_SPEECH = 0.05


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands above a sentence; sentences that share it may share a passage."""

    section: int
    turn: int
    heading: str | None = None
    question: str | None = None
    caption: str | None = None
    columns: str | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    sentence: Sentence
    block: int
    size: int


def make_passages(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], *, room: Room, count: Count
) -> tuple[Passage, ...]:
    """Pack whole sentences into passages, in order; nothing but white space lies between two of them.

    ``count(words)`` is how many word pieces the model makes of words; ``room(passage)`` how many a passage may have
    beside what stands above it, which is all that is told of the passage. A passage never crosses a heading or goes
    from one turn, or from one table, to another; within these it is broken where the passages come out evenly filled,
    at the end of a paragraph if that costs little. A sentence that is longer than the room is cut between clauses, else
    between words; a row of a table is not.
    """
    passages: list[Passage] = []
    contexts = _contexts(text, blocks)
    owners = _owners(blocks, sentences)
    placed = zip(owners, sentences, strict=True)
    ended = 0
    for context, group in groupby(placed, key=lambda pair: contexts[pair[0]]):
        above = Passage(0, 0, (), context.heading, context.question, context.caption, context.columns)
        size = max(room(above), 1)
        pieces = [
            _Piece(part, owner, max(length, 1))
            for owner, sentence in group
            for part, length in _cut(text, sentence, size, count, whole=context.columns is not None)
        ]
        first = replace(above, start=_next_word(text, ended), sentences=(pieces[0].sentence,))
        if lead := lead_of(text, first):
            pieces[0] = replace(pieces[0], size=pieces[0].size + count(lead))
        for run in _fill(pieces, size):
            passages.append(replace(above, start=_next_word(text, ended), end=run[-1].end, sentences=run))
            ended = run[-1].end
    if passages:
        passages[-1] = replace(passages[-1], end=max(ended, len(text.rstrip())))
    return tuple(passages)


def lead_of(text: str, passage: Passage) -> str:
    """Return what stands in a passage before its first sentence and not among what is above it: the label of a turn."""
    lines = text[passage.start : passage.sentences[0].start].split("\n")
    above = {each.strip() for told in passage.above for each in told.split("\n")}
    return " ".join(line.strip() for line in lines if line.strip() not in above and any(map(str.isalnum, line)))


def gaps_in(text: str, passages: Sequence[Passage]) -> tuple[Span, ...]:
    """Return where a text says something that lies in none of its passages, which are in order; nowhere, by right."""
    starts = [0, *(each.end for each in passages)]
    ends = [*(each.start for each in passages), len(text)]
    between = (Span(_next_word(text, start), end) for start, end in zip(starts, ends, strict=True))
    return tuple(each for each in between if each.start < each.end)


def _next_word(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _contexts(text: str, blocks: Sequence[Block]) -> list[_Context]:
    """Return the context of each block: the headings above it, what its turn answers, what its table is of."""
    contexts: list[_Context] = []
    section = turn = 0
    heading = question = caption = columns = None
    previous: Block | None = None
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind == "heading":
            follows = previous is not None and previous.kind == "heading"
            section, heading, question = section + 1, f"{heading}\n{words}" if follows else words, None
        if (
            previous is None
            or (block.kind, block.label) != (previous.kind, previous.label)
            or _new_turn(previous, block)
            or _new_table(text, previous, block)
        ):
            turn += 1
        if block.kind in ("columns", "row") and (previous is None or _new_table(text, previous, block)):
            caption = _caption(text, previous)
            columns = words if block.kind == "columns" else ""
        if block.kind == "question":
            question = words if previous is None or previous.kind != "question" else f"{question} {words}"
        answered = question if block.kind == "turn" else None
        in_table = (caption, columns) if block.kind == "row" else (None, None)
        contexts.append(_Context(section, turn, heading, answered, *in_table))
        previous = block
    return contexts


def _new_turn(previous: Block, block: Block) -> bool:
    return label_key(previous.label or "") != label_key(block.label or "")


def _new_table(text: str, previous: Block, block: Block) -> bool:
    """Whether a table begins with a block: it is not the next line after another of the table."""
    if block.kind not in ("columns", "row"):
        return False
    return previous.kind not in ("columns", "row") or _EMPTY.search(text, previous.end, block.start) is not None


def _caption(text: str, previous: Block | None) -> str | None:
    """Return the paragraph before a table if it is a short line that may tell what the table is of."""
    if previous is None or previous.heads or previous.kind == "row":
        return None
    words = text[previous.start : previous.end]
    return words if len(words) <= _LONGEST_CAPTION and "\n" not in words else None


def _owners(blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Iterator[int]:
    """Yield for each sentence the place of the block that it lies in."""
    place = 0
    for sentence in sentences:
        while blocks[place].end <= sentence.start:
            place += 1
        yield place


def _cut(text: str, sentence: Sentence, size: int, count: Count, *, whole: bool) -> Iterator[tuple[Sentence, int]]:
    """Yield the sentence with its length, or pieces of it that fit; ``whole`` says that it stays so if it can."""
    if whole and sentence.end - sentence.start <= _LONGEST_ROW:
        yield sentence, min(count(text[sentence.start : sentence.end]), size)
        return
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
