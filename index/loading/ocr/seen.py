"""What is seen on the picture of a page: its words, on the picture and on the page laid straight."""

from dataclasses import dataclass

from index.loading.drafts import SeenWord


@dataclass(frozen=True, slots=True)
class Placed:
    """A word on its page laid straight, in parts of the page's height from its upper left corner.

    ``y`` is the line that the word stands on, ``size`` that of its letters. ``first`` says that no other stands before
    it in its line.
    """

    word: SeenWord
    x0: float
    x1: float
    y: float
    size: float
    first: bool


@dataclass(frozen=True, slots=True)
class SeenPage:
    """The words of a page, line by line from above; ``width`` is the page's, as a part of its height."""

    words: tuple[Placed, ...]
    width: float
