"""The trained verifier: probabilities, its own weights as they ship, and what happens when they are damaged."""

from pathlib import Path

import pytest
import torch
from transformers import BertConfig, BertModel

from assistant.verifier.network import VerifyingNetwork, collate, prepared
from assistant.verifier.trained import TrainedVerifier
from index.errors import LibraryError
from tests.small_reader import WORDS, small_tokenizer
from training.verifier.export import export


def small_verifier() -> VerifyingNetwork:
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32,
        hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
    )  # fmt: skip
    return VerifyingNetwork(BertModel(config, add_pooling_layer=False)).eval()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    export(small_verifier(), small_tokenizer(), tmp_path, (1.0, 0.0))
    return tmp_path


def test_it_gives_the_same_probability_for_the_same_pair(folder: Path):
    verifier = TrainedVerifier(folder)
    sure = verifier("Ada sang.", "The ferry sank in May. Ada sang in June.")
    assert 0.0 < sure < 1.0
    assert TrainedVerifier(folder)("Ada sang.", "The ferry sank in May. Ada sang in June.") == sure
    assert verifier("Rain fell.", "The ferry sank in May. Ada sang in June.") != sure


def test_calibration_moves_the_probability(folder: Path):
    plain = TrainedVerifier(folder)("Ada sang.", "Rain fell.")
    export(small_verifier(), small_tokenizer(), folder, (1.0, 3.0))
    assert TrainedVerifier(folder)("Ada sang.", "Rain fell.") > plain


def test_a_long_premise_is_cut_and_not_refused(folder: Path):
    assert 0.0 < TrainedVerifier(folder)("Ada sang.", "Rain fell. " * 400) < 1.0


def test_padding_changes_nothing():
    network, tokenizer = small_verifier(), prepared(small_tokenizer())
    short, long = tokenizer.encode("Ada sang.", "Rain fell."), tokenizer.encode("Ada sang.", "Rain fell. " * 9)
    with torch.inference_mode():
        alone, together = network(collate([short])), network(collate([short, long]))
    assert torch.allclose(alone[0], together[0], atol=1e-5)


@pytest.mark.parametrize("name", ["verifier.json", "verifier.safetensors", "tokenizer.json"])
def test_damaged_weights_are_an_error_that_names_the_folder(folder: Path, name: str):
    (folder / name).write_bytes(b"{}")
    with pytest.raises(LibraryError, match="could not be loaded") as error:
        TrainedVerifier(folder)("Ada sang.", "Rain fell.")
    assert error.value.place == str(folder)
