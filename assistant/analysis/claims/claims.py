"""Who said what: the attributed statements of the documents in scope, under their speakers."""

import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from assistant.analysis.claims.attributed import Attributed, Form, attributed_in
from assistant.analysis.claims.speakers import Speakers, speakers_of
from assistant.evidence import cited
from assistant.question import scoped, speakers_asked, topic_of
from assistant.types import Citation, Evidence
from assistant.wording import UNKNOWN
from index.library import Library
from index.types import DocumentClaims, DocumentSummary, Passage, Scope, Sentence, Span, SpeakerForm

Sort = Literal["claims", "name", "date", "outlet"]
"""Speakers by how much they say, by their names, by their latest words, or by the outlets that give these."""

Only = Literal["all", "direct", "reported", "denied"]
"""Which statements: all, those with words in quotation marks, those told by others, or denials."""

NEAR_ENOUGH = 0.3
"""Cosine from which a statement is about a topic."""

NEAR_THE_BEST = 0.6
"""The share of the nearest one's cosine that it also takes."""

MOST_COMPARED = 100
"""Statements that are compared with a topic one by one; of more, those in the passages that search finds for it."""

MOST_PASSAGES = 60


@dataclass(frozen=True, slots=True)
class Variant:
    """A form in which a speaker is named, and how many statements so; of one document only where it is no name."""

    name: str
    document_id: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class SaidWords:
    """One attributed statement: ``text`` is the words themselves, ``words`` where they stand in the document.

    ``how`` is the text's own word for it; ``speaker`` is as the document names them. ``citation`` is the number of the
    citation that quotes the sentence whole. ``similarity`` is the cosine with the topic asked for, -1 to 1.
    """

    text: str
    citation: int
    speaker: str | None
    via: str | None
    how: str
    form: Form
    words: tuple[Span, ...]
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class SpeakerClaims:
    """A speaker, ``None`` for the documents' own voice, with the forms of the name that were joined.

    ``total`` counts the statements that fit what was asked, of which ``claims`` are the first.
    """

    name: str | None
    variants: tuple[Variant, ...]
    total: int
    claims: tuple[SaidWords, ...]


@dataclass(frozen=True, slots=True)
class ClaimsReport:
    """Who said what in ``documents`` documents: ``claims`` statements that fit ``query``, under their speakers.

    ``own`` counts the sentences in the documents' own voice, ``unknown`` those of which it is not known whose words
    they are, ``asked`` the questions of interviewers; these are among the ``speakers`` only if they were asked for.
    ``notice`` says that only words were searched, if so.
    """

    library: str
    query: str | None
    speakers: tuple[SpeakerClaims, ...]
    citations: tuple[Citation, ...]
    documents: int
    claims: int
    own: int
    unknown: int
    asked: int
    seconds: float
    scope: Scope = field(default=Scope())
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    found: DocumentClaims
    said: Attributed
    place: int | None
    similarity: float | None = None

    @property
    def document(self) -> DocumentSummary:
        return self.found.document

    @property
    def quote(self) -> str:
        return self.said.sentence.of(self.found.text)


def find_claims(
    library: Library,
    query: str | None = None,
    *,
    scope: Scope,
    only: Only = "all",
    sort: Sort = "claims",
    own: bool = False,
    most: int | None = None,
) -> ClaimsReport:
    """Return who said what in the documents within ``scope``.

    ``query`` is a speaker's name, a topic, or a question that asks for both ("What does Moor say about the bridge?");
    of what is about a topic, the nearest comes first. ``own`` adds what the documents say in their own voice. ``most``
    is how many statements of a speaker are given. Short forms in the query (``outlet:"Harbour Courier"``) narrow the
    scope further.

    Raises:
        ScopeError: the scope names what no document has.
        StaleLibraryError: a topic is asked for, and the library needs re-indexing.
        LibraryBusyError: the documents were stored by an older version, and another process is writing.
    """
    began = time.perf_counter()
    words, scope = scoped(query or "", scope, library.documents())
    query = words or None
    documents = list(library.claims(scope=scope))
    speakers = speakers_of(documents, library.speaker_decisions())
    rows = [_Row(found, said, _place(speakers, found, said)) for found in documents for said in attributed_in(found)]
    counted = Counter(row.said.manner for row in rows if row.place is None)
    names, topic = asked_for(query, [form.name for group in speakers.groups for form in group])
    wanted = _wanted(speakers, names, scope.speakers)
    kept = [row for row in rows if _fits(row, only, own=own) and (wanted is None or row.place in wanted)]
    notice = None
    if topic:
        kept, notice = _about(library, topic, kept, scope)
    groups = _grouped(kept, sort, by_topic=bool(topic))
    shown = [group[:most] for group in groups]
    citations = cited(library, [_evidence(row) for given in shown for row in given])
    numbers = iter(citations)
    said = [tuple(_said(row, next(numbers)) for row in given) for given in shown]
    return ClaimsReport(
        library=library.name,
        query=query,
        speakers=tuple(_speaker(group, given, speakers) for group, given in zip(groups, said, strict=True)),
        citations=citations,
        documents=len(documents),
        claims=len(kept),
        own=counted["own"],
        unknown=sum(counted[manner] for manner in UNKNOWN),
        asked=counted["asked"],
        seconds=time.perf_counter() - began,
        scope=scope,
        notice=notice,
    )


def asked_for(query: str | None, known: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """Return whose statements a query asks for, among ``known`` names, and about what, as far as it says so."""
    words = (query or "").strip()
    if not words:
        return (), None
    if names := speakers_asked(words, known):
        topic = topic_of(words)
        return names, topic if topic != words else None
    if names := speakers_asked(f"What does {words} say?", known):
        return names, None
    return (), words


def _place(speakers: Speakers, found: DocumentClaims, said: Attributed) -> int | None:
    return speakers.place(found.document.document_id, said.speaker) if said.speaker else None


def _wanted(speakers: Speakers, names: Sequence[str], parts: Sequence[str]) -> set[int] | None:
    """Return the places of the speakers who bear one of ``names``, and hold one of ``parts`` in a name of theirs.

    ``None`` is everybody.
    """
    if not names and not parts:
        return None

    def is_wanted(group: Sequence[SpeakerForm]) -> bool:
        holds = any(part.casefold() in form.name.casefold() for part in parts for form in group)
        return (holds or not parts) and (not names or any(form.name in names for form in group))

    return {place for place, group in enumerate(speakers.groups) if is_wanted(group)}


def _fits(row: _Row, only: Only, *, own: bool) -> bool:
    said = row.said
    if said.speaker is None:
        return own and only == "all" and said.manner not in UNKNOWN
    if only == "denied":
        return said.manner == "denied"
    return only == "all" or (said.form == "reported") == (only == "reported")


def _about(library: Library, topic: str, rows: Sequence[_Row], scope: Scope) -> tuple[list[_Row], str | None]:
    """Return the rows whose sentences are near a topic in meaning, the nearest first, and what is to be said of it."""
    notice = None
    if len(rows) > MOST_COMPARED:
        passages: dict[str, list[Passage]] = defaultdict(list)
        found = library.search(topic, scope=scope, limit=MOST_PASSAGES)
        notice = found.notice
        for hit in found.hits:
            passages[hit.document.document_id].append(hit.passage)
        rows = [row for row in rows if any(_stands_in(row, each) for each in passages[row.document.document_id])]
    if not rows:
        return [], notice
    towards, vectors = library.embed_query(topic), library.embed([row.quote for row in rows])
    near = [float(vector @ towards) for vector in vectors]
    least = max(NEAR_ENOUGH, NEAR_THE_BEST * max(near))
    judged = [replace(row, similarity=each) for row, each in zip(rows, near, strict=True) if each >= least]
    return sorted(judged, key=lambda row: -(row.similarity or 0.0)), notice


def _stands_in(row: _Row, passage: Passage) -> bool:
    return passage.start <= row.said.sentence.start < passage.end


def _grouped(rows: Sequence[_Row], sort: Sort, *, by_topic: bool) -> list[list[_Row]]:
    """Bring each speaker's rows together, in the order asked for, the documents' own voice last.

    Where there is a topic, the nearest come first whatever is asked for; else a speaker's newest, undated ones last.
    """
    ordered = list(rows) if by_topic else sorted(rows, key=lambda row: row.document.published or "", reverse=True)
    if sort == "outlet" and not by_topic:
        ordered.sort(key=_outlet)
    groups: dict[int | None, list[_Row]] = defaultdict(list)
    for row in ordered:
        groups[row.place].append(row)
    found = list(groups.values())
    if not by_topic:
        found.sort(key=lambda group: (group[0].said.speaker or "").casefold())
        if sort == "claims":
            found.sort(key=lambda group: -len(group))
        elif sort == "date":
            found.sort(key=lambda group: group[0].document.published or "", reverse=True)
        elif sort == "outlet":
            found.sort(key=lambda group: _outlet(group[0]))
    return sorted(found, key=lambda group: group[0].place is None)


def _outlet(row: _Row) -> tuple[bool, str]:
    outlet = row.document.outlet
    return outlet is None, (outlet or "").casefold()


def _evidence(row: _Row) -> Evidence:
    said, span = row.said, row.said.sentence
    sentence = Sentence(span.start, span.end, said.speaker, said.via, said.manner)
    return Evidence(row.document, sentence, row.quote, max(row.similarity or 0.0, 0.0))


def _said(row: _Row, citation: Citation) -> SaidWords:
    said = row.said
    return SaidWords(
        text=" … ".join(span.of(row.found.text) for span in said.words),
        citation=citation.number,
        speaker=said.speaker,
        via=said.via,
        how=said.how,
        form=said.form,
        words=said.words,
        similarity=row.similarity,
    )


def _speaker(group: Sequence[_Row], given: tuple[SaidWords, ...], speakers: Speakers) -> SpeakerClaims:
    place = group[0].place
    if place is None:
        return SpeakerClaims(None, (), len(group), given)
    forms = speakers.groups[place]
    counts = Counter(speakers.forms[row.document.document_id, row.said.speaker or ""] for row in group)
    variants = tuple(Variant(form.name, form.document_id, counts[form]) for form in forms)
    return SpeakerClaims(forms[0].name, variants, len(group), given)
