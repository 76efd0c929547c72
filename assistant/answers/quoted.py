"""Evidence to a quoted answer: the documents' own sentences, each with who says it. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from assistant.answers.finding import asks_why, completes, gives_reason
from assistant.answers.headlines import offered
from assistant.evidence import place_of
from assistant.question import Question
from assistant.types import Citation, Evidence, ShortAnswer
from assistant.wording import headline, lead_line, same, told
from index.text import points_back, stems, unique

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

_SURE, _CLOSE_TO_SURE = 0.5, 0.5
"""A sentence this likely answers a question for a fact, and of its document only what is nearly as likely is added."""

MOST_REASONS = 3
"""Sentences that tell why, beside what they lean on."""

_SURE_OF_REASON = 0.3
"""Beside a sentence that is less likely than this, a reason leaves others to look at."""

_FAINT = 0.05
"""What is less likely than this, and has no content word of the question, has nothing to do with it."""

_IN_ROWS = frozenset({"why", "list"})
"""Kinds that several sentences in a row answer better than as many from here and there."""

LONGEST_ROW = 4
"""Sentences in a row that complete one another."""


def choose(question: Question, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the sentences that make the answer to ``question``, best document first.

    Sentences far below the best one are left out, and so is what only repeats those that are shown, or has nothing to
    do with the question. Where a few words can answer, what differs and what another document says comes before more of
    the same, so that the documents' differences are among those shown, and a document's likeliest sentence stands
    first. Else they stand in document order, with what goes on from them, but a reason that is asked for stands first;
    and where somebody's words are asked for, a short quotation is shown whole.
    """
    asked = stems(question.sought)
    likely = [each for each in _by_likelihood(evidence) if question.for_words or _bears(each, asked)]
    if not (question.at_length or question.kind in _IN_ROWS):
        return _likeliest_first(_differing_first(_news(_with_every_voice(question, likely)))[:MOST])
    best = max((each.probability for each in likely), default=0.0)
    close = _news(each for each in likely if each.probability >= _CLOSE_TO_BEST * best)
    if question.for_words:
        return _in_order(_with_whole_quotations(close[:MOST], evidence)[:MOST_QUOTED])
    if asks_why(question.asked) and (reasons := [each for each in close if gives_reason(each.words, asked)]):
        is_sure = best >= _SURE_OF_REASON
        told = _with_what_goes_on(reasons, close, (_CLOSE_TO_SURE if is_sure else _CLOSE_TO_BEST) * best)
        return tuple(_in_rows(told[:MOST_REASONS] if is_sure else told, evidence))
    return _in_order(_in_rows(close, evidence))


def _bears(evidence: Evidence, asked: frozenset[str]) -> bool:
    """Whether a sentence may have to do with what is asked: it is likely to, or shares a content word with it."""
    return evidence.probability >= _FAINT or bool(stems(evidence.words) & asked)


def _news(likely: Iterable[Evidence]) -> list[Evidence]:
    """Leave out what has no content word that those before do not have."""
    told: set[str] = set()
    kept = []
    for each in likely:
        words = stems(each.words)
        if not words <= told:
            kept.append(each)
        told |= words
    return kept


def _with_what_goes_on(reasons: Sequence[Evidence], close: Sequence[Evidence], least: float) -> list[Evidence]:
    """Return reasons, each with what goes on right after it, then what is at least so likely as ``least``."""
    others = [each for each in close if each not in reasons]
    rows = [one for each in reasons for one in (each, *(other for other in others if _follows(each, other)))]
    return unique([*rows, *(each for each in others if each.probability >= least)])


def _in_rows(likely: Iterable[Evidence], evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the likeliest sentences, each with what it leans on and what completes it."""
    inorder = sorted(evidence, key=place_of)
    places = {place_of(each): place for place, each in enumerate(inorder)}
    chosen: list[Evidence] = []
    for each in likely:
        if len(chosen) < MOST:
            chosen += [one for one in _row(inorder, places[place_of(each)]) if one not in chosen]
    return chosen[:MOST_QUOTED]


def _row(inorder: Sequence[Evidence], place: int) -> Iterator[Evidence]:
    """Yield the sentence at ``place``, with the one before it if it leans on that, and those that complete it."""
    each = inorder[place]
    if place and not each.sentence.speaker and points_back(each.words) and _follows(inorder[place - 1], each):
        yield inorder[place - 1]
    yield each
    for before, after in pairwise(inorder[place : place + LONGEST_ROW]):
        if not (_follows(before, after) and completes(after.words)):
            return
        yield after


def _follows(before: Evidence, each: Evidence) -> bool:
    one, other = before.sentence, each.sentence
    return before.document.document_id == each.document.document_id and 0 <= other.start - one.end <= _GAP


def _with_every_voice(question: Question, likely: Sequence[Evidence]) -> list[Evidence]:
    """Leave out what is far below the best sentence; of a document not heard before, only what is very far below.

    Where a sentence surely answers, fewer others are left to look at beside it.
    """
    best = max((each.probability for each in likely), default=0.0)
    is_sure = question.kind == "fact" and best >= _SURE
    close, another = (_CLOSE_TO_SURE, _CLOSE_TO_BEST) if is_sure else (_CLOSE_TO_BEST, _ANOTHER_VOICE)
    heard: set[str] = set()
    kept = []
    for each in likely:
        least = close if each.document.document_id in heard else another
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
    return sorted(evidence, key=lambda each: (-each.probability, each.sentence.start))


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
    """Add what else belongs to the same short quotation: sentences in a row that one person says.

    And what a sentence that points back points at, in the words of the same person.
    """
    inorder = sorted(evidence, key=place_of)
    pairs = [(one, each) for one, each in pairwise(inorder) if each in chosen and points_back(each.words)]
    whole = [
        *chosen,
        *(one for one, each in pairs if _follows(one, each) and _speaks_on(one, each) and one not in chosen),
    ]
    for run in _runs(evidence):
        if run[0].sentence.speaker and len(run) <= SHORT_QUOTATION and any(each in chosen for each in run):
            whole += [each for each in run if each not in whole]
    return whole


def _speaks_on(before: Evidence, each: Evidence) -> bool:
    return before.sentence.speaker is not None and before.sentence.speaker == each.sentence.speaker


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
        blocks.append("\n".join([f"{lead}:", *(f"{told(each)} [{each.number}]" for each in group)]))
    return "\n\n".join(blocks)
