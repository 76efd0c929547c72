"""What the reader learns from: one question, one passage, and what is right about it. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from index.text.structure.blocks import Block
from index.text.structure.sentences import split_sentences
from index.types import Span


@dataclass(frozen=True, slots=True)
class Example:
    """A question and a passage. All spans are characters of ``passage``.

    ``answers`` are the right short answers, empty where none is known. ``carries`` are the numbers of the sentences
    that answer; empty means that the passage does not answer the question.
    """

    question: str
    passage: str
    sentences: tuple[Span, ...]
    answers: tuple[Span, ...]
    carries: frozenset[int]
    source: str
    title: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the passage answers the question."""
        return bool(self.carries)


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return where the sentences of ``text`` stand."""
    return split_sentences(text, Block(0, len(text), "paragraph"))


def from_passage(question: str, passage: str, answers: Iterable[Span], *, source: str, title: str = "") -> Example:
    """Build the example of a passage with known short answers; without any, the passage does not answer."""
    spans = sentence_spans(passage)
    right = tuple(answers)
    carries = frozenset(
        number
        for number, span in enumerate(spans)
        if any(answer.start < span.end and span.start < answer.end for answer in right)
    )
    return Example(question, passage, spans, right, carries, source, title)


def from_sentences(
    question: str, sentences: Sequence[str], carries: Iterable[int], *, source: str, title: str = ""
) -> Example:
    """Build the example of a passage of which only the answering sentences are known."""
    passage, spans = join(sentences)
    return Example(question, passage, spans, (), frozenset(carries), source, title)


def join(sentences: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """Join sentences with single spaces; return the passage and where each stands in it."""
    spans = []
    place = 0
    for sentence in sentences:
        spans.append(Span(place, place + len(sentence)))
        place += len(sentence) + 1
    return " ".join(sentences), tuple(spans)


def window(example: Example, words: int, random: Random) -> Example:
    """Cut the passage to consecutive sentences of about ``words`` words, around the answer where there is one.

    Where the answering sentences lie too far apart, the ones outside are given up.
    """
    lengths = [len(span.of(example.passage).split()) for span in example.sentences]
    if sum(lengths) <= words or len(lengths) < 2:
        return example
    anchor = random.choice(sorted(example.carries)) if example.carries else random.randrange(len(lengths))
    first, last = grow(lengths, anchor, words, random)
    return select(example, range(first, last))


def grow(lengths: Sequence[int], anchor: int, budget: int, random: Random) -> tuple[int, int]:
    """Return the sentences around ``anchor`` that fit into ``budget``, added left and right in random order."""
    first, last = anchor, anchor + 1
    used = lengths[anchor]
    while True:
        fits_left = first > 0 and used + lengths[first - 1] <= budget
        fits_right = last < len(lengths) and used + lengths[last] <= budget
        if not (fits_left or fits_right):
            return first, last
        if fits_left and (not fits_right or random.random() < 0.5):
            first -= 1
            used += lengths[first]
        else:
            used += lengths[last]
            last += 1


def select(example: Example, kept: Iterable[int]) -> Example:
    """Keep only the sentences ``kept``, in order; answers that reach outside them are given up."""
    numbers = list(kept)
    passage, spans = join([example.sentences[number].of(example.passage) for number in numbers])
    answers = tuple(
        answer.moved(new.start - old.start)
        for number, new in zip(numbers, spans, strict=True)
        for old in [example.sentences[number]]
        for answer in example.answers
        if old.start <= answer.start and answer.end <= old.end
    )
    carries = frozenset(place for place, number in enumerate(numbers) if number in example.carries)
    return replace(example, passage=passage, sentences=spans, answers=answers, carries=carries)


def without_answer(example: Example) -> Example | None:
    """Delete the sentences that answer: the same passage, now without an answer.

    ``None`` where too little is left, or where an answer's words still stand in the rest.
    """
    kept = [number for number in range(len(example.sentences)) if number not in example.carries]
    if not example.answers or len(kept) < 2:
        return None
    rest = select(example, kept)
    if any(mentions(rest.passage, answer.of(example.passage)) for answer in example.answers):
        return None
    return replace(rest, answers=(), carries=frozenset(), source=f"{example.source}, answer deleted")


def under_title(example: Example) -> Example:
    """Put the document's title above the passage, as no sentence of it."""
    head = f"{example.title}\n"
    move = len(head)
    return replace(
        example,
        passage=head + example.passage,
        sentences=tuple(span.moved(move) for span in example.sentences),
        answers=tuple(span.moved(move) for span in example.answers),
    )


def mentions(passage: str, words: str) -> bool:
    """Whether ``words`` stand in ``passage`` as whole words, whatever their case."""
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", passage.casefold()) is not None
