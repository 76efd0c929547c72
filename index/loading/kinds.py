"""What a file is, by its content. Its name decides only between plain text, Markdown and a table of plain text."""

import io
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Collection
from pathlib import PurePath

import puremagic

from index.errors import LoadError
from index.i18n import N_, _
from index.loading.delimiters import TABLES, delimiter_of
from index.loading.recordings import HEAD, recording_type
from index.types import MediaType

DOCX: MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT: MediaType = "application/vnd.oasis.opendocument.text"
PPTX: MediaType = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODP: MediaType = "application/vnd.oasis.opendocument.presentation"
EPUB: MediaType = "application/epub+zip"
RTF: MediaType = "application/rtf"
EMAIL: MediaType = "message/rfc822"
MHTML: MediaType = "multipart/related"
TRANSCRIPT: MediaType = "text/vtt"
ZIP: MediaType = "application/zip"
MAILBOX: MediaType = "application/mbox"
OUTLOOK: MediaType = "application/vnd.ms-outlook"
CSV: MediaType = "text/csv"
XLSX: MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS: MediaType = "application/vnd.oasis.opendocument.spreadsheet"

_PICTURES: tuple[tuple[MediaType, re.Pattern[bytes]], ...] = (
    ("image/jpeg", re.compile(rb"\xff\xd8\xff|.{0,10}(?:JFIF|Exif)\0", re.DOTALL)),
    ("image/png", re.compile(rb".?PNG[\r\n]{1,2}\x1a|.{0,12}IHDR", re.DOTALL)),
    ("image/tiff", re.compile(rb"II[*+]\0|MM\0[*+]")),
    ("image/webp", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
)
"""How pictures begin, even where a few bytes went or were turned on the way: they are damaged then, and said to be."""

_NO_LETTERS = frozenset(("Cc", "Cn", "Co", "Cs"))
_STRANGE = 0.02
"""Of no text more than this part is controls, code points that nobody uses, or what could not be decoded."""

_BLANKS = dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x1a\x85\xad\ufeff"))
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_HTML = re.compile(
    r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|section|h1|p)\b[^<]*>",
    re.IGNORECASE | re.DOTALL,
)
_HTML_WITHIN = re.compile(r"<(?:!doctype\s+html|html|body)\b[^<]*>", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[\w-]+:.*\n|[ \t]+.*\n)+---[ \t]*(?:\n|$)")
_MARKDOWN = re.compile(r"^#{1,6} \S|\*\*\S[^*\n]*\*\*|\[[^\]\n]+\]\(\w[^)\s]*\)|^```|^> \S", re.MULTILINE)

_OTHER_ARCHIVES = {
    "xl/": (N_("This is an Excel workbook of an unusual kind."), N_("Save it as XLSX and add that.")),
    "content.xml": (
        N_("This is an OpenDocument file of another kind than text, spreadsheet or slides."),
        N_("Save it as ODT or PDF and add that."),
    ),
}
_TYPES = "[Content_Types].xml"
_WORD = re.compile(
    rb"(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroEnabled\w*)\.main\+xml"
)
_SLIDES = re.compile(rb"(?:presentationml\.\w+|ms-powerpoint\.\w+\.macroEnabled)\.main\+xml")
_OPENDOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.(\w+)(?:-master|-template)?")
_OPENDOCUMENTS: dict[bytes, MediaType] = {b"text": ODT, b"spreadsheet": ODS, b"presentation": ODP}
_HEADERS = re.compile(rb"(?:From [^\n]*\n)?((?:[!-9;-~]{1,76}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,})(?:\r?\n|\Z)")
_OF_MAIL = frozenset(b"date subject to cc message-id received mime-version return-path reply-to".split())
_NEXT_IN_MAILBOX = re.compile(rb"\n\r?\nFrom \S[^\n]*\d{4}(?: [+-]\d{4})?\r?\n[!-9;-~]+:")
_OUTLOOK_PROPERTIES = "__properties_version1.0".encode("utf-16-le")
_SAVED = re.compile(
    rb"^(?:snapshot-content-location|content-location|x-maf-[\w-]+):|^from:\s*\W*saved by\b",
    re.IGNORECASE | re.MULTILINE,
)


class UnsupportedError(LoadError):
    """This is not a kind of document that can be read."""


def kind_of_bytes(data: bytes) -> MediaType | None:
    """Return the type of ``data`` if its bytes tell it, ``None`` if it is text of some kind, to be decoded first.

    Raises:
        UnsupportedError: it is something else, or nothing.
    """
    if not data.strip(b"\0 \t\r\n\x0b\x0c"):
        raise UnsupportedError(_("The file is empty."), advice=_("Check that it was saved or downloaded whole."))
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _kind_of_old_office(data)
    if data.startswith(b"{\\rtf"):
        return RTF
    if told := _kind_of_picture(data) or _kind_of_mail(data):
        return told
    if recording_type(data[:HEAD]) or _is_binary(data):
        raise _no_document(data)
    return None


_READABLE = N_(
    "Text, Markdown, HTML and saved web pages (MHTML), PDF, DOCX, ODT, RTF, EPUB, slides (PPTX, ODP), transcripts "
    "(VTT, SRT, JSON), e-mail (EML, MSG, MBOX), zip archives, JSONL, tables in CSV, XLSX and ODS, and pictures of "
    "pages (JPEG, PNG, TIFF, WebP) can be read."
)


def must_be_text(text: str) -> None:
    """Refuse what was decoded and is no text: bytes of anything make Chinese letters, two by two.

    Raises:
        UnsupportedError: it is none.
    """
    head = text[:20_000].translate(_BLANKS)
    strange = sum(letter == "\ufffd" or unicodedata.category(letter) in _NO_LETTERS for letter in head)
    if strange > _STRANGE * len(head) and strange > 2:
        raise UnsupportedError(
            _("This is not a text, or one that is damaged beyond reading."), advice=_("Save or download it again.")
        )


def kind_of_text(text: str, name: str) -> MediaType:
    """Return the type of a decoded file; ``name`` decides only between plain text, Markdown and a table.

    Raises:
        UnsupportedError: it is some other format that is written in text.
    """
    head = text[:20_000]
    suffix = PurePath(name).suffix.lower()
    if _HTML.match(head) or (_XML.match(head) and _HTML_WITHIN.search(head)):
        return "text/html"
    if _XML.match(head):
        raise UnsupportedError(_("This is an XML file, not a page."), advice=_(_READABLE))
    if suffix in {".jsonl", ".ndjson"} or _is_jsonl(text):
        return "application/jsonl"
    if head.lstrip().startswith(("{", "[")) and _is_json(text):
        raise UnsupportedError(
            _("This is JSON, but not JSONL."), advice=_('Write one object a line, each with "title" and "text".')
        )
    if suffix in TABLES or (suffix not in {".md", ".markdown"} and delimiter_of(text, named=False)):
        return CSV
    if suffix in {".md", ".markdown"} or _FRONT_MATTER.match(head):
        return "text/markdown"
    if suffix not in {".txt", ".text"} and len(_MARKDOWN.findall(head)) >= 3:
        return "text/markdown"
    return "text/plain"


def _kind_of_archive(data: bytes) -> MediaType:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            mimetype = archive.open("mimetype").read(100) if "mimetype" in names else b""
            locked = _TYPES in names and archive.getinfo(_TYPES).flag_bits & 1
            types = archive.open(_TYPES).read(1 << 20) if _TYPES in names and not locked else b""
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnsupportedError(
            _("The file is damaged: it begins like a DOCX or another archive and can't be opened."),
            advice=_("Download or save it again."),
        ) from error
    if found := _kind_of_parts(names, types, mimetype.strip()):
        return found
    for mark, (kind, advice) in _OTHER_ARCHIVES.items():
        if any(name.startswith(mark) for name in names):
            raise UnsupportedError(_(kind), advice=_(advice))
    return ZIP


def _kind_of_parts(names: Collection[str], types: bytes, mimetype: bytes) -> MediaType | None:
    """Return the type of an archive by the parts that it has, or by the type that it gives them or itself."""
    if "word/document.xml" in names or _WORD.search(types):
        return DOCX
    if "ppt/presentation.xml" in names or _SLIDES.search(types):
        return PPTX
    if "META-INF/container.xml" in names or mimetype == EPUB.encode():
        return EPUB
    if (open_document := _OPENDOCUMENT.fullmatch(mimetype)) and open_document[1] in _OPENDOCUMENTS:
        return _OPENDOCUMENTS[open_document[1]]
    sheets = any(name.startswith("xl/worksheets/") and name.endswith(".xml") for name in names)
    return XLSX if sheets else None


def _no_document(data: bytes) -> UnsupportedError:
    if not recording_type(data[:HEAD]):
        return UnsupportedError(_("This is not a document but %(what)s.", what=_name(data)), advice=_(_READABLE))
    return UnsupportedError(
        _("This is a recording, of which Byline reads only a transcript."),
        advice=_(
            "Add its transcript (VTT, SRT, JSON) and lay the recording beside it under the same name; or set "
            "BYLINE_TRANSCRIBER to the address of a server that transcribes."
        ),
    )


def _kind_of_old_office(data: bytes) -> MediaType:
    if _OUTLOOK_PROPERTIES in data:
        return OUTLOOK
    raise _old_office(data)


def _old_office(data: bytes) -> UnsupportedError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnsupportedError(_("The document needs a password."), advice=_("Save a copy without one and add that."))
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return UnsupportedError(
            _("This is an old Excel workbook (XLS)."),
            advice=_("Open it in a spreadsheet program, save it as XLSX and add that."),
        )
    if "PowerPoint Document".encode("utf-16-le") in data:
        return UnsupportedError(
            _("This is an old PowerPoint presentation."), advice=_("Save it as PPTX or export it as PDF, and add that.")
        )
    return UnsupportedError(_("This is an old Office file."), advice=_("Save it as DOCX or PDF and add that."))


def _kind_of_picture(data: bytes) -> MediaType | None:
    return next((kind for kind, begins in _PICTURES if begins.match(data)), None)


def _kind_of_mail(data: bytes) -> MediaType | None:
    """Return what a file is that begins with the headers of a message, ``None`` if it does not."""
    found = _HEADERS.match(data.removeprefix(b"\xef\xbb\xbf"), 0, 1 << 18)
    if not found:
        return None
    if data.startswith(b"From ") and _NEXT_IN_MAILBOX.search(data, found.end()):
        return MAILBOX
    headers = found[1]
    names = {line.partition(b":")[0].lower() for line in headers.split(b"\n")}
    if _SAVED.search(headers) and b"content-type" in names:
        return MHTML
    return EMAIL if b"from" in names and len(names & _OF_MAIL) >= 2 else None


def _is_binary(data: bytes) -> bool:
    """Whether control characters make up more than 2 % of the first 64 kB, unless it is UTF-16."""
    if data.startswith(_BOMS):
        return False
    head = data[: 1 << 16]
    if utf16_without_mark(head):
        return False
    controls = len(head) - len(head.translate(None, bytes([*range(9), *range(14, 27), *range(28, 32), 127])))
    return controls > len(head) * 0.02


def utf16_without_mark(data: bytes) -> str | None:
    """Return the codec of UTF-16 text that has no byte-order mark, ``None`` if it is something else.

    Spaces and line breaks give it away: in UTF-16 they are a NUL byte and another one, always at the same parity.
    """
    head = data[: 1 << 12]
    little = sum(head.count(mark) for mark in (b" \0", b"\n\0"))
    big = sum(head.count(mark) for mark in (b"\0 ", b"\0\n"))
    even, odd = head[::2].count(0), head[1::2].count(0)
    if little and odd > len(head) // 8 and not even:
        return "utf-16-le"
    if big and even > len(head) // 8 and not odd:
        return "utf-16-be"
    return None


def _name(data: bytes) -> str:
    try:
        found = puremagic.magic_string(data[:4096])
    except puremagic.PureError:
        return _("a program or other data")
    return found[0].name or f"a {found[0].extension} file"


def _is_jsonl(text: str) -> bool:
    """Whether one of the first lines is a JSON object with a text."""
    lines = [line for line in text[:1_000_000].split("\n") if line.strip()][:5]
    return any(line.lstrip().startswith("{") and _has_text(line) for line in lines)


def _has_text(line: str) -> bool:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "text" in value


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
