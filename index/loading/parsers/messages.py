"""The parts and headers of messages, in e-mail and saved pages, whatever mistakes their writers made."""

from email.message import EmailMessage

from index.loading.normalising import clean_characters, single_spaced


def header_of(message: EmailMessage, name: str) -> str | None:
    """Return a header's words, ``None`` if it is missing or empty."""
    return single_spaced(clean_characters(raw_header(message, name))) or None


def raw_header(message: EmailMessage, name: str) -> str:
    """Return a header as the library reads it, or as it is written where the library can't read it."""
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        # It raises these for some that are malformed; what is written there is better than nothing.
        raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
        return str(raw)


def payload_of(part: EmailMessage) -> bytes:
    """Return the bytes of a part, its transfer encoding undone."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def charset_of(part: EmailMessage) -> str | None:
    """Return the encoding that a part declares."""
    declared = part.get_param("charset", None)
    return declared if isinstance(declared, str) else None
