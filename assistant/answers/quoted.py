"""Evidence to a quoted answer: the documents' own sentences, each with who says it. Pure."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from assistant.answers.short_answers import offered
from assistant.question import Question
from assistant.types import Citation, Evidence, ShortAnswer
from assistant.wording import headline, lead_line, same

MOST = 5
"""Sentences that an answer has at most; with whole quotations, one more."""

MOST_QUOTED = MOST + 1

SHORT_QUOTATION = 4
"""Sentences in a row by one person that are shown together, so that nobody is cut short."""

NEAREST = 3
"""Sentences that are shown as near, beside an answer or instead of one."""

_GAP = 2
"""Characters between two sentences that stand in a row: a space, or the end of a paragraph."""

_CLOSE_TO_BEST = 0.2
"""A sentence is shown when it is at least this fraction as likely as the best one."""

_ANOTHER_VOICE = 0.1
"""The same for the likeliest sentence of a document, where a few words can answer: it may be the one that differs."""


def choose(question: Question, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the sentences that make the answer to ``question``, best document first.

    Sentences far below the best one are left out, and so are repetitions. Where a few words can answer, what differs
    and what another document says comes before more of the same, so that the documents' differences are among those
    shown, and a document's likeliest sentence stands first. Else they stand in document order, and where somebody's
    words are asked for, a short quotation is shown whole.
    """
    best = max((each.probability for each in evidence), default=0.0)
    likely = _by_likelihood(evidence)
    distinct = list({_plain(each.words): each for each in reversed(likely)}.values())[::-1]
    close = [each for each in distinct if each.probability >= _CLOSE_TO_BEST * best]
    if question.for_words:
        return _in_order(_with_whole_quotations(close[:MOST], evidence)[:MOST_QUOTED])
    if question.at_length:
        return _in_order(close[:MOST])
    return _likeliest_first(_differing_first(_with_every_voice(distinct, best))[:MOST])


def _with_every_voice(likely: Sequence[Evidence], best: float) -> list[Evidence]:
    """Leave out what is far below the best sentence; of a document not heard before, only what is very far below."""
    heard: set[str] = set()
    kept = []
    for each in likely:
        least = _CLOSE_TO_BEST if each.document.document_id in heard else _ANOTHER_VOICE
        if each.probability >= least * best:
            kept.append(each)
        heard.add(each.document.document_id)
    return kept


def _in_order(chosen: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Bring each document's sentences together in its order, best document first."""
    ranks = _document_ranks(chosen)
    return tuple(sorted(chosen, key=lambda each: (ranks[each.document.document_id], each.sentence.start)))


def _likeliest_first(chosen: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Bring each document's sentences together, and in it each voice's, best document, voice and sentence first."""
    ranks, likeliest = _document_ranks(chosen), _by_likelihood(chosen)
    voices = list(dict.fromkeys(map(_voice, likeliest)))
    return tuple(sorted(likeliest, key=lambda each: (ranks[each.document.document_id], voices.index(_voice(each)))))


def _document_ranks(chosen: Sequence[Evidence]) -> dict[str, int]:
    documents = dict.fromkeys(each.document.document_id for each in _by_likelihood(chosen))
    return {document_id: rank for rank, document_id in enumerate(documents)}


def _by_likelihood(evidence: Iterable[Evidence]) -> list[Evidence]:
    return sorted(evidence, key=lambda each: -each.probability)


def _differing_first(likely: Sequence[Evidence]) -> list[Evidence]:
    """Move up the first sentence with each short answer that is offered, then the first of each document.

    The likeliest sentence of all stays the first.
    """
    shorts: list[str] = []
    documents: set[str] = set()
    places: list[int] = []
    for place, each in enumerate(likely):
        short = offered(each)
        is_new = short is not None and not any(same(short, known) for known in shorts)
        if short is not None and is_new:
            shorts.append(short)
        places.append(0 if is_new or not place else 1 if each.document.document_id not in documents else 2)
        documents.add(each.document.document_id)
    return [each for _, each in sorted(zip(places, likely, strict=True), key=lambda pair: pair[0])]


def _with_whole_quotations(chosen: Sequence[Evidence], evidence: Sequence[Evidence]) -> list[Evidence]:
    """Add what else belongs to the same short quotation: sentences in a row that one person says."""
    whole = list(chosen)
    for run in _runs(evidence):
        if run[0].sentence.speaker and len(run) <= SHORT_QUOTATION and any(each in chosen for each in run):
            whole += [each for each in run if each not in whole]
    return whole


def _runs(evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """Part sentences into those that stand in a row, in one voice."""
    runs: list[list[Evidence]] = []
    for each in sorted(evidence, key=lambda each: (each.document.document_id, each.sentence.start)):
        before = runs[-1][-1] if runs else None
        if before and _voice(before) == _voice(each) and each.sentence.start - before.sentence.end <= _GAP:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _voice(evidence: Evidence) -> tuple[str | None, ...]:
    sentence = evidence.sentence
    return evidence.document.document_id, sentence.speaker, sentence.via, sentence.manner


def nearest(evidence: Sequence[Evidence], chosen: Sequence[Evidence]) -> list[Evidence]:
    """Return the best sentence of each of the next documents, for a reader who wants to look on."""
    used = {each.document.document_id for each in chosen}
    best: dict[str, Evidence] = {}
    for each in _by_likelihood(evidence):
        if each.document.document_id not in used:
            best.setdefault(each.document.document_id, each)
    return list(best.values())[:NEAREST]


def _plain(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def compose(citations: Sequence[Citation], shorts: Sequence[ShortAnswer]) -> str:
    """Return the answer as text: under a line that says who says it, each sentence with its citation number."""
    blocks = [headline(shorts, citations)] if shorts else []
    for lead, group in groupby(citations, key=lead_line):
        blocks.append("\n".join([f"{lead}:", *(f"{each.quote} [{each.number}]" for each in group)]))
    return "\n\n".join(blocks)
