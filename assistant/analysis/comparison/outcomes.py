"""What one sentence denies or turns around of another that speaks of the same thing. Pure."""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from assistant.analysis.comparison.sides import Difference, Side, Told, about, run_alike, side
from assistant.facts import OPPOSITES, Text, Word, in_words, shared_near, text_of
from index.types import Span

_NEGATIONS = frozenset("not never no nobody nothing none neither cannot without".split())
_REACH = 5
"""Words after a negation among which is what it denies."""


def outcomes(told: Sequence[Told]) -> Iterator[Difference]:
    """Yield where sentences of two columns that speak of one thing deny it or turn it around."""
    for one, other in combinations(told, 2):
        if one.column != other.column and run_alike(one, other):
            sides = _denied(one, other) or _turned(one, other)
            if sides:
                yield Difference("outcome", about((one, other)), sides)


def _denied(one: Told, other: Told) -> tuple[Side, ...]:
    """Return what one column tells as somebody's denial and the other does not."""
    if (one.manner == "denied") == (other.manner == "denied"):
        return ()
    return tuple(
        Side("denied" if each.manner == "denied" else "not denied", (each.column,), (each.number,))
        for each in (one, other)
    )


def _turned(one: Told, other: Told) -> tuple[Side, ...]:
    """Return the words by which two sentences say the opposite, of each; nothing where they don't."""
    first, second = text_of(one.words), text_of(other.words)
    turned = (pair[::-1] for pair in _negations(second, first))
    pair = next(chain(_opposites(first, second), _negations(first, second), turned), None)
    if pair is None:
        return ()
    told = zip((one, other), (first, second), pair, strict=True)
    return tuple(side([(each, in_words(each.words, text.plain, span))]) for each, text, span in told)


def _opposites(first: Text, second: Text) -> Iterator[tuple[Span, Span]]:
    """Yield words that are the opposite of each other and have a word near them in common."""
    for place, word in enumerate(first.words):
        against = OPPOSITES.get(word.stem, frozenset()) - first.stems
        for other_place, other in enumerate(second.words):
            alone = other.stem in against and word.stem not in second.stems
            if alone and shared_near(first, place, second, other_place):
                yield Span(word.start, word.end), Span(other.start, other.end)


def _negations(first: Text, second: Text) -> Iterator[tuple[Span, Span]]:
    """Yield a negation of the first with the word that it governs, and that word where the second affirms it."""
    affirmed = {
        word.stem: Span(word.start, word.end)
        for place, word in enumerate(second.words)
        if not any(_negates(each) for each in second.words[max(0, place - _REACH) : place])
    }
    for place, word in enumerate(first.words):
        if _negates(word):
            after = first.words[place + 1 : place + 1 + _REACH]
            governed = next((each for each in after if each.stem in first.content), None)
            if governed is not None and governed.stem in affirmed:
                yield Span(word.start, governed.end), affirmed[governed.stem]


def _negates(word: Word) -> bool:
    return word.key in _NEGATIONS or word.key.endswith("n't")
