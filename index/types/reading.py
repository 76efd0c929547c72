"""What was read from pictures of documents' pages: which words, where they stand, and how surely."""

from dataclasses import dataclass

DOUBTFUL = 0.8
"""How sure a word must be to be taken as it was read."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture, its sides as parts of the picture's width and height from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word that was read from the picture of a page: ``text[start:end]``, in a box of that page (from 1).

    ``sure`` is how sure the reading is, from 0 to 1; a person's correction is 1.
    """

    start: int
    end: int
    page: int
    box: Box
    sure: float

    @property
    def doubtful(self) -> bool:
        """Whether a person had better look at the picture."""
        return self.sure < DOUBTFUL


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from the pictures of a document's pages, in its order.

    ``unread`` are the pages, from 1, that are pictures and were not read.
    """

    words: tuple[ReadWord, ...] = ()
    unread: tuple[int, ...] = ()

    def within(self, start: int, end: int) -> tuple[ReadWord, ...]:
        """Return the words that have a character in ``[start, end)``."""
        return tuple(each for each in self.words if each.start < end and each.end > start)

    def sure(self, start: int, end: int) -> float | None:
        """Return how surely the words of ``[start, end)`` were read, on average; ``None`` if not from a picture."""
        words = self.within(start, end)
        return round(sum(each.sure for each in words) / len(words), 4) if words else None


NOTHING_READ = Reading()
