"""Question to ranked passages, as a LangChain retriever."""

from collections.abc import Sequence

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.library import Library
from index.types import Hit, Scope


class PassageRetriever(BaseRetriever):
    """The passages nearest to a question within a scope, best first, dense and lexical rankings fused."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    scope: Scope = Scope()
    limit: int = 8

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:  # noqa: ARG002
        report = self.library.search(query, scope=self.scope, limit=self.limit)
        return [_to_langchain(hit) for hit in report.hits]


def _to_langchain(hit: Hit) -> Document:
    return Document(
        id=f"{hit.document.document_id}:{hit.passage.start}-{hit.passage.end}",
        page_content=hit.text,
        metadata={
            "document_id": hit.document.document_id,
            "title": hit.document.title,
            "outlet": hit.document.outlet,
            "published": hit.document.published,
            "start": hit.passage.start,
            "end": hit.passage.end,
            "hit": hit,
        },
    )


def to_hits(documents: Sequence[Document]) -> list[Hit]:
    """Return the hits that documents of :class:`PassageRetriever` stand for."""
    return [document.metadata["hit"] for document in documents]
