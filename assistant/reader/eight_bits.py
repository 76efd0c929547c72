"""Linear layers that multiply in eight bits: rows of weights as they are stored, inputs in a range found at each call.

Imports torch, so it is itself imported only where a model is loaded.
"""

import warnings
from collections.abc import Mapping

import torch
from torch import Tensor, nn

FACTOR = ":factor"
"""What a matrix's name ends with for the factors that its columns were multiplied by before they were made int8."""

SCALE = ":scale"
"""What it ends with for the scale of each of its rows."""


def has_eight_bits() -> bool:
    """Whether this processor multiplies and adds eight bits in one instruction; without, sums may overflow."""
    return bool(torch.cpu.get_capabilities().get("avx512_vnni"))


class EightBitLinear(nn.Module):
    """A linear layer over int8 rows; the input is divided by ``factor``, which its columns were multiplied by.

    That moves the outliers of a few columns of the input, which would leave all others a handful of values, into the
    weights (SmoothQuant, Xiao et al. 2023); how far, was decided when the weights were stored.
    """

    def __init__(self, rows: Tensor, scale: Tensor, factor: Tensor, bias: Tensor) -> None:
        """Take int8 weights of shape (out, in), a scale a row, a factor a column, and a bias a row."""
        super().__init__()
        zeros = torch.zeros(len(scale), dtype=torch.long)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=".*quantized tensor creation functions.*deprecated")
            weights = torch._make_per_channel_quantized_tensor(rows, scale.double(), zeros, 0)
        self._packed = torch.ops.quantized.linear_prepack(weights, bias.float())
        self._divisor = 1 / factor.float()

    def forward(self, given: Tensor) -> Tensor:
        """Return the layer's output in single precision."""
        result: Tensor = torch.ops.quantized.linear_dynamic(given.float() * self._divisor, self._packed, False)
        return result


def use_eight_bits(network: nn.Module, stored: Mapping[str, Tensor]) -> frozenset[str]:
    """Put an :class:`EightBitLinear` in the place of each linear layer that ``stored`` has factors for.

    Returns the names of the weights that are in use by that.
    """
    names = [name.removesuffix(f".weight{FACTOR}") for name in stored if name.endswith(FACTOR)]
    for name in names:
        parent, _, child = name.rpartition(".")
        rows, scale, factor = (stored[f"{name}.weight{kind}"] for kind in ("", SCALE, FACTOR))
        layer = EightBitLinear(rows, scale, factor, stored[f"{name}.bias"])
        setattr(network.get_submodule(parent), child, layer)
    return frozenset(f"{name}.{part}" for name in names for part in ("weight", "bias"))
