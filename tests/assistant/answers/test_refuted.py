"""Claims that are refuted come behind what refutes them, and give no headline."""

from pathlib import Path

import pytest

from assistant.answers.assistant import Assistant
from assistant.answers.refuted import with_refutations
from assistant.evidence import evidence_of
from assistant.types import Evidence
from index.library import Library
from index.types import Span
from tests.fakes import WordReader

FACT_CHECK = (
    "The claim: The new ferry runs on water from the harbour\n\n"
    "A post says that the new ferry runs on water from the harbour. It was shared forty times.\n\n"
    "Our rating: False\n\n"
    "The ferry burns diesel, as its builder’s papers show. The post was meant as a joke."
)
MYTHS = (
    "Claim: Gulls carry fever from the harbour into the town.\n\n"
    "Fact: Gulls have never been found with any fever that people get.\n\n"
    "Claim: The harbour froze over in 1947.\n\nFact: That is true, and it froze again in 1963."
)
TAKEN_BACK = (
    "A leaflet says that the harbour master owns the ferry line. That is not true. The line belongs to the town.\n\n"
    "The ferry leaves at noon."
)
DENIED = "The harbour master denied that he had sold the old lighthouse to a hotel."
TOLD = "People in the market say that the harbour master sold the old lighthouse to a hotel in May."


@pytest.fixture
def shown(library: Library, tmp_path: Path):
    """What is shown, in order, where a sentence of these texts that begins so is chosen."""

    def show(beginning: str, *texts: str) -> list[Evidence]:
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.txt").write_text(text, "utf-8")
        library.add([str(tmp_path)])
        found = [each for hit in library.read() for each in evidence_of(hit)]
        [claim] = [each for each in found if each.words.startswith(beginning)]
        chosen = Evidence(claim.document, claim.sentence, claim.words, 0.9, Span(0, 1), 0.9)
        return list(with_refutations(library, [chosen], found))

    return show


@pytest.mark.parametrize(
    ("beginning", "texts", "first"),
    [
        ("A post says", [FACT_CHECK], ["The ferry burns diesel"]),
        ("Claim: Gulls", [MYTHS], ["Fact: Gulls have never"]),
        ("A leaflet says", [TAKEN_BACK], ["That is not true.", "The line belongs"]),
        ("People in the market", [DENIED, TOLD], ["The harbour master denied"]),
    ],
)
def test_a_refuted_claim_comes_behind_what_refutes_it_and_gives_no_headline(shown, beginning, texts, first):
    *refuting, claim = shown(beginning, *texts)
    assert [each.words.startswith(begins) for each, begins in zip(refuting, first, strict=True)] == [True] * len(first)
    assert claim.words.startswith(beginning)
    assert claim.short is None


@pytest.mark.parametrize(
    ("beginning", "texts"),
    [
        ("Claim: The harbour froze", [MYTHS]),
        ("The ferry leaves", [TAKEN_BACK]),
        ("The ferry burns diesel", [FACT_CHECK]),
        ("The harbour master denied", [DENIED, TOLD]),
        ("The line belongs", [TAKEN_BACK]),
    ],
)
def test_what_is_true_what_refutes_and_what_is_of_other_things_stands_as_it_was(shown, beginning, texts):
    [alone] = shown(beginning, *texts)
    assert alone.short is not None


def test_an_answer_says_first_that_a_claim_is_false(library: Library, tmp_path: Path):
    (tmp_path / "check.txt").write_text(FACT_CHECK, "utf-8")
    library.add([str(tmp_path)])
    answer = Assistant(library, WordReader(), threshold=0.1).ask("Does the new ferry run on water from the harbour?")
    quotes = [each.quote for each in answer.citations]
    claims = [place for place, quote in enumerate(quotes) if "runs on water" in quote]
    assert claims
    assert "burns diesel" in quotes[0]
    assert answer.short_answer is None
