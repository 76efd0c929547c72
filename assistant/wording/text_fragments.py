"""Web addresses that open at exact words: text fragments (https://wicg.github.io/scroll-to-text-fragment/). Pure.

A browser marks the first place where the words stand. So a fragment names no more words than it needs, but so many that
they stand nowhere earlier in the document; where no words of the quote are enough, those before it are named too.
"""

from collections.abc import Sequence
from itertools import accumulate
from urllib.parse import quote as percent_encoded

from assistant.wording.phrasing import web_address
from index.text import BAR, words_in
from index.types import Document, Span

WHOLE = 12
"""Words of a quote that is named whole: longer ones are matched by their ends, and so across paragraphs too."""

ENDS = 5
"""The fewest words by which an end is named."""

BEFORE = 12
"""The most words before the quote that are named."""


def address_in(document: Document, span: Span) -> str | None:
    """Return the web address at which a document's ``span`` opens, a PDF at its page; ``None`` if it has none.

    An address's own fragment stays in front of the directive, as the specification has it.
    """
    address = web_address(document.url)
    if address is None:
        return None
    if document.media_type == "application/pdf":
        return f"{address.partition('#')[0]}#page={document.page_of(span.start) or 1}"
    return _at(address, directive(document.text, span))


def address_at(url: str | None, quote: str) -> str | None:
    """Return a web address that opens at ``quote``, of whose surroundings nothing is known; ``None`` if it is none."""
    address = web_address(url)
    return _at(address, directive(quote, Span(0, len(quote)))) if address and quote.strip() else address


def _at(address: str, text: str) -> str:
    place, _, fragment = address.partition("#")
    return f"{place}#{fragment.partition(':~:')[0]}:~:text={text}"


def directive(text: str, span: Span) -> str:
    """Return what follows ``text=``: ``[prefix-,]start[,end]``, percent-encoded."""
    if BAR in span.of(text):
        return _of_row(span.of(text))
    quote = span.of(text).strip().split()
    words = _Words([*text[: span.start].split(), *quote])
    first, last = len(words) - len(quote), len(words)
    start, end = Span(first, last), None
    if len(quote) > WHOLE or "\n" in span.of(text).strip():
        ends = max(1, min(ENDS, len(quote) // 2))
        start = words.fewest([Span(first, place) for place in range(first + ends, last - ends + 1)])
        end = words.fewest([Span(place, last) for place in range(last - ends, start.end - 1, -1)], since=start.end)
    named = start
    if not words.stands_first(start):
        named = words.fewest([Span(first - more, start.end) for more in range(1, min(first, BEFORE) + 1)])
    prefix = [f"{words.encoded(Span(named.start, first))}-"] if named.start < first else []
    return ",".join([*prefix, *(words.encoded(each) for each in (start, end) if each)])


def _of_row(row: str) -> str:
    """Return what names a row of a table: its first cell and its last, since no words are found across two cells."""
    cells = list(filter(None, words_in(row)))
    return ",".join(map(_encoded, dict.fromkeys((*cells[:1], *cells[-1:]))))


def _encoded(words: str) -> str:
    """Return words percent-encoded. Hyphens, which part the prefix, would be left alone: they are encoded too."""
    return percent_encoded(words, safe="").replace("-", "%2D")


class _Words:
    """The words of a text, found as browsers find them: whatever their case and the spaces between them."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        plain = [word.casefold() for word in words]
        self._plain = " ".join(plain)
        self._places = [0, *accumulate(len(word) + 1 for word in plain)]

    def __len__(self) -> int:
        return len(self._words)

    def fewest(self, growing: Sequence[Span], *, since: int = 0) -> Span:
        """Return the first of some spans of words that is found where it is; else the last, which is longest."""
        return next((each for each in growing if self.stands_first(each, since=since)), growing[-1])

    def stands_first(self, span: Span, *, since: int = 0) -> bool:
        """Whether a browser that looks for these words from word ``since`` on finds them here and not earlier."""
        start, end = self._places[span.start], self._places[span.end] - 1
        return self._plain.find(self._plain[start:end], self._places[since]) == start

    def encoded(self, span: Span) -> str:
        """Return words percent-encoded."""
        return _encoded(" ".join(self._words[span.start : span.end]))
