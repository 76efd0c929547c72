"""Two versions of a text, sentence by sentence: what stands in both, and what was reworded, added or removed. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from assistant.question import may_be_one
from index.text import voiced_sentences
from index.types import Sentence, Span

Kind = Literal["kept", "changed", "added", "removed"]

ALIKE = 0.5
"""Two sentences are versions of one from this share of common words on (Dice's coefficient)."""

MOST = 250_000
"""Pairs of sentences that are compared within one stretch of changes; a longer one counts as rewritten throughout."""

_TOKEN = re.compile(r"\w+(?:[.,’'-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Version:
    """A text, and its sentences with who says each."""

    text: str
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, text: str, language: str | None = None) -> "Version":
        """Return a text as it is read today."""
        return cls(text, voiced_sentences(text, language))

    def words(self, sentence: Sentence) -> str:
        """Return the words of a sentence."""
        return self.text[sentence.start : sentence.end]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence ``before`` and what it is ``after``: kept wherever it stands, or changed in its words or its speaker.

    An added one has no ``before``, a removed one no ``after``.
    """

    kind: Kind
    before: Sentence | None
    after: Sentence | None


def compare(before: Version, after: Version) -> tuple[Pair, ...]:
    """Return every sentence of two versions, in the order of the later one, what is gone where it stood.

    Sentences alike are found first (Ratcliff and Obershelp, as difflib does it); between them, those that share the
    most words are paired in order (the alignment of Needleman and Wunsch). What only stands elsewhere is kept. White
    space makes no difference, and neither does a speaker's name in a longer or shorter form.
    """
    pairs: list[Pair] = []
    old, new = before.sentences, after.sentences
    matcher = SequenceMatcher(None, _plain(before), _plain(after), autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            matched: list[tuple[Sentence | None, Sentence | None]] = [
                *zip(old[first:last], new[start:end], strict=True)
            ]
        else:
            matched = _aligned(before, old[first:last], after, new[start:end])
        pairs += [_pair(before, one, after, other) for one, other in matched]
    return _with_moved(pairs, before, after)


def differing(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans of ``before`` whose words are not in ``after``, and the spans of ``after`` that are new."""
    mine, theirs = list(_TOKEN.finditer(before)), list(_TOKEN.finditer(after))
    matcher = SequenceMatcher(None, [each[0] for each in mine], [each[0] for each in theirs], autojunk=False)
    gone, come = [], []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            gone += [Span(mine[first].start(), mine[last - 1].end())] if first < last else []
            come += [Span(theirs[start].start(), theirs[end - 1].end())] if start < end else []
    return tuple(gone), tuple(come)


def _plain(version: Version) -> list[str]:
    return [" ".join(version.words(each).split()) for each in version.sentences]


def _pair(before: Version, one: Sentence | None, after: Version, other: Sentence | None) -> Pair:
    if one is None:
        return Pair("added", None, other)
    if other is None:
        return Pair("removed", one, None)
    return Pair("kept" if _same(before, one, after, other) else "changed", one, other)


def _same(before: Version, one: Sentence, after: Version, other: Sentence) -> bool:
    return before.words(one).split() == after.words(other).split() and same_voice(one, other)


def same_voice(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences are said by the same, in the same manner and relayed by the same."""
    names = ((one.speaker, other.speaker), (one.via, other.via))
    alike = all(a == b or (a is not None and b is not None and may_be_one(a, b)) for a, b in names)
    return one.manner == other.manner and alike


def _aligned(
    before: Version, old: Sequence[Sentence], after: Version, new: Sequence[Sentence]
) -> list[tuple[Sentence | None, Sentence | None]]:
    """Pair the sentences of a stretch of changes in order, so that the pairs share as much as they can."""
    if not old or not new or len(old) * len(new) > MOST:
        return [*((each, None) for each in old), *((None, each) for each in new)]
    mine = [Counter(_TOKEN.findall(before.words(each).casefold())) for each in old]
    theirs = [Counter(_TOKEN.findall(after.words(each).casefold())) for each in new]
    alike = [[score if (score := _dice(one, other)) >= ALIKE else 0.0 for other in theirs] for one in mine]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row in reversed(range(len(old))):
        for column in reversed(range(len(new))):
            paired = alike[row][column] and alike[row][column] + best[row + 1][column + 1]
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    found: list[tuple[Sentence | None, Sentence | None]] = []
    row = column = 0
    while row < len(old) and column < len(new):
        if alike[row][column] and best[row][column] == alike[row][column] + best[row + 1][column + 1]:
            found.append((old[row], new[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            found.append((old[row], None))
            row += 1
        else:
            found.append((None, new[column]))
            column += 1
    return [*found, *((each, None) for each in old[row:]), *((None, each) for each in new[column:])]


def _dice(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / (one.total() + other.total())


def _with_moved(pairs: Sequence[Pair], before: Version, after: Version) -> tuple[Pair, ...]:
    """Join what is gone from one place and stands in another."""
    gone = [each.before for each in pairs if each.kind == "removed" and each.before]
    joined: list[Pair] = []
    for each in pairs:
        moved = None
        if each.kind == "added" and each.after:
            moved = next((one for one in gone if _same(before, one, after, each.after)), None)
        if moved:
            gone.remove(moved)
        joined.append(Pair("kept", moved, each.after) if moved else each)
    return tuple(each for each in joined if each.kind != "removed" or each.before in gone)
