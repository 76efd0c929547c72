"""A small reader learns what a larger one says."""

from dataclasses import replace

import pytest
import torch

from index.types import Span
from tests.small_reader import small_mpnet, small_network, small_tokenizer
from training.reader.examples import from_passage
from training.reader.export import export
from training.reader.recipe import Recipe
from training.reader.teacher import Teacher, unlike
from training.reader.train import Course, batched, make_step

RECIPE = Recipe(batch=3)
EXAMPLES = [
    from_passage("who sang", "Ada sang. " + "Rain fell. " * fill, [Span(0, 3)], source="made") for fill in range(3)
]
[PAIRS] = batched(EXAMPLES, RECIPE, small_tokenizer())


@pytest.fixture(scope="module")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> Teacher:
    folder = tmp_path_factory.mktemp("teacher")
    export(small_mpnet(layers=2), small_tokenizer(), folder)
    return Teacher(folder)


def test_who_says_the_same_is_not_unlike_and_who_says_the_opposite_is(teacher: Teacher) -> None:
    told = teacher.say(PAIRS)
    assert unlike(told, told).item() == pytest.approx(0, abs=1e-6)
    assert unlike(told._replace(answers=-3 - told.answers), told).item() > 0.1


def test_a_pupil_that_is_told_comes_nearer_to_its_teacher_than_one_that_is_not(teacher: Teacher) -> None:
    batch, wanted = make_step(PAIRS, RECIPE)
    told = teacher.say(PAIRS)
    unlikeness = []
    for heard in (told, None):
        network = small_network()
        course = Course(network, replace(RECIPE, learning_rate=1e-2, head_learning_rate=1e-2), torch.device("cpu"))
        for _ in range(20):
            course.step(batch, wanted, 0.1, heard)
        unlikeness.append(unlike(network(batch), told).item())
    assert unlikeness[0] < unlikeness[1] / 2


def test_a_teacher_that_reads_other_pieces_is_an_error(teacher: Teacher) -> None:
    example, encoded = PAIRS[0]
    shorter = replace(encoded, sentence_of=encoded.sentence_of[:-1])
    with pytest.raises(ValueError, match="other pieces"):
        teacher.say([(example, shorter)])
