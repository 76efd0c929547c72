"""Two readers as one: a quick one reads every passage, and a better one reads the likeliest of them again.

What the better one finds in a passage stands: which sentences, which words. Whether the passage answers at all, both
say.
"""

import math
import threading
import time
from collections.abc import Sequence
from dataclasses import replace

from assistant.reader.types import Reader, Reading
from index.text import Languages
from index.types import Span

AGAIN = 4
"""Passages that are read again where that fits into ``PATIENCE``; what answers stands in these nine times in ten."""

PATIENCE = 3.0
"""Seconds that reading again may take for one question."""

LEAST = 1e-6
"""How near to 0 and 1 a probability is taken to be at most."""

_QUESTION = "When did the ferry sink, and who was aboard?"
_PASSAGE = "The ferry sank on the morning of 3 May, an hour after it had left the harbour with nine people aboard. " * 6


class PairedReader:
    """Reads with ``first``, and the passages that it finds likeliest with ``second`` too (:func:`together`).

    How many that are is told, or else measured once, when the first question is asked: as many as fit into
    ``PATIENCE``, ``AGAIN`` at most. Threads may share one.
    """

    def __init__(self, first: Reader, second: Reader, again: int | None = None) -> None:
        """Take both readers, which know the same languages; nothing is loaded yet."""
        self._first, self._second = first, second
        self._again = again
        self._measuring = threading.Lock()

    @property
    def languages(self) -> Languages:
        """The languages that both read."""
        return self._first.languages

    @property
    def again(self) -> int:
        """How many passages are read again; what is not told is measured, which loads the second reader."""
        with self._measuring:
            if self._again is None:
                self._again = min(AGAIN, int(PATIENCE / pace(self._second)))
            return self._again

    def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        """Return one reading a passage, in order; ``sentences`` are spans counted from the start of their passage.

        Raises:
            LibraryError: The weights of one of the two are damaged.
        """
        readings = self._first.read(question, passages, sentences)
        places = likeliest(readings, self.again) if readings else []
        if not places:
            return readings
        told = self._second.read(
            question, [passages[place] for place in places], [sentences[place] for place in places]
        )
        return together(readings, dict(zip(places, told, strict=True)))


def likeliest(readings: Sequence[Reading], count: int) -> list[int]:
    """Return the places of the ``count`` readings of what most probably answers, likeliest first. Pure."""
    return sorted(range(len(readings)), key=lambda place: -readings[place].answers)[:count]


def together(readings: Sequence[Reading], again: dict[int, Reading]) -> list[Reading]:
    """Return ``readings`` with those in ``again`` in their places. Pure.

    Whether a passage that was read again answers, both have a say in: the better reader finds more, and is surer than
    it should be of passages about something else. What was not read again was found less likely than all that was, so
    it is not to outshine them because the better reader thought less of these: it is believed as much less as the
    likeliest of them is.
    """
    before, after = max(readings[place].answers for place in again), max(each.answers for each in again.values())
    share = after / before if before > after else 1.0
    return [
        replace(again[place], answers=pooled(each.answers, again[place].answers))
        if place in again
        else dimmed(each, share)
        for place, each in enumerate(readings)
    ]


def pooled(one: float, other: float) -> float:
    """Return the probability whose log-odds are the mean of two: a logarithmic pool (Genest and Zidek 1986)."""
    odds = math.sqrt(math.prod(_odds(each) for each in (one, other)))
    return odds / (1 + odds)


def _odds(probability: float) -> float:
    inside = min(max(probability, LEAST), 1 - LEAST)
    return inside / (1 - inside)


def dimmed(reading: Reading, share: float) -> Reading:
    """Return ``reading`` with every probability multiplied by ``share``."""
    return replace(
        reading,
        answers=reading.answers * share,
        sentences=tuple(each * share for each in reading.sentences),
        short_score=reading.short_score * share,
    )


def pace(reader: Reader) -> float:
    """Return the seconds that ``reader`` takes for a passage: the quicker of two tries, after it was loaded."""
    tries = []
    for _ in range(3):
        began = time.perf_counter()
        reader.read(_QUESTION, [_PASSAGE], [[Span(0, len(_PASSAGE))]])
        tries.append(time.perf_counter() - began)
    return min(tries[1:])
