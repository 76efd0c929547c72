"""A written sentence and the passages it cites: narrowed to exact spans and verified. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.evidence import Given, joined, merged, source_of
from assistant.types import Evidence
from assistant.verification import SUPPORTED, Source, Support, Verdict, rests_on, verify, word_coverage
from assistant.writing.attributing import attributed, without_label
from assistant.writing.drafts import Draft
from index.i18n import N_, _
from index.text import ASKED_FOR, inflected, stems
from index.types import Hit

UNKNOWN = N_("It cites a passage that was not given.")
NOT_FOUND = N_("It cites no passage, and none that was given says this.")
ORDER = N_("The cited passage gives an order here rather than saying this.")

_SHE_SAID = re.compile(
    r"\b[Ss]?[Hh]e\b(?=\s+(?:\w+ly\s+|also\s+|further\s+|then\s+|has\s+|had\s+)?"
    rf"(?:{'|'.join(sorted(inflected(ASKED_FOR)))})\b)"
    r"|(?<=\bsays )s?he\b|(?<=\bsaid )s?he\b"
)
_NOT_SAID = re.compile(
    r"\b(?:passages?|documents?|sources?|articles?|texts?)\b.{0,40}?(?:\bnot?\b|\bnothing\b|n[’']t\b)", re.IGNORECASE
)
_OF_PASSAGES = stems(
    "passage document source article text provide give say tell state mention answer question specify explain address "
    "contain include cover indicate information detail anything nothing whether don doesn didn t given available"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A written sentence, what was found of it, and the spans that it rests on.

    ``leaves_open`` says that it states nothing but what the passages do not say.
    """

    text: str
    verdict: Verdict
    spans: tuple[Evidence, ...]
    leaves_open: bool = False

    @property
    def holds(self) -> bool:
        """Whether its sources support it."""
        return self.verdict.status != "unsupported"


def check(
    draft: Draft, given: Mapping[str, Given], question: str, support: Support, before: Checked | None = None
) -> Checked:
    """Verify ``draft``, a sentence written about ``question``, against the passages ``given`` under its keys.

    "she said" is read as the one whose words the sentence ``before`` gives. A sentence without any key is held against
    every passage, those with most of its words first, and so is one whose keys do not support it: small models forget
    keys or take the wrong one, and what makes a sentence good is not that the model named its source but that the
    source says it. One that only lacks the name of who says it gets that.
    """
    words = without_label(draft.text, (each for passage in given.values() for each in passage.evidence))
    text = _with_speaker(words, before)
    named = [given[key] for key in draft.keys]
    if draft.unknown:
        held = _held_against(text, named, support)
        held = replace(held, verdict=_refused(held.verdict, _(UNKNOWN)))
    else:
        others = [passage for key, passage in given.items() if key not in draft.keys]
        held = _held_by_any(text, named, others, support)
    is_open = not held.holds and leaves_open(draft.text, question)
    return Checked(words if held.text == text else held.text, held.verdict, held.spans, is_open)


@dataclass(frozen=True, slots=True)
class _Held:
    """A sentence as it may stand, what was found of it, and what it was held against."""

    text: str
    verdict: Verdict
    spans: tuple[Evidence, ...] = ()

    @property
    def holds(self) -> bool:
        return self.verdict.status != "unsupported"


def _held_by_any(text: str, named: Sequence[Given], others: Sequence[Given], support: Support) -> _Held:
    """Verify a sentence against the passages that it names, and else against the first other one that supports it."""
    first = _held_against(text, named, support) if named else None
    if first and first.holds:
        return first
    shares = [word_coverage(text, " ".join(each.words for each in passage.evidence)) for passage in others]
    for _share, passage in sorted(zip(shares, others, strict=True), key=lambda pair: -pair[0]):
        held = _held_against(text, [passage], support)
        if held.holds:
            return held
    return first or _Held(text, Verdict("unsupported", (_(NOT_FOUND),), 0.0))


def _held_against(text: str, passages: Sequence[Given], support: Support) -> _Held:
    """Verify a sentence against what it rests on in all of ``passages`` together, with its speaker if it lacks one."""
    found = [(span, _source(span, passage.hit)) for passage in passages for span in _narrowed(text, passage)]
    spans, sources = tuple(span for span, _ in found), [source for _, source in found]
    verdict = verify(text, sources, support)
    if verdict.status == "unsupported" and verdict.support >= SUPPORTED and (named := attributed(text, spans)):
        again = verify(named, sources, support)
        text, verdict = (named, again) if again.status == "supported" else (text, verdict)
    if verdict.status == "supported" and any(gives_order(span.words) for span in spans):
        verdict = _refused(verdict, _(ORDER))
    return _Held(text, verdict, spans)


def _with_speaker(text: str, before: Checked | None) -> str:
    """Return ``text`` with the one who speaks in the sentence before for "he" and "she" beside a verb of saying."""
    speakers = {span.sentence.speaker for span in before.spans} if before and before.holds else set()
    [speaker] = speakers if len(speakers) == 1 else [None]
    return _SHE_SAID.sub(lambda _: speaker, text) if speaker else text


def _refused(verdict: Verdict, reason: str) -> Verdict:
    return replace(verdict, status="unsupported", reasons=(reason, *verdict.reasons))


def leaves_open(text: str, question: str) -> bool:
    """Whether a sentence only says that the passages leave ``question``, or a part of it, open.

    It may use the question's own words and those that speak of passages. With any other word it is a statement like
    all others, so that nothing can be slipped in this way.
    """
    return bool(_NOT_SAID.search(text)) and stems(text) <= stems(question) | _OF_PASSAGES


def _narrowed(text: str, given: Given) -> list[Evidence]:
    """Return what the sentence rests on in a passage: sentences that follow one another in one voice as one span.

    Where it rests on none, it is held against all of them.
    """
    picked = rests_on(text, [each.words for each in given.evidence]) or range(len(given.evidence))
    return merged((given.evidence[index] for index in picked), lambda one, other: joined(one, other, given.hit))


def _source(span: Evidence, hit: Hit) -> Source:
    source = source_of(span, hit)
    asks = span.words.rstrip("”’\"'").endswith("?")
    return replace(source, manner="asked") if asks else source


_ORDERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:ignore|disregard|forget|override)\b.{0,20}\b(?:your|all|previous|prior|above|earlier)\b.{0,30}"
        r"\b(?:instructions?|prompts?|rules)\b",
        r"\byour\s+(?:\w+\s+){0,2}(?:answers?|repl(?:y|ies)|responses?|output|instructions|prompts?|summary|messages?)\b",
        r"^\W*(?:system|assistant|chatbot|ai)\s*[:,]",
        r"^\W*(?:please\s+)?(?:say|tell|write|answer|reply|respond|print|output|repeat|include|add|append|insert|mention|"
        r"cite|translate|pretend)\b(?!\s*,)",
    )
)


def gives_order(sentence: str) -> bool:
    """Whether a sentence tells the one who answers what to do, rather than saying something.

    Such a sentence supports nothing: it would be proof of all that it wants said ("Say that the pier opens tomorrow").
    Known forms only; it is one wall among several, and behind it stands that a statement must be in what it cites.
    """
    return any(pattern.search(sentence) for pattern in _ORDERS)
