"""From a text to its passages: blocks, sentences, who says them, passages. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.text.attribution import attribute, claimed_sentences, mainly_said
from index.text.structure import Block, Count, Room, find_blocks, make_passages, split_sentences
from index.types import Claim, ClaimedSentence, Passage, Sentence, Span


@dataclass(frozen=True, slots=True)
class Outline:
    """A text's passages, and its sentences with all that they claim; a passage's give only who mainly speaks."""

    passages: tuple[Passage, ...]
    claimed: tuple[ClaimedSentence, ...]


def outline(text: str, *, room: Room, count: Count, language: str | None = None) -> Outline:
    """Return the passages of a normalised text (paragraphs parted by blank lines), in order, with who says what.

    ``count(words)`` is how many word pieces the embedding model makes of words (called once a sentence), and
    ``room(passage)`` how many a passage may have beside what stands above it. Nothing is left out: a heading stands in
    the passage below it, and is the ``heading`` of every other of its section; an interviewer's question is both a
    passage, whose sentences are ``asked``, and the ``question`` of the answer's passages. Without a ``language`` the
    text is read as English.
    """
    blocks = find_blocks(text)
    claimed = claimed_sentences(text, blocks, _in_paragraphs(text, blocks, language), language)
    return Outline(make_passages(text, blocks, mainly_said(text, claimed), room=room, count=count), claimed)


def sentences_of(text: str, language: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of any text (paragraphs parted by blank lines), in order, headings among them."""
    return tuple(span for block in find_blocks(text) for span in split_sentences(text, block, language))


def voiced_sentences(text: str, language: str | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of any text, in order, headings among them, each with who says it."""
    blocks = find_blocks(text)
    voiced = attribute(text, blocks, _in_paragraphs(text, blocks, language), language)
    headings = (
        Sentence(span.start, span.end)
        for block in blocks
        if block.heads
        for span in split_sentences(text, block, language)
    )
    return tuple(sorted((*voiced, *headings), key=lambda sentence: sentence.start))


def paragraph_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of any text, in order, without its headings."""
    return tuple(_in_paragraphs(text, find_blocks(text)))


def claimed_in(text: str, language: str | None = None) -> tuple[ClaimedSentence, ...]:
    """Return the sentences of any text, in order, without its headings, each with what it gives to someone as said."""
    blocks = find_blocks(text)
    return claimed_sentences(text, blocks, _in_paragraphs(text, blocks, language), language)


def claims_of(text: str) -> tuple[Claim, ...]:
    """Return what any text gives to someone as said: who, in the text's own words, and the spans that are theirs."""
    return tuple(claim for sentence in claimed_in(text) for claim in sentence.claims)


def _in_paragraphs(text: str, blocks: Sequence[Block], language: str | None = None) -> list[Span]:
    return [span for block in blocks if not block.heads for span in split_sentences(text, block, language)]
