"""The date over an article in another language than English. Pure."""

import re
from collections.abc import Sequence

_LONGEST = 50
_DATE = re.compile(
    r"(?:^|[\s,،、|·])(?P<date>\d{1,2}\.?\s+(?:de\s+)?[^\W\d]+\.?\s+(?:de\s+)?\d{4}|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)"
    r"(?:\s*[гр]\.?|\s+(?:года|року|р\.))?$"
)


def date_over(lines: Sequence[str], language: str) -> str | None:
    """Return the ISO date with which one of the first short ``lines`` ends, in words of ``language``."""
    # Half a second of import, which English and undated documents do without.
    import dateparser  # noqa: PLC0415

    for line in lines:
        found = _DATE.search(line.strip()) if len(line) <= _LONGEST else None
        if found is None:
            continue
        try:
            read = dateparser.parse(
                found["date"], languages=[language], settings={"REQUIRE_PARTS": ["day", "month", "year"]}
            )
        except ValueError:
            return None  # it does not know this language
        if read:
            return str(read.date())
    return None
