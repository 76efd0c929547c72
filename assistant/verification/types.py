"""What is checked against what, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.types import Status
from index.types import Manner

Support = Callable[[str, str], float]
"""(statement, premise) → the probability, 0 to 1, that the premise supports the statement."""


class Otherwise(str):
    """A reason that says what a passage tells in place of what a statement does, not only that it lacks something."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One span that a statement cites.

    ``words`` are its exact words, whole sentences of one document. ``speaker`` is who says them, ``None`` the article's
    own voice; ``via`` who relays them. ``context`` is what stands around them (title, date, the sentences before and
    after): names may be completed from it, and nothing else.
    """

    words: str
    speaker: str | None = None
    via: str | None = None
    manner: Manner = "own"
    outlet: str | None = None
    context: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a statement may stand, with a reason for each check that it failed and its support, 0 to 1.

    ``verbatim`` words are exactly the source's: whoever shows them shows who says them beside them. One that is
    ``contradicted`` is about what the sources tell, and they tell it otherwise.
    """

    status: Status
    reasons: tuple[str, ...]
    support: float
    contradicted: bool = False
