"""What is known of the time that some words name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal[
    "date", "month", "season", "part", "decade", "year", "feast", "word", "weekday", "period", "span", "ago", "ahead",
    "elsewhere",
]  # fmt: skip
"""The form of a temporal expression: "11 March", "March 2025", "this summer", "the first half of 2025", "the 1980s",
"2009", "Easter", "yesterday", "on Monday", "last week", "the past two years", "three weeks ago", "in two weeks", and
"the next day", which counts from another event.
"""

Bound = Literal["by", "before", "until", "since", "after"]

Precision = Literal["day", "days", "week", "month", "months", "season", "year", "years", "decade"]

Direction = Literal["past", "future"]

Outlook = Literal["happened", "expected"]
"""Whether an event is told as one that happened, or as planned, expected or possible at the time of publication."""

FromPublication = Literal["all", "year"]
"""What of a time was told by the day of publication: all of it ("last Tuesday"), or only its year ("11 March")."""

Edge = Literal["start", "early", "mid", "late", "end", "earlier", "later"]


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of a sentence that tell when, at ``[start, end)`` of it, counted from its first character.

    ``parts`` are what its form holds (a weekday, a number of units). ``edge`` is the part of a longer time that is
    meant ("early March", "earlier this week"), ``bound`` the preposition that makes it a limit ("by 29 April"),
    ``about`` that the words themselves say it is rough, and ``until`` the other end of a range ("from 3 to 5 June").
    """

    start: int
    end: int
    kind: Kind
    words: str
    parts: Mapping[str, str]
    edge: Edge | None = None
    bound: Bound | None = None
    about: bool = False
    until: "Expression | None" = None


@dataclass(frozen=True, slots=True)
class Interval:
    """The days, first and last, between which something lies, and how exactly that is known."""

    first: date
    last: date
    precision: Precision
    about: bool = False
    from_publication: FromPublication | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A time on the calendar: somewhere in ``first`` to ``last``, both ISO dates and inclusive.

    ``label`` is what people call it ("early March 2025"). ``about`` says that it is rough, ``bound`` that it is a limit
    rather than the time itself, and ``doubt`` what else it may mean.
    """

    first: str
    last: str
    precision: Precision
    label: str
    about: bool = False
    bound: Bound | None = None
    from_publication: FromPublication | None = None
    doubt: str | None = None

    @property
    def at(self) -> str:
        """The day by which it is put in order: the last one of a limit that closes, else the first."""
        return self.last if self.bound in ("by", "before", "until") else self.first


@dataclass(frozen=True, slots=True)
class Time:
    """Words of a sentence that tell when, at ``[start, end)`` of it, with what they mean.

    ``when`` is ``None`` where they cannot be placed on the calendar, and ``reason`` then says why.
    """

    start: int
    end: int
    words: str
    outlook: Outlook
    when: When | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Why some words cannot be placed on the calendar, in plain words."""

    reason: str
