"""What a reader is, and what it makes of a passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.text import Languages
from index.types import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one passage.

    ``answers`` is the probability that the passage answers the question, ``sentences`` the same for each sentence
    given. ``short`` is the best short answer, counted in code points from the start of the passage, ``None`` when no
    words stand out; ``short_score`` its probability.
    """

    answers: float
    sentences: tuple[float, ...]
    short: Span | None = None
    short_score: float = 0.0


class Reader(Protocol):
    """What an answer is chosen by."""

    @property
    def languages(self) -> Languages:
        """The languages that it reads, ``None`` where it is not known."""
        ...

    def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        """Read each passage for ``question``; its sentences are spans counted from the start of the passage."""
        ...
