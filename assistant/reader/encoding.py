"""A question and a passage as the reading network takes them in: word pieces, and what each of them belongs to.

Training and answering share this file, so that a model reads in use exactly what it was trained on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.types import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

QUESTION_PIECES = 64
"""Word pieces of a question that are read; the rest of a longer one is left out."""

PIECES = 384
"""Word pieces that are read of question and passage together, with the three that mark their borders."""

OUTSIDE = -1
"""The sentence number of a word piece that is in no sentence."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One question with one passage. All tuples are as long as ``pieces``.

    ``segments`` is 0 over the question and 1 over the passage. ``sentence_of`` is the number of the sentence that a
    piece stands in, or ``OUTSIDE``. ``starts`` and ``ends`` are the piece's characters in the passage, 0 outside it.
    """

    pieces: tuple[int, ...]
    segments: tuple[int, ...]
    sentence_of: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def encode(
    tokenizer: "Tokenizer", question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]
) -> list[Encoded]:
    """Return ``question`` with each passage. ``sentences`` are spans of their passage, in order.

    The tokenizer must neither truncate nor pad. What does not fit into ``PIECES`` is cut off the passage's end.
    """
    asked = tokenizer.encode(question, add_special_tokens=False).ids[:QUESTION_PIECES]
    first, border = tokenizer.encode("").ids
    room = PIECES - len(asked) - 3
    read = tokenizer.encode_batch(list(passages), add_special_tokens=False)
    head = (first, *asked, border)
    encoded = []
    for passage, spans in zip(read, sentences, strict=True):
        offsets = passage.offsets[:room]
        before = (0,) * len(head)
        outside = (OUTSIDE,) * len(head)
        encoded.append(
            Encoded(
                pieces=(*head, *passage.ids[:room], border),
                segments=(*before, *(1,) * (len(offsets) + 1)),
                sentence_of=(*outside, *sentence_numbers([start for start, _ in offsets], spans), OUTSIDE),
                starts=(*before, *(start for start, _ in offsets), 0),
                ends=(*before, *(end for _, end in offsets), 0),
            )
        )
    return encoded


def sentence_numbers(starts: Sequence[int], spans: Sequence[Span]) -> list[int]:
    """Return the number of the sentence that a piece starts in, for each of ``starts``, or ``OUTSIDE``.

    Both are in order and count characters of the passage.
    """
    numbers = []
    at = 0
    for start in starts:
        while at < len(spans) and spans[at].end <= start:
            at += 1
        inside = at < len(spans) and spans[at].start <= start
        numbers.append(at if inside else OUTSIDE)
    return numbers
