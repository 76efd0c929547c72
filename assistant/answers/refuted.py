"""Claims that are called false, denied or put right, and what does so: none is shown without the other.

A fact check quotes the false claim in full, and so a reader of likeness takes it for the answer. What refutes it stands
behind a verdict ("Our rating: False"), under a label ("Fact:"), in the next sentence ("That is not true.") or anywhere
else with the claim in its clause ("There is no evidence that …", "denied that …"), in the same document or another.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from assistant.evidence import Place, place_of
from assistant.types import Evidence
from index.errors import DocumentNotFoundError
from index.library import Library
from index.text import sentences_of, stems
from index.types import DocumentSummary, Sentence

_UNTRUE = (
    r"(?:(?:mostly|partly|entirely|completely|simply|just|also|demonstrably) )?"
    r"(?:not (?:true|the case|correct|accurate)|false|untrue|incorrect|inaccurate|misleading|baseless|unfounded"
    r"|a (?:lie|myth|hoax|fake))\b(?! (?:to|now|any ?more|yet|either)\b)"
)
_VERDICT = re.compile(
    r"(?:our )?(?:rating|ruling|verdict|conclusion)\s*:\s*"
    r"(?:mostly |partly |half )?(?:false|untrue|wrong|incorrect|inaccurate|misleading|missing context|altered|fake"
    r"|satire|unsupported|unproven|baseless|pants on fire|not true|hoax)\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(r"(?:the )?(?:claim|myth|rumou?r|allegation)(?: \d+)?\s*:\s*", re.IGNORECASE)
_FACT = re.compile(r"(?:the )?(?:facts?|facts first|reality|truth|answer)(?: \d+)?\s*:\s*", re.IGNORECASE)
_IS_TRUE = re.compile(
    r"(?:this|that|it|the claim)(?:[’']s| is) (?:largely |mostly )?(?:true|correct|accurate)\b|true\b", re.I
)
_SAID = r"(?:claim|figure|report|rumou?r|allegation|statement|accusation|assertion|suggestion|story)(?:s|ies)?"
_TAKES_BACK = re.compile(
    rf"[“\"‘']*(?:no[,.] )?(?:but |yet |in fact,? )?"
    rf"(?:that|this|it|both|these|those|such|(?:the|this|that|his|her|their) (?:\w+ )?{_SAID})"
    rf"(?:[’']s| is| was| are| were| has been| have been)(?: simply| just| all| also)? {_UNTRUE}"
    rf"|[“\"‘']*(?:that|the {_SAID}) (?:is|was) (?:wrong|mistaken)\W*$",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:(?:there (?:is|was|has been) )?no (?:\w+ )?(?:evidence|proof|indication) (?:that|of)"
    r"|(?:denied|denies|deny) (?:that|having|ever)"
    r"|(?:denied|denies|deny|disputed|dismissed|rejected|refuted|debunked)"
    rf" (?:the |any |all |these )?{_SAID} (?:that|of)"
    rf"|(?:false|baseless|unfounded|debunked|discredited) {_SAID} that"
    r"|it (?:is|was) (?:not true|false|untrue|wrong) (?:that|to (?:say|claim|suggest)(?: that)?)|false the claim that)"
    r"\s+(?P<claim>[^.;,]+)",
    re.IGNORECASE,
)
_NEGATES = re.compile(
    r"\b(?:not|no|never|nor|neither|without|false|falsely|wrongly|denied|denies|deny|untrue|baseless|debunked|hoax)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_HINTS = (_VERDICT, _FACT, _TAKES_BACK, _DENIES)
_REPEATED = 0.7
"""A sentence makes a claim when it holds this share of the claim's content words."""

_LEAST = 3
"""Content words that a claim has at least: with fewer, sentences that say other things would make it."""

_SHORT = 8
"""Words up to which what refutes needs the next sentence, which says what is so: "That was wrong. It was ten."."""


def with_refutations(library: Library, chosen: Sequence[Evidence], found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return what was chosen, each claim behind what refutes it in a document of what was ``found``.

    No few words of such a claim answer anything. What refutes it is as likely as the claim.
    """
    summaries = {each.document.document_id: each.document for each in found if chosen}
    documents = [lines for each in summaries.values() if (lines := _sentences(library, each))]
    refuting = refutations(documents, chosen)
    told: dict[Place, Evidence] = {}
    own = {place_of(each): each for each in chosen}
    for each in chosen:
        for other in refuting.get(place_of(each), ()):
            told.setdefault(place_of(other), own.get(place_of(other), replace(other, probability=each.probability)))
        told.setdefault(place_of(each), replace(each, short=None) if place_of(each) in refuting else each)
    return tuple(told.values())


def _sentences(library: Library, summary: DocumentSummary) -> tuple[Evidence, ...]:
    """Return a document's sentences in order, its headings among them, if any of them may refute something."""
    try:
        document = library.document(summary.document_id)
    except DocumentNotFoundError:
        return ()  # removed since it was found: it refutes nothing any more
    if not any(hint.search(document.text) for hint in _HINTS):
        return ()
    passages = library.passages(summary.document_id)
    known = {(each.start, each.end): each for passage in passages for each in passage.sentences}
    spans = sentences_of(document.text, document.language)
    told = (known.get((span.start, span.end), Sentence(span.start, span.end, states=False)) for span in spans)
    title = Evidence(summary, Sentence(0, 0, states=False), document.title, 0.0)
    return (title, *(Evidence(summary, each, document.text[each.start : each.end], 0.0) for each in told))


def refutations(
    documents: Sequence[Sequence[Evidence]], shown: Sequence[Evidence]
) -> dict[Place, tuple[Evidence, ...]]:
    """Return where each refuted claim stands, with the sentences that refute it, in order.

    ``documents`` are the sentences of each, title and headings among them; what is ``shown`` is held against all that
    they deny.
    """
    pairs = chain.from_iterable(chain(_judged(lines), _taken_back(lines)) for lines in documents)
    found = {place_of(claim): refuting for claim, refuting in pairs if refuting and claim.sentence.states}
    denied = [(each, clause) for lines in documents for each in lines if (clause := _denied_in(each))]
    for each in filter(_claims, shown):
        words = stems(each.words)
        refuting = tuple(
            other
            for other, clause in denied
            if place_of(other) != place_of(each) and len(clause & words) >= max(_LEAST, _REPEATED * len(clause))
        )
        if refuting:
            found.setdefault(place_of(each), refuting[:1])
    return found


def _judged(lines: Sequence[Evidence]) -> Iterator[tuple[Evidence, tuple[Evidence, ...]]]:
    """Yield claims under a label or before a verdict, and what says the same until then, with what is said of them."""
    claim: int | None = None
    for place, each in enumerate(lines):
        if _CLAIM.match(each.words):
            claim = place
        elif claim is not None and (_VERDICT.match(each.words) or _refutes_as_fact(each.words)):
            verdict = _VERDICT.match(each.words) is not None
            refuting = tuple(one for one in lines[place : place + 1 + verdict] if one.sentence.states)
            said = stems(_CLAIM.sub("", lines[claim].words, count=1))
            yield lines[claim], refuting
            for other in lines[claim + 1 : place]:
                if _claims(other) and len(stems(other.words) & said) >= _REPEATED * len(said):
                    yield other, refuting
            claim = None


def _refutes_as_fact(words: str) -> bool:
    label = _FACT.match(words)
    return label is not None and not _IS_TRUE.match(words[label.end() :])


def _taken_back(lines: Sequence[Evidence]) -> Iterator[tuple[Evidence, tuple[Evidence, ...]]]:
    """Yield sentences that the next one calls untrue, with that one, and what is so behind it."""
    for place in range(1, len(lines)):
        before, each = lines[place - 1], lines[place]
        if _TAKES_BACK.match(each.words) and each.sentence.states and _claims(before):
            following = lines[place + 1 : place + 2] if len(each.words.split()) <= _SHORT else ()
            yield before, (each, *(one for one in following if one.sentence.states))


def _denied_in(each: Evidence) -> frozenset[str]:
    """Return the content words of what a sentence denies or finds no evidence of; none where that is too little."""
    clause = _DENIES.search(each.words) if each.sentence.states else None
    words = stems(clause["claim"]) if clause else frozenset()
    return words if len(words) >= _LEAST else frozenset()


def _claims(each: Evidence) -> bool:
    """Whether a sentence may make a claim that is refuted elsewhere: it states, and neither denies nor judges."""
    return each.sentence.states and each.sentence.manner != "denied" and not _NEGATES.search(each.words)
