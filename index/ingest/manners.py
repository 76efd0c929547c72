"""How web servers are treated: when to ask again, and what robots.txt lets a program do. Pure, but for the clock."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from protego import Protego

from index.loading import AGENT, limits
from index.retry_after import retry_time

FIRST_BACKOFF = timedelta(minutes=10)
"""How long what has failed once is left alone; each further time it is twice as long."""

LONGEST_BACKOFF = timedelta(days=1)
LONGEST_WISH = timedelta(days=7)
"""The longest that a server is left alone for its own Retry-After; what asks for more may be a mistake."""

ROBOTS_HOLD = timedelta(days=1)
"""How long a robots.txt holds (RFC 9309, section 2.4)."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Manners:
    """The clock, and the ``pause`` in seconds between two requests to one server.

    ``now`` is the time in UTC; ``wait`` waits for so many seconds or until an event is set, whichever is first.
    """

    pause: float = 1.0
    now: Callable[[], datetime] = _now
    wait: Callable[[threading.Event, float], object] = threading.Event.wait


def iso(moment: datetime) -> str:
    """Return a time as the catalog keeps it: such texts are in the order of their times."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def backoff(failures: int) -> timedelta:
    """Return how long to leave alone what has failed so often in a row: exponential back-off with an upper limit."""
    return min(FIRST_BACKOFF * (1 << min(failures - 1, 20)), LONGEST_BACKOFF)


def wished(retry_after: str | None, now: datetime) -> datetime | None:
    """Return before when a server wishes not to be asked, ``None`` where it says nothing or that is over already."""
    until = retry_time(retry_after, now)
    return min(until, now + LONGEST_WISH) if until and until > now else None


@lru_cache(maxsize=64)
def rules_of(robots: str) -> Protego:
    """Return the rules of a robots.txt (RFC 9309)."""
    return Protego.parse(robots)


def allows(robots: str, address: str) -> bool:
    """Whether a robots.txt lets Byline fetch an address."""
    return rules_of(robots).can_fetch(address, AGENT)


def pause_of(robots: str | None, pause: float) -> float:
    """Return the seconds between two requests: ``pause``, or longer where a robots.txt asks for that within reason."""
    asked = rules_of(robots).crawl_delay(AGENT) if robots else None
    return max(pause, min(asked or 0.0, limits.CRAWL_DELAY)) if pause else 0.0
