"""One question down, one answer up: retrieve, read, quote or decline."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from langchain_core.runnables import RunnableLambda

from assistant.conversation import standalone
from assistant.quoting import DECLINED, asks_at_length, choose, cite, compose, shorten, state
from assistant.reader import Reader, Reading
from assistant.retrieval import PassageRetriever, to_hits
from assistant.speakers import speakers_asked, topic_of
from assistant.suggesting import Speech, first_new, is_person, questions_to, speeches
from assistant.types import Answer, Citation, Evidence, Timing, Turn
from index.errors import DocumentNotFoundError, WrongUseError
from index.library import Library
from index.types import Hit, Scope, SearchReport, Span

EVERYTHING = Scope()

LONGEST_QUESTION = 2000
"""Characters; a longer text is a document rather than a question."""

THRESHOLDS = {"careful": 0.5, "balanced": 0.2, "eager": 0.1}
"""The probability below which a question is declined; the balanced one gives up a tenth of what could be answered."""

AT_LENGTH = 0.5
"""What the threshold is multiplied by where a few words cannot answer: readers learn from questions that they can, and
are less sure of all that anybody says about something."""

NEAREST = 3
"""Sentences that are shown as near, beside an answer or instead of one."""

EXAMPLES = 3
"""Questions that are suggested at a time."""

EMPTY = "The library is empty: add some documents first."


class QuestionError(WrongUseError):
    """A question that cannot be asked: empty, or too long."""


class Assistant:
    """Answers questions from one library."""

    def __init__(
        self, library: Library, reader: Reader, *, passages: int = 8, threshold: float = THRESHOLDS["balanced"]
    ) -> None:
        """Take what is asked and who reads.

        ``passages`` is how many are read for one question, ``threshold`` the probability below which it is declined.
        """
        self.library = library
        self._reader = reader
        self._passages = passages
        self._threshold = threshold

    def ask(self, question: str, *, turns: Sequence[Turn] = (), scope: Scope = EVERYTHING) -> Answer:
        """Answer from the documents in ``scope``; ``turns`` are the exchanges before, oldest first.

        Raises:
            QuestionError: the question is empty or too long.
            StaleLibraryError: the library needs re-indexing.
        """
        began = time.perf_counter()
        full = standalone(_checked(question), turns)
        narrowed = self._narrowed(full, scope)
        answer = self._quote(question, topic_of(full) if narrowed != scope else full, narrowed)
        if narrowed != scope and answer.mode == "declined":
            # What somebody says may be told by others ("what does the council want?").
            answer = self._quote(question, full, scope)
        return replace(answer, seconds=replace(answer.seconds, total=time.perf_counter() - began))

    def search(self, query: str, *, scope: Scope = EVERYTHING, limit: int = 10) -> SearchReport:
        """Return the passages nearest to ``query``, without reading them."""
        return self.library.search(_checked(query), scope=scope, limit=limit)

    def examples(self) -> tuple[str, ...]:
        """Return up to three questions to begin with, taken from who says what in the documents."""
        spoken = [document for document in self.library.documents() if any(map(is_person, document.speakers))]
        # Those in which most people speak; the first in the order of titles among equals.
        chosen = sorted(spoken, key=lambda document: -len(document.speakers))[:EXAMPLES]
        found = [self._speeches(document.document_id) for document in chosen]
        firsts = [each[:1] for each in found] + [each[1:] for each in found]
        return first_new((questions_to(speech) for each in firsts for speech in each), EXAMPLES)

    def follow_ups(self, answer: Answer) -> tuple[str, ...]:
        """Return up to three questions that lead on from ``answer``: to the others who speak in what it cites."""
        cited = list(dict.fromkeys(each.document_id for each in (*answer.citations, *answer.nearest)))
        heard = {each.speaker for each in answer.citations}
        found = [speech for document_id in cited for speech in self._speeches(document_id)]
        found.sort(key=lambda speech: speech.speaker in heard)
        return first_new(map(questions_to, found), EXAMPLES, known=(answer.question,))

    def _speeches(self, document_id: str) -> tuple[Speech, ...]:
        try:
            return speeches(self.library.document(document_id).text, self.library.passages(document_id))
        except DocumentNotFoundError:
            return ()  # removed since the answer was given: there is nothing to lead on to

    def _retrieve(self, question: str, scope: Scope) -> list[Hit]:
        retriever = PassageRetriever(library=self.library, scope=scope, limit=self._passages)
        chain = retriever | RunnableLambda(to_hits)
        return chain.invoke(question)

    def _quote(self, question: str, full: str, scope: Scope) -> Answer:
        began = time.perf_counter()
        hits = self._retrieve(full, scope)
        retrieved = time.perf_counter()
        readings = self._read(full, hits)
        told = [
            (reading.answers, [each for each in _evidence(hit, reading) if _may_answer(each, scope.speakers)])
            for hit, reading in zip(hits, readings, strict=True)
        ]
        evidence = [each for _, group in told for each in group]
        sure = max((answers for answers, group in told if group), default=0.0)
        read = time.perf_counter()
        enough = self._threshold * (AT_LENGTH if asks_at_length(question) else 1)
        chosen = choose(question, evidence) if evidence and sure >= enough else ()
        citations = self._cite(chosen, after=0)
        shorts = shorten(question, chosen, citations)
        done = time.perf_counter()
        return Answer(
            question=question,
            mode="quoted" if chosen else "declined",
            sure=round(sure, 4),
            notice=None if self.library.documents() else EMPTY,
            answer=compose(citations, shorts) if chosen else DECLINED,
            short_answer=shorts[0].text if shorts else None,
            statements=state(citations),
            citations=citations,
            nearest=self._cite(_nearest(evidence, chosen), after=len(citations)),
            seconds=Timing(retrieved - began, read - retrieved, done - read, done - began),
            short_answers=shorts,
        )

    def _read(self, question: str, hits: Sequence[Hit]) -> list[Reading]:
        sentences = [_sentence_spans(hit) for hit in hits]
        return self._reader.read(question, [hit.text for hit in hits], sentences) if hits else []

    def _cite(self, evidence: Sequence[Evidence], *, after: int) -> tuple[Citation, ...]:
        paged = {each.document.document_id for each in evidence if each.document.media_type == "application/pdf"}
        documents = {document_id: self.library.document(document_id) for document_id in paged}
        pages = [
            documents[each.document.document_id].page_of(each.sentence.start)
            if each.document.document_id in documents
            else None
            for each in evidence
        ]
        return cite(evidence, pages, after=after)

    def _narrowed(self, question: str, scope: Scope) -> Scope:
        """Return the scope kept to the speaker, or else the outlet, whose words the question asks for, if any."""
        documents = self.library.documents()
        if not scope.speakers and (names := speakers_asked(question, _all(each.speakers for each in documents))):
            return replace(scope, speakers=names)
        outlets = _all((each.outlet,) for each in documents if each.outlet)
        if not scope.outlets and (names := speakers_asked(question, outlets)):
            return replace(scope, outlets=names)
        return scope


def _all(groups: Iterable[Iterable[str]]) -> list[str]:
    return sorted({name for group in groups for name in group})


def _checked(question: str) -> str:
    question = " ".join(question.split())
    if not question:
        raise QuestionError("There is no question.", advice="Type what you want to know.")
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            f"The question has {len(question):,} characters; at most {LONGEST_QUESTION:,} are read.",
            advice="Ask a shorter one, or add the text as a document.",
        )
    return question


def _sentence_spans(hit: Hit) -> list[Span]:
    """Where the sentences stand, counted from the start of the passage."""
    return [Span(each.start, each.end).moved(-hit.passage.start) for each in hit.passage.sentences]


def _evidence(hit: Hit, reading: Reading) -> Iterator[Evidence]:
    told = zip(hit.passage.sentences, _sentence_spans(hit), reading.sentences, strict=True)
    for sentence, span, probability in told:
        short = reading.short if reading.short and span.start <= reading.short.start < span.end else None
        yield Evidence(
            document=hit.document,
            sentence=sentence,
            words=span.of(hit.text),
            probability=probability,
            short=short and short.moved(-span.start),
            short_probability=reading.short_score if short else 0.0,
        )


def _may_answer(evidence: Evidence, speakers: Sequence[str]) -> bool:
    """Whether a sentence is more than a question, and is said or relayed by one of ``speakers`` if there are any."""
    if evidence.sentence.manner == "asked":
        return False
    said_by = f"{evidence.sentence.speaker or ''}\n{evidence.sentence.via or ''}".casefold()
    return not speakers or any(name.casefold() in said_by for name in speakers)


def _nearest(evidence: Sequence[Evidence], chosen: Sequence[Evidence]) -> list[Evidence]:
    """The best sentence of each of the next documents, for a reader who wants to look on."""
    used = {each.document.document_id for each in chosen}
    best: dict[str, Evidence] = {}
    for each in sorted(evidence, key=lambda each: -each.probability):
        if each.document.document_id not in used:
            best.setdefault(each.document.document_id, each)
    return list(best.values())[:NEAREST]
