"""How much of a question's words a sentence shares: what is left to go by in a language that no reader knows. Pure."""

import math
from collections import Counter
from collections.abc import Sequence

from assistant.reader.types import Reading
from index.text import forms_of
from index.types import Span

PLAIN = 0.4
"""Shares up to here stand as they are; what is above is squeezed into what counts as unsure."""

UNSURE = 0.49
"""What all of the words come to: nothing that only shares words is called probable."""


def read_words(
    question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]], languages: Sequence[str | None]
) -> list[Reading]:
    """Return one reading a passage, in order, each passage in its own one of ``languages``.

    A sentence's "probability" is the share of the question's words that stand in it in any form, the rarer among these
    sentences counting more, and never so much that it would be called probable. It orders them; as a probability it is
    not calibrated on anything.
    """
    told = [
        [forms_of(span.of(passage), language) for span in spans]
        for passage, spans, language in zip(passages, sentences, languages, strict=True)
    ]
    held = Counter(form for passage in told for sentence in passage for form in sentence)
    total = sum(map(len, told))
    readings = []
    for passage, language in zip(told, languages, strict=True):
        wanted = {form: math.log(1 + total / (1 + held[form])) for form in forms_of(question, language)}
        whole = sum(wanted.values()) or 1.0
        shares = tuple(_squeezed(sum(wanted[form] for form in wanted.keys() & each) / whole) for each in passage)
        readings.append(Reading(max(shares, default=0.0), shares))
    return readings


def _squeezed(share: float) -> float:
    return min(share, PLAIN) + (UNSURE - PLAIN) * max(0.0, share - PLAIN) / (1 - PLAIN)
