"""What the network should have said of a batch, and how far off it was."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from assistant.reader.encoding import Encoded
from assistant.reader.network import NEVER, Scores
from index.types import Span
from training.reader.examples import Example
from training.reader.recipe import Recipe


class Targets(NamedTuple):
    """What is right of each pair of a batch.

    ``start`` and ``end``: masks (pairs, pieces) of the right pieces. ``span_weight``: (pairs,), how much each pair's
    span counts. ``answers``: (pairs,), 1 where the passage answers. ``sentences``: (pairs, sentences), 1 where that
    sentence carries the answer, -1 beyond a pair's last.
    """

    start: Tensor
    end: Tensor
    span_weight: Tensor
    answers: Tensor
    sentences: Tensor


def targets(examples: Sequence[Example], pairs: Sequence[Encoded], recipe: Recipe, length: int) -> Targets:
    """Return the targets of ``examples``, encoded as ``pairs`` and padded to ``length`` pieces.

    Where no short answer is known, any piece of an answering sentence is right, at a smaller weight. Where the passage
    doesn't answer, or its answer was cut off, the first piece is right, as in SQuAD v2 training since BERT.
    """
    count = max(1, 1 + max(max(pair.sentence_of) for pair in pairs))
    start, end = torch.zeros(2, len(pairs), length, dtype=torch.bool)
    weight = torch.full((len(pairs),), recipe.span_weight)
    answers = torch.zeros(len(pairs))
    sentences = torch.full((len(pairs), count), -1.0)
    for row, (example, pair) in enumerate(zip(examples, pairs, strict=True)):
        seen = set(pair.sentence_of)
        read = example.carries & seen
        answers[row] = float(bool(read))
        for number in seen - {-1}:
            sentences[row, number] = float(number in read)
        for place, number in enumerate(pair.sentence_of):
            if number >= 0 and any(_in(pair, place, answer) for answer in example.answers):
                start[row, place] = any(_first(pair, place, answer) for answer in example.answers)
                end[row, place] = any(_last(pair, place, answer) for answer in example.answers)
        if read and not (start[row].any() and end[row].any()):
            weight[row] = recipe.weak_span_weight
            for place, number in enumerate(pair.sentence_of):
                start[row, place] = end[row, place] = number in read
        if not read:
            start[row, 0] = end[row, 0] = True
    return Targets(start, end, weight, answers, sentences)


def _in(pair: Encoded, place: int, answer: Span) -> bool:
    return pair.starts[place] < answer.end and answer.start < pair.ends[place]


def _first(pair: Encoded, place: int, answer: Span) -> bool:
    return pair.starts[place] <= answer.start < pair.ends[place]


def _last(pair: Encoded, place: int, answer: Span) -> bool:
    return pair.starts[place] < answer.end <= pair.ends[place]


def loss(scores: Scores, wanted: Targets, recipe: Recipe) -> Tensor:
    """Return the summed loss of the three heads, averaged over the pairs.

    Spans: the marginal likelihood of any right start and any right end (Clark and Gardner, 2018). Passages and
    sentences: cross-entropy, a pair's sentences averaged.
    """
    span = (_marginal(scores.start, wanted.start) + _marginal(scores.end, wanted.end)) / 2
    passage = functional.binary_cross_entropy_with_logits(scores.answers, wanted.answers)
    known = wanted.sentences >= 0
    each = functional.binary_cross_entropy_with_logits(
        scores.sentences.masked_fill(~known, 0.0), wanted.sentences.clamp(min=0.0), reduction="none"
    )
    sentence = (each * known).sum(1) / known.sum(1).clamp(min=1)
    return (
        (span * wanted.span_weight).mean() + recipe.passage_weight * passage + recipe.sentence_weight * sentence.mean()
    )


def _marginal(scores: Tensor, right: Tensor) -> Tensor:
    return scores.logsumexp(-1) - scores.masked_fill(~right, NEVER).logsumexp(-1)
