"""Multiplying in eight bits: nearly what single precision gives, a column with outliers included."""

from pathlib import Path

import pytest
import torch

from assistant.reader.eight_bits import EightBitLinear
from assistant.reader.encoding import encode
from assistant.reader.network import collate
from assistant.reader.trained import TrainedReader, load
from index.types import Span
from tests.small_reader import small_mpnet, small_network, small_tokenizer
from training.reader.export import export, packed
from training.reader.smooth import factors

PASSAGE = "The ferry sank in May. Ada sang in June."
SENTENCES = [Span(0, 22), Span(23, 40)]
BATCH = collate(encode(small_tokenizer(), "who sang", [PASSAGE], [SENTENCES]))


def layer(weight: torch.Tensor, factor: torch.Tensor) -> EightBitLinear:
    """A layer as it is stored and read back."""
    name = "encoder.one.weight"
    stored = packed({name: weight}, {name: factor})
    return EightBitLinear(stored[name], stored[f"{name}:scale"], stored[f"{name}:factor"], torch.zeros(len(weight)))


def test_outliers_in_one_column_do_not_drown_the_others() -> None:
    generator = torch.Generator().manual_seed(3)
    weight, given = torch.randn(24, 32, generator=generator), torch.randn(50, 32, generator=generator)
    given[:, 5] *= 200
    weight[:, 5] *= 0.01
    wanted = given @ weight.T
    largest, heaviest = given.abs().amax(0), weight.abs().amax(0)
    plain = layer(weight, torch.ones(32))(given)
    smooth = layer(weight, largest**0.7 / heaviest**0.3)(given)
    assert (smooth - wanted).norm() < 0.2 * (plain - wanted).norm()


@pytest.mark.parametrize("network", [small_network(), small_mpnet()], ids=["bert", "mpnet"])
def test_every_linear_layer_of_an_encoder_gets_a_factor_a_column(network: torch.nn.Module) -> None:
    found = factors(network, [BATCH])  # type: ignore[arg-type]
    weights = network.state_dict()
    matrices = {name for name, value in weights.items() if name.startswith("encoder.encoder.layer") and value.ndim == 2}
    assert found.keys() == matrices
    assert all(found[name].shape == weights[name].shape[1:] and bool((found[name] > 0).all()) for name in found)


@pytest.mark.parametrize("able", [True, False])
def test_weights_with_factors_read_the_same_in_eight_bits_and_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, able: bool
) -> None:
    network = small_mpnet().eval()
    export(network, small_tokenizer(), tmp_path, factors(network, [BATCH]))
    monkeypatch.setattr("assistant.reader.eight_bits.has_eight_bits", lambda: able)
    layers = [type(each) for each in load(tmp_path).network.encoder.modules()]
    assert (EightBitLinear in layers) == able
    (measured,) = TrainedReader(tmp_path).measure("who sang", [PASSAGE], [SENTENCES])
    with torch.inference_mode():
        assert measured.answers == pytest.approx(network(BATCH).answers.item(), abs=0.05)
