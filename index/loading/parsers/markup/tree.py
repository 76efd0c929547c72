"""Paragraphs out of an HTML tree, in the order and with the breaks that a reader sees."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import HtmlElement

from index.errors import LoadError
from index.i18n import _
from index.loading.article import clean_characters, single_spaced
from index.loading.doctype import settled
from index.loading.parsers.markup.marks import settle_marks
from index.loading.parsers.markup.tables import is_table, paragraphs_of_table

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead "
    "tr ul".split()
)
_CELLS = frozenset(("td", "th"))
_SILENT = frozenset("head iframe math noscript object script select style svg template title".split())


def parse_tree(text: str) -> HtmlElement:
    """Return the tree of an HTML document or fragment, without its comments and the marks of its notes.

    Raises:
        LoadError: there is nothing in it, its elements are nested too deeply to be read to the end, or it declares
            entities that can't be told.
    """
    text = settled(text)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError as error:
        raise LoadError(_("There is nothing in this page."), advice=_("Check that it was saved whole.")) from error
    # Beyond its limits the parser leaves out what follows, without raising anything.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise LoadError(_("The page is nested too deeply."), advice=_("Save its text from a browser and add that."))
    settle_marks(tree)
    return tree


def paragraphs_of(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Yield the paragraphs of ``tree`` and the element that each stands in.

    One for each block, list item (with its mark), table and line of ``<pre>``; what only looks like a table gives its
    rows. Walks without recursion but into the cells of tables, which hold none, so that any depth of nesting will do.
    """
    words: list[str] = []
    mark = ""
    silent = preformatted = 0
    numbers: Counter[HtmlElement] = Counter()
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag, starts = element.tag, event == "start"
        step = 1 if starts else -1
        if tag in _BLOCKS:
            for line in _lines(words):
                yield mark + line, element.getparent() if starts else element
                mark = ""
            words.clear()
        if starts and tag == "table" and not silent and is_table(element):
            yield from paragraphs_of_table(element, paragraphs_of)
            walk.skip_subtree()
            continue
        if tag == "li":
            mark = _mark(element, numbers) if starts else ""
        silent += step * (tag in _SILENT)
        preformatted += step * (tag == "pre")
        if not silent and (starts or element is not tree):
            text = (element.text if starts else element.tail) or ""
            words += [_bar(element, words) if starts else "", text if preformatted else text.replace("\n", " ")]
    for line in _lines(words):
        yield mark + line, tree


def _bar(element: HtmlElement, words: list[str]) -> str:
    return " | " if element.tag in _CELLS and any(map(str.strip, words)) else ""


def _lines(words: list[str]) -> Iterator[str]:
    # References such as &#8203; stand for what was cleaned from the source.
    return filter(None, map(single_spaced, clean_characters("".join(words)).split("\n")))


def _mark(item: HtmlElement, numbers: Counter[HtmlElement]) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    numbers[parent] += 1
    return f"{numbers[parent]}. "
