"""Sentences that stand in a page for its tables while it is decided what of the page is its article.

trafilatura drops rows, runs cells together and cuts tables at their ends. Whether a paragraph belongs to an article it
tells well; so each table is a paragraph to it, of about as many words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from lxml.html import Element, HtmlElement

from index.loading.parsers.markup import is_of_links

Shown = Sequence[tuple[str, HtmlElement]]
"""The paragraphs of a page with the element of each."""

_SENTENCE = "Table number {} of this page stands here, and its rows are read one by one. "
_MOST = 8
"""Sentences for one table."""


def standing_in(shown: Shown) -> tuple[list[tuple[str, HtmlElement]], dict[str, tuple[str, ...]]]:
    """Put paragraphs into a page in place of its tables.

    Returns the paragraphs that the page has now, and what each of those that stand in stands for. Lists of links stay.
    """
    now: list[tuple[str, HtmlElement]] = []
    stands_for: dict[str, tuple[str, ...]] = {}
    for element, group in groupby(shown, key=lambda pair: pair[1]):
        own = list(group)
        if element.tag != "table" or not any("\n" in words for words, _ in own) or is_of_links(element):
            now += own
            continue
        told = tuple(words for words, _ in own)
        sentence = _SENTENCE.format(len(stands_for) + 1)
        times = min(_MOST, 1 + sum(map(len, told)) // len(sentence))
        paragraph = Element("p")
        paragraph.text, paragraph.tail = (sentence * times).strip(), element.tail
        element.getparent().replace(element, paragraph)
        stands_for[paragraph.text] = told
        now.append((paragraph.text, paragraph))
    return now, stands_for


def with_tables(paragraphs: Iterable[str], stands_for: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield paragraphs, each that stands in replaced by the table that it stands for."""
    for paragraph in paragraphs:
        yield from stands_for.get(paragraph, (paragraph,))
