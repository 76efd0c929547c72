"""Which sentences carry a theme."""

import numpy as np
import pytest

from assistant.analysis.selecting import can_stand, select
from assistant.types import Evidence
from index.text import leans
from index.types import DocumentSummary, Sentence


def evidence(words: str, document: str = "one") -> Evidence:
    summary = DocumentSummary(
        document, "v", document, None, None, None, None, None, "text/plain", (), "", len(words), 1
    )
    return Evidence(summary, Sentence(0, len(words)), words, 0.0)


def unit(*rows: list[float]) -> np.ndarray:
    vectors = np.array(rows)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("The council approved the new ferry quay on Friday.", True),
        ("Who approved the new ferry quay on Friday?", False),
        ("Approved on Friday.", False),
        ("JUST WATCHED The council approves the new ferry quay Replay.", False),
        ("The council approved the new ferry quay ...", False),
        ("“The council approved the new ferry quay on Friday.", False),
        ("(The council approved the new ferry quay on Friday.", False),
        ("Contributing: Ada Finch, Tom Ruck, Lena Moor and Orla Venn.", False),
        ("The council approved the new ferry quay on Friday", False),
    ],
)
def test_only_whole_sentences_stand_by_themselves(words: str, stands: bool):
    assert can_stand(evidence(words)) is stands


def test_a_sentence_that_goes_on_from_another_leans():
    assert leans("But the quay is old.")
    assert leans("“It is old,” she said.")
    assert not leans("Butter is cheap.")


def test_the_same_is_not_told_twice():
    told = [evidence("The quay costs six million."), evidence("Six million is what the quay costs.", "two")]
    vectors = unit([1, 0.02], [1, 0.0])
    assert select(told, vectors, vectors[0], 2) in ([0], [1])


def test_a_document_that_was_not_heard_comes_before_a_second_sentence():
    told = [evidence("a"), evidence("b"), evidence("c", "two")]
    vectors = unit([1, 0, 0], [1, 1, 0], [1, 0, 1.05])
    assert select(told, vectors, unit([1, 0, 0])[0], 2) == [0, 2]


def test_no_more_than_wanted_and_nothing_of_nothing():
    told = [evidence(str(n), str(n)) for n in range(5)]
    assert len(select(told, np.eye(5), np.ones(5) / 5**0.5, 3)) == 3
    assert select([], np.empty((0, 5)), np.ones(5), 3) == []
