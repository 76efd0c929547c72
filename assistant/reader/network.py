"""The network of the trained reader: one pass over question and passage gives every score that the reader needs.

Imports torch, so it is itself imported only where a model is loaded or trained.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn

from assistant.reader.encoding import OUTSIDE, Encoded

NEVER = -1e4
"""A score that stands for "impossible" and is still finite in half precision."""

STRIDE = 16
"""Batches are as long as a multiple of this: oneDNN prepares, and keeps, a kernel for every length that it meets."""


class Batch(NamedTuple):
    """Encoded pairs, padded: all of shape (pairs, pieces). What a padding piece is doesn't matter: none heeds it."""

    pieces: Tensor
    present: Tensor
    segments: Tensor
    sentence_of: Tensor


class Scores(NamedTuple):
    """What the network says, as logits in single precision.

    ``start`` and ``end``: (pairs, pieces), of the short answer; the first piece stands for "no answer here", and
    pieces outside every sentence are ``NEVER``. ``answers``: (pairs,), whether the passage answers at all.
    ``sentences``: (pairs, sentences), whether that sentence answers or carries the answer.
    """

    start: Tensor
    end: Tensor
    answers: Tensor
    sentences: Tensor


class ReadingNetwork(nn.Module):
    """An encoder with three linear heads: answer span, passage, sentence.

    The span head is that of Devlin et al. (2019) for SQuAD v2, null answer at the first piece. A sentence is the
    average of its pieces, weighted by a learnt attention over them.
    """

    def __init__(self, encoder: nn.Module) -> None:
        """Put fresh heads on ``encoder``, one of ours or of transformers.

        MPNet tells question and passage apart by the border alone.
        """
        super().__init__()
        size: int = encoder.config.hidden_size  # type: ignore[union-attr, assignment]
        self.encoder = encoder
        self.span = nn.Linear(size, 2)
        self.passage = nn.Linear(size, 1)
        self.attention = nn.Linear(size, 1, bias=False)
        self.sentence = nn.Linear(size, 1)

    def forward(self, batch: Batch) -> Scores:
        """Score every pair of ``batch``; the sentences are as many as the pair with the most has, at least one."""
        segments = {"token_type_ids": batch.segments} if self.encoder.config.model_type == "bert" else {}  # type: ignore[union-attr]
        hidden = self.encoder(input_ids=batch.pieces, attention_mask=batch.present, **segments).last_hidden_state
        readable = batch.sentence_of != OUTSIDE
        readable[:, 0] = True
        spans = self.span(hidden).float().masked_fill(~readable.unsqueeze(-1), NEVER)
        return Scores(
            start=spans[..., 0],
            end=spans[..., 1],
            answers=self.passage(hidden[:, 0]).squeeze(-1).float(),
            sentences=self._score_sentences(hidden, batch.sentence_of),
        )

    def _score_sentences(self, hidden: Tensor, sentence_of: Tensor) -> Tensor:
        count = max(1, int(sentence_of.max()) + 1)
        member = sentence_of.unsqueeze(1) == torch.arange(count, device=sentence_of.device).view(1, -1, 1)
        heed = self.attention(hidden).squeeze(-1).float().unsqueeze(1).masked_fill(~member, NEVER).softmax(-1)
        pooled: Tensor = torch.bmm(heed.to(hidden.dtype), hidden)
        scores: Tensor = self.sentence(pooled).squeeze(-1).float()
        return scores.masked_fill(~member.any(-1), NEVER)


def collate(pairs: Sequence[Encoded]) -> Batch:
    """Return ``pairs`` as one batch, padded to the longest and then to a multiple of ``STRIDE``."""
    length = -(-max(len(pair.pieces) for pair in pairs) // STRIDE) * STRIDE

    def padded(rows: list[tuple[int, ...]], value: int) -> Tensor:
        return torch.tensor([[*row, *[value] * (length - len(row))] for row in rows], dtype=torch.long)

    return Batch(
        pieces=padded([pair.pieces for pair in pairs], 0),
        present=padded([(1,) * len(pair.pieces) for pair in pairs], 0),
        segments=padded([pair.segments for pair in pairs], 0),
        sentence_of=padded([pair.sentence_of for pair in pairs], OUTSIDE),
    )
