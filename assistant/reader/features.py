"""What the words alone tell of whether a sentence answers a question, beside what the network says. Pure."""

import re
from collections.abc import Sequence

from assistant.question import expected
from index.text import stems

_NAMED = re.compile(r"(?<!^)\b[A-Z][\w’-]+|\d+")


def clues(question: str, passage: str, sentences: Sequence[str]) -> tuple[tuple[float, ...], ...]:
    """Return, for each sentence of a passage, what the words alone tell of it.

    The shares of the question's content words that stand in the sentence and in the passage; the share of its names and
    numbers that the passage lacks; whether the sentence holds the kind of thing that is asked for (a number, a time, a
    name, a reason), and whether such a kind is asked for and it does not; whether it is very short.
    """
    wanted = stems(question)
    in_passage = _share(wanted, stems(passage))
    named, there = _NAMED.findall(question), passage.casefold()
    missing = sum(name.casefold() not in there for name in named) / len(named) if named else 0.0
    kind = expected(question)
    told = []
    for sentence in sentences:
        fits = bool(kind and kind.search(sentence))
        told.append(
            (
                _share(wanted, stems(sentence)),
                in_passage,
                missing,
                float(fits),
                float(bool(kind) and not fits),
                float(len(sentence.split()) < 5),
            )
        )
    return tuple(told)


def _share(wanted: frozenset[str], found: frozenset[str]) -> float:
    return len(wanted & found) / len(wanted) if wanted else 0.0
