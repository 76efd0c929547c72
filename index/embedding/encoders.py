"""The encoders of the models that come with Byline: BERT (Devlin et al. 2019) and MPNet (Song et al. 2020).

Only what reading needs, under the names that the weights have in transformers, whose own import takes longer than all
reading of a question. Imports torch, so it is itself imported only where a model is loaded.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, scaled_dot_product_attention

_FARTHEST = 128
"""Pieces from which on MPNet tells distances apart no more."""

_NO_PIECE = 1
"""The piece that MPNet does not count when it numbers the others."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The size of an encoder, by the names of transformers."""

    model_type: str
    vocab_size: int
    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    layer_norm_eps: float
    max_position_embeddings: int
    type_vocab_size: int = 0
    relative_attention_num_buckets: int = 32


class Hidden(NamedTuple):
    """What an encoder returns: shape (texts, pieces, size)."""

    last_hidden_state: Tensor


_PARTS = {
    "bert": ("self.query", "self.key", "self.value", "output.dense", "output.LayerNorm"),
    "mpnet": ("attn.q", "attn.k", "attn.v", "attn.o", "LayerNorm"),
}
"""Where the parts of an attention stand in it: queries, keys, values, what is made of them, and the norm after it."""


def new_encoder(given: Mapping[str, Any]) -> "Encoder":
    """Return an encoder with fresh weights; its kind is ``model_type``, BERT where none is named.

    Raises:
        ValueError: no such kind of encoder is known, or it has another activation than GELU.
    """
    kind = given.get("model_type", "bert")
    if kind not in _PARTS:
        raise ValueError(f"{kind} is no known kind of encoder")
    if given.get("hidden_act", "gelu") != "gelu":
        raise ValueError(f"an encoder with {given['hidden_act']} is not known")
    known = {name: given[name] for name in Configuration.__dataclass_fields__ if name in given}
    return Encoder(Configuration(**{**known, "model_type": kind}))


class Encoder(nn.Module):
    """A BERT or an MPNet without a pooling layer."""

    def __init__(self, config: Configuration) -> None:
        """Make one of this size, its weights yet to be loaded."""
        super().__init__()
        self.config = config
        size = config.hidden_size
        self.embeddings = nn.ModuleDict(
            {
                "word_embeddings": _table(config.vocab_size, size),
                "position_embeddings": _table(config.max_position_embeddings, size),
                "LayerNorm": nn.LayerNorm(size, eps=config.layer_norm_eps),
            }
        )
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(_Layer(config) for _ in range(config.num_hidden_layers))})
        if config.model_type == "bert":
            self.embeddings["token_type_embeddings"] = _table(config.type_vocab_size, size)
        else:
            heads = config.num_attention_heads
            self.encoder["relative_attention_bias"] = _table(config.relative_attention_num_buckets, heads)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor | None = None) -> Hidden:
        """Encode texts: all of shape (texts, pieces); ``attention_mask`` is 1 over the pieces that are there."""
        hidden = self.embeddings["LayerNorm"](self._embedded(input_ids, token_type_ids))
        heed = attention_mask[:, None, None, :].to(hidden.dtype)
        bias = (1.0 - heed) * torch.finfo(hidden.dtype).min
        if "relative_attention_bias" in self.encoder:
            bias = bias + self._by_distance(input_ids)
        for layer in self.encoder["layer"]:  # type: ignore[attr-defined] # a ModuleList
            hidden = layer(hidden, bias)
        return Hidden(hidden)

    def _embedded(self, pieces: Tensor, segments: Tensor | None) -> Tensor:
        words: Tensor = self.embeddings["word_embeddings"](pieces)
        if self.config.model_type == "bert":
            positions = torch.arange(pieces.shape[1], device=pieces.device)
            kinds = self.embeddings["token_type_embeddings"](torch.zeros_like(pieces) if segments is None else segments)
            words = words + kinds
        else:
            counted = pieces.ne(_NO_PIECE)
            positions = counted.cumsum(1) * counted + _NO_PIECE
        at: Tensor = self.embeddings["position_embeddings"](positions)
        return words + at

    def _by_distance(self, pieces: Tensor) -> Tensor:
        """Return what the distance of two pieces adds to their attention: shape (1, heads, pieces, pieces)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        buckets = distances(places[None, :] - places[:, None], self.config.relative_attention_num_buckets)
        bias: Tensor = self.encoder["relative_attention_bias"](buckets)
        return bias.permute(2, 0, 1).unsqueeze(0)


def _table(rows: int, size: int) -> nn.Embedding:
    """Return a table of vectors; where weights are yet to come (on torch's device "meta") it is not filled by chance.

    Doing that there imports torch's compiler, which takes a second.
    """
    weight = torch.empty(rows, size)
    return nn.Embedding(rows, size, _weight=weight if weight.is_meta else None)


def distances(offsets: Tensor, buckets: int) -> Tensor:
    """Return the bucket of each offset between two pieces: near ones by themselves, far ones by their logarithm."""
    half = buckets // 2
    near = half // 2
    far = offsets.abs().clamp(min=1)
    steps = (torch.log(far.float() / near) / math.log(_FARTHEST / near) * (half - near)).long()
    return (offsets > 0) * half + torch.where(far < near, offsets.abs(), (near + steps).clamp(max=half - 1))


class _Layer(nn.Module):
    """Attention, and two linear layers after it."""

    def __init__(self, config: Configuration) -> None:
        super().__init__()
        size, eps = config.hidden_size, config.layer_norm_eps
        self.heads = config.num_attention_heads
        self.parts = _PARTS[config.model_type]
        self.attention = nn.ModuleDict()
        for part in self.parts:
            *above, name = part.split(".")
            into = self.attention
            for each in above:
                if each not in into:
                    into[each] = nn.ModuleDict()
                into = into[each]  # type: ignore[assignment] # a ModuleDict
            into[name] = nn.LayerNorm(size, eps=eps) if name == "LayerNorm" else nn.Linear(size, size)
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(size, config.intermediate_size)})
        self.output = nn.ModuleDict(
            {"dense": nn.Linear(config.intermediate_size, size), "LayerNorm": nn.LayerNorm(size, eps=eps)}
        )

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        # Looked up at every call: a layer may have been put in the place of another.
        *made, out, norm = (self.attention.get_submodule(part) for part in self.parts)
        texts, pieces, size = hidden.shape
        query, key, value = (each(hidden).view(texts, pieces, self.heads, -1).transpose(1, 2) for each in made)
        heeded = scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        attended = norm(out(heeded.transpose(1, 2).reshape(texts, pieces, size)) + hidden)
        wide = gelu(self.intermediate["dense"](attended))
        closed: Tensor = self.output["LayerNorm"](self.output["dense"](wide) + attended)
        return closed
