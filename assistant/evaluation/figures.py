"""Questions whose answers are known, with what was answered, to figures. Pure."""

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from statistics import NormalDist, fmean, median

from assistant.evaluation.matching import exact, holds, overlap
from assistant.evaluation.questions import Question
from assistant.evaluation.rightness import deserves_headline, glued, headline, right
from assistant.types import Answer
from index.types import DocumentSummary

RANKED = 10
"""Documents that are ranked for a question; one further down counts as not found."""

_ENDING = re.compile(r"\.\w+$")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer, and where retrieval was measured, with the documents that were found.

    ``ranked`` holds their ids, each once, best first. ``wanted`` holds for each document that should be found the ids
    that would do: none where the library does not have it, several where documents share a name.
    """

    question: Question
    answer: Answer
    wanted: tuple[frozenset[str], ...] = ()
    ranked: tuple[str, ...] = ()
    alone: Answer | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A share or a mean of ``of`` cases; without any there is no value. ``interval`` is a share's, at 95 %."""

    value: float | None
    of: int
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """How well a file of questions was answered. Shares and means are from 0 to 1, but for the seconds.

    ``kinds`` holds how many of each kind of question were answered right.
    """

    questions: int
    hit_at_1: Figure
    hit_at_5: Figure
    hit_at_10: Figure
    mrr: Figure
    ndcg_at_10: Figure
    em: Figure
    f1: Figure
    sentence_at_1: Figure
    sentence_at_3: Figure
    evidence_precision: Figure
    evidence_recall: Figure
    false_answers: Figure
    false_declines: Figure
    right: Figure
    headline_precision: Figure
    headline_share: Figure
    glued: Figure
    seconds: Figure
    kinds: Mapping[str, Figure]

    def by_key(self) -> dict[str, Figure]:
        """Return the figures under their usual names, such as ``hit@1``."""
        return {key_of(field.name): getattr(self, field.name) for field in fields(self) if field.type is Figure}

    def to_json(self) -> dict[str, object]:
        """Return the JSON contract of ``byline eval``: plain numbers, null where nothing measures one."""
        found = self.by_key()
        return {
            "questions": self.questions,
            **{key: figure.value for key, figure in found.items()},
            "kinds": {kind: figure.value for kind, figure in self.kinds.items()},
            "intervals": {key: figure.interval for key, figure in found.items() if figure.interval},
        }


def key_of(field: str) -> str:
    """Return the name by which a figure is known: Python has no ``@`` in names."""
    return field.replace("_at_", "@")


def measure(asked: Sequence[Asked]) -> Figures:
    """Return the figures of all that was asked; each counts only the questions that say what is right.

    Retrieval counts every question that names documents. The short answer, the sentences and the evidence count
    answerable ones only; one that was declined has no short answer and shows no sentence. Precision and recall of the
    evidence are of all sentences cited and of all quotes, not means over questions. A greeting is neither answered nor
    declined.
    """
    can = [each for each in asked if each.question.answerable and each.question.behaviour != "chat"]
    cannot = [each for each in asked if not each.question.answerable]
    gains = [gained(each.wanted, each.ranked) for each in asked if each.wanted]
    ideal = [len(each.wanted) for each in asked if each.wanted]
    short = [(each.answer.headline or "", each.question.answers) for each in can if each.question.answers]
    shown = [_right_sentences(each) for each in can if each.question.answers or each.question.quotes]
    judged = [(each.question, right(each.question, each.answer)) for each in asked if each.question.behaviour]
    headlines = [headline(each.question, each.answer) for each in asked]
    pairs = [([one.quote for one in each.answer.citations], each.question.quotes) for each in can]
    return Figures(
        questions=len(asked),
        hit_at_1=share(any(each[:1]) for each in gains),
        hit_at_5=share(any(each[:5]) for each in gains),
        hit_at_10=share(any(each) for each in gains),
        mrr=mean(1 / (each.index(True) + 1) if any(each) else 0.0 for each in gains),
        ndcg_at_10=mean(ndcg(each, right) for each, right in zip(gains, ideal, strict=True)),
        em=share(exact(given, accepted) == 1 for given, accepted in short),
        f1=mean(overlap(given, accepted) for given, accepted in short),
        sentence_at_1=share(any(each[:1]) for each in shown),
        sentence_at_3=share(any(each[:3]) for each in shown),
        evidence_precision=share(_agrees(one, quotes) for cited, quotes in pairs if quotes for one in cited),
        evidence_recall=share(_agrees(quote, cited) for cited, quotes in pairs for quote in quotes),
        false_answers=share(each.answer.mode != "declined" for each in cannot),
        false_declines=share(each.answer.mode == "declined" for each in can),
        right=share(is_right for _, is_right in judged),
        headline_precision=share(each for each in headlines if each is not None),
        headline_share=share(bool(each.answer.headline) for each in asked if deserves_headline(each.question)),
        glued=share(
            glued(each.question, each.answer, each.alone) for each in asked if each.question.behaviour and each.alone
        ),
        seconds=Figure(median(each.answer.seconds.total for each in asked) if asked else None, len(asked)),
        kinds={
            kind: share(is_right for question, is_right in judged if question.kind == kind)
            for kind in dict.fromkeys(question.kind for question, _ in judged if question.kind)
        },
    )


def _right_sentences(asked: Asked) -> list[bool]:
    """Whether each sentence of the answer, in the order shown, holds an accepted answer or agrees with a quote."""
    return [
        any(holds(each.text, answer) for answer in asked.question.answers) or _agrees(each.text, asked.question.quotes)
        for each in asked.answer.statements
    ]


def _agrees(text: str, others: Sequence[str]) -> bool:
    """Whether ``text`` holds one of the others or stands in one: sentences are not always parted at the same places."""
    return any(holds(text, other) or holds(other, text) for other in others)


def gained(wanted: Sequence[frozenset[str]], ranked: Sequence[str]) -> list[bool]:
    """Return for each of the first ten documents whether it is one that is wanted and has not come yet."""
    missing = list(wanted)
    gains = []
    for document_id in ranked[:RANKED]:
        gains.append(any(document_id in each for each in missing))
        missing = [each for each in missing if document_id not in each]
    return gains


def ndcg(gains: Sequence[bool], right: int) -> float:
    """Return the discounted cumulative gain of the first ten, as a part of the best that ``right`` documents can have.

    Järvelin and Kekäläinen, TOIS 2002, with a gain of 1 and the discount log2(rank + 1).
    """
    discounts = [1 / math.log2(rank + 1) for rank in range(1, RANKED + 1)]
    found = sum(discount for discount, gain in zip(discounts, gains, strict=False) if gain)
    return found / sum(discounts[:right])


def share(flags: Iterable[bool]) -> Figure:
    """Return how large a part of ``flags`` is true, with its interval."""
    flags = list(flags)
    if not flags:
        return Figure(None, 0)
    return Figure(sum(flags) / len(flags), len(flags), wilson(sum(flags), len(flags)))


def mean(values: Iterable[float]) -> Figure:
    """Return the mean of ``values``."""
    values = list(values)
    return Figure(fmean(values) if values else None, len(values))


def wilson(true: int, of: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share (Wilson, JASA 1927)."""
    z = NormalDist().inv_cdf(0.975)
    part = true / of
    middle = part + z**2 / (2 * of)
    reach = z * math.sqrt(part * (1 - part) / of + z**2 / (4 * of**2))
    scale = 1 + z**2 / of
    # At the ends the bounds are exact, and rounding must not part the share from its interval.
    return (middle - reach) / scale if true else 0.0, (middle + reach) / scale if true < of else 1.0


def names(documents: Iterable[DocumentSummary]) -> dict[str, frozenset[str]]:
    """Return the ids that each name stands for, names folded as :func:`fold` does.

    A document's names are its id, its title, its address, and the ends of its locations from a slash on, a file's with
    and without its ending: ``2025/minutes.pdf``, ``minutes.pdf``, ``minutes``, ``news.jsonl#line=3``.
    """
    found: dict[str, set[str]] = {}
    for document in documents:
        for name in _names_of(document):
            found.setdefault(fold(name), set()).add(document.document_id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _names_of(document: DocumentSummary) -> Iterator[str]:
    yield document.document_id
    yield document.title
    if document.url:
        yield document.url
    for location in document.locations:
        yield location
        parts = re.split(r"[/\\]", location)
        for start in range(len(parts)):
            tail = "/".join(parts[start:])
            yield tail
            yield _ENDING.sub("", tail)


def fold(name: str) -> str:
    """Return ``name`` as names are compared: whatever its case and spacing."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def wanted(question: Question, known: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Return the ids that would do for each document of ``question``; one that is named twice counts once.

    ``known`` is what :func:`names` returns.
    """
    sets = {fold(name): known.get(fold(name), frozenset()) for name in question.documents}
    return (*dict.fromkeys(ids for ids in sets.values() if ids), *(ids for ids in sets.values() if not ids))
