"""Question to what bears on it: passages that were retrieved, and what the reader makes of their sentences."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from langchain_core.runnables import RunnableLambda
from langsmith import tracing_context

from assistant.answers.finding.belonging import together
from assistant.answers.finding.exact import codes_in, holds, narrowed
from assistant.answers.finding.gaps import known_of, unmentioned
from assistant.answers.finding.introduced import introduced
from assistant.answers.finding.retriever import PassageRetriever, to_hits
from assistant.answers.finding.tabled import with_cells
from assistant.evidence import Given, may_tell, place_of
from assistant.question import Question
from assistant.reader import Reader, Reading, dimmed, read_words
from assistant.types import Citation, Evidence
from index.library import Library
from index.text import knows
from index.types import Hit, Scope, Span

_BEARS_ON_IT = 0.1
"""A passage is worth giving to a model if it is at least this fraction as likely to answer as the best one."""

_UNMENTIONED = 0.5
"""How sure one still is of an answer to a question that names what nothing which was found mentions, as a part."""

_WITHOUT_CODE = 0.1
"""How much is believed of a passage that does not hold the number or code that is asked for, as a part."""

INTRODUCED = 0.9
"""How surely a sentence that gives a name a noun for a person tells who it is: 35 of 37 that were read did."""


@dataclass(frozen=True, slots=True)
class Found:
    """What retrieval and reading brought.

    ``passages`` are those with sentences that may answer, each with the probability that it does; ``sure`` is that of
    the likeliest, and ``retrieve`` and ``read`` are seconds. ``introductions`` are what tells who somebody is, where
    that is asked: headings among them, which no passage holds. ``notice`` says what has to be known of how it was
    found. ``rows`` are the rows of tables that surely answer; ``reckons`` says that a table's sum or greatest is
    asked for.
    """

    passages: tuple[tuple[float, Given], ...]
    sure: float
    retrieve: float
    read: float
    introductions: tuple[Evidence, ...] = ()
    notice: str | None = None
    rows: tuple[Evidence, ...] = ()
    reckons: bool = False

    @property
    def evidence(self) -> list[Evidence]:
        """Every sentence that may answer."""
        all_of_them = (each for _, given in self.passages for each in given.evidence)
        found = {(each.document.document_id, each.sentence): each for each in (*all_of_them, *self.introductions)}
        return list(found.values())

    def at(self, citations: Sequence[Citation]) -> list[Evidence]:
        """Return the sentences that are cited, in the order of their citations."""
        places = {place_of(each): each for each in self.evidence}
        found = (places.get((each.document_id, each.start, each.end)) for each in citations)
        return [each for each in found if each]

    def worth_giving(self, cited: Sequence[Evidence] = ()) -> list[Given]:
        """Return the passages that bear on the question: those that hold what is cited first, likeliest first."""
        ranked = sorted(self.passages, key=lambda pair: -pair[0])
        bearing = [given for answers, given in ranked if answers >= _BEARS_ON_IT * ranked[0][0]]
        places = set(map(place_of, cited))
        return sorted(bearing, key=lambda given: not places & set(map(place_of, given.evidence)))


class Finder:
    """Retrieves passages from one library and has them read."""

    def __init__(self, library: Library, reader: Reader, passages: int) -> None:
        """Take what is asked, who reads, and how many passages are read for one question."""
        self._library = library
        self._reader = reader
        self._passages = passages

    def find(self, question: Question, passages: int | None = None) -> Found:
        """Return what bears on ``question`` in the documents that it is narrowed to, and in the words of its speakers.

        ``passages`` are read, if not as many as for every question.

        Raises:
            StaleLibraryError: the library needs re-indexing.
        """
        began = time.perf_counter()
        scope, codes = question.narrowed, codes_in(question.sought)
        retriever = PassageRetriever(library=self._library, scope=scope, limit=passages or self._passages)
        chain = retriever | RunnableLambda(to_hits)
        with tracing_context(enabled=False):  # what LangSmith is told of other programs is none of these documents
            hits = [narrowed(hit, codes) if codes else hit for hit in chain.invoke(question.sought)]
        retrieved = time.perf_counter()
        read = [(hit, _by_code(hit, each, codes)) for hit, each in zip(hits, self._read(question, hits), strict=True)]
        weighed = together(question, ((each.answers, Given(hit, tuple(_evidence(hit, each)))) for hit, each in read))
        given = [(answers, told) for answers, each in weighed if (told := _telling(each, scope.speakers)).evidence]
        tabled = with_cells(self._library, question, given)
        introductions = self._introductions(question.person, hits, scope)
        likely = [answers for answers, _ in tabled.passages] + [each.probability for each in introductions]
        others = not tabled.rows and _asks_for_others(question, hits)
        sure = max(likely, default=0.0) * (_UNMENTIONED if others else 1)
        reading = time.perf_counter() - retrieved
        times = (retrieved - began, reading)
        return Found(tabled.passages, sure, *times, introductions, retriever.notice, tabled.rows, tabled.reckons)

    def _introductions(self, name: str | None, hits: Sequence[Hit], scope: Scope) -> tuple[Evidence, ...]:
        """Return what tells who the bearer of ``name`` is, where it is asked for, in the documents of ``hits``."""
        if name is None:
            return ()
        documents = {hit.document.document_id: hit.document for hit in hits}.values()
        found = introduced(self._library, name, documents, INTRODUCED)
        return tuple(each for each in found if may_tell(each, scope.speakers))

    def _read(self, question: Question, hits: Sequence[Hit]) -> list[Reading]:
        """Have the reader read what it can, and go by the words where it does not know the language."""
        sentences = [_sentence_spans(hit) for hit in hits]
        readable = [self._reads(question.language) and self._reads(hit.document.language) for hit in hits]
        known = [place for place, can in enumerate(readable) if can]
        other = [place for place, can in enumerate(readable) if not can]
        read: dict[int, Reading] = {}
        if known:
            passages = [_told(hits[place]) for place in known]
            told = self._reader.read(question.sought, passages, [sentences[place] for place in known])
            read.update(zip(known, told, strict=True))
        if other:
            passages = [_told(hits[place]) for place in other]
            languages = [hits[place].document.language for place in other]
            told = read_words(question.sought, passages, [sentences[place] for place in other], languages)
            read.update(zip(other, told, strict=True))
        return [read[place] for place in range(len(hits))]

    def _reads(self, language: str | None) -> bool:
        """Whether the reader may know a language: one that is not told, and a reader that does not tell, are tried."""
        return language is None or knows(self._reader.languages, language) is not False


def _by_code(hit: Hit, reading: Reading, codes: Sequence[str]) -> Reading:
    """Return what was read in a passage, believed less where it holds none of the codes that are asked for."""
    if not codes or any(holds(words, code) for words in (hit.text, *hit.passage.above) for code in codes):
        return reading
    return dimmed(reading, _WITHOUT_CODE)


def _asks_for_others(question: Question, hits: Sequence[Hit]) -> bool:
    """Whether a question names somebody or something, or a number, that nothing which was found mentions."""
    languages = {question.language, *(hit.document.language for hit in hits)}
    return bool(unmentioned(question, [words for hit in hits for words in _told_by(hit)], languages))


def _told_by(hit: Hit) -> Iterator[str]:
    """Yield a passage, who speaks in it, and what is known of its document."""
    voices = {name for each in hit.passage.sentences for name in (each.speaker, each.via)}
    yield from filter(None, (hit.text, *voices, *known_of(hit.document)))


def _telling(given: Given, speakers: Sequence[str]) -> Given:
    """Return a passage with those of its sentences that may be cited."""
    return replace(given, evidence=tuple(each for each in given.evidence if may_tell(each, speakers)))


def _told(hit: Hit) -> str:
    """Return a passage from its first sentence on: what stands above it answers nothing."""
    return hit.text[hit.passage.sentences[0].start - hit.passage.start :]


def _sentence_spans(hit: Hit) -> list[Span]:
    """Where the sentences stand, counted from the first."""
    return [Span(each.start, each.end).moved(-hit.passage.sentences[0].start) for each in hit.passage.sentences]


def _evidence(hit: Hit, reading: Reading) -> Iterator[Evidence]:
    words = _told(hit)
    told = zip(hit.passage.sentences, _sentence_spans(hit), reading.sentences, strict=True)
    for sentence, span, probability in told:
        short = reading.short if reading.short and span.start <= reading.short.start < span.end else None
        yield Evidence(
            document=hit.document,
            sentence=sentence,
            words=span.of(words),
            probability=probability,
            short=short and short.moved(-span.start),
            short_probability=reading.short_score if short else 0.0,
        )
