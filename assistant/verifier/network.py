"""The network of the verifier: statement and premise in one pass, one score.

Imports torch and transformers, so it is itself imported only where a model is loaded or trained.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor, nn
from transformers import BertModel

PIECES = 384
"""Word pieces that are read of a statement and its premise together; what is over is cut off the longer one."""


class Pairs(NamedTuple):
    """Encoded pairs of statement and premise, padded: all of shape (pairs, pieces)."""

    pieces: Tensor
    present: Tensor
    segments: Tensor


class VerifyingNetwork(nn.Module):
    """A BERT encoder with one linear head over the first piece and the mean of all."""

    def __init__(self, encoder: BertModel) -> None:
        """Put a fresh head on ``encoder``."""
        super().__init__()
        self.encoder = encoder
        self.supported = nn.Linear(2 * encoder.config.hidden_size, 1)

    def forward(self, pairs: Pairs) -> Tensor:
        """Return a logit a pair, in single precision: whether the premise supports the statement."""
        hidden = self.encoder(
            input_ids=pairs.pieces, attention_mask=pairs.present, token_type_ids=pairs.segments
        ).last_hidden_state
        present = pairs.present.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * present).sum(1) / present.sum(1)
        logits: Tensor = self.supported(torch.cat([hidden[:, 0], mean], dim=-1)).squeeze(-1).float()
        return logits


def prepared(tokenizer: Tokenizer) -> Tokenizer:
    """Return ``tokenizer``, set to cut pairs to ``PIECES`` and to pad nothing."""
    tokenizer.no_padding()
    tokenizer.enable_truncation(PIECES, strategy="longest_first")
    return tokenizer


def collate(encodings: Sequence[Encoding]) -> Pairs:
    """Return ``encodings`` as one batch, padded to the longest."""
    length = max(len(each.ids) for each in encodings)

    def padded(rows: list[list[int]]) -> Tensor:
        return torch.tensor([row + [0] * (length - len(row)) for row in rows], dtype=torch.long)

    return Pairs(
        pieces=padded([each.ids for each in encodings]),
        present=padded([[1] * len(each.ids) for each in encodings]),
        segments=padded([each.type_ids for each in encodings]),
    )
