"""What a larger reader says of a batch, for a smaller one to learn beside the truth (Hinton et al. 2015)."""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from assistant.reader.encoding import Encoded, encode
from assistant.reader.network import NEVER, Scores, collate
from assistant.reader.trained import load
from training.reader.examples import Example


class Teacher:
    """A reader that was exported, and what it says."""

    def __init__(self, folder: Path) -> None:
        """Load it from ``folder``."""
        loaded = load(folder)
        self._network, self._tokenizer = loaded.network, loaded.tokenizer
        self._device, self._half = loaded.device, loaded.half

    def say(self, pairs: Sequence[tuple[Example, Encoded]]) -> Scores:
        """Return its scores of the examples that were encoded for the pupil.

        Raises:
            ValueError: Its tokenizer parts a text into other pieces, so that its scores are of other places.
        """
        own = [
            encode(self._tokenizer, example.question, [example.passage], [example.sentences])[0] for example, _ in pairs
        ]
        if any(mine.sentence_of != pupils.sentence_of for mine, (_, pupils) in zip(own, pairs, strict=True)):
            raise ValueError("teacher and pupil read other pieces")
        batch = type(collate(own))(*(part.to(self._device) for part in collate(own)))
        with torch.no_grad(), torch.autocast(self._device.type, torch.bfloat16, enabled=self._half):
            return Scores(*(part.float() for part in self._network(batch)))


def unlike(scores: Scores, told: Scores) -> Tensor:
    """Return how unlike the teacher's probabilities a pupil's are, summed over the heads and averaged over the pairs.

    Starts and ends: the divergence from one distribution over the pieces to the other, the mean of both. Passages and
    sentences: cross-entropy with the teacher's probability less its own entropy, a pair's sentences averaged.
    """
    places = (_divergence(scores.start, told.start) + _divergence(scores.end, told.end)) / 2
    known = told.sentences > NEVER / 2
    each = _excess(scores.sentences.masked_fill(~known, 0.0), told.sentences.masked_fill(~known, 0.0))
    sentences = (each * known).sum(1) / known.sum(1).clamp(min=1)
    return (places + _excess(scores.answers, told.answers) + sentences).mean()


def _divergence(scores: Tensor, told: Tensor) -> Tensor:
    return functional.kl_div(scores.log_softmax(-1), told.log_softmax(-1), reduction="none", log_target=True).sum(-1)


def _excess(scores: Tensor, told: Tensor) -> Tensor:
    likely = told.sigmoid()
    own = functional.binary_cross_entropy_with_logits(told, likely, reduction="none")
    return functional.binary_cross_entropy_with_logits(scores, likely, reduction="none") - own
