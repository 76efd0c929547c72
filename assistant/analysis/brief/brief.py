"""A brief: a sourced summary of the documents in scope, for a topic or of everything, theme by theme."""

import threading
import time
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import partial
from textwrap import shorten

import numpy as np

from assistant.analysis import Coverage, can_stand, coverage, middle, originals, select
from assistant.analysis.brief.themes import names_of, part
from assistant.answers import INSTEAD, Assistant
from assistant.errors import ModelError, NothingInScopeError
from assistant.evidence import Given, cited, evidence_of, may_tell, place_of
from assistant.question import scoped
from assistant.types import Citation, Evidence, Length, Say, Statement
from assistant.verification import Verdict
from assistant.writing import Checked, Writer, none_holds, states, unique_spans, what_is_told
from index.embedding import Vectors
from index.i18n import _, ngettext
from index.library import Library
from index.types import Hit, Scope


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a brief is: its themes, the sentences of each, and the passages that a topic is told from."""

    themes: int
    sentences: int
    passages: int


LENGTHS: dict[Length, Measure] = {
    "paragraph": Measure(themes=2, sentences=3, passages=30),
    "page": Measure(themes=5, sentences=4, passages=80),
    "full": Measure(themes=10, sentences=7, passages=240),
}

HEADING = 90
"""Characters of a sentence that stands as a heading."""

MOST = 4000
"""Passages that are looked at without a topic."""

CENTRAL = 12
"""Passages of a theme, those nearest to its middle, whose sentences are weighed."""

SMALL_THEME = 3
"""Passages that a theme has on average at least."""

VERBATIM = Verdict("verbatim", (), 1.0)

TOWARDS_TOPIC = 0.5
"""How much the topic counts beside the theme where sentences are chosen."""


@dataclass(frozen=True, slots=True)
class Theme:
    """What several passages speak of, named by a noun phrase or the sentence that carries it, and its sentences.

    ``documents`` counts those whose passages belong to it. ``model`` wrote the sentences, if one did; ``notice`` says
    what its reader has to know of that.
    """

    title: str
    statements: tuple[Statement, ...]
    documents: int
    model: str | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A sourced summary. ``topic`` ``None`` is everything in ``scope``; ``coverage`` says what it was made from.

    ``notice`` says that only words were searched, if so.
    """

    library: str
    topic: str | None
    length: Length
    themes: tuple[Theme, ...]
    citations: tuple[Citation, ...]
    coverage: Coverage
    seconds: float
    scope: Scope = field(default=Scope())
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One theme before its citations have numbers."""

    title: str
    hits: Sequence[Hit]
    told: Sequence[Checked]
    model: str | None = None
    notice: str | None = None


def make_brief(
    assistant: Assistant,
    topic: str | None = None,
    *,
    scope: Scope,
    length: Length = "page",
    model: str | None = None,
    say: Say = lambda _: None,
) -> Brief:
    """Return the brief of the documents in ``scope``, or of what they say about ``topic``.

    It is made of the documents' own sentences. The model of the name ``model`` writes it anew from them, theme by
    theme, each sentence checked; where it fails the theme stays as it is, with the reason.
    Short forms in the topic (``outlet:"Harbour Courier"``) narrow the scope further.

    Raises:
        ScopeError: the scope names what no document has.
        NothingInScopeError: no document is in scope, or nothing in them is near the topic.
        StaleLibraryError: the library needs re-indexing.
        UnknownModelError: no model of that name is configured.
    """
    began = time.perf_counter()
    library, writer = assistant.library, assistant.writer(model)
    words, scope = scoped(topic or "", scope, library.documents())
    topic = words or None
    measure = LENGTHS[length]
    documents = [each for each in library.documents() if scope.admits(each)]
    say(ngettext("Looking through %(num)s document", "Looking through %(num)s documents", len(documents)))
    texts = originals(library, documents)
    once = replace(scope, documents=tuple({each.document_id for each in texts.values()}))
    hits, notice = _passages(library, topic, once, measure)
    vectors = library.vectors(hits)
    owners = [hit.document.document_id for hit in hits]
    parted = part(vectors, owners, min(measure.themes, max(1, len(hits) // SMALL_THEME)))
    names = names_of([[hits[row].text for row in rows] for rows in parted])
    towards = library.embed_query(topic) if topic else None
    parts: list[_Part] = []
    for number, (name, rows) in enumerate(zip(names, parted, strict=True), start=1):
        say(_("Choosing sentences: theme %(number)s of %(total)s", number=number, total=len(parted)))
        own = [hits[row] for row in rows]
        told = {each.text for part_ in parts for each in part_.told}
        chosen = _sentences(library, _heard(own, told, scope.speakers, vectors[rows]), towards, measure.sentences)
        quoted = _Part(name.phrase or _headed(chosen), own, [Checked(each.words, VERBATIM, (each,)) for each in chosen])
        if chosen and writer:
            told_of = {"model": writer.model.name, "number": number, "total": len(parted)}
            writes = _("%(model)s writes theme %(number)s of %(total)s", **told_of)
            remove = assistant.unsupported == "remove"
            quoted = _written(quoted, name.topic, writer, scope.speakers, partial(say, writes), remove=remove)
        if chosen:
            parts.append(quoted)
    citations = cited(library, unique_spans([each for part_ in parts for each in part_.told]))
    return Brief(
        library=library.name,
        topic=topic,
        length=length,
        themes=tuple(_theme(each, citations) for each in parts),
        citations=citations,
        coverage=coverage(documents, citations, texts),
        seconds=time.perf_counter() - began,
        scope=scope,
        notice=notice,
    )


def _headed(chosen: Sequence[Evidence]) -> str:
    """Return the first of a theme's sentences, cut to the length of a heading."""
    words = chosen[0].words if chosen else ""
    return shorten(words, HEADING, placeholder=" …")


def _written(
    quoted: _Part, topic: str, writer: Writer, speakers: Sequence[str], on_sentence: Callable[[], None], *, remove: bool
) -> _Part:
    """Return a theme as a model tells it from the passages of its sentences, or as it is, with the reason.

    The model is asked of the theme's ``topic``. ``on_sentence`` is called before each sentence.
    """
    places = {place_of(span) for each in quoted.told for span in each.spans}
    passages = [
        Given(hit, evidence)
        for hit in quoted.hits
        if (evidence := tuple(each for each in evidence_of(hit) if may_tell(each, speakers)))
        and places & {place_of(each) for each in evidence}
    ]
    question = f"What do the sources say about {topic}?"
    checked: list[Checked] = []
    try:
        on_sentence()
        for sentence in writer.write(question, passages, threading.Event()).sentences:
            checked.append(sentence)
            on_sentence()
    except ModelError as error:
        return replace(quoted, notice=f"{error} {_(INSTEAD)}")
    if not any(each.holds for each in checked):
        return replace(quoted, notice=f"{none_holds(checked, writer.model.name)} {_(INSTEAD)}")
    told = what_is_told(checked, remove=remove)
    return replace(quoted, told=told.kept, model=writer.model.name, notice=" ".join(told.notes) or None)


def _theme(part_: _Part, citations: Sequence[Citation]) -> Theme:
    documents = {hit.document.document_id for hit in part_.hits}
    return Theme(part_.title, states(part_.told, citations), len(documents), part_.model, part_.notice)


def _passages(
    library: Library, topic: str | None, scope: Scope, measure: Measure
) -> tuple[tuple[Hit, ...], str | None]:
    if topic is None:
        hits, notice = library.read(scope, most=MOST), None
    else:
        found = library.search(topic, scope=scope, limit=measure.passages)
        hits, notice = found.hits, found.notice
    if not hits:
        raise NothingInScopeError(
            _("There is nothing to report: no document is selected, or none is about this topic."),
            advice=_("Select more documents, or choose another topic."),
        )
    return hits, notice


def _heard(hits: Sequence[Hit], told: Set[str], speakers: Sequence[str], vectors: Vectors) -> list[Evidence]:
    """Return the sentences that may carry a theme: those of its most central passages that are not told yet."""
    central = np.argsort(-(vectors @ middle(vectors)), kind="stable")[:CENTRAL]
    heard = (each for row in central for each in evidence_of(hits[row]))
    return [each for each in heard if may_tell(each, speakers) and can_stand(each) and each.words not in told]


def _sentences(library: Library, evidence: Sequence[Evidence], topic: Vectors | None, most: int) -> list[Evidence]:
    """Return the sentences that carry a theme, in the order of their dates and places."""
    if not evidence:
        return []
    own = library.embed([each.words for each in evidence])
    towards = middle(own)
    if topic is not None:
        towards = middle(np.array([(1 - TOWARDS_TOPIC) * towards, TOWARDS_TOPIC * topic]))
    near = own @ towards
    chosen = [
        replace(evidence[row], probability=max(0.0, float(near[row]))) for row in select(evidence, own, towards, most)
    ]
    return sorted(chosen, key=_place)


def _place(evidence: Evidence) -> tuple[str, str, int]:
    return evidence.document.published or "9999", evidence.document.document_id, evidence.sentence.start
