"""Statement and cited spans to a verdict: the words of the source, supported by it, or not, and why. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.types import Status
from index.library import stems
from index.types import Manner

_ENOUGH = 0.6
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Source:
    """One span that a statement cites: ``words`` are whole sentences of one document, as they stand there.

    ``speaker`` ``None`` is the article's own voice; ``context`` is its title, its date and the sentences around it.
    """

    words: str
    speaker: str | None = None
    via: str | None = None
    manner: Manner = "own"
    outlet: str | None = None
    context: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of a statement, with a reason for each check that failed."""

    status: Status
    reasons: tuple[str, ...]
    support: float


Support = Callable[[str, str], float]
"""The probability that a statement is supported by a premise."""


def verify(statement: str, sources: Sequence[Source], support: Support) -> Verdict:
    """Return whether ``sources`` support ``statement``."""
    if not sources:
        return Verdict("unsupported", ("It cites no passage.",), 0.0)
    premise = " ".join(each.words for each in sources)
    if _plain(statement).strip("“”\"'’‘ .") in _plain(premise):
        return Verdict("verbatim", (), 1.0)
    share = support(statement, premise)
    if share < _ENOUGH:
        return Verdict("unsupported", ("The cited passage does not say this.",), share)
    return Verdict("supported", (), share)


def rests_on(statement: str, sentences: Sequence[str]) -> tuple[int, ...]:
    """Return which of the sentences of a cited passage the statement rests on, in order."""
    shares = [word_coverage(statement, each) for each in sentences]
    best = max(shares, default=0.0)
    return tuple(index for index, share in enumerate(shares) if share > 0 and share >= 0.7 * best)


def word_coverage(statement: str, premise: str) -> float:
    """Return the share of the statement's content words that stand in the premise."""
    wanted = stems(statement)
    return len(wanted & stems(premise)) / len(wanted) if wanted else 0.0


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).casefold()
