"""Where two texts run alike, and where they differ. Pure."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from assistant.facts.words import Text, Word

_FEW = 4

Steps = Sequence[tuple[str, int, int, int, int]]


class Exchange(NamedTuple):
    """Words ``[start, end)`` of one text that stand where the other has its words ``[other_start, other_end)``."""

    start: int
    end: int
    other_start: int
    other_end: int


def align(stems: Sequence[str], others: Sequence[str]) -> Steps:
    """Return how ``others`` becomes ``stems``, by their longest common runs (Ratcliff and Obershelp).

    Each step is a kind, the range of ``others`` and the range of ``stems``, as ``SequenceMatcher.get_opcodes`` has it.
    """
    return SequenceMatcher(None, others, stems, autojunk=False).get_opcodes()


def exchanges(text: Text, other: Text) -> list[Exchange]:
    """Return where two texts that run alike differ, by at most four words on either side.

    A neighbour on one side must be alike, and hold a word of content.
    """
    stems = [word.stem for word in text.words]
    steps = align(stems, [word.stem for word in other.words])
    found = []
    for number, (kind, other_start, other_end, start, end) in enumerate(steps):
        if kind == "equal" or end - start > _FEW or other_end - other_start > _FEW:
            continue
        beside = [steps[place] for place in (number - 1, number + 1) if 0 <= place < len(steps)]
        shared = {each for step in beside for each in stems[step[3] : step[4]]}
        if shared & text.content:
            found.append(Exchange(start, end, other_start, other_end))
    return found


def shared_near(text: Text, place: int, other: Text, other_place: int, reach: int = 4) -> frozenset[str]:
    """Return the stems of content that stand near a word in one text and near a word of the other."""
    return _near(text, place, reach) & _near(other, other_place, reach)


def _near(text: Text, place: int, reach: int) -> frozenset[str]:
    near: Sequence[Word] = text.words[max(0, place - reach) : place] + text.words[place + 1 : place + 1 + reach]
    return text.content & {word.stem for word in near}
