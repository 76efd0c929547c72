"""Any text against a library: each sentence is held against the passages that search finds for it."""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.quoting import cite
from assistant.types import Citation, Evidence, Statement, VerifyReport
from assistant.verification import Source, Support, Verdict, rests_on, verify, word_coverage
from index.errors import WrongUseError
from index.library import Library, paragraph_sentences
from index.types import Hit, Scope, Sentence, Span

EVERYTHING = Scope()

PASSAGES = 5
"""How many passages a sentence is held against."""

LONGEST = 200_000
"""Characters of a text that is checked at once."""

_NUMBERS = re.compile(r"\s*\[\d+(?:\s*[,–-]\s*\d+)*\]")
_HEADING = re.compile(r"^#{1,6}\s.*$", re.MULTILINE)
_MARKUP = re.compile(r"^(?:[-*•>]|\d{1,2}[.)])\s+|\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_LETTER = re.compile(r"[^\W\d_]")
_ORDER = {"verbatim": 0, "supported": 1, "unsupported": 2}


def review(text: str, library: Library, *, scope: Scope = EVERYTHING, support: Support = word_coverage) -> VerifyReport:
    """Check every sentence of ``text`` against the documents of ``library`` in ``scope``.

    Of the passages found for a sentence, the one that supports it best is cited, or else the nearest. Headings and
    questions state nothing and are left out.

    Raises:
        WrongUseError: there is no sentence in the text, or it is too long.
        StaleLibraryError: the library needs re-indexing.
    """
    began = time.perf_counter()
    sentences = sentences_in(text)
    if not sentences:
        raise WrongUseError("There is no sentence to check.", advice="Give a text with whole sentences.")
    if len(text) > LONGEST:
        raise WrongUseError(
            f"The text has {len(text):,} characters; at most {LONGEST:,} are checked.", advice="Check it in parts."
        )
    found = [
        _best(sentence, library.search(sentence, scope=scope, limit=PASSAGES).hits, support) for sentence in sentences
    ]
    cited = {span.place: span for _, spans in found for span in spans}
    numbers = {place: number for number, place in enumerate(cited, start=1)}
    statements = tuple(
        _statement(sentence, verdict, spans, numbers)
        for sentence, (verdict, spans) in zip(sentences, found, strict=True)
    )
    return VerifyReport(
        library=library.name,
        statements=statements,
        citations=_cite(library, list(cited.values())),
        unsupported=sum(each.status == "unsupported" for each in statements),
        seconds=time.perf_counter() - began,
    )


def sentences_in(text: str) -> list[str]:
    """Return the sentences of a text that state something, without list marks, emphasis and citation numbers."""
    text = _HEADING.sub("", text)
    plain = [" ".join(_MARKUP.sub("", _NUMBERS.sub("", span.of(text))).split()) for span in paragraph_sentences(text)]
    return [each for each in plain if _LETTER.search(each) and not each.endswith("?")]


@dataclass(frozen=True, slots=True)
class _Found:
    """Sentences that follow one another in one voice, as evidence, with the words of the passage that they stand in."""

    evidence: Evidence
    context: str

    @property
    def place(self) -> tuple[str, int, int]:
        return self.evidence.document.document_id, self.evidence.sentence.start, self.evidence.sentence.end

    @property
    def source(self) -> Source:
        sentence = self.evidence.sentence
        return Source(
            words=self.evidence.words,
            speaker=sentence.speaker,
            via=sentence.via,
            manner=sentence.manner,
            outlet=self.evidence.document.outlet,
            context=self.context,
        )


def _best(sentence: str, hits: Sequence[Hit], support: Support) -> tuple[Verdict, list[_Found]]:
    """Return the best verdict on a sentence, against each passage and all together, with the spans that it is about."""
    passages = [list(_sentences(hit)) for hit in hits]
    tried = []
    for candidates in (*passages, [each for passage in passages for each in passage]):
        chosen = [candidates[number] for number in rests_on(sentence, [each.evidence.words for each in candidates])]
        spans = _joined(chosen)
        tried.append((verify(sentence, [span.source for span in spans], support), spans))
    return min(tried, key=lambda each: (_ORDER[each[0].status], len(each[0].reasons), -each[0].support))


def _sentences(hit: Hit) -> Iterator[_Found]:
    document, passage = hit.document, hit.passage
    context = "\n".join(filter(None, (document.title, document.published, passage.heading, passage.question, hit.text)))
    for sentence in passage.sentences:
        words = Span(sentence.start, sentence.end).moved(-passage.start).of(hit.text)
        yield _Found(Evidence(document, sentence, words, hit.score), context)


def _joined(found: Sequence[_Found]) -> list[_Found]:
    """Return sentences that stand one after the other in one voice as one span."""
    spans: list[_Found] = []
    for each in found:
        if spans and (one := _as_one(spans[-1], each)):
            spans[-1] = one
        else:
            spans.append(each)
    return spans


def _as_one(first: _Found, second: _Found) -> _Found | None:
    one, other = first.evidence.sentence, second.evidence.sentence
    voices = {(each.speaker, each.via, each.manner) for each in (one, other)}
    whole = f"{first.evidence.words} {second.evidence.words}"
    if len(voices) > 1 or first.context != second.context or other.end - one.start != len(whole):
        return None
    sentence = Sentence(one.start, other.end, one.speaker, one.via, one.manner)
    return _Found(replace(first.evidence, sentence=sentence, words=whole), first.context)


def _statement(
    sentence: str, verdict: Verdict, spans: Sequence[_Found], numbers: Mapping[tuple[str, int, int], int]
) -> Statement:
    speakers = {span.evidence.sentence.speaker for span in spans}
    return Statement(
        text=sentence,
        citations=tuple(numbers[span.place] for span in spans),
        speaker=speakers.pop() if len(speakers) == 1 else None,
        status=verdict.status,
        reasons=verdict.reasons,
    )


def _cite(library: Library, spans: Sequence[_Found]) -> tuple[Citation, ...]:
    pages = [
        library.document(span.evidence.document.document_id).page_of(span.evidence.sentence.start)
        if span.evidence.document.media_type == "application/pdf"
        else None
        for span in spans
    ]
    return cite([span.evidence for span in spans], pages)
