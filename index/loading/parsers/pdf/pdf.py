"""PDF documents."""

import re
from collections import Counter
from collections.abc import Sequence

from index.errors import LoadError
from index.i18n import _
from index.loading.article import clean_characters, iso_date, single_spaced
from index.loading.drafts import Draft, Tell
from index.loading.ocr import HOW_TO_GET, NEEDED, told_unread
from index.loading.parsers.pdf.columns import blocks_of
from index.loading.parsers.pdf.furniture import bodies_of, without_line_numbers
from index.loading.parsers.pdf.grids import with_tables
from index.loading.parsers.pdf.lines import Arranged, paragraphs_of
from index.loading.parsers.pdf.notes import without_notes
from index.loading.parsers.pdf.pages import Page, opened, pages_of
from index.loading.parsers.pdf.rows import Row, rows_of
from index.loading.parsers.pdf.scans import in_order, read_scans
from index.loading.parsers.pdf.titles import title_of
from index.loading.parsers.pdf.words import Box, Word
from index.types import Metadata

_NO_TITLE = re.compile(
    r"\(?untitled.*|\(?anonymous\)?|(?:new |word )?document ?\d*|microsoft \w+ - .*|.*\.\w{2,5}|\S*|no title"
    r"|(?:slide|layout|page|sheet|folie) ?\d+|powerpoint[ -]\w+|scan(?:ned)?\b.*|print(?:ed)? .*"
    r"|full page (?:fax|photo).*",
    re.IGNORECASE,
)
"""What programs write for a title where they know none."""

_MADE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


def parse(data: bytes, tell: Tell) -> Draft:
    """Return the paragraphs of a PDF with marks where its pages begin, and its properties. Pictures of pages are read.

    Raises:
        LoadError: it needs a password, is damaged, too long, or holds no text that can be read.
    """
    with opened(data) as document:
        properties = document.get_metadata_dict()
        pages, seen, unread = read_scans(document, list(pages_of(document, data)), tell)
    if not any(page.words for page in pages):
        raise _nothing_in(unread)
    blocks = arranged(pages)
    words = {page: in_order(found, blocks[page - 1].blocks, pages[page - 1]) for page, found in seen.items()}
    return Draft(
        tuple(paragraphs_of(blocks)),
        _metadata(properties, blocks),
        told_unread(unread),
        _made(properties),
        seen=words,
        unread=unread,
        no_page=not any(page.printed for page in blocks),
    )


def _nothing_in(unread: tuple[int, ...]) -> LoadError:
    """Return what is said of a PDF in which no word was found."""
    if not unread:
        what = _("No text was found in the PDF: its pages are empty, or pictures without words.")
        return LoadError(what, advice=_("Check that it was saved whole."))
    what = _("No text was found in the PDF: its pages are pictures.")
    return LoadError(f"{what} {_(NEEDED)}", advice=_(HOW_TO_GET), unread=len(unread))


def arranged(pages: Sequence[Page]) -> list[Arranged]:
    """Return the blocks of each page; what is written in another direction than most comes after the rest."""
    straight: list[list[Row]] = []
    aslant: list[list[Row]] = []
    for page in pages:
        turns = [turn for turn, _count in Counter(word.turn for word in page.words).most_common()]
        by_turn = [[word for word in page.words if word.turn == turn] for turn in turns]
        straight.append(_rows(by_turn[0], page.rulings) if by_turn else [])
        aslant.append([row for words in by_turn[1:] for row in rows_of(words)])
    bodies = bodies_of(straight, [(page.bottom, page.top) for page in pages])
    found: list[Arranged] = []
    for body, rest in zip(bodies, aslant, strict=True):
        blocks, notes = without_notes(blocks_of(body.rows))
        found.append(Arranged((*blocks, *blocks_of(rest)), (*notes, *body.aside), body.printed))
    return found


def _rows(words: Sequence[Word], rulings: Sequence[Box]) -> list[Row]:
    """Return the rows of a page from above, each table that lines part a row of its own."""
    if words[0].turn:
        return rows_of(without_line_numbers(words))
    words, tables = with_tables(without_line_numbers(words), rulings)
    return sorted([*rows_of(words), *((table,) for table in tables)], key=lambda row: -row[0].y)


def _metadata(properties: dict[str, str], pages: Sequence[Arranged]) -> Metadata:
    title, author = (_property(properties, name) for name in ("Title", "Author"))
    if not title or _NO_TITLE.fullmatch(title):
        first, *others = pages
        title = title_of(first.blocks, [block for page in others for block in page.blocks])
    return Metadata(title=title, author=author)


def _made(properties: dict[str, str]) -> str | None:
    found = _MADE.match(properties.get("CreationDate", ""))
    return iso_date("-".join(found.groups())) if found else None


def _property(properties: dict[str, str], name: str) -> str | None:
    return single_spaced(clean_characters(properties.get(name, "")))[:500] or None
