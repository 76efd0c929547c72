"""When a server wants to be asked again: its Retry-After (RFC 9110, section 10.2.3). Pure."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_SECONDS = re.compile(r"\d+(?:\.\d+)?")


def retry_time(retry_after: str | None, now: datetime) -> datetime | None:
    """Return the moment that a Retry-After names, in seconds from ``now`` or as a date, which may be over.

    ``None`` where it is neither, or beyond all dates.
    """
    told = (retry_after or "").strip()
    try:
        if _SECONDS.fullmatch(told):
            return now + timedelta(seconds=float(told))
        moment = parsedate_to_datetime(told)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
