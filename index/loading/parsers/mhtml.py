"""Saved web pages (MHTML): the page in them, as it was at its address.

Chromium, Internet Explorer and the add-ons of Firefox write a message of the kind that e-mail is made of (RFC 2557):
the page is its first HTML part, and what belongs to the page follows.
"""

from email import message_from_bytes, policy
from email.message import MIMEPart

from index.errors import LoadError
from index.i18n import N_, _
from index.loading.article import decode
from index.loading.drafts import Draft
from index.loading.parsers import page
from index.loading.parsers.mail import BROKEN_OFF, breaks_off, charset_of, header_of, payload_of

_AGAIN = N_("Open the page in a browser, save it again and add that.")


def parse(data: bytes) -> Draft:
    """Return the article of a saved page, read as if it had come from its address.

    Raises:
        LoadError: there is no page in it, or it is damaged.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        root = next((part for part in message.walk() if _is_page(part)), None)
    except RecursionError as error:
        raise LoadError(_("The saved page is nested too deeply."), advice=_(_AGAIN)) from error
    if root is None:
        raise LoadError(_("There is no page in this file."), advice=_(_AGAIN))
    text, warnings = decode(payload_of(root), charset_of(root))
    if not text.strip():
        raise LoadError(_("The saved page is empty."), advice=_(_AGAIN))
    said = (header_of(message, "Snapshot-Content-Location"), header_of(root, "Content-Location"))
    address = next((each for each in said if each and each.lower().startswith(("http://", "https://"))), None)
    draft = page.parse(text, address)
    if breaks_off(message):
        warnings += (_(BROKEN_OFF),)
    return Draft(draft.paragraphs, draft.metadata, warnings + draft.warnings)


def _is_page(part: MIMEPart) -> bool:
    return part.get_content_type() in {"text/html", "application/xhtml+xml"}
