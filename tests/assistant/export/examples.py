"""A report as hard to write down as any: every format must bring its quotes back."""

from dataclasses import replace

from assistant.types import Answer, Citation, ShortAnswer, Statement
from index.types import Scope

HARD = (
    "100 % & $5 #1 a_b {x} ~t ^u back\\slash \"q\" “typo” é Ł Наталья 中文 <b>*bold*</b> [1] `code` ${top} {{ top }}",
    "1. not a list\n- nor this\n# nor a heading\n    nor code\n\nand a second paragraph, \twith a tab  ",
    "+ “He said ‘no’.” — and left…",
)  # fmt: skip
"""Quotes that hold what means something to some format."""

CITATION = Citation(
    number=1, document_id="d1", title="The quay & the {bay}: 50 % dearer_", outlet="Harbour Courier",
    author="Ana de la Cruz and Tom Ruck", published="2025-05-03", url="https://courier.example/quay_1?a=1&b=%20#c",
    speaker="Lena Moor", via=None, manner="said", quote=HARD[0], start=0, end=len(HARD[0]), version="v", page=None,
    score=0.9,
)  # fmt: skip
CITATIONS = (
    CITATION,
    replace(CITATION, number=2, quote=HARD[1], start=200, end=200 + len(HARD[1]), speaker=None, manner="own"),
    replace(
        CITATION, number=3, document_id="d2", title="Interview with Lena Moor", published="2025-04", quote=HARD[2],
        start=5, end=5 + len(HARD[2]), author="Ada Finch", via="Meduza", manner="denied", url=None,
    ),
)  # fmt: skip


def answer(*citations: Citation, **changes: object) -> Answer:
    """An answer that quotes ``citations``, or :data:`CITATIONS`."""
    citations = citations or CITATIONS
    made = Answer(
        question="How much will it cost? outlet:courier",
        mode="quoted",
        sure=0.8,
        notice=None,
        answer="…",
        short_answer="100 %",
        statements=tuple(Statement(each.quote, (each.number,), each.speaker, "verbatim") for each in citations),
        citations=citations,
        nearest=(),
        short_answers=(ShortAnswer("100 %", (1,)),),
        scope=Scope(outlets=("Harbour Courier",)),
    )
    return replace(made, **changes)
