"""Whether what was cited still stands: the same words, said by the same, in the document as it is today."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from assistant.analysis.history.changes import SentenceChange, changes_of
from assistant.analysis.history.rewording import Pair, Version, compare, same_voice
from assistant.types import Citation
from index.errors import DocumentNotFoundError
from index.library import Library
from index.types import Document, Sentence

State = Literal["kept", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A citation as of today. A kept one counts in the text as it is now, wherever the words stand in it.

    ``changes`` are what became of a changed one, if the version that it cites is still kept. A removed document's
    citation holds none of its words.
    """

    citation: Citation
    state: State
    changes: tuple[SentenceChange, ...] = ()


def standing_of(library: Library, citations: Iterable[Citation]) -> tuple[Standing, ...]:
    """Return how each citation stands in ``library`` today, in order. Two versions are compared once."""
    desk = _Comparisons(library)
    return tuple(desk.standing(citation) for citation in citations)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Every sentence of the version that was cited, and what it is now."""

    before: Document
    pairs: tuple[Pair, ...]


class _Comparisons:
    """Opens documents and compares their versions as citations ask for it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._documents: dict[str, Document | None] = {}
        self._comparisons: dict[tuple[str, str], _Comparison | None] = {}

    def standing(self, citation: Citation) -> Standing:
        document = self._document(citation.document_id)
        if document is None:
            return Standing(emptied(citation), "removed")
        if citation.version == document.version:
            stands = document.text[citation.start : citation.end] == citation.quote
            return Standing(citation, "kept" if stands else "changed")
        comparison = self._compared(document, citation.version)
        if comparison is None:
            return self._searched_for(citation, document)
        return _in_comparison(citation, comparison, document)

    def _document(self, document_id: str) -> Document | None:
        if document_id not in self._documents:
            try:
                self._documents[document_id] = self._library.document(document_id)
            except DocumentNotFoundError:
                self._documents[document_id] = None
        return self._documents[document_id]

    def _compared(self, document: Document, version: str) -> _Comparison | None:
        key = document.document_id, version
        if key not in self._comparisons:
            earlier = self._library.earlier(document.document_id)
            before = next((each.document for each in earlier if each.document.version == version), None)
            self._comparisons[key] = _comparison(before, document) if before else None
        return self._comparisons[key]

    def _searched_for(self, citation: Citation, document: Document) -> Standing:
        """Look for the words where the cited version is not kept: as whole sentences, only of the same speaker."""
        said = Sentence(citation.start, citation.end, citation.speaker, citation.via, citation.manner)
        sentences = [each for passage in self._library.passages(document.document_id) for each in passage.sentences]
        for found in re.finditer(re.escape(citation.quote), document.text):
            inside = next((each for each in sentences if each.start <= found.start() < each.end), None)
            if inside and (inside.start < found.start() or found.end() < inside.end or same_voice(inside, said)):
                return Standing(_moved(citation, document, found.start(), found.end()), "kept")
        return Standing(citation, "changed")


def _comparison(before: Document, after: Document) -> _Comparison:
    one, other = (Version.of(each.text, each.language) for each in (before, after))
    return _Comparison(before, compare(one, other))


def emptied(citation: Citation) -> Citation:
    """Return a citation without a word of its document."""
    return replace(citation, quote="", title="", outlet=None, author=None, speaker=None, via=None, url=None)


def _in_comparison(citation: Citation, comparison: _Comparison, document: Document) -> Standing:
    mine = [
        (number, pair.before, pair.after if pair.kind == "kept" else None)
        for number, pair in enumerate(comparison.pairs)
        if pair.before and pair.before.start < citation.end and citation.start < pair.before.end
    ]
    if not mine:
        return Standing(citation, "changed")
    (first, before, start_in), (last, until, end_in) = mine[0], mine[-1]
    if start_in and end_in:
        # What is cited may be a part of a sentence.
        start = start_in.start + max(citation.start - before.start, 0)
        end = end_in.end - max(until.end - citation.end, 0)
        if document.text[start:end].split() == citation.quote.split():
            return Standing(_moved(citation, document, start, end), "kept")
    own = [comparison.pairs[number] for number, *_ in mine]
    # Where all its sentences stand, what came between them has changed what was cited.
    pairs = own if any(pair.kind != "kept" for pair in own) else comparison.pairs[first : last + 1]
    return Standing(citation, "changed", changes_of(pairs, comparison.before, document))


def _moved(citation: Citation, document: Document, start: int, end: int) -> Citation:
    spot = document.spot_of(start)
    return replace(
        citation,
        quote=document.text[start:end],
        start=start,
        end=end,
        version=document.version,
        page=spot.page,
        slide=spot.slide,
        second=spot.second,
    )
