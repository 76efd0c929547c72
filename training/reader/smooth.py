"""How far outliers of activations are moved into the weights, so that both can be int8 (SmoothQuant)."""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from assistant.reader.network import Batch, ReadingNetwork

SHARE = 0.7
"""How much of an activation's range moves into the weights: 0 none, 1 all. Tried from 0.6 to 0.9."""

SMALLEST = 1e-4
"""Factors are at least this: a column that was never seen above zero keeps some of its range."""


def factors(network: ReadingNetwork, batches: Sequence[Batch]) -> dict[str, Tensor]:
    """Return, for each linear layer of the encoder, by its weights' name, what to multiply each column by.

    With the largest input of a column over ``batches``, x, and its largest weight, w: ``x**SHARE / w**(1 - SHARE)``
    (Xiao et al. 2023, formula 4).
    """
    layers = {name: layer for name, layer in network.named_modules() if _is_linear(name, layer)}
    largest = {name: torch.zeros(layer.in_features) for name, layer in layers.items()}

    def watch(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def see(_layer: nn.Module, given: tuple[Tensor, ...]) -> None:
            largest[name] = torch.maximum(largest[name], given[0].abs().amax((0, 1)))

        return see

    watching = [layer.register_forward_pre_hook(watch(name)) for name, layer in layers.items()]
    with torch.inference_mode():
        for batch in batches:
            network(batch)
    for each in watching:
        each.remove()
    found = {}
    for name, layer in layers.items():
        weight = layer.weight.detach().abs().amax(0).clamp(min=1e-5)
        found[f"{name}.weight"] = (largest[name].clamp(min=1e-5) ** SHARE / weight ** (1 - SHARE)).clamp(min=SMALLEST)
    return found


def _is_linear(name: str, layer: nn.Module) -> bool:
    return name.startswith("encoder.") and isinstance(layer, nn.Linear)
