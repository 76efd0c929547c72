"""Messages of Outlook (MSG), as the messages that they were."""

import codecs
import io
import re
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime

from oxmsg import Message

from index.errors import LoadError
from index.i18n import _
from index.loading.article import clean_characters, single_spaced

_PAGE = re.compile(r"windows[-_](\d{3,4})")


def _windows(name: str) -> codecs.CodecInfo | None:
    """Return the encodings that Outlook calls by names of its own."""
    found = _PAGE.fullmatch(name)
    return codecs.lookup(f"cp{found[1]}") if found else None


codecs.register(_windows)


def as_message(data: bytes) -> bytes:
    """Return an Outlook message as an e-mail (RFC 5322) with its text, people and attachments.

    Raises:
        LoadError: it is damaged.
    """
    try:
        message = Message.load(io.BytesIO(data))
        made = EmailMessage(policy=default.clone(max_line_length=998))
        people = [f"{_line(each.name)} <{_line(each.email_address)}>" for each in message.recipients]
        for name, value in (
            ("From", message.sender or ""),
            ("To", ", ".join(people)),
            ("Subject", message.subject or ""),
            ("Date", format_datetime(message.sent_date) if message.sent_date else ""),
        ):
            if _line(value):
                made.add_header(name, _line(value))
        made.set_content(clean_characters(message.body or ""))
        if message.html_body and not (message.body or "").strip():
            made.set_content(message.html_body, subtype="html")
        for each in message.attachments:
            kind, _slash, subkind = (each.mime_type or "application/octet-stream").partition("/")
            made.add_attachment(
                each.file_bytes or b"", maintype=kind, subtype=subkind or "octet-stream", filename=_line(each.file_name)
            )
        return made.as_bytes()
    except (ValueError, KeyError, LookupError, OSError, AttributeError, TypeError) as error:
        raise LoadError(
            _("The Outlook message is damaged or of an unusual kind: %(reason)s.", reason=error),
            advice=_("Open it in Outlook, save it as EML or text and add that."),
        ) from error


def _line(words: str | None) -> str:
    return single_spaced(clean_characters(words or "").replace(",", " "))
