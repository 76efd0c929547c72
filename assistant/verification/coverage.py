"""How many of a statement's words a passage holds: support without a model, and what a statement rests on. Pure."""

from collections.abc import Sequence
from functools import lru_cache

from assistant.facts import Text, alike, quantities, text_of
from assistant.verification.quotes import quoted

_ENOUGH = 2
_MOST = 3


def word_coverage(statement: str, premise: str) -> float:
    """Return the share of the statement's words of content that the premise has in some form.

    Word forms count as one by their stems, or by five letters that they begin with, and numbers by their value; words
    of another stem don't, however near in meaning. It is no probability and knows nothing of who does what to whom:
    names, numbers, negation and speakers have checks of their own. What this share must be, :data:`SUPPORTED` says.
    """
    told = _told(text_of(statement))
    return len(alike(told, _told(text_of(premise)))) / len(told) if told else 0.0


@lru_cache(maxsize=1024)
def _told(text: Text) -> frozenset[str]:
    """Return the stems of a text's words of content, and its numbers in one form."""
    numbers = [each for each in quantities(text) if each.exact]
    inside = {number for each in numbers for number in range(text.word_at(each.start), text.word_at(each.end - 1) + 1)}
    words = {word.stem for number, word in enumerate(text.words) if number not in inside}
    return (text.content & words) | {f"{each.value * each.scale:g}" for each in numbers}


def rests_on(statement: str, sentences: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the sentences of a cited passage that a statement rests on, in order: one to three of them.

    First the one with most of its words, then those that add at least two more, a number or a quotation. Words that few
    of the sentences have count more (inverse document frequency). None where there are no sentences.
    """
    if not sentences:
        return ()
    text, texts = text_of(statement), [text_of(sentence) for sentence in sentences]
    told = _told(text)
    found = [alike(told, _told(each)) | _quoted_in(text, each) for each in texts]
    weight = {each: 1.0 / sum(each in one for one in found) ** 0.5 for each in frozenset().union(*found)}
    small = frozenset(word.stem for word in text.words if not word.capital)
    chosen: list[int] = []
    covered: frozenset[str] = frozenset()
    while len(chosen) < _MOST:
        gains = [sum(weight[each] for each in one - covered) for one in found]
        best = max(range(len(texts)), key=lambda number: (gains[number], -number))
        new = found[best] - covered
        if chosen and not _adds(new, small):
            break
        chosen.append(best)
        covered |= new
        if not new:
            break
    return tuple(sorted(set(chosen)))


def _adds(new: frozenset[str], small: frozenset[str]) -> bool:
    """Whether words that a further sentence has are worth its place; names alone may stand anywhere in a text."""
    quoted_or_number = any(" " in each or each[0].isdigit() for each in new)
    return quoted_or_number or len(new) > _ENOUGH or (len(new) == _ENOUGH and bool(new & small))


def _quoted_in(statement: Text, sentence: Text) -> frozenset[str]:
    return frozenset(words for words in quoted(statement) if " " in words and words.strip(" .,") in sentence.plain)
