"""Any text against a library: each sentence is held against the passages that search finds for it."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evidence import cited, joined, merged, place_of, source_of, stated
from assistant.question import scoped
from assistant.types import Evidence, Say, VerifyReport
from assistant.verification import Support, Verdict, rests_on, verify, word_coverage
from index.errors import WrongUseError
from index.i18n import _, figure
from index.library import Library
from index.text import paragraph_sentences
from index.types import EVERYTHING, Hit, Scope, Span

PASSAGES = 5
"""How many passages a sentence is held against."""

LONGEST = 200_000
"""Characters of a text that is checked at once."""

_NUMBERS = re.compile(r"\s*\[\d+(?:\s*[,–-]\s*\d+)*\]")
_HEADING = re.compile(r"^#{1,6}\s.*$", re.MULTILINE)
_MARKUP = re.compile(r"^(?:[-*•>]|\d{1,2}[.)])\s+|\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_LETTER = re.compile(r"[^\W\d_]")
_ORDER = {"verbatim": 0, "supported": 1, "unsupported": 2}


def review(
    text: str,
    library: Library,
    *,
    scope: Scope = EVERYTHING,
    support: Support = word_coverage,
    say: Say = lambda _words: None,
) -> VerifyReport:
    """Check every sentence of ``text`` against the documents of ``library`` in ``scope``. ``say`` hears how far it is.

    Of the passages found for a sentence, the one that supports it best is cited, or else the nearest. Headings and
    questions state nothing and are left out.

    Raises:
        WrongUseError: there is no sentence in the text, or it is too long.
        ScopeError: the scope names what no document has.
        StaleLibraryError: the library needs re-indexing.
    """
    began = time.perf_counter()
    sentences = sentences_in(text)
    if not sentences:
        raise WrongUseError(_("There is no sentence to check."), advice=_("Give a text with whole sentences."))
    if len(text) > LONGEST:
        raise WrongUseError(
            _(
                "The text has %(number)s characters; at most %(longest)s are checked.",
                number=figure(len(text)),
                longest=figure(LONGEST),
            ),
            advice=_("Check it in parts."),
        )
    scope = scoped("", scope, library.documents())[1]
    searched, found = [], []
    for number, sentence in enumerate(sentences, start=1):
        say(_("Checking sentence %(number)s of %(total)s", number=figure(number), total=figure(len(sentences))))
        searched.append(library.search(sentence, scope=scope, limit=PASSAGES))
        found.append(_best(sentence, searched[-1].hits, support))
    spans = {place_of(span): span for _, rested in found for span in rested}
    numbers = {place: number for number, place in enumerate(spans, start=1)}
    statements = tuple(
        stated(sentence, verdict, rested, numbers) for sentence, (verdict, rested) in zip(sentences, found, strict=True)
    )
    return VerifyReport(
        library=library.name,
        statements=statements,
        citations=cited(library, list(spans.values())),
        unsupported=sum(each.status == "unsupported" for each in statements),
        seconds=time.perf_counter() - began,
        notice=next(filter(None, (each.notice for each in searched)), None),
    )


def sentences_in(text: str) -> list[str]:
    """Return the sentences of a text that state something, without list marks, emphasis and citation numbers."""
    text = _HEADING.sub("", text)
    plain = [" ".join(_MARKUP.sub("", _NUMBERS.sub("", span.of(text))).split()) for span in paragraph_sentences(text)]
    return [each for each in plain if _LETTER.search(each) and not each.endswith("?")]


@dataclass(frozen=True, slots=True)
class _Found:
    """Sentences that follow one another in one voice, as evidence, and the passage that they stand in."""

    evidence: Evidence
    hit: Hit


def _best(sentence: str, hits: Sequence[Hit], support: Support) -> tuple[Verdict, list[Evidence]]:
    """Return the best verdict on a sentence, against each passage and all together, with the spans that it is about."""
    passages = [list(_sentences(hit)) for hit in hits]
    tried = []
    for candidates in (*passages, [each for passage in passages for each in passage]):
        chosen = [candidates[number] for number in rests_on(sentence, [each.evidence.words for each in candidates])]
        found = merged(chosen, _as_one)
        verdict = verify(sentence, [source_of(each.evidence, each.hit) for each in found], support)
        tried.append((verdict, [each.evidence for each in found]))
    return min(tried, key=lambda each: (_ORDER[each[0].status], len(each[0].reasons), -each[0].support))


def _sentences(hit: Hit) -> Iterator[_Found]:
    for sentence in hit.passage.sentences:
        if not sentence.states:
            continue
        words = Span(sentence.start, sentence.end).moved(-hit.passage.start).of(hit.text)
        yield _Found(Evidence(hit.document, sentence, words, hit.score), hit)


def _as_one(first: _Found, second: _Found) -> _Found | None:
    """Return both as one where they stand in one passage and a single space or line break parts them."""
    near = first.hit is second.hit and second.evidence.sentence.start - first.evidence.sentence.end == 1
    one = joined(first.evidence, second.evidence, first.hit) if near else None
    return _Found(one, first.hit) if one else None
