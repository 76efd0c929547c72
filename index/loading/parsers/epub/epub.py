"""EPUB books, chapter by chapter.

No library: the one that is kept well, EbookLib, may not be used under this project's licence. A book is a zip archive
of pages, which are read here already; what there is beyond them is in :mod:`index.loading.parsers.epub.package`.
"""

import io
import posixpath
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree
from lxml.html import HtmlElement

from index.errors import LoadError
from index.i18n import _
from index.loading.article import decode, same
from index.loading.drafts import Draft
from index.loading.parsers.archive import check_archive
from index.loading.parsers.epub.contents import remove_contents
from index.loading.parsers.epub.package import AGAIN, Entry, Package, plain, read_package, types_of
from index.loading.parsers.markup import paragraphs_of, parse_tree, remove_hidden

_NO_CHAPTERS = frozenset("cover toc title-page titlepage landmarks loi lot page-list".split())
_PAGE_BREAK = "pagebreak"
_MUCH = 1500
"""Characters of a page that a book calls its cover or contents, from which on it is more than that."""
_HEADINGS = ("h1", "h2", "h3")


@dataclass(slots=True)
class _Chapter:
    """A chapter while it is read; one that does not begin (``begins``) with a title or heading goes on from another."""

    title: str | None
    begins: bool
    paragraphs: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def parse(data: bytes) -> Iterator[Draft]:
    """Yield the chapters of a book in reading order, without covers, lists of contents and empty pages.

    A page is a chapter, or several where the table of contents says so; one that has neither a line there nor a heading
    goes on from the page before. A chapter's title is that line, else its heading; the book's is ``part_of``.

    Raises:
        LoadError: the book is damaged, protected, not safe to unpack, or holds no text.
    """
    check_archive(data, "EPUB", AGAIN, xml=())
    with ZipFile(io.BytesIO(data)) as archive:
        package = read_package(archive)
        contents = dict(package.contents)
        chapters = _joined(chapter for page in package.pages for chapter in _chapters(archive, package, page, contents))
    if not chapters:
        raise LoadError(
            _("No text was found in the book: its pages are pictures, or empty."),
            advice=_("It needs OCR: run it through a program for text recognition and add the result."),
        )
    for number, chapter in enumerate(chapters, 1):
        title = chapter.title or f"Section {number}"
        over = (title, package.metadata.title or "")
        while len(chapter.paragraphs) > 1 and any(same(chapter.paragraphs[0], each) for each in over):
            del chapter.paragraphs[0]
        yield Draft(
            tuple(chapter.paragraphs),
            replace(package.metadata, title=title),
            tuple(dict.fromkeys(chapter.warnings)),
            whole=True,
            part_of=package.metadata.title,
        )


def _joined(chapters: Iterator[_Chapter]) -> list[_Chapter]:
    """Return the chapters that hold words, each with the pages that only go on from it."""
    joined: list[_Chapter] = []
    for chapter in chapters:
        if joined and not chapter.begins:
            joined[-1].paragraphs += chapter.paragraphs
            joined[-1].warnings += chapter.warnings
        elif chapter.paragraphs:
            joined.append(chapter)
    return joined


def _chapters(
    archive: ZipFile, package: Package, page: str, contents: dict[str, tuple[Entry, ...]]
) -> Iterator[_Chapter]:
    """Yield the chapters of a page; nothing for one that is no chapter.

    ``contents`` are the lines of the table of contents; a book without one is read by the list of links in it.
    """
    text, warnings = decode(archive.read(page))
    if not text.strip():
        return
    tree = parse_tree(text)
    body = next(tree.iter("body"), tree)
    kinds = types_of(body).union(*map(types_of, body), {package.kinds.get(page, "")})
    _take_in_styles(archive, page, tree)
    remove_hidden(tree)
    for element in [each for each in body.iter(etree.Element) if _PAGE_BREAK in types_of(each)]:
        element.drop_tree()
    listed = remove_contents(tree, page, package.pages)
    if not package.contents:
        for target, entry in listed:
            contents[target] = (*contents.get(target, ()), entry)
    named = not _NO_CHAPTERS.isdisjoint(kinds) and len(body.text_content()) < _MUCH
    if named or _is_list_of_links(body):
        return
    entries = contents.get(page, ())
    starts = [entry for entry in entries if entry.depth <= entries[0].depth]
    headings = (plain(each.text_content()) for each in tree.iter(*_HEADINGS))
    heading = next((each for each in headings if each and not same(each, package.metadata.title or "")), None)
    parts = [
        _Chapter(starts[0].label if starts else heading, bool(starts or heading), warnings=list(warnings)),
        *(_Chapter(entry.label, True) for entry in starts[1:]),
    ]
    for number, paragraph in _parted(tree, starts[1:]):
        parts[number].paragraphs.append(paragraph)
    yield from parts


def _parted(tree: HtmlElement, cuts: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a page, each with how many of the ``cuts`` stand before it or begin with it."""
    order = {element: place for place, element in enumerate(tree.iter(etree.Element))}
    anchors = {element.get("id") or element.get("name"): element for element in reversed(order)}
    shown = list(paragraphs_of(tree))
    blocks = {element for _, element in shown}
    places: list[int] = []
    for cut in cuts:
        anchor = anchors.get(cut.anchor)
        # An anchor within a heading or a paragraph stands for the whole of it.
        while anchor is not None and anchor not in blocks and (parent := anchor.getparent()) in blocks:
            anchor = parent
        places.append(max([*places, order[anchor] if anchor is not None else 0]))
    number = 0
    for paragraph, element in shown:
        number = max(number, bisect_right(places, order[element]))
        yield number, paragraph


def _take_in_styles(archive: ZipFile, page: str, tree: HtmlElement) -> None:
    """Put the book's own style sheets into a page, since they say what of it can't be seen."""
    for link in tree.xpath("//link[@rel='stylesheet'][@href]"):
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(link.get("href"))))
        if name in archive.namelist():
            style = etree.Element("style")
            style.text = decode(archive.read(name))[0].replace("\0", "")
            link.getparent().replace(link, style)


def _is_list_of_links(body: HtmlElement) -> bool:
    """Whether nearly all the words of a page are links to others."""
    links = [each.text_content().strip() for each in body.iter("a") if each.get("href")]
    total = len("".join(body.text_content().split()))
    return len(links) > 3 and len("".join("".join(links).split())) > 0.8 * total
