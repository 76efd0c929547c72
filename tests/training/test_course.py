from pathlib import Path

import pytest
import torch

from assistant.reader.encoding import encode
from index.types import Span
from tests.small_reader import small_network, small_tokenizer
from training.reader.examples import from_passage
from training.reader.recipe import Recipe
from training.reader.train import Course, batched, make_step

RECIPE = Recipe(batch=2)
CPU = torch.device("cpu")
EXAMPLES = [
    from_passage("who sang", "Ada sang. " + "Rain fell. " * fill, [Span(0, 3)], source="made") for fill in range(7)
]


def steps() -> list:
    return [make_step(pairs, RECIPE) for pairs in batched(EXAMPLES, RECIPE, small_tokenizer())]


def test_every_example_is_in_one_batch_with_others_of_like_length() -> None:
    batches = batched(EXAMPLES, RECIPE, small_tokenizer())
    assert sorted(len(pairs) for pairs in batches) == [1, 2, 2, 2]
    assert sorted(id(example) for pairs in batches for example, _ in pairs) == sorted(map(id, EXAMPLES))
    lengths = [sorted(len(pair.pieces) for _, pair in pairs) for pairs in batches]
    assert all(row[-1] - row[0] <= 3 for row in lengths)


def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    plan = steps()
    whole = Course(small_network(), RECIPE, len(plan), CPU)
    expected = [whole.step(*step) for step in plan]

    first = Course(small_network(), RECIPE, len(plan), CPU)
    for step in plan[:2]:
        first.step(*step)
    first.save(tmp_path / "checkpoint.pt", 2)
    second = Course(small_network(), RECIPE, len(plan), CPU)
    done = second.load(tmp_path / "checkpoint.pt")
    assert [second.step(*step) for step in plan[done:]] == pytest.approx(expected[2:], rel=1e-3)


def test_the_encoding_of_an_example_is_the_one_that_is_read_in_use() -> None:
    (pairs, *_) = batched(EXAMPLES[:1], RECIPE, small_tokenizer())
    example, pair = pairs[0]
    assert [pair] == encode(small_tokenizer(), example.question, [example.passage], [example.sentences])
