"""Evidence to numbered citations, with the pages that the library knows."""

from collections.abc import Sequence

from assistant.answers.quoted import cite
from assistant.types import Citation, Evidence
from index.library.library import Library
from index.types import Document, Sentence


def cited(library: Library, evidence: Sequence[Evidence], *, after: int = 0) -> tuple[Citation, ...]:
    """Number the evidence on from ``after``, each with the page where it stands if its document has pages.

    Raises:
        DocumentNotFoundError: a document was removed meanwhile.
    """
    paged = {each.document.document_id for each in evidence if each.document.media_type == "application/pdf"}
    documents = {document_id: library.document(document_id) for document_id in paged}
    pages = [
        documents[each.document.document_id].page_of(each.sentence.start)
        if each.document.document_id in documents
        else None
        for each in evidence
    ]
    return cite(evidence, pages, after=after)


def citation_of(number: int, document: Document, sentence: Sentence) -> Citation:
    """Return a sentence of a document as its citation ``number``."""
    return Citation(
        number=number,
        document_id=document.document_id,
        title=document.title,
        outlet=document.outlet,
        author=document.author,
        published=document.published,
        url=document.url,
        speaker=sentence.speaker,
        via=sentence.via,
        manner=sentence.manner,
        quote=document.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        version=document.version,
        page=document.page_of(sentence.start),
        score=1.0,
    )
