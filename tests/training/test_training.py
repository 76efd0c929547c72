from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from assistant.reader.encoding import encode
from assistant.reader.network import NEVER, ReadingNetwork, collate
from assistant.reader.trained import unpacked
from index.types import Span
from tests.small_reader import WORDS, small_mpnet, small_network, small_tokenizer
from training.reader.examples import Example, from_passage, from_sentences
from training.reader.export import export, mean, packed, parted, weights_of
from training.reader.recipe import Recipe
from training.reader.targets import loss, targets

PASSAGE = "The ferry sank in May. Ada sang in June."


def asked(question: str, answer: str) -> Example:
    start = PASSAGE.index(answer)
    return from_passage(question, PASSAGE, [Span(start, start + len(answer))], source="made")


EXAMPLES = [
    asked("what sank", "The ferry"),
    asked("who sang", "Ada"),
    from_sentences("what fell", ["Rain fell.", "Ada sang."], [0], source="made"),
    from_passage("who fell", PASSAGE, [], source="made"),
]


def test_what_is_right_of_each_kind_of_example() -> None:
    pairs = [encode(small_tokenizer(), one.question, [one.passage], [one.sentences])[0] for one in EXAMPLES]
    wanted = targets(EXAMPLES, pairs, Recipe(weak_span_weight=0.25), 16)
    words = [[WORDS[piece] for piece in pair.pieces] for pair in pairs]
    right = [
        [[word for word, is_right in zip(row, mask.tolist(), strict=False) if is_right] for row, mask in
         zip(words, masks, strict=True)]
        for masks in (wanted.start, wanted.end)
    ]  # fmt: skip
    assert right[0] == [["the"], ["ada"], ["rain", "fell", "."], ["[CLS]"]]
    assert right[1] == [["ferry"], ["ada"], ["rain", "fell", "."], ["[CLS]"]]
    assert wanted.answers.tolist() == [1, 1, 1, 0]
    assert wanted.sentences.tolist() == [[1, 0], [0, 1], [1, 0], [0, 0]]
    assert wanted.span_weight.tolist() == [1, 1, 0.25, 1]


def test_a_few_examples_are_learnt_by_heart() -> None:
    tokenizer, network, recipe = small_tokenizer(), small_network(), Recipe()
    pairs = [encode(tokenizer, one.question, [one.passage], [one.sentences])[0] for one in EXAMPLES]
    batch = collate(pairs)
    wanted = targets(EXAMPLES, pairs, recipe, batch.pieces.shape[1])
    optimizer = torch.optim.Adam(network.parameters(), lr=0.01)
    for _ in range(150):
        optimizer.zero_grad()
        loss(network(batch), wanted, recipe).backward()
        optimizer.step()
    scores = network(batch)
    assert (scores.answers > 0).tolist() == [True, True, True, False]
    assert (scores.sentences[:2] > 0).tolist() == [[True, False], [False, True]]
    assert scores.start.argmax(1)[3] == 0


@pytest.mark.parametrize("make", [small_network, small_mpnet])
def test_padding_changes_nothing(make: Callable[[], ReadingNetwork]) -> None:
    tokenizer, network = small_tokenizer(), make().eval()
    short, long = encode(tokenizer, "who sang", ["Ada sang.", "Ada sang. " * 9], [[Span(0, 9)], [Span(0, 9)]])
    with torch.inference_mode():
        alone, together = network(collate([short])), network(collate([short, long]))
    assert torch.allclose(alone.start[0], together.start[0, : alone.start.shape[1]], atol=1e-5)
    assert torch.allclose(alone.sentences[0], together.sentences[0], atol=1e-5)


def test_pieces_outside_every_sentence_are_never_an_answer() -> None:
    pairs = encode(small_tokenizer(), "who sang", ["Rain\nAda sang."], [[Span(5, 14)]])
    scores = small_network()(collate(pairs))
    answer = [place for place in range(scores.start.shape[1]) if scores.start[0, place] > NEVER]
    assert answer == [0, 5, 6, 7]


def test_stored_weights_come_back_nearly_the_same_in_less_than_half_of_the_space() -> None:
    weights = small_network().state_dict()
    stored = packed(weights, {})
    back = unpacked(stored)
    assert back.keys() == weights.keys()
    for name, value in weights.items():
        assert torch.allclose(back[name], value, atol=float(value.abs().max()) / 200)
    size = sum(value.nbytes for value in stored.values())
    assert size < sum(value.nbytes for value in weights.values()) / 2


def test_an_exported_folder_counts_as_a_run(tmp_path: Path) -> None:
    network = small_network()
    export(network, small_tokenizer(), tmp_path)
    back = weights_of(tmp_path)
    assert back.keys() == network.state_dict().keys()
    assert torch.equal(mean([back, back])["passage.bias"], network.state_dict()["passage.bias"])


def test_the_mean_of_runs_is_taken_weight_by_weight() -> None:
    one, other = {"a": torch.tensor([1.0])}, {"a": torch.tensor([3.0])}
    assert mean([one, other])["a"].tolist() == [2.0]


def test_weights_are_parted_in_order_into_files_that_are_not_too_large() -> None:
    stored = {name: torch.zeros(size) for name, size in (("a", 1), ("b", 2), ("c", 5), ("d", 1))}
    assert [list(part) for part in parted(stored, largest=12)] == [["a", "b"], ["c"], ["d"]]
    assert [list(part) for part in parted(stored, largest=100)] == [["a", "b", "c", "d"]]
