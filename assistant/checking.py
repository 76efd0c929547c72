"""A written sentence and the passages it cites: narrowed to exact spans, verified, made a statement. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.drafting import Draft
from assistant.quoting import DECLINED
from assistant.types import Citation, Evidence, Statement
from assistant.verification import Source, Support, Verdict, rests_on, verify
from index.types import Hit, Sentence, Span

UNKNOWN = "It cites a passage that was not given."


@dataclass(frozen=True, slots=True)
class Given:
    """A passage as it was found, and the sentences of it that may be cited, in order."""

    hit: Hit
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A written sentence, what was found of it, and the spans that it rests on."""

    text: str
    verdict: Verdict
    spans: tuple[Evidence, ...]

    @property
    def holds(self) -> bool:
        """Whether its sources support it."""
        return self.verdict.status != "unsupported"


def check(draft: Draft, given: Mapping[str, Given], support: Support) -> Checked:
    """Verify ``draft`` against the passages ``given`` under the keys that it cites."""
    spans, sources = [], []
    for key in draft.keys:
        for span in _narrowed(draft.text, given[key]):
            spans.append(span)
            sources.append(_source(span, given[key].hit))
    verdict = verify(draft.text, sources, support)
    if draft.unknown:
        reasons = verdict.reasons if sources else ()
        verdict = replace(verdict, status="unsupported", reasons=(UNKNOWN, *reasons))
    return Checked(draft.text, verdict, tuple(spans))


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


def unique_spans(checked: Sequence[Checked]) -> list[Evidence]:
    """Return every span that ``checked`` rest on once, in the order in which they come."""
    spans: dict[tuple[str, int, int], Evidence] = {}
    for span in (span for each in checked for span in each.spans):
        spans.setdefault(_place(span), span)
    return list(spans.values())


def states(checked: Sequence[Checked], citations: Sequence[Citation]) -> tuple[Statement, ...]:
    """Return ``checked`` as statements with the numbers of ``citations``, which are those of :func:`unique_spans`.

    A statement has a speaker where all that it rests on is said by one.
    """
    numbers = {(each.document_id, each.start, each.end): each.number for each in citations}
    statements = []
    for each in checked:
        speakers = {span.sentence.speaker for span in each.spans}
        statements.append(
            Statement(
                text=each.text,
                citations=tuple(dict.fromkeys(numbers[_place(span)] for span in each.spans)),
                speaker=speakers.pop() if len(speakers) == 1 else None,
                status=each.verdict.status,
                reasons=each.verdict.reasons,
            )
        )
    return tuple(statements)


def compose_written(statements: Sequence[Statement]) -> str:
    """Return a written answer as text: each sentence with its citation numbers, and marked if it is not supported."""
    return " ".join(
        each.text
        + "".join(f" [{number}]" for number in each.citations)
        + (" (not supported)" if each.status == "unsupported" else "")
        for each in statements
    )


def none_holds(checked: Sequence[Checked], model: str) -> str:
    """Return why no written answer is shown, when none of ``checked`` is supported."""
    if not checked:
        return f"{model} wrote nothing."
    if all(each.text == DECLINED for each in checked):
        return f"{model} found no answer in the passages."
    if not any(each.spans for each in checked):
        return f"{model} cited none of the passages."
    return f"Nothing that {model} wrote is supported by the passages it cites."


def _place(span: Evidence) -> tuple[str, int, int]:
    return span.document.document_id, span.sentence.start, span.sentence.end
