"""Documents that are copies of one text, heard once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from assistant.spans import place_of
from assistant.types import Evidence
from index.library import Library
from index.types import DocumentSummary, Sentence


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

    What a copy has changed or added stays its own.

    Raises:
        DocumentNotFoundError: a document was removed meanwhile.
    """

    @cache
    def sentences_of(document_id: str) -> Mapping[str, tuple[Sentence, str]]:
        text = library.document(document_id).text
        sentences = (each for passage in library.passages(document_id) for each in passage.sentences)
        return {_plain(words): (each, words) for each in sentences if (words := text[each.start : each.end])}

    def moved() -> Iterator[Evidence]:
        for each in evidence:
            first = originals.get(each.document.document_id, each.document)
            same = None
            if first.document_id != each.document.document_id:
                same = sentences_of(first.document_id).get(_plain(each.words))
            yield each if same is None else _at(each, first, *same)

    best: dict[object, Evidence] = {}
    for each in sorted(moved(), key=lambda one: -one.probability):
        best.setdefault(place_of(each), each)
    return list(best.values())


def _at(evidence: Evidence, document: DocumentSummary, sentence: Sentence, words: str) -> Evidence:
    """Return evidence as it stands in another document; a short answer stays where it may be found again."""
    same_length = evidence.short if len(words) == len(evidence.words) else None
    return replace(evidence, document=document, sentence=sentence, words=words, short=same_length)


def _plain(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())
