"""The retrieval chain of LangChain's tutorial, to be compared with: splitter 1000/200, Chroma, k = 4, its prompt.

https://docs.langchain.com/oss/python/langchain/rag (its "RAG chain": search once, ask once). It has Byline's embedder
and whichever model it is given. Needs the package ``langchain-text-splitters``, which Byline does without.
"""

import re
from collections.abc import Sequence

from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.language_models import BaseChatModel
from langchain_core.prompts import ChatPromptTemplate
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.types import Answer, Statement
from index.embedding import Embedder
from index.library import Library
from index.text import sentences_of

K = 4
PROMPT = ChatPromptTemplate(
    [
        (
            "human",
            "You are an assistant for question-answering tasks. Use the following pieces of retrieved context to "
            "answer the question. If you don't know the answer, just say that you don't know. Use three sentences "
            "maximum and keep the answer concise.\nQuestion: {question} \nContext: {context} \nAnswer:",
        )
    ]
)
"""The prompt that the tutorial pulls from LangChain's hub, ``rlm/rag-prompt``, word for word."""

_DECLINES = re.compile(
    r"\b(?:do|does|did|is|was|are|can)(?:n[’']t| not|not) (?:\w+ ){0,3}(?:know|provide|mention|contain|specif|state|"
    r"include|have enough|have any|answer|determine|explicitly)|\bno (?:information|mention)\b|"
    r"\bnot (?:mentioned|specified|provided|stated)\b",
    re.IGNORECASE,
)


class Pieces:
    """The documents of a library as the tutorial's chain has them, and answers from them."""

    def __init__(self, library: Library, embedder: Embedder, name: str) -> None:
        """Split and embed the documents of ``library``; ``name`` parts their store from others of this process."""
        splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
        texts = [library.document(each.document_id).text for each in library.documents()]
        pieces = splitter.split_documents([Document(page_content=text) for text in texts])
        self._store = Chroma(collection_name=f"chain-{name}", embedding_function=_Embedding(embedder))
        self._store.add_documents(pieces)

    def ask(self, question: str, model: BaseChatModel) -> Answer:
        """Return what ``model`` makes of the four nearest pieces; it counts as declined where it says so at once."""
        near = self._store.similarity_search(question, k=K)
        context = "\n\n".join(each.page_content for each in near)
        text = (PROMPT | model).invoke({"question": question, "context": context}).text.strip()
        sentences = [span.of(text) for span in sentences_of(text)]
        declines = bool(sentences) and bool(_DECLINES.search(sentences[0]))
        return Answer(
            question=question,
            mode="declined" if declines or not sentences else "written",
            sure=0.0,
            notice=None,
            answer=text,
            short_answer=None,
            statements=tuple(Statement(each, (), None, "supported") for each in sentences),
            citations=(),
            nearest=(),
        )


class _Embedding(Embeddings):
    """Byline's embedder, as LangChain asks it."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        found: Sequence[Sequence[float]] = self._embedder.embed(texts).tolist()
        return [list(each) for each in found]

    def embed_query(self, text: str) -> list[float]:
        return [float(each) for each in self._embedder.embed_query(text).ravel()]
