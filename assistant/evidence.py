"""Sentences of passages as evidence: whose they are, joined where they run on, and as what is held against. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from assistant.types import Citation, Evidence, Statement
from assistant.verification import Source, Verdict
from index.library import Library
from index.text import BAR, columns_at
from index.types import WITH_SPOTS, Document, Hit, Sentence, Span, Spot

Place = tuple[str, int, int]
"""A document's id, and where words begin and end in it."""

Item = TypeVar("Item")


def evidence_of(hit: Hit) -> list[Evidence]:
    """Return the sentences of a passage, with a probability of nothing."""
    return [
        Evidence(hit.document, each, hit.text[each.start - hit.passage.start : each.end - hit.passage.start], 0.0)
        for each in hit.passage.sentences
    ]


def place_of(span: Evidence) -> Place:
    """Return where a span stands."""
    return span.document.document_id, span.sentence.start, span.sentence.end


def merged(items: Iterable[Item], join: Callable[[Item, Item], Item | None]) -> list[Item]:
    """Return the items in order, each made one with the one before it where ``join`` can."""
    found: list[Item] = []
    for each in items:
        one = join(found[-1], each) if found else None
        if one is None:
            found.append(each)
        else:
            found[-1] = one
    return found


def joined(first: Evidence, second: Evidence, hit: Hit) -> Evidence | None:
    """Return two spans of one passage as one, or ``None`` if they have two voices or words stand between them."""
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


def source_of(span: Evidence, hit: Hit) -> Source:
    """Return a span of a passage as what a statement is held against."""
    around = (hit.document.title, hit.document.published, *hit.passage.above, hit.text)
    return Source(
        words=span.words,
        speaker=span.sentence.speaker,
        via=span.sentence.via,
        manner=span.sentence.manner,
        outlet=hit.document.outlet,
        context="\n".join(filter(None, around)),
    )


def stated(text: str, verdict: Verdict, spans: Sequence[Evidence], numbers: Mapping[Place, int]) -> Statement:
    """Return a checked sentence as a statement that cites ``spans`` by their ``numbers``.

    It has a speaker where all that it rests on is said by one.
    """
    speakers = {span.sentence.speaker for span in spans}
    return Statement(
        text=text,
        citations=tuple(dict.fromkeys(numbers[place_of(span)] for span in spans)),
        speaker=speakers.pop() if len(speakers) == 1 else None,
        status=verdict.status,
        reasons=verdict.reasons,
        contradicted=verdict.contradicted,
    )


def may_tell(evidence: Evidence, speakers: Sequence[str]) -> bool:
    """Whether a sentence states anything, and is said or relayed by one of ``speakers`` if there are any."""
    if evidence.sentence.manner == "asked" or not evidence.sentence.states:
        return False
    said_by = f"{evidence.sentence.speaker or ''}\n{evidence.sentence.via or ''}".casefold()
    return not speakers or any(name.casefold() in said_by for name in speakers)


@dataclass(frozen=True, slots=True)
class Given:
    """A passage as it was found, and the sentences of it that may be cited, in order."""

    hit: Hit
    evidence: tuple[Evidence, ...]


def cite(
    evidence: Sequence[Evidence], spots: Sequence[Spot], columns: Sequence[str | None] = (), *, after: int = 0
) -> tuple[Citation, ...]:
    """Number the evidence on from ``after``; ``spots`` are where it stands, ``columns`` under which column headings."""
    return tuple(
        Citation(
            number=number,
            document_id=each.document.document_id,
            title=each.document.title,
            outlet=each.document.outlet,
            author=each.document.author,
            published=each.document.published,
            url=each.document.url,
            speaker=each.sentence.speaker,
            via=each.sentence.via,
            manner=each.sentence.manner,
            quote=each.words,
            start=each.sentence.start,
            end=each.sentence.end,
            version=each.document.version,
            page=spot.page,
            score=round(each.probability, 4),
            slide=spot.slide,
            columns=headings,
            second=spot.second,
        )
        for number, (each, spot, headings) in enumerate(
            zip(evidence, spots, columns or [None] * len(evidence), strict=True), start=after + 1
        )
    )


def state(citations: Sequence[Citation]) -> tuple[Statement, ...]:
    """Return one verbatim statement for each citation."""
    return tuple(Statement(each.quote, (each.number,), each.speaker, "verbatim") for each in citations)


def cited(library: Library, evidence: Sequence[Evidence], *, after: int = 0) -> tuple[Citation, ...]:
    """Number the evidence on from ``after``, each with where it stands if its document has pages, or it is of a table.

    What was read from a picture is said how surely.

    Raises:
        DocumentNotFoundError: a document was removed meanwhile.
    """
    looked_at = {
        each.document.document_id for each in evidence if each.document.media_type in WITH_SPOTS or BAR in each.words
    }
    documents = {document_id: library.document(document_id) for document_id in looked_at}
    readings = {
        key: library.reading(key) for key in {each.document.document_id for each in evidence if each.document.pictures}
    }
    standing = [(documents.get(each.document.document_id), each.sentence.start) for each in evidence]
    spots = [document.spot_of(start) if document else Spot() for document, start in standing]
    columns = [columns_at(document.text, start) if document else None for document, start in standing]
    return tuple(
        replace(each, read=readings[each.document_id].sure(each.start, each.end))
        if each.document_id in readings
        else replace(each, heading=_heading(library, each))
        for each in cite(evidence, spots, columns, after=after)
    )


def _heading(library: Library, citation: Citation) -> str | None:
    """Return the heading under which a citation stands, where its place is not told otherwise."""
    if citation.page or citation.slide or citation.second is not None:
        return None
    found = library.heading_at(citation.document_id, citation.start)
    return found if found and found.casefold() not in citation.title.casefold() else None


def citation_of(number: int, document: Document, sentence: Sentence) -> Citation:
    """Return a sentence of a document as its citation ``number``."""
    spot = document.spot_of(sentence.start)
    return Citation(
        number=number,
        document_id=document.document_id,
        title=document.title,
        outlet=document.outlet,
        author=document.author,
        published=document.published,
        url=document.url,
        speaker=sentence.speaker,
        via=sentence.via,
        manner=sentence.manner,
        quote=document.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        version=document.version,
        page=spot.page,
        score=1.0,
        slide=spot.slide,
        columns=columns_at(document.text, sentence.start),
        second=spot.second,
    )
