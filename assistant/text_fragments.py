"""Web addresses that open at exact words: text fragments (https://wicg.github.io/scroll-to-text-fragment/). Pure.

A browser marks the first place where the words stand. So a fragment names no more words than it needs, but so many that
they stand nowhere earlier in the document; where no words of the quote are enough, those before it are named too.
"""

from collections.abc import Sequence
from urllib.parse import quote as percent_encoded

from assistant.phrasing import web_address
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
    quote = span.of(text).strip()
    words = [*text[: span.start].split(), *quote.split()]
    first, last = len(words) - len(quote.split()), len(words)
    start, end = Span(first, last), None
    if len(quote.split()) > WHOLE or "\n" in quote:
        ends = max(1, min(ENDS, (last - first) // 2))
        start = _fewest([Span(first, place) for place in range(first + ends, last - ends + 1)], words, since=0)
        end = _fewest([Span(place, last) for place in range(last - ends, start.end - 1, -1)], words, since=start.end)
    named = start
    if not _stands_first(start, words, since=0):
        named = _fewest([Span(first - more, start.end) for more in range(1, min(first, BEFORE) + 1)], words, since=0)
    prefix = _encoded(words[named.start : first])
    parts = [
        f"{prefix}-" if prefix else "",
        _encoded(words[first : start.end]),
        _encoded(words[end.start : last]) if end else "",
    ]
    return ",".join(filter(None, parts))


def _fewest(growing: Sequence[Span], words: Sequence[str], *, since: int) -> Span:
    """Return the first of some spans of words that a browser finds where they are; else the last, which is longest."""
    return next((each for each in growing if _stands_first(each, words, since=since)), growing[-1])


def _stands_first(span: Span, words: Sequence[str], *, since: int) -> bool:
    """Whether a browser that looks for these words from word ``since`` on finds them here and not earlier.

    Browsers compare whatever the case and the spaces.
    """
    before = "".join(f"{word} " for word in words[since : span.start]).casefold()
    sought = " ".join(words[span.start : span.end]).casefold()
    return (before + sought).find(sought) == len(before)


def _encoded(words: Sequence[str]) -> str:
    # Hyphens, which part the prefix, are the one mark of the syntax that percent-encoding leaves alone.
    return percent_encoded(" ".join(words), safe="").replace("-", "%2D")
