"""Documents that are copies of one text, heard once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from assistant.evidence import place_of
from assistant.facts import agree, points_of, text_of
from assistant.types import Evidence
from index.library import Library
from index.types import DocumentSummary, Sentence

SAME_SENTENCE = 0.7
"""Share of the longer sentence's words of content that a copy's must share with it to be the same sentence."""


def originals(library: Library, documents: Sequence[DocumentSummary]) -> dict[str, DocumentSummary]:
    """Return for each of some documents, by id, the first to publish its text among them: itself where none was before.

    How many texts there are is how many different ones come of it.
    """
    known = {each.document_id: each for each in documents}
    found = dict(known)
    for group in library.copies():
        inside = [known[each] for each in group if each in known]
        found.update((each.document_id, inside[0]) for each in inside)
    return found


def heard_once(
    library: Library, evidence: Iterable[Evidence], originals: Mapping[str, DocumentSummary]
) -> list[Evidence]:
    """Return evidence with each sentence of a copy replaced by the same one of its original; each place once.

    What a copy has changed in a number, a date or a name, and what it has added, stays its own.

    Raises:
        DocumentNotFoundError: a document was removed meanwhile.
    """

    @cache
    def sentences_of(document_id: str) -> tuple[tuple[Sentence, str], ...]:
        text = library.document(document_id).text
        sentences = (each for passage in library.passages(document_id) for each in passage.sentences)
        return tuple((each, text[each.start : each.end]) for each in sentences)

    def moved() -> Iterator[Evidence]:
        for each in evidence:
            first = originals.get(each.document.document_id, each.document)
            same = None
            if first.document_id != each.document.document_id:
                found = sentences_of(first.document_id)
                same = next((pair for pair in found if tells_the_same(each.words, pair[1])), None)
            yield each if same is None else _at(each, first, *same)

    best: dict[object, Evidence] = {}
    for each in sorted(moved(), key=lambda one: -one.probability):
        best.setdefault(place_of(each), each)
    return list(best.values())


def _at(evidence: Evidence, document: DocumentSummary, sentence: Sentence, words: str) -> Evidence:
    """Return evidence as it stands in another document; a short answer stays where it may be found again."""
    same_length = evidence.short if len(words) == len(evidence.words) else None
    return replace(evidence, document=document, sentence=sentence, words=words, short=same_length)


def tells_the_same(words: str, others: str) -> bool:
    """Whether a copy has a sentence from the original: most words are the same, and every number, date and name."""
    one, other = text_of(words), text_of(others)
    if one.plain.casefold() == other.plain.casefold():
        return True
    shared = len(one.content & other.content)
    if shared <= SAME_SENTENCE * max(len(one.content), len(other.content)):
        return False
    points, told = points_of(words), points_of(others)
    return all(any(agree(point, each) for each in told) for point in points)
