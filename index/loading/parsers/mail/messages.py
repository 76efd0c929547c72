"""The parts and headers of messages, in e-mail and saved pages, whatever mistakes their writers made."""

from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.message import MIMEPart

from index.i18n import N_
from index.loading.article import clean_characters, single_spaced

BROKEN_OFF = N_("The file breaks off: its end may be missing.")


def breaks_off(message: MIMEPart) -> bool:
    """Whether a part of the message ends before it says that it does."""
    ends = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
    return any(isinstance(defect, ends) for part in message.walk() for defect in part.defects)


def header_of(message: MIMEPart, name: str) -> str | None:
    """Return a header's words, ``None`` if it is missing or empty."""
    return single_spaced(clean_characters(raw_header(message, name))) or None


def raw_header(message: MIMEPart, name: str) -> str:
    """Return a header as the library reads it, or as it is written where the library can't read it."""
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        # It raises these for some that are malformed; what is written there is better than nothing.
        raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
        return str(raw)


def payload_of(part: MIMEPart) -> bytes:
    """Return the bytes of a part, its transfer encoding undone."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def charset_of(part: MIMEPart) -> str | None:
    """Return the encoding that a part declares."""
    declared = part.get_param("charset", None)
    return declared if isinstance(declared, str) else None
