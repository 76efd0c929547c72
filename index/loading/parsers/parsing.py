"""From bytes to documents. Runs in the parser process only."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.errors import LoadError
from index.i18n import _, figure
from index.loading import limits
from index.loading.article import (
    HEAD,
    date_over,
    declared_charset,
    decode,
    join,
    read_masthead,
    same,
    without_boilerplate,
)
from index.loading.delimiters import delimiter_of
from index.loading.doctype import settled
from index.loading.drafts import Draft, Tell
from index.loading.kinds import (
    CSV,
    DOCX,
    EMAIL,
    EPUB,
    MAILBOX,
    MHTML,
    ODP,
    ODS,
    ODT,
    OUTLOOK,
    PPTX,
    RTF,
    TRANSCRIPT,
    XLSX,
    ZIP,
    kind_of_bytes,
    kind_of_text,
    must_be_text,
)
from index.loading.parsers.lists import GZIP, entries_of, kind_of_list, packed_list
from index.loading.parsers.transcripts import cues_of, draft_of
from index.loading.parts import Part, is_within, place_within
from index.text import is_english, language_of
from index.types import Entry, Failure, Loaded, MediaType, Moment, Reading

if TYPE_CHECKING:
    from index.loading.parsers.mail import Letter

_PARSERS: dict[MediaType, str] = {
    DOCX: "word",
    ODT: "odt",
    RTF: "rtf",
    MHTML: "mhtml",
    XLSX: "sheets.excel",
    ODS: "sheets.calc",
    PPTX: "slides.powerpoint",
    ODP: "slides.impress",
}
_PICTURED: dict[MediaType, str] = {
    "application/pdf": "pdf",
    "image/jpeg": "picture",
    "image/png": "picture",
    "image/tiff": "picture",
    "image/webp": "picture",
}
"""What may have pages that are pictures, and say how far their reading is."""

_SIGN = 3
"""Pictures with fewer words than this are no documents."""


_HOLDERS = frozenset((EPUB, EMAIL, OUTLOOK, MAILBOX, ZIP))


def parse(
    data: bytes, origin: str, *, content_type: str | None, address: str | None, tell: Tell = lambda _done, _all: None
) -> Iterator[Loaded | Failure | Entry | Part]:
    """Yield the documents of a file or page; JSONL has one a line, a book one a chapter, each other format one.

    A feed, a sitemap or a list of addresses gives what it names instead; an archive and a message the files in it. A
    list in one of these names nothing: it is a text. ``tell`` hears of pages that are read from pictures.

    Raises:
        LoadError: it can't be read at all, or no text came out.
    """
    if data.startswith(GZIP) and not is_within(origin):
        yield from packed_list(data, origin, address)
        return
    kind = kind_of_bytes(data)
    if kind is None:
        text, warnings = decode(data, declared_charset(content_type))
        must_be_text(text)
        text = settled(text)
        if said := cues_of(text):
            draft = draft_of(said.cues, _name(origin, address), said.before)
            yield _finish(replace(draft, warnings=warnings), origin, TRANSCRIPT)
        elif kind_of_list(text) and not is_within(origin):
            yield from entries_of(text, origin, address)
        else:
            yield from _parse_text(text, origin, address, warnings)
    elif kind in _PICTURED:
        yield _parse_pictured(data, origin, kind, tell)
    elif kind in _HOLDERS:
        yield from _held(data, origin, kind)
    else:
        parser = import_module(f"index.loading.parsers.{_PARSERS[kind]}")
        yield _finish(parser.parse(data), origin, kind)


def _parse_pictured(data: bytes, origin: str, kind: MediaType, tell: Tell) -> Loaded | Failure:
    draft = import_module(f"index.loading.parsers.{_PICTURED[kind]}").parse(data, tell)
    if kind != "application/pdf" and sum(map(len, draft.seen.values())) < _SIGN:
        what = _("a picture on which no words were found.")
        return Failure(origin, what, _("If it is a page, scan it with 200 to 300 dots an inch."), skipped=True)
    return _finish(draft, origin, kind)


def _held(data: bytes, origin: str, kind: MediaType) -> Iterator[Loaded | Failure | Part]:
    """Yield what is in an archive, a mailbox, a message or a book."""
    if kind == EPUB:
        from index.loading.parsers import epub  # noqa: PLC0415 - each parser loads what it needs when it is needed

        for number, chapter in enumerate(epub.parse(data), 1):
            yield _finish(chapter, f"{origin}#chapter={number}", kind)
        return
    if kind == ZIP:
        from index.loading.parsers import packed  # noqa: PLC0415

        yield from packed.parts_of(data, origin)
        return
    from index.loading.parsers import mail  # noqa: PLC0415

    if kind == MAILBOX:
        for number, message in enumerate(mail.messages_of(data), 1):
            place = f"{origin}#message={number}"
            try:
                yield from _letter(mail.parse(message), place)
            except LoadError as error:
                yield Failure(place, error.what, error.advice)
    else:
        yield from _letter(mail.parse(mail.as_message(data) if kind == OUTLOOK else data), origin)


def _letter(letter: "Letter", origin: str) -> Iterator[Loaded | Failure | Part]:
    """Yield a message, and after it what is attached to it."""
    if letter.draft:
        yield _finish(letter.draft, origin, EMAIL)
    else:
        names = ", ".join(each.name for each in letter.attached)
        what = _("The message holds no text, only %(attached)s.", attached=names)
        yield Failure(origin, what, _("What is attached is read by itself."), skipped=True)
    for each in letter.attached:
        place, belongs = place_within(origin, each.name), f"attached to {letter.called}"
        yield Part(place, each.data, each.content_type, belongs, letter.sent)


def _parse_text(text: str, origin: str, address: str | None, warnings: tuple[str, ...]) -> Iterator[Loaded | Failure]:
    kind = kind_of_text(text, _name(origin, address))
    if kind == "application/jsonl":
        from index.loading.parsers import jsonl  # noqa: PLC0415

        for number, item in jsonl.parse(text):
            place = f"{origin}#line={number}"
            try:
                if isinstance(item, LoadError):
                    raise item
                yield _finish(replace(item, warnings=warnings), place, kind)
            except LoadError as error:
                yield Failure(place, error.what, error.advice)
        return
    if kind == "text/html":
        from index.loading.parsers import page  # noqa: PLC0415

        draft = page.parse(text, address)
    elif kind == CSV:
        from index.loading.parsers.sheets import separated  # noqa: PLC0415

        draft = separated.parse(text, delimiter_of(text, named=True) or ",")
    elif kind == "text/markdown":
        from index.loading.parsers import markdown  # noqa: PLC0415

        draft = markdown.parse(text)
    else:
        from index.loading.parsers import plain  # noqa: PLC0415

        draft = plain.parse(text)
    yield _finish(replace(draft, warnings=warnings + draft.warnings), origin, kind)


def _name(origin: str, address: str | None) -> str:
    return urlsplit(address).path if address else origin


def _finish(draft: Draft, origin: str, kind: MediaType) -> Loaded:
    """Return the document of a draft: without boilerplate and masthead, joined, and with what is known about it."""
    # What only looked like a table comes as several paragraphs in one.
    paragraphs = [each for paragraph in draft.paragraphs for each in paragraph.split("\n\n")]
    metadata = draft.metadata
    if not draft.whole:
        article = paragraphs if draft.no_page else without_boilerplate(paragraphs)
        metadata, paragraphs = read_masthead(article, metadata, keep_dates=draft.no_page)
    text, page_starts, marks = join(paragraphs)
    if not text.strip():
        raise LoadError(_("No text came out."), advice=_("Check that it holds text; pictures of pages need OCR first."))
    if len(text) > limits.TEXT_CHARACTERS:
        raise LoadError(
            _(
                "The text is longer than %(text_characters)s characters.",
                text_characters=figure(limits.TEXT_CHARACTERS),
            ),
            advice=_("Split it into several documents."),
        )
    # Pages often declare the language of the template that they were made with, so the text itself is asked first.
    metadata = replace(metadata, language=language_of(text) or metadata.language)
    if metadata.published is None and not is_english(metadata.language):
        metadata = replace(metadata, published=date_over(_lines_over(text), metadata.language or ""))
    warnings = draft.warnings
    if metadata.published is None and draft.made:
        metadata = replace(metadata, published=draft.made)
        warnings += (_("Its date is the day on which the file was made; change it if it was published on another."),)
    if draft.part_of and not same(metadata.title or "", draft.part_of):
        metadata = replace(metadata, title=f"{metadata.title} · {draft.part_of}")
    times = tuple(map(Moment, marks, draft.times))
    reading = Reading(unread=draft.unread)
    if draft.seen:
        from index.loading.ocr import placed  # noqa: PLC0415 - only pictures need it

        reading = Reading(placed(draft.seen, text, page_starts), draft.unread)
    return Loaded(origin, kind, text, metadata, page_starts, warnings, draft.cut, times, reading)


def _lines_over(text: str) -> list[str]:
    """Return the first paragraphs of a text that have one line, as tables have not."""
    return [each for each in text.split("\n\n", HEAD)[: HEAD // 2] if "\n" not in each]
