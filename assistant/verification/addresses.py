"""Web and mail addresses in a statement: each must stand in what it cites. Pure."""

import re
from collections.abc import Iterator, Sequence

from assistant.facts.words import Text
from index.i18n import _

_ADDRESS = re.compile(
    r"\bhttps?://[^\s<>\"”)\]]+|\bwww\.[^\s<>\"”)\]]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/[^\s<>\"”)\]]+"
    r"|\b[\w-]{2,}\.(?:com|org|net|info|biz|xyz|io|example)\b",
    re.IGNORECASE,
)


def check_addresses(statement: Text, spans: Sequence[Text]) -> Iterator[str]:
    """Yield a reason for each address that no span has: nobody should be sent where the source does not send them."""
    for found in _ADDRESS.findall(statement.plain):
        address = found.rstrip(".,;:!?'’").casefold()
        if not any(address in span.plain.casefold() for span in spans):
            yield _("The address %(address)s is not in the cited passage.", address=address)
