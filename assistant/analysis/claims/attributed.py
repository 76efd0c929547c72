"""Attributed statements: whose words, how they are put, and which words of which sentences exactly. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.wording import whose
from index.i18n import _
from index.types import Claim, ClaimedSentence, DocumentClaims, Manner, Span

Form = Literal["direct", "mixed", "reported", "own"]
"""Words in quotation marks, of a turn or a letter; partly in marks; told by another; the document's own."""

LONGEST_CUE = 4
"""Words of a cue that are shown; the last ones tell how it is put ("has since repeatedly denied")."""

_WORD = re.compile(r"\w")
_MARKS = re.compile(r"[“”„«»\"]|''")
_JOINED = re.compile(r"(?:[,;]\s+(?:and|but|while|yet|or)|;)\s+(?:\w+\s+)?$")
_ENDS = " \t\n,;:"


@dataclass(frozen=True, slots=True)
class Attributed:
    """One statement of somebody's. ``speaker`` is named as the document names them, ``None`` is its own voice.

    ``how`` is the text's own word for it ("denied", "according to"). ``words`` are what is said, within ``sentence``,
    which may be several in a row where one quotation runs over them.
    """

    speaker: str | None
    via: str | None
    manner: Manner
    how: str
    form: Form
    words: tuple[Span, ...]
    sentence: Span
    mention: Span | None = None


def attributed_in(found: DocumentClaims) -> tuple[Attributed, ...]:
    """Return the statements that a document gives to somebody, and its own sentences, in order.

    A sentence has as many as there are claims in it, less those that only repeat a part of another of the same speaker;
    what states nothing has none.
    One that stands in another speaker's words is told through that speaker.
    """
    told: list[Attributed] = []
    unmentioned = _("wrote") if found.document.media_type == "message/rfc822" else _("answered")
    for sentence in found.sentences:
        for each in _of_sentence(found.text, sentence, unmentioned):
            before = told[-1] if told else None
            joined = before and _going_on(found.text, before, each)
            if joined:
                told[-1] = joined
            else:
                told.append(each)
    return tuple(told)


def _of_sentence(text: str, sentence: ClaimedSentence, unmentioned: str) -> Iterator[Attributed]:
    claims = [each for each in (_trimmed_claim(text, claim) for claim in sentence.claims) if each.spans]
    for claim in claims:
        others = [other for other in claims if other is not claim]
        if not any(_repeats(claim, other, claims) for other in others):
            yield _attributed(text, sentence.span, claim, others, unmentioned)
    if not claims and sentence.states:
        yield Attributed(None, None, "own", whose("own"), "own", (sentence.span,), sentence.span)


def _trimmed_claim(text: str, claim: Claim) -> Claim:
    """Return a claim without spans that hold no word, such as the colon that introduces the next paragraph."""
    spans = (_trimmed(text, span) for span in claim.spans if _WORD.search(text, span.start, span.end))
    return replace(claim, spans=tuple(spans))


def _trimmed(text: str, span: Span) -> Span:
    """Return a span without the commas and spaces at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_ENDS))
    return Span(start, start + len(words.strip(_ENDS)))


def _repeats(claim: Claim, other: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a claim only repeats a part of another of the same speaker: "said that …, adding that …"."""
    if claim.voice.speaker != other.voice.speaker or not _within(claim.spans, other.spans):
        return False
    return not _within(other.spans, claim.spans) or claims.index(other) < claims.index(claim)


def _within(spans: Sequence[Span], around: Sequence[Span]) -> bool:
    return all(any(outer.start <= span.start and span.end <= outer.end for outer in around) for span in spans)


def _attributed(text: str, sentence: Span, claim: Claim, others: Sequence[Claim], unmentioned: str) -> Attributed:
    voice, mention = claim.voice, claim.mention
    around = (other.voice.speaker for other in others if _tells(text, other, claim))
    return Attributed(
        speaker=voice.speaker,
        via=voice.via or next(around, None),
        manner=voice.manner,
        how=_how(text, claim, unmentioned),
        form=_form(text, claim),
        words=claim.spans,
        sentence=sentence,
        mention=mention,
    )


def _tells(text: str, other: Claim, claim: Claim) -> bool:
    """Whether a claim stands within what another speaker says, and is not merely joined to it ("…, and Ray denied")."""
    mention = claim.mention
    if mention is None or other.voice.speaker in (None, claim.voice.speaker):
        return False
    around = next((span for span in other.spans if span.start <= mention.start < span.end), None)
    if around is None or not _within(claim.spans, other.spans):
        return False
    return not _JOINED.search(text[around.start : mention.start])


def _how(text: str, claim: Claim, unmentioned: str) -> str:
    """Return how a claim is put, in the text's own words if it has any for it, ``unmentioned`` if it names nobody."""
    if claim.cue:
        return " ".join(claim.cue.of(text).split()[-LONGEST_CUE:]).casefold()
    if claim.voice.manner == "asked":
        return _("asked")
    if claim.voice.speaker is None:
        return whose(claim.voice.manner)
    return _("said") if claim.mention else unmentioned


def _form(text: str, claim: Claim) -> Form:
    if claim.voice.manner == "unclear":
        return "own"
    if claim.quoted or claim.mention is None:
        return "direct"
    return "mixed" if any(_MARKS.search(text, span.start, span.end) for span in claim.spans) else "reported"


def _going_on(text: str, before: Attributed, each: Attributed) -> Attributed | None:
    """Return both as one where one quotation runs over several sentences, else ``None``."""
    one = each.mention is not None and (before.mention, before.speaker) == (each.mention, each.speaker)
    follows = before.sentence == each.sentence or not text[before.sentence.end : each.sentence.start].strip()
    if not one or not follows or "direct" not in (before.form, each.form):
        return None
    last, first = before.words[-1], each.words[0]
    runs_on = last.end <= first.start and not text[last.end : first.start].strip()
    middle = (Span(last.start, first.end),) if runs_on else (last, first)
    return replace(
        before,
        form="direct" if before.form == each.form else "mixed",
        words=(*before.words[:-1], *middle, *each.words[1:]),
        sentence=Span(before.sentence.start, each.sentence.end),
    )
