"""Who says each sentence of a document: a speaker, a speaker whom another relays, or the document itself. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.text.attribution.article import Reading
from index.text.attribution.interview import Interview
from index.text.attribution.names import Names
from index.text.attribution.quotations import Quotation, find_quotations
from index.text.language import is_english
from index.text.structure import Block, idle_sentences, is_own_question
from index.types import OWN, Claim, ClaimedSentence, Sentence, Span, Voice

# Of what is written without spaces, two characters pass for a word.
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]{1,2}|\w+")
# Chosen on PolNeAR's training part; a third to a half does about as well.
_ENOUGH = 0.4
_QUOTED = 4
QUOTED, UNCLEAR = Voice(None, None, "quoted"), Voice(None, None, "unclear")
_ONESELF = frozenset(("I", "We"))


def attribute(
    text: str, blocks: Sequence[Block], sentences: Sequence[Span], language: str | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences, in the same order, each with its speaker, who relayed it, and its manner.

    A sentence is given to a speaker if most of what it says is theirs, or if it quotes them at some length; who else it
    speaks for is lost. The speaker is named in the fullest form that the document has.
    """
    return mainly_said(text, claimed_sentences(text, blocks, sentences, language))


def mainly_said(text: str, claimed: Sequence[ClaimedSentence]) -> tuple[Sentence, ...]:
    """Return the sentences with whose claim each mainly makes, as :func:`attribute` does."""
    told = []
    for each in claimed:
        main = main_claim(text, each.span, each.claims)
        voice = main.voice if main else OWN
        told.append(Sentence(each.span.start, each.span.end, voice.speaker, voice.via, voice.manner, each.states))
    return tuple(told)


def claimed_sentences(
    text: str, blocks: Sequence[Block], sentences: Sequence[Span], language: str | None = None
) -> tuple[ClaimedSentence, ...]:
    """Return the sentences, in the same order, each with the claims that it makes on someone's behalf.

    What states nothing makes none, and nobody who is named there is taken for a speaker.
    """
    idle = idle_sentences(text, blocks, sentences)
    heard = [each for each in sentences if each not in idle]
    claims = dict(zip(heard, find_claims(text, blocks, heard, language), strict=True))
    rows = {block.start for block in blocks if block.kind == "row"}
    return tuple(_stating(text, each, claims.get(each), is_row=each.start in rows) for each in sentences)


def _stating(text: str, sentence: Span, claims: tuple[Claim, ...] | None, *, is_row: bool) -> ClaimedSentence:
    """Return a sentence with its claims, and whether it states anything: a question that is nobody's does not."""
    states = claims is not None and (is_row or bool(claims) or not is_own_question(sentence.of(text)))
    return ClaimedSentence(sentence, claims or (), states)


def find_claims(
    text: str, blocks: Sequence[Block], sentences: Sequence[Span], language: str | None = None
) -> tuple[tuple[Claim, ...], ...]:
    """Return for each sentence the claims that it makes on someone's behalf.

    The words for saying are English. In other languages only the turns of an interview have speakers; of the rest
    it is said that nobody knows whose words they are. The rows of a table are nobody's, but the writer's of an e-mail.
    """
    headings = [Span(block.start, block.end) for block in blocks if block.heads]
    names = Names(text, sentences, headings)
    interview = Interview(text, names)
    quotations = find_quotations(text, blocks)
    reading = Reading(text, names, quotations) if is_english(language) else None
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
        elif block.kind == "row":
            writer = interview.voice(block) if block.label else None
            claims.extend((Claim(writer, None, (span,)),) if writer else () for span in spans)
        elif block.kind == "letter" and spans:
            voice = interview.voice(block)
            told = reading.paragraph(spans) if reading else [_quoted(text, each, quotations) for each in spans]
            claims.extend(_written(text, voice, *each) for each in zip(spans, told, strict=True))
        elif spans and reading:
            told = reading.paragraph(spans)
            claims.extend(
                own or _quoted(text, each, quotations, whole=True) for each, own in zip(spans, told, strict=True)
            )
        elif spans:
            claims.extend(_quoted(text, each, quotations) or (Claim(UNCLEAR, None, (each,)),) for each in spans)
    return tuple(claims)


def _quoted(text: str, sentence: Span, quotations: Sequence[Quotation], *, whole: bool = False) -> tuple[Claim, ...]:
    """Return what a sentence quotes at some length, nobody knows from whom; only if all of it, where ``whole``."""
    inside = tuple(
        Span(max(each.start, sentence.start), min(each.end, sentence.end))
        for each in quotations
        if each.start < sentence.end and sentence.start < each.end
    )
    quoted, words = _words(text, inside), _words(text, [sentence])
    enough = quoted == words if whole else quoted >= _QUOTED or 2 * quoted >= words
    return (Claim(QUOTED, None, inside, quoted=True),) if quoted and enough else ()


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
