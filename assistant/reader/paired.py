"""Two readers as one: a quick one reads every passage, and a better one reads the likeliest of them again.

What the better one finds in a passage stands: which sentences, which words. Whether the passage answers at all, both
say.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from assistant.reader.types import Reader, Reading
from index.text import Languages
from index.types import Span

LEAST = 1e-6
"""How near to 0 and 1 a probability is taken to be at most."""


class PairedReader:
    """Reads with ``first``, and the passages that it finds likeliest with ``second`` too (:func:`together`).

    How many that are does not depend on how busy the machine is, so that a question has one answer. Threads may share
    one.
    """

    def __init__(self, first: Reader, second: Reader, again: int) -> None:
        """Take both readers, which know the same languages, and how many passages the second reads; none is loaded."""
        self._first, self._second, self.again = first, second, again

    @property
    def languages(self) -> Languages:
        """The languages that both read."""
        return self._first.languages

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
