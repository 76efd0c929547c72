"""Who says each sentence of a document: a speaker, a speaker whom another relays, or the document itself. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.blocks import Block
from index.names import Names
from index.quotations import find_quotations
from index.reading import Reading
from index.types import Sentence, Span
from index.voices import OWN, Claim, ClaimedSentence, Interview, Voice

_WORD = re.compile(r"\w+")
# Chosen on PolNeAR's training part; a third to a half does about as well.
_ENOUGH = 0.4
_QUOTED = 4
_ONESELF = frozenset(("I", "We"))


def attribute(text: str, blocks: Sequence[Block], sentences: Sequence[Span]) -> tuple[Sentence, ...]:
    """Return the sentences, in the same order, each with its speaker, who relayed it, and its manner.

    A sentence is given to a speaker if most of what it says is theirs, or if it quotes them at some length; who else it
    speaks for is lost. The speaker is named in the fullest form that the document has.
    """
    return mainly_said(text, claimed_sentences(text, blocks, sentences))


def mainly_said(text: str, claimed: Sequence[ClaimedSentence]) -> tuple[Sentence, ...]:
    """Return the sentences with whose claim each mainly makes, as :func:`attribute` does."""
    told = []
    for each in claimed:
        main = main_claim(text, each.span, each.claims)
        voice = main.voice if main else OWN
        told.append(Sentence(each.span.start, each.span.end, voice.speaker, voice.via, voice.manner))
    return tuple(told)


def claimed_sentences(text: str, blocks: Sequence[Block], sentences: Sequence[Span]) -> tuple[ClaimedSentence, ...]:
    """Return the sentences, in the same order, each with the claims that it makes on someone's behalf."""
    return tuple(map(ClaimedSentence, sentences, find_claims(text, blocks, sentences)))


def find_claims(text: str, blocks: Sequence[Block], sentences: Sequence[Span]) -> tuple[tuple[Claim, ...], ...]:
    """Return for each sentence the claims that it makes on someone's behalf."""
    headings = [Span(block.start, block.end) for block in blocks if block.kind == "heading"]
    names = Names(text, sentences, headings)
    interview = Interview(text, names)
    reading = Reading(text, names, find_quotations(text, blocks))
    claims: list[tuple[Claim, ...]] = []
    place = 0
    for block in blocks:
        first = place
        while place < len(sentences) and sentences[place].start < block.end:
            place += 1
        spans = sentences[first:place]
        if block.kind in ("turn", "question"):
            voice = interview.voice(block)
            claims.extend((Claim(voice, None, (span,)),) for span in spans)
        elif block.kind == "letter" and spans:
            voice = interview.voice(block)
            claims.extend(_written(text, voice, *each) for each in zip(spans, reading.paragraph(spans), strict=True))
        elif spans:
            claims.extend(reading.paragraph(spans))
    return tuple(claims)


def _written(text: str, writer: Voice, sentence: Span, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of a sentence that somebody wrote: what it gives to others they relay, the rest they say."""
    told = tuple(
        replace(claim, voice=replace(claim.voice, via=claim.voice.via or writer.speaker))
        for claim in claims
        if claim.voice.speaker not in {*_ONESELF, writer.speaker}
    )
    return told if main_claim(text, sentence, told) else (Claim(writer, None, (sentence,)), *told)


def main_claim(text: str, sentence: Span, claims: Sequence[Claim]) -> Claim | None:
    """Return the claim that a sentence mainly makes, ``None`` if it is mostly the document's own."""
    sized = [(claim, _words(text, claim.spans)) for claim in claims]
    quoting = [(claim, words) for claim, words in sized if claim.quoted and words >= _QUOTED]
    best, theirs = max(quoting or sized, key=lambda pair: pair[1], default=(None, 0))
    if best is None or not theirs:
        return None
    if quoting or (best.quoted and best.spans[0].start == sentence.start):
        return best
    outside = _words(text, [sentence]) - _words(text, [_introduction(best, sentence)])
    return best if theirs >= _ENOUGH * outside else None


def _introduction(claim: Claim, sentence: Span) -> Span:
    """Return what of a sentence only says who speaks: from the mention to the words."""
    if claim.mention is None or not sentence.start <= claim.mention.start < sentence.end:
        return Span(sentence.start, sentence.start)
    after = (span.start for span in claim.spans if span.start > claim.mention.start)
    return Span(claim.mention.start, min(after, default=claim.mention.end))


def _words(text: str, spans: Sequence[Span]) -> int:
    return sum(len(_WORD.findall(text, span.start, span.end)) for span in spans)
