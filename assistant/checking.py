"""A written sentence and the passages it cites: narrowed to exact spans and verified. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.drafting import Draft
from assistant.orders import gives_order
from assistant.types import Evidence
from assistant.verification import Source, Support, Verdict, rests_on, verify, word_coverage
from index.library import stems
from index.types import Hit, Sentence, Span

UNKNOWN = "It cites a passage that was not given."
ORDER = "The cited passage gives an order here rather than saying this."


_NOT_SAID = re.compile(
    r"\b(?:passages?|documents?|sources?|articles?|texts?)\b.{0,40}?(?:\bnot?\b|\bnothing\b|n[’']t\b)", re.IGNORECASE
)
_OF_PASSAGES = stems(
    "passage document source article text provide give say tell state mention answer question specify explain address "
    "contain include cover indicate information detail anything nothing whether don doesn didn t given available"
)


@dataclass(frozen=True, slots=True)
class Given:
    """A passage as it was found, and the sentences of it that may be cited, in order."""

    hit: Hit
    evidence: tuple[Evidence, ...]


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


def check(draft: Draft, given: Mapping[str, Given], question: str, support: Support) -> Checked:
    """Verify ``draft``, a sentence written about ``question``, against the passages ``given`` under its keys.

    One without any key is held against the passage that has most of its words: small models forget the keys, and what
    makes a sentence good is not that the model named its source but that the source says it.
    """
    cited = [given[key] for key in draft.keys]
    if not cited and not draft.unknown:
        cited = _likeliest(draft.text, list(given.values()))
    spans, sources = [], []
    for passage in cited:
        for span in _narrowed(draft.text, passage):
            spans.append(span)
            sources.append(_source(span, passage.hit))
    verdict = verify(draft.text, sources, support)
    if draft.unknown:
        verdict = _refused(verdict, UNKNOWN)
    if verdict.status == "supported" and any(gives_order(each.words) for each in spans):
        verdict = _refused(verdict, ORDER)
    is_open = verdict.status == "unsupported" and leaves_open(draft.text, question)
    return Checked(draft.text, verdict, tuple(spans), is_open)


def _refused(verdict: Verdict, reason: str) -> Verdict:
    return replace(verdict, status="unsupported", reasons=(reason, *verdict.reasons))


def _likeliest(text: str, passages: Sequence[Given]) -> list[Given]:
    """Return the passage that holds most of the words of ``text``, none where no passage holds any."""
    shares = [word_coverage(text, " ".join(each.words for each in _narrowed(text, passage))) for passage in passages]
    best = max(shares, default=0.0)
    return [passages[shares.index(best)]] if best else []


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
    spans: list[Evidence] = []
    for each in (given.evidence[index] for index in picked):
        if spans and (joined := _joined(spans[-1], each, given.hit)):
            spans[-1] = joined
        else:
            spans.append(each)
    return spans


def _joined(first: Evidence, second: Evidence, hit: Hit) -> Evidence | None:
    """Return both as one span, or ``None`` if they have two voices or words stand between them."""
    one, other = first.sentence, second.sentence
    between = Span(one.end, other.start).moved(-hit.passage.start).of(hit.text)
    if (one.speaker, one.via, one.manner) != (other.speaker, other.via, other.manner) or between.strip():
        return None
    return replace(
        first,
        sentence=Sentence(one.start, other.end, one.speaker, one.via, one.manner),
        words=Span(one.start, other.end).moved(-hit.passage.start).of(hit.text),
        probability=max(first.probability, second.probability),
        short=None,
    )


def _source(span: Evidence, hit: Hit) -> Source:
    around = (hit.document.title, hit.document.published, hit.passage.heading, hit.passage.question, hit.text)
    return Source(
        words=span.words,
        speaker=span.sentence.speaker,
        via=span.sentence.via,
        manner=span.sentence.manner,
        outlet=hit.document.outlet,
        context="\n".join(filter(None, around)),
    )
