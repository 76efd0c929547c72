"""What documents tell of who somebody is, as evidence."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from assistant.types import Evidence
from index.errors import DocumentNotFoundError
from index.library import Library
from index.types import DocumentSummary


def introduced(
    library: Library, name: str, documents: Iterable[DocumentSummary], probability: float
) -> Iterator[Evidence]:
    """Yield what tells who the bearer of ``name`` is, document by document, each as likely as ``probability``."""
    for document in documents:
        with suppress(DocumentNotFoundError):  # removed since it was found: it introduces nobody any more
            for sentence, words in library.introductions(document.document_id, name):
                yield Evidence(document, sentence, words, probability)
