"""Bytes to text, in whatever encoding they are. Pure."""

import codecs
import re
from collections import Counter

from index.i18n import _, ngettext
from index.loading.kinds import utf16_without_mark

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENOUGH = 200_000
_MARKS = "“”‘’„‚‹›«»–—…•€£¥§©®°·½¼¾×™\xa0"
# In this order, since the first of equals is taken.
_ALPHABETS = {
    "cp1252": (
        "àâæçéèêëîïôœùûüÿ",
        "áéíñóúü¿¡ªº",
        "ãâáàçéêíóôõúüªº",
        "äöüß",
        "åäöéü",
        "æøåéóòô",
        "àèéìíòóùú",
        "áéëïóöü",
        "áéíóúýþæöð",
        "àçéèíïóòúü",
    ),
    "cp1250": (
        "ąćęłńóśźż",
        "áčďéěíňóřšťúůýž",
        "áäčďéíĺľňóôŕšťúýž",
        "áéíóöőúüű",
        "čćđšž",
        "ăâîşţ",
    ),
    "cp1254": ("çğıöşüâîû",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äöüõšž"),
}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of ``data`` and warnings where it may not be exact.

    In order: a byte-order mark, UTF-8, what is ``declared`` (by a server, or by the page itself in its first 4 kB),
    what its bytes look like.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _lenient(data, codec)
    if unmarked := utf16_without_mark(data):
        return _lenient(data, unmarked)
    for candidate in ("utf-8", declared, _declared_within(data)):
        if candidate and (text := _strict(data, candidate)) is not None:
            return text, ()
    if _mostly_utf8(data):
        return _lenient(data, "utf-8")
    return _guessed(data)


def declared_charset(content_type: str | None) -> str | None:
    """Return the charset of a Content-Type header such as ``text/html; charset=Shift_JIS``."""
    found = _DECLARED.search((content_type or "").encode("ascii", "ignore"))
    return found[1].decode("ascii") if found else None


def _declared_within(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096]) if b"<" in data[:1024] else None
    return found[1].decode("ascii") if found else None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        # Browsers read pages that say Latin-1 as Windows-1252, and so do their writers.
        codec = "cp1252" if codecs.lookup(codec).name in {"iso8859-1", "ascii"} else codec
        return data.decode(codec)
    except (LookupError, UnicodeError):
        return None


def _lenient(data: bytes, codec: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(codec, "replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode()) * codec.startswith("utf-8")
    if lost <= 0:
        return text, ()
    return text, (
        ngettext(
            "%(num)s character could not be read and is shown as �: the file is damaged in places.",
            "%(num)s characters could not be read and are shown as �: the file is damaged in places.",
            lost,
        ),
    )


def _mostly_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8 all the same, so that only a few bytes are damaged."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for character in text if character > "\x7f") - wrong
    return right > 4 * wrong


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    part = data[:_ENOUGH]
    codec = _latin(part) or _japanese(part) or _likely(part)
    text, warnings = _lenient(data, codec)
    warning = _(
        "The file does not say its encoding; read as %(codec)s. Check its accents and quotation marks.", codec=codec
    )
    return text, (warning, *warnings)


def _latin(data: bytes) -> str | None:
    """Return the encoding in which ``data`` is spelt as some European language is, ``None`` if in none.

    Statistics on the bytes alone take the quotation marks of English for letters, and French for Polish.
    """
    marked = [byte for byte in data if byte >= 0x80]
    if len(marked) > 0.4 * sum(1 for byte in data if byte > 0x20):
        return None
    best, codec = 0.9, None
    for candidate, alphabets in _ALPHABETS.items():
        seen = Counter(bytes(marked).decode(candidate, "replace").lower())
        for alphabet in alphabets:
            share = sum(seen[letter] for letter in alphabet + _MARKS) / len(marked)
            if share > best:
                best, codec = share, candidate
    return codec


def _japanese(data: bytes) -> str | None:
    """Return the Japanese encoding in which a good part of ``data`` is hiragana, as in nothing else."""
    for codec in ("cp932", "euc_jp"):
        text = data.decode(codec, "replace")
        if sum(1 for letter in text if "\u3041" <= letter <= "\u3096") > 0.15 * len(text):
            return codec
    return None


def _likely(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most files are UTF-8 and need no guess

    best = from_bytes(data).best()
    return best.encoding if best else "cp1252"
