"""The evidence for one question side by side, by outlet or by speaker: what they share and where they differ."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal

from assistant.analysis import heard_once, originals
from assistant.analysis.claims import full_names
from assistant.analysis.comparison.differences import findings
from assistant.analysis.comparison.sides import Agreement, Difference, Told
from assistant.answers import DIFFERS_ENOUGH, Assistant, offered
from assistant.errors import NothingInScopeError
from assistant.evidence import cited, state
from assistant.question import Question
from assistant.types import Citation, Evidence, Say, Statement
from assistant.wording import voice_of_outlet
from index.i18n import _
from index.types import EVERYTHING, DocumentSummary, Scope

By = Literal["outlet", "speaker"]


COLUMNS = 8
"""Columns at most: those that come nearest to the question."""

SENTENCES = 3
"""Sentences in a column at most."""

READ = 32
"""Passages that are read for a comparison; each outlet has its share."""

NEAREST = 60
"""Passages by which outlets are chosen, where there are more than :data:`COLUMNS`."""

CLOSE_TO_BEST = 0.5
"""A sentence is shown from this fraction of the best one's probability on, and wherever it answers by itself."""

SURE = 0.5
"""Probability above which one is likelier right than wrong."""


@dataclass(frozen=True, slots=True)
class SameText:
    """A document that repeats the text of another one, ``of``, and so is not heard twice. Both are ids."""

    document_id: str
    title: str
    of: str
    of_title: str
    of_outlet: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """What one outlet or speaker tells: the documents' own sentences, likeliest first; none where nothing answers.

    A document without an outlet goes by its author, or else its title. ``same_text`` are documents of this outlet that
    repeat another's text.
    """

    name: str
    statements: tuple[Statement, ...]
    same_text: tuple[SameText, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonReport:
    """What outlets or speakers tell on one question, side by side. It says nothing about who is right.

    ``documents`` are in scope, from ``outlets`` named outlets, holding ``texts`` different texts. ``left_out`` are
    further outlets or speakers, which come less near to the question. ``notice`` says that only words were searched, if
    so.
    """

    library: str
    question: str
    by: By
    columns: tuple[Column, ...]
    agreements: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    citations: tuple[Citation, ...]
    documents: int
    outlets: int
    texts: int
    left_out: tuple[str, ...]
    seconds: float
    scope: Scope = field(default=EVERYTHING)
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question to the documents in scope, with the original of each one's text.

    ``notices`` gathers what is to be said of how passages were found.
    """

    assistant: Assistant
    question: Question
    documents: Sequence[DocumentSummary]
    texts: Mapping[str, DocumentSummary]
    notices: list[str] = field(default_factory=list)

    def read(self, scope: Scope, passages: int) -> tuple[float, list[Evidence]]:
        """Return how surely something answers, and what may, each text heard once."""
        found = self.assistant.find(self.question.within(scope), passages)
        self.notices.extend(filter(None, [found.notice]))
        return found.sure, heard_once(self.assistant.library, found.evidence, self.texts)


Heard = Mapping[str, Sequence[Evidence]]
"""What is told, by the name of the column."""


def compare(
    assistant: Assistant,
    question: str,
    *,
    by: By = "outlet",
    scope: Scope = EVERYTHING,
    say: Say = lambda _: None,
) -> ComparisonReport:
    """Return what outlets or speakers in ``scope`` tell on ``question``, each text heard once.

    Short forms in the question (``outlet:"Harbour Courier"``) narrow the scope further.

    Raises:
        ScopeError: the scope names what no document has.
        QuestionError: the question is empty or too long.
        NothingInScopeError: no document is in scope.
        StaleLibraryError: the library needs re-indexing.
        DocumentNotFoundError: a document was removed meanwhile.
    """
    began = time.perf_counter()
    read = assistant.read(question, scope=scope)
    scope = read.scope
    documents = [each for each in assistant.library.documents() if scope.admits(each)]
    if not documents:
        raise NothingInScopeError(
            _("There is nothing to compare: no document is selected."), advice=_("Select more documents.")
        )
    texts = originals(assistant.library, documents)
    asked = _Asked(assistant, read, documents, texts)
    sure, told, left_out = (_by_outlet if by == "outlet" else _by_speaker)(asked, say)
    heard = _chosen(told, sure, assistant.enough(read))
    if by == "speaker":
        speaking = [name for name, evidence in heard.items() if evidence]
        heard = {name: heard[name] for name in speaking[:COLUMNS]}
        left_out = tuple(speaking[COLUMNS:])
    citations = cited(assistant.library, [each for evidence in heard.values() for each in evidence])
    agreements, differences = findings(read, list(_told(read, heard, citations)))
    statements = iter(state(citations))
    return ComparisonReport(
        library=assistant.library.name,
        question=read.words,
        by=by,
        columns=tuple(
            Column(name, tuple(islice(statements, len(evidence))), _same_texts(name, documents, texts, by))
            for name, evidence in heard.items()
        ),
        agreements=agreements,
        differences=differences,
        citations=citations,
        documents=len(documents),
        outlets=len({each.outlet for each in documents if each.outlet}),
        texts=len({each.document_id for each in texts.values()}),
        left_out=left_out,
        seconds=time.perf_counter() - began,
        scope=scope,
        notice=next(iter(asked.notices), None),
    )


def _by_outlet(asked: _Asked, say: Say) -> tuple[float, Heard, tuple[str, ...]]:
    """Return how surely outlets answer, what each tells, at most :data:`COLUMNS` of them, and the other names."""
    members: dict[str, list[str]] = {}
    for each in asked.documents:
        members.setdefault(outlet_of(each), []).append(each.document_id)
    names = list(members)
    if len(names) > COLUMNS:
        hits = asked.assistant.search(asked.question.words, scope=asked.question.scope, limit=NEAREST).hits
        names = list(dict.fromkeys((*(outlet_of(hit.document) for hit in hits), *names)))
    heard, sure = {}, 0.0
    for name in names[:COLUMNS]:
        say(_("Reading %(name)s", name=name))
        within = replace(asked.question.scope, documents=tuple(members[name]))
        surely, evidence = asked.read(within, READ // min(COLUMNS, len(names)))
        heard[name] = [each for each in evidence if outlet_of(each.document) == name]
        sure = max(sure, surely)
    return sure, heard, tuple(names[COLUMNS:])


def _by_speaker(asked: _Asked, say: Say) -> tuple[float, Heard, tuple[str, ...]]:
    """Return how surely speakers answer, and what each tells; what documents say themselves is their outlets' own."""
    say(_("Reading what is said"))
    sure, evidence = asked.read(asked.question.scope, READ)
    names = full_names(evidence, asked.assistant.library.speaker_decisions())
    heard: dict[str, list[Evidence]] = {}
    for each in evidence:
        own = voice_of_outlet(outlet_of(each.document), each.sentence.manner)
        heard.setdefault(names.get((each.document.document_id, each.sentence.speaker), own), []).append(each)
    return sure, heard, ()


def _chosen(heard: Heard, sure: float, enough: float) -> dict[str, list[Evidence]]:
    """Return the sentences of each column that answer likeliest, each wording once, none that only asks.

    Columns stand in the order of their likeliest sentences. Where nothing is sure ``enough``, none has any.
    """
    told = {name: [each for each in evidence if not each.words.endswith("?")] for name, evidence in heard.items()}
    best = {name: max((each.probability for each in evidence), default=0.0) for name, evidence in told.items()}
    least = min(enough, CLOSE_TO_BEST * max(best.values(), default=0.0)) if sure >= enough else 1.0
    return {
        name: list({each.words: each for each in _likeliest(told[name]) if each.probability >= least}.values())[
            :SENTENCES
        ]
        for name in sorted(told, key=lambda name: -best[name])
    }


def _likeliest(evidence: Sequence[Evidence]) -> list[Evidence]:
    return sorted(evidence, key=lambda each: -each.probability)


def _told(question: Question, heard: Heard, citations: Sequence[Citation]) -> Iterator[Told]:
    told = ((name, each) for name, evidence in heard.items() for each in evidence)
    for citation, (name, each) in zip(citations, told, strict=True):
        is_offered = not question.at_length and offered(each, DIFFERS_ENOUGH) is not None
        sure = min(each.short_probability, each.probability) > SURE
        yield Told(citation.number, name, each.words, each.short if is_offered else None, sure, each.sentence.manner)


def _same_texts(
    name: str, documents: Sequence[DocumentSummary], texts: Mapping[str, DocumentSummary], by: By
) -> tuple[SameText, ...]:
    """Return the documents of an outlet that repeat another's text."""
    repeats = [
        (each, texts[each.document_id])
        for each in documents
        if by == "outlet" and outlet_of(each) == name and texts[each.document_id] is not each
    ]
    return tuple(
        SameText(each.document_id, each.title, first.document_id, first.title, first.outlet) for each, first in repeats
    )


def outlet_of(document: DocumentSummary) -> str:
    """Return what a document is called among outlets: its outlet, else its author, else its title."""
    return document.outlet or document.author or document.title
