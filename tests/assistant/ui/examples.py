"""Citations and answers to render."""

from dataclasses import replace

from assistant.types import Answer, Citation, Statement
from index.types import Document, DocumentSummary

TEXT = "The quay opens in May.\nThe works cost 4.2 million, dredging included.\nTenders open in June."
QUOTE = "The works cost 4.2 million, dredging included."

_CITATION = Citation(
    number=1, document_id="d1", title="The quay", outlet="Harbour Courier", author=None, published="2025-05-03",
    url=None, speaker=None, via=None, manner="own", quote=QUOTE, start=23, end=69, version="v1", page=None, score=0.93,
)  # fmt: skip
_SUMMARY = DocumentSummary(
    "d1", "v1", "The quay", "Harbour Courier", "Ada Finch", "2025-05-03", None, "en", "text/plain", ("/a/quay.txt",),
    "2025-06-01T00:00:00Z", 92, 1,
)  # fmt: skip


def citation(number: int = 1, **changes: object) -> Citation:
    return replace(_CITATION, number=number, **changes)


def document(**changes: object) -> Document:
    made = Document(
        "d1", "v1", TEXT, "The quay", "Harbour Courier", "Ada Finch", "2025-05-03", None, "en", "text/plain",
        ("/a/quay.txt",), "2025-06-01T00:00:00Z",
    )  # fmt: skip
    return replace(made, **changes)


def summary(document_id: str = "d1", **changes: object) -> DocumentSummary:
    return replace(_SUMMARY, document_id=document_id, **changes)


def answer(*citations: Citation, **changes: object) -> Answer:
    statements = tuple(Statement(each.quote, (each.number,), each.speaker, "verbatim") for each in citations)
    made = Answer("How much?", "quoted", 0.9, None, "The answer.", None, statements, citations, ())
    return replace(made, **changes)
