from pathlib import Path

import pytest
import torch

from assistant.reader.encoding import encode
from index.types import Span
from tests.small_reader import small_mpnet, small_network, small_tokenizer
from training.reader.examples import from_passage
from training.reader.export import weights_of
from training.reader.recipe import Recipe
from training.reader.train import Course, batched, make_step, train

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
    ways = [(number + 0.5) / len(plan) for number in range(len(plan))]
    whole = Course(small_network(), RECIPE, CPU)
    expected = [whole.step(*step, come) for step, come in zip(plan, ways, strict=True)]

    first = Course(small_network(), RECIPE, CPU)
    for step, come in zip(plan[:2], ways[:2], strict=True):
        first.step(*step, come)
    first.save(tmp_path / "checkpoint.pt")
    second = Course(small_network(), RECIPE, CPU)
    second.load(tmp_path / "checkpoint.pt")
    rest = zip(plan[second.done :], ways[second.done :], strict=True)
    assert [second.step(*step, come) for step, come in rest] == pytest.approx(expected[2:], rel=1e-3)
    for name, value in whole.averaged().items():
        assert torch.allclose(second.averaged()[name], value, atol=1e-5)


def test_a_checkpoint_is_exported_as_the_average_of_its_weights(tmp_path: Path) -> None:
    network = small_network()
    course = Course(network, RECIPE, CPU)
    for step in steps():
        course.step(*step, 0.5)
    course.save(tmp_path / "checkpoint.pt")
    exported = weights_of(tmp_path / "checkpoint.pt")
    assert exported.keys() == network.state_dict().keys()
    assert torch.equal(exported["passage.weight"], course.averaged()["passage.weight"])
    assert not torch.equal(exported["passage.weight"], network.state_dict()["passage.weight"])


def test_a_run_passes_over_all_batches_or_stops_when_its_time_is_up(tmp_path: Path) -> None:
    batches = batched(EXAMPLES, RECIPE, small_tokenizer())
    for name, minutes, learns in (("all", None, True), ("none", 1e-9, False)):
        (tmp_path / name).mkdir()
        train(RECIPE, small_network(), batches, tmp_path / name, minutes=minutes)
        left = weights_of(tmp_path / name / "network.pt")
        assert torch.equal(left["passage.weight"], small_network().state_dict()["passage.weight"]) is not learns


def test_the_lowest_layers_stay_as_they_are_with_what_lies_under_them() -> None:
    network = small_mpnet(layers=2)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    course = Course(network, Recipe(batch=2, frozen=1), CPU)
    for step in steps():
        course.step(*step, 0.5)
    moved = {name for name, value in network.state_dict().items() if not torch.equal(value, before[name])}
    assert "encoder.encoder.layer.1.intermediate.dense.weight" in moved
    still = ("encoder.embeddings", "encoder.encoder.relative_attention_bias", "encoder.encoder.layer.0.")
    assert not any(name.startswith(still) for name in moved)


def test_the_encoding_of_an_example_is_the_one_that_is_read_in_use() -> None:
    (pairs, *_) = batched(EXAMPLES[:1], RECIPE, small_tokenizer())
    example, pair = pairs[0]
    assert [pair] == encode(small_tokenizer(), example.question, [example.passage], [example.sentences])
