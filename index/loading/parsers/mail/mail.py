"""E-mail messages (EML).

The people stand at the head of the text and quoted messages have marks, in the form that
:mod:`index.text.structure.letters` reads, so that it is known of each sentence who wrote it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.message import MIMEPart
from email.utils import parsedate_to_datetime

from index.errors import LoadError
from index.i18n import N_, _
from index.loading.article import clean_characters, decode, iso_date, single_spaced
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


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is attached to a message."""

    name: str
    data: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A message: its own words, ``None`` where it has none, and what is attached to it.

    ``called`` says in a few words which one it is: ``“Subject” from NAME, 2025-05-03``.
    """

    draft: Draft | None
    attached: tuple[Attachment, ...]
    called: str
    sent: str | None


def parse(data: bytes) -> Letter:
    """Return an e-mail: who it is from and to, and its paragraphs, those of quoted messages marked with ``> ``.

    The plain form of its text is taken where there is one. Subject, sender and date are its title, author and date.

    Raises:
        LoadError: it is encrypted, nested too deeply, or holds neither text nor files.
    """
    try:
        message = message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=policy.default)
        reader = _Reader(message)
    except RecursionError as error:
        raise LoadError(_("The message is nested too deeply."), advice=_(_AGAIN)) from error
    paragraphs = paragraphs_of_letter(reader.lines)
    if any(_PGP in paragraph for paragraph in paragraphs):
        raise _encrypted()
    if not paragraphs and not reader.attachments:
        raise LoadError(_("The message holds no text."), advice=_(_AGAIN))
    warnings = tuple(dict.fromkeys(reader.warnings))
    if breaks_off(message):
        warnings += (_(BROKEN_OFF),)
    sender = header_of(message, "From")
    author = writer_of(sender) if sender else None
    subject, sent = header_of(message, "Subject") or "No subject", _date(message)
    draft = Draft(
        (*_people(message), *paragraphs), Metadata(subject, author=author, published=sent), warnings, whole=True
    )
    called = ", ".join(filter(None, (f"“{subject}”{f' from {author}' if author else ''}", sent)))
    return Letter(draft if paragraphs else None, tuple(_named(reader.attachments)), called, sent)


def _named(attachments: Sequence[Attachment]) -> Iterator[Attachment]:
    """Yield attachments, each under a name that no other of its message has."""
    taken: set[str] = set()
    for each in attachments:
        stem, dot, suffix = each.name.rpartition(".")
        stem, suffix = (stem, dot + suffix) if stem else (each.name, "")
        names = (each.name, *(f"{stem} ({number}){suffix}" for number in range(2, len(attachments) + 2)))
        name = next(name for name in names if name not in taken)
        taken.add(name)
        yield replace(each, name=name)


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
    """Collects the lines of a message, part by part, and what is attached to it."""

    def __init__(self, message: MIMEPart) -> None:
        self.lines: list[Line] = []
        self.warnings: list[str] = []
        self.attachments: list[Attachment] = []
        self._take(message)

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
        elif not kind.endswith("-signature") and part.get_content_maintype() != "multipart":
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
        if kind == "application/pgp-encrypted":
            raise _encrypted()
        inner = next(iter(part.iter_parts()), None) if kind == "message/rfc822" else None
        subject = header_of(inner, "Subject") if inner is not None else None
        name = part.get_filename() or (f"{subject or 'message'}.eml" if inner is not None else f"file ({kind})")
        data = inner.as_bytes() if inner is not None else payload_of(part)
        if data.strip():
            self.attachments.append(Attachment(single_spaced(name.replace("/", "-")), data, kind))


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
