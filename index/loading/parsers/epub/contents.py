"""Lists of contents that stand within the pages of a book: not text, but what the chapters are called."""

import re
from collections.abc import Collection, Iterable, Sequence

from lxml.html import HtmlElement

from index.loading.parsers.epub.package import Entry, plain, resolved
from index.loading.parsers.markup import paragraphs_of

_HEADING = re.compile(
    r"\W*(?:(?:table of )?contents|list of (?:illustrations|plates|maps|figures|tables)|(?:inhalt(?:sverzeichnis)?"
    r"|sommaire|table des mati[èe]res|[íi]ndice(?: de contenidos)?|sommario|inhoud(?:sopgave)?|inneh[åa]ll"
    r"|ind?hold|sis[äa]llys|spis tre[śs]ci|содержание|оглавление))\W*",
    re.IGNORECASE,
)
_COUNTING = re.compile(r"[\W\d_]+|\b[ivxlc]+\b", re.IGNORECASE)
_ENDS = re.compile(r"\A[\W\d_]+|[\W\d_]+\Z")
_MOSTLY = 0.6
_HEADED, _ALONE = 2, 5
"""How many links in a row are a list of contents: under a heading that says so, and without one."""

_PASSED = 60
"""Characters of a line between links that may belong to the list ("Part One")."""

Shown = Sequence[tuple[str, HtmlElement]]


def remove_contents(tree: HtmlElement, page: str, pages: Collection[str]) -> list[tuple[str, Entry]]:
    """Take the lists of links to the ``pages`` of the book out of one of them, with the heading over each.

    Returns their lines, each with the page that it leads to.
    """
    shown = list(paragraphs_of(tree))
    links = [
        _links(element, page, pages) if _is_of_links(text, element, page, pages) else [] for text, element in shown
    ]
    found: list[tuple[str, Entry]] = []
    place = 0
    while place < len(shown):
        end = _end_of_run(shown, links, place)
        count = sum(map(len, links[place:end]))
        headed = place > 0 and bool(_HEADING.fullmatch(shown[place - 1][0]))
        if links[place] and count >= (_HEADED if headed else _ALONE):
            for number in range(place, end):
                found += _entries(links[number], page)
            _drop(element for _, element in shown[place - headed : end])
        place = max(end, place + 1)
    return found


def _end_of_run(shown: Shown, links: Sequence[list[HtmlElement]], place: int) -> int:
    """Return where the lines end that hold links, from ``place`` on; a short line may stand between two of them."""
    end = place
    while end < len(shown) and links[end]:
        end += 1
        while end + 1 < len(shown) and not links[end] and links[end + 1] and len(shown[end][0]) <= _PASSED:
            end += 1
    return end


def _is_of_links(text: str, element: HtmlElement, page: str, pages: Collection[str]) -> bool:
    links = _links(element, page, pages)
    if not links:
        return False
    if element.tag in {"table", "tr"}:
        rows = [row for row in element.iter("tr") if row.text_content().strip()]
        return len(links) >= len(rows) - 1 and len(text) <= 100 * max(len(rows), 1)
    linked = _COUNTING.sub("", "".join(link.text_content() for link in links))
    return len(linked) >= _MOSTLY * len(_COUNTING.sub("", element.text_content())) > 0


def _links(element: HtmlElement, page: str, pages: Collection[str]) -> list[HtmlElement]:
    return [
        link
        for link in element.iter("a")
        if link.get("href") and _target(link, page)[0] in pages and plain(link.text_content())
    ]


def _target(link: HtmlElement, page: str) -> tuple[str, str]:
    address = link.get("href")
    return (page, address[1:]) if address.startswith("#") else resolved(page, address)


def _entries(links: Sequence[HtmlElement], page: str) -> list[tuple[str, Entry]]:
    found = []
    for link in links:
        target, anchor = _target(link, page)
        found.append((target, Entry(_label(link), anchor, 1)))
    return found


def _label(link: HtmlElement) -> str:
    """Return what a line of contents is called: the words of the link, or of its row where only the number is one."""
    words = plain(link.text_content()) or ""
    if _COUNTING.sub("", words):
        return words
    row = next((each for each in link.iterancestors() if each.tag in {"tr", "li", "p"}), link)
    return _ENDS.sub("", " ".join(row.itertext())).strip() or words


def _drop(elements: Iterable[HtmlElement]) -> None:
    """Take elements out, once each, but for the page's own."""
    for element in dict.fromkeys(elements):
        if element.getparent() is not None and element.tag not in {"body", "html"}:
            element.drop_tree()
