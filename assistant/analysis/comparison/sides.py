"""What several columns of a comparison tell, in the same way or differently: the shapes. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.facts import Text, text_of
from index.types import Manner, Span

Kind = Literal["number", "date", "name", "outcome"]

ALIKE = 0.5
"""Share of the shorter sentence's words of content that another must have for the two to speak of one thing."""

_FEWEST = 3
_ABOUT = 4
_LONG = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that a column tells; ``number`` is its citation's.

    ``answer`` is the short answer to the question in its words, where the reader offers one; it is ``sure`` where it is
    likelier right than wrong.
    """

    number: int
    column: str
    words: str
    answer: Span | None = None
    sure: bool = False
    manner: Manner = "own"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words ``[start, end)`` of a citation's quote."""

    citation: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Side:
    """What some columns tell in the same way: ``words`` as the first of them has it, and where it stands in each."""

    words: str
    columns: tuple[str, ...]
    citations: tuple[int, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """What several columns share."""

    kind: Kind
    side: Side


@dataclass(frozen=True, slots=True)
class Difference:
    """What columns tell differently. ``about`` are words that their sentences share; none where it is the question."""

    kind: Kind
    about: tuple[str, ...]
    sides: tuple[Side, ...]


def side(places: Sequence[tuple[Told, Span]]) -> Side:
    """Return the words at some places, which say the same, as one side."""
    first, span = places[0]
    return Side(
        span.of(first.words),
        tuple(dict.fromkeys(told.column for told, _ in places)),
        tuple(dict.fromkeys(told.number for told, _ in places)),
        tuple(Mark(told.number, span.start, span.end) for told, span in places),
    )


def about(told: Iterable[Told]) -> tuple[str, ...]:
    """Return up to four words of content, as the first sentence has them, that all of some sentences share."""
    first, *others = (text_of(each.words) for each in told)
    shared = content(first).intersection(*map(content, others))
    telling = (word for word in first.words if word.stem in shared and len(word.key) >= _LONG)
    return tuple({word.stem: word.words for word in telling}.values())[:_ABOUT]


def run_alike(one: Told, other: Told) -> bool:
    """Whether two sentences speak of one thing: they share half of the shorter one's words of content, and three."""
    first, second = content(text_of(one.words)), content(text_of(other.words))
    shared = len(first & second)
    return shared >= _FEWEST and shared >= ALIKE * min(len(first), len(second))


def content(text: Text) -> frozenset[str]:
    """Return the stems of a text's words of content, numbers left out."""
    return frozenset(stem for stem in text.content if not stem[0].isdigit())
