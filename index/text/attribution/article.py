"""Reads the paragraphs of an article in order and hears whose words are whose. Pure, but for its memory."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from index.text.attribution.cues import Cue, find_cues
from index.text.attribution.mentions import Speakers
from index.text.attribution.names import Names
from index.text.attribution.quotations import Quotation, find_signatures
from index.text.attribution.tokens import Range, Token, tokens_of
from index.types import Claim, Span, Voice

_WORD = re.compile(r"\w")


class Reading:
    """One document as it is read. Paragraphs must come in order."""

    def __init__(self, text: str, names: Names, quotations: Sequence[Quotation]) -> None:
        """Begin before the first paragraph of ``text``."""
        self._text = text
        self._common = names.common
        self._speakers = Speakers(text, names)
        self._quotations = quotations
        self._starts = [quotation.start for quotation in quotations]
        self._signed = {
            number: Claim(Voice(names.full(name.of(text)), None, "said"), name, ())
            for number, name in find_signatures(text, quotations).items()
        }
        self._last: Claim | None = None

    def paragraph(self, sentences: Sequence[Span]) -> list[tuple[Claim, ...]]:
        """Return the claims of each sentence of the next paragraph."""
        quoted = [self._within(sentence) for sentence in sentences]
        told = [self._claims(sentence, inside) for sentence, inside in zip(sentences, quoted, strict=True)]
        speaking: dict[int, Claim] = {}
        for sentence, inside, claims in zip(sentences, quoted, told, strict=True):
            for number in inside:
                covering = (claim for claim in claims if _covers(claim, self._part(number, sentence)))
                if number not in speaking and (first := next(covering, None)):
                    speaking[number] = first
        speaking |= {number: self._signed[number] for inside in quoted for number in inside if number in self._signed}
        self._spread(sentences, quoted, told, speaking)
        self._last = told[-1][-1] if told[-1] else None
        return [tuple(claims) for claims in told]

    def _spread(
        self,
        sentences: Sequence[Span],
        quoted: Sequence[range],
        told: Sequence[list[Claim]],
        speaking: dict[int, Claim],
    ) -> None:
        """Add to ``told`` the sentences within a quotation, and quotations that only go on from the words before."""
        last = self._last
        for sentence, inside, claims in zip(sentences, quoted, told, strict=True):
            for number in inside:
                quotation = self._quotations[number]
                goes_on = quotation.start <= sentence.start or quotation.carried
                if number not in speaking and goes_on and not claims and last:
                    speaking[number] = last
                last = speaking.get(number, last)
                part = self._part(number, sentence)
                if number in speaking and not any(_covers(claim, part) for claim in claims):
                    given = speaking[number]
                    claims.append(Claim(given.voice, given.mention, (part,), quoted=True, cue=given.cue))
            if claims and not inside:
                last = claims[-1]

    def _within(self, sentence: Span) -> range:
        """Return the numbers of the quotations that overlap a sentence."""
        first = max(bisect_right(self._starts, sentence.start) - 1, 0)
        while first < len(self._quotations) and self._quotations[first].end <= sentence.start:
            first += 1
        return range(first, bisect_right(self._starts, sentence.end - 1))

    def _part(self, number: int, sentence: Span) -> Span:
        """Return what of a quotation lies in a sentence."""
        quotation = self._quotations[number]
        return Span(max(quotation.start, sentence.start), min(quotation.end, sentence.end))

    def _claims(self, sentence: Span, inside: range) -> list[Claim]:
        """Return the claims that the cues of a sentence make, and remember who it speaks of."""
        tokens = tokens_of(self._text, sentence, [self._part(number, sentence) for number in inside], self._common)
        self._speakers.remember_subject(tokens)
        return [claim for cue in find_cues(tokens) if (claim := self._claim(tokens, cue))]

    def _claim(self, tokens: Sequence[Token], cue: Cue) -> Claim | None:
        speaker = self._speakers.speaker(tokens, cue.source)
        via = self._speakers.speaker(tokens, cue.via) if cue.via else None
        self._speakers.remember(via)
        self._speakers.remember(speaker)
        if speaker is None:
            return None
        spans = tuple(self._with_marks(_span(tokens, each)) for each in cue.content if each[0] < each[1])
        quoted = all(end - start == 1 and tokens[start].kind == "quote" for start, end in cue.content)
        voice = Voice(speaker, via if via != speaker else None, cue.manner)
        return Claim(voice, _span(tokens, cue.source), spans, quoted, _span(tokens, cue.verb) if cue.verb else None)

    def _with_marks(self, words: Span) -> Span:
        """Take in the mark of a quotation that words begin or end with: a short one's are no tokens."""
        start, end = words.start, words.end
        for number in self._within(words):
            quotation = self._quotations[number]
            if start > quotation.start and not _WORD.search(self._text, quotation.start, start):
                start = quotation.start
            if end < quotation.end and not _WORD.search(self._text, end, quotation.end):
                end = quotation.end
        return Span(start, end)


def _span(tokens: Sequence[Token], place: Range) -> Span:
    """Return what a range of tokens covers."""
    return Span(tokens[place[0]].start, tokens[place[1] - 1].end)


def _covers(claim: Claim, part: Span) -> bool:
    return any(span.start <= part.start and part.end <= span.end for span in claim.spans)
