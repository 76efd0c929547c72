"""HTML pages: the article in them.

trafilatura decides what of a page is its article; how that reads (where a paragraph ends, what stands between two
words) is taken from the page itself: trafilatura runs the paragraphs of short articles together, sets spaces beside
marked words, and now and then leaves out a paragraph from the middle.
"""

import html
import re
from collections.abc import Container, Iterator, Sequence
from itertools import chain, takewhile
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from index.i18n import _
from index.loading.article import clean_characters, is_cut, same, single_spaced
from index.loading.drafts import Draft
from index.loading.parsers.credits import author_of, date_beside_author
from index.loading.parsers.markup import is_of_links, paragraphs_of, parse_tree, remove_hidden
from index.loading.parsers.standing_in import standing_in, with_tables
from index.loading.parsers.walls import CUT, check_wall
from index.text import code_of
from index.types import Metadata

_NAVIGATION = "//nav | //*[@role='navigation'] | //body//footer[not(ancestor::article or ancestor::blockquote)]"
_PROGRAMS = "//script | //noscript"
_FEED = "//link[@rel='alternate'][@type='application/rss+xml' or @type='application/atom+xml']/@href"
_ITEM_MARK = re.compile(r"\s*(?:- |\d+\. )")
_NO_OUTLET = re.compile(r"(?:localhost|[\d.]+|\[[\da-f:]*\]?)(?::\d+)?", re.IGNORECASE)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol"))
_LISTED = _LISTS | {"li"}
_CLOSED = re.compile(r"[.!?…。！？][\"”’'»)\]]*$")


def parse(text: str, address: str | None) -> Draft:
    """Return the article of a page, without what nobody can see, and what the page says about it.

    ``address`` is where the page came from, if that is known.

    Raises:
        LoadError: it is no article but a log-in, a question for consent, a check of the browser, or says that there is
            nothing at this address.
    """
    import trafilatura  # noqa: PLC0415 - takes a while to load, and only pages need it

    tree = parse_tree(clean_characters(text))
    metadata = _metadata(tree, address)
    programmed = bool(tree.xpath(_PROGRAMS))
    remove_hidden(tree)
    for element in tree.xpath(_NAVIGATION):
        element.drop_tree()
    shown, tables = standing_in(list(paragraphs_of(tree)))
    article = trafilatura.extract(tree, url=address, include_comments=False)
    paragraphs = list(as_shown(article.split("\n"), shown)) if article else [paragraph for paragraph, _ in shown]
    lines = [line for line, _ in shown]
    check_wall(tree, metadata.title, paragraphs, lines, programmed=programmed)
    cut = is_cut(lines)
    warnings = _feed_hint(tree, address) + ((_(CUT),) if cut else ())
    return Draft(tuple(with_tables(paragraphs, tables)), metadata, warnings, cut=cut)


def _feed_hint(tree: HtmlElement, address: str | None) -> tuple[str, ...]:
    """Return where the feed of a site is, if this is its front page and names one: that is what changes there."""
    feeds = tree.xpath(_FEED) if address and urlsplit(address).path in {"", "/"} else []
    if not feeds:
        return ()
    return (
        _(
            "This page changes with its news. It names a feed: add %(address)s to have each article.",
            address=urljoin(address, feeds[0]),
        ),
    )


def as_shown(lines: Sequence[str], shown: Sequence[tuple[str, HtmlElement]]) -> Iterator[str]:
    """Yield the article as the page shows it.

    ``lines`` say what the article is and ``shown`` are the paragraphs of the page with the element of each. Lines are
    put as those consecutive paragraphs that have the same letters and digits, or as they are if there are none.
    Sentences and headings between two such paragraphs, beside one of them in the page, belong to the article too.
    """
    lines = [line for line in lines if _key(line)]
    line_keys, keys = [_key(line) for line in lines], [_key(paragraph) for paragraph, _ in shown]
    position = begin = 0
    while position < len(lines):
        taken, run = _match(line_keys, position, keys, begin)
        position += taken
        if run is None:
            yield single_spaced(clean_characters(lines[position - 1]))
            continue
        if begin:
            beside = {_box(shown[begin - 1][1]), _box(shown[run.start][1])}
            for number in range(begin, run.start):
                if _belongs(*shown[number], beside):
                    yield shown[number][0]
        yield from (shown[number][0] for number in run)
        begin = max(begin, run.stop)
    if begin and shown[begin - 1][0].endswith(":"):
        # What an article ends on is not left open.
        boxes = takewhile(lambda pair: pair[1].tag == "li", shown[begin:])
        yield from (words for words, element in boxes if _belongs(words, element, {_box(shown[begin - 1][1])}))


def _box(element: HtmlElement) -> HtmlElement | None:
    """Return what a paragraph stands in; an item stands where its list does."""
    while element.tag in _LISTED and (parent := element.getparent()) is not None:
        element = parent
        if element.tag in _LISTS and (outer := element.getparent()) is not None and outer.tag not in _LISTED:
            break
    return element.getparent()


def _belongs(words: str, element: HtmlElement, boxes: Container[HtmlElement | None]) -> bool:
    """Whether a paragraph that was left out between two of the article stands beside them, and is no link or button."""
    says = (len(words) > 30 and _CLOSED.search(words)) or element.tag in _HEADINGS
    listed = element.tag == "li" and not is_of_links(element)
    return _box(element) in boxes and bool(says or listed)


def _match(lines: Sequence[str], position: int, keys: Sequence[str], begin: int) -> tuple[int, range | None]:
    """Return how many lines from ``position`` on make up which paragraphs, from ``begin`` on or else before."""
    for start in chain(range(begin, len(keys)), range(begin)):
        if stop := _made_up(lines[position], keys, start):
            return 1, range(start, stop)
        # trafilatura begins a new line at a quotation inside a paragraph.
        if keys[start].startswith(lines[position]) and (stop := _made_up(keys[start], lines, position)):
            return stop - position, range(start, start + 1)
    return 1, None


def _made_up(whole: str, parts: Sequence[str], start: int) -> int | None:
    """Return where the parts end that make up ``whole`` from ``start`` on, ``None`` if they don't."""
    length = 0
    for number in range(start, len(parts)):
        if not parts[number] or not whole.startswith(parts[number], length):
            return None
        length += len(parts[number])
        if length == len(whole):
            return number + 1
    return None


def _key(line: str) -> str:
    return re.sub(r"[\W_]+", "", _ITEM_MARK.sub("", html.unescape(line), count=1)).casefold()


def _metadata(tree: HtmlElement, address: str | None) -> Metadata:
    """Return what the page's head, its JSON-LD and its byline say."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    # The extensive search would take a date that the article only mentions.
    said = extract_metadata(tree, default_url=address, date_config={"original_date": True, "extensive_search": False})
    outlet = None if _NO_OUTLET.fullmatch(said.sitename or "") else _plain(said.sitename)
    date = said.date or date_beside_author(tree)
    author = _plain(author_of(tree, said.author.replace("; ", ", ") if said.author else None))
    author = None if same(author or "", outlet or "") else author
    return Metadata(_plain(said.title), outlet, author, date, said.url, code_of(tree.get("lang")))


def _plain(text: str | None) -> str | None:
    return single_spaced(clean_characters(text or "")) or None
