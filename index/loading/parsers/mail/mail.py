"""E-mail messages (EML).

The people stand at the head of the text and quoted messages have marks, in the form that
:mod:`index.text.structure.letters` reads, so that it is known of each sentence who wrote it.
"""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import MIMEPart
from email.utils import parsedate_to_datetime

from index.errors import LoadError
from index.i18n import N_, _
from index.loading.article import clean_characters, decode, iso_date
from index.loading.drafts import Draft
from index.loading.parsers.mail.lines import Line, paragraphs_of_letter
from index.loading.parsers.mail.messages import BROKEN_OFF, breaks_off, charset_of, header_of, payload_of
from index.loading.parsers.markup import paragraphs_of, parse_tree, remove_hidden
from index.text import depth_of, marks_of, writer_of
from index.types import Metadata

_AGAIN = N_("Save the message again from the mail program and add that.")
_PEOPLE = ("From", "To", "Cc", "Bcc")
_ENCRYPTED = frozenset(("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"))
_PGP = "-----BEGIN PGP MESSAGE-----"


def parse(data: bytes) -> Draft:
    """Return an e-mail: who it is from and to, and its paragraphs, those of quoted messages marked with ``> ``.

    The plain form of its text is taken where there is one. Subject, sender and date are its title, author and date;
    attachments are named in a warning.

    Raises:
        LoadError: it is encrypted, nested too deeply, or holds no text.
    """
    try:
        message = message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=policy.default)
        reader = _Reader(message)
    except RecursionError as error:
        raise LoadError(_("The message is nested too deeply."), advice=_(_AGAIN)) from error
    paragraphs = paragraphs_of_letter(reader.lines)
    if any(_PGP in paragraph for paragraph in paragraphs):
        raise _encrypted()
    if not paragraphs:
        raise LoadError(
            _("The message holds no text, only %(attached)s.", attached=reader.attached)
            if reader.attachments
            else _("The message holds no text."),
            advice=_("Save what is attached to it and add that as files.") if reader.attachments else _(_AGAIN),
        )
    warnings = tuple(dict.fromkeys(reader.warnings))
    if reader.attachments:
        warnings += (
            _("Its attachments were not read: %(names)s. Save them and add them as files.", names=reader.attached),
        )
    if breaks_off(message):
        warnings += (_(BROKEN_OFF),)
    sender = header_of(message, "From")
    metadata = Metadata(
        title=header_of(message, "Subject") or "No subject",
        author=writer_of(sender) if sender else None,
        published=_date(message),
    )
    return Draft((*_people(message), *paragraphs), metadata, warnings, whole=True)


def _people(message: MIMEPart) -> Iterator[str]:
    """Yield who the message is from and to, a header each."""
    said = {name: header_of(message, name) for name in _PEOPLE}
    yield f"From: {said.pop('From') or 'Unknown sender'}"
    if not any(said.values()):
        yield "To: undisclosed recipients"
    yield from (f"{name}: {people}" for name, people in said.items() if people)


def _date(message: MIMEPart) -> str | None:
    """Return the day on which it was sent, where it was sent."""
    written = header_of(message, "Date") or ""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return iso_date(written)


def _encrypted() -> LoadError:
    return LoadError(
        _("The message is encrypted, so its words can't be read."),
        advice=_("Open it in the mail program, save it there without encryption and add that."),
    )


class _Reader:
    """Collects the lines of a message, part by part, and the names of what is attached to it."""

    def __init__(self, message: MIMEPart) -> None:
        self.lines: list[Line] = []
        self.warnings: list[str] = []
        self.attachments: list[str] = []
        self._take(message)

    @property
    def attached(self) -> str:
        return ", ".join(self.attachments)

    def _take(self, part: MIMEPart) -> None:
        kind = part.get_content_type()
        if kind in _ENCRYPTED and part.get_param("smime-type") != "signed-data":
            raise _encrypted()
        if kind == "message/rfc822" or part.get_content_disposition() == "attachment":
            self._attach(part)
        elif kind == "multipart/alternative":
            self._take_one_of(list(part.iter_parts()))
        elif part.is_multipart():
            for each in _parts_of(part):
                self._take(each)
        elif kind in {"text/plain", "text/html"}:
            self._take_text(part)
        elif not kind.endswith("-signature"):
            self._attach(part)

    def _take_one_of(self, forms: list[MIMEPart]) -> None:
        """Take the plain form of a text if it says anything, else the last one, which is the fullest."""
        plain = [form for form in forms if form.get_content_type() == "text/plain" and payload_of(form).strip()]
        for form in plain[:1] or forms[-1:]:
            self._take(form)

    def _take_text(self, part: MIMEPart) -> None:
        text, warnings = decode(payload_of(part), charset_of(part))
        if not text.strip():
            return
        self.warnings += warnings
        if part.get_content_type() == "text/html":
            self.lines += _lines_of_page(text)
        else:
            flowed = str(part.get_param("format", "")).lower() == "flowed"
            self.lines += Line.all_of(clean_characters(text), flowed=flowed)
        self.lines.append(Line(0, ""))

    def _attach(self, part: MIMEPart) -> None:
        kind = part.get_content_type()
        inner = next(iter(part.iter_parts()), None) if kind == "message/rfc822" else None
        subject = header_of(inner, "Subject") if inner is not None else None
        self.attachments.append(part.get_filename() or (f"the message “{subject}”" if subject else f"a file ({kind})"))


def _parts_of(part: MIMEPart) -> list[MIMEPart]:
    """Return the parts of a part, but for the pictures that are shown in its page."""
    shown = part.get_content_type() == "multipart/related"
    return [
        each
        for each in part.iter_parts()
        if not (shown and each["Content-ID"] and each.get_content_maintype() == "image")
    ]


def _lines_of_page(text: str) -> Iterator[Line]:
    """Yield the paragraphs of an HTML message, with how many quoted messages each stands in."""
    tree = parse_tree(clean_characters(text))
    remove_hidden(tree)
    for paragraph, element in paragraphs_of(tree):
        outer = [element, *element.iterancestors()]
        # What was plain text before has marks within the page.
        depth = sum(each.tag == "blockquote" for each in outer) + depth_of(paragraph)
        yield Line(depth, paragraph[len(marks_of(paragraph)) :])
        yield Line(0, "")
