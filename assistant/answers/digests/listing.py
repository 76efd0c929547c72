"""What a list is asked for: one line an item, each in the words that carry it."""

import re
from collections.abc import Iterator, Sequence

from assistant.answers.digests.announced import Announced, lists_in
from assistant.answers.digests.telling import stands_alone
from assistant.answers.finding import Found
from assistant.evidence import place_of
from assistant.facts import capitals_of, names, quantities, text_of
from assistant.question import Question
from assistant.types import Evidence
from index.library import Library
from index.text import SMALL_NUMBERS, content_words, points_back, stems
from index.types import Document, DocumentSummary, Sentence

MOST = 8
"""Lines of a list that no sentence announces, beside those that go on with it."""

_ABOUT_IT, _SURELY = 0.45, 0.7
"""From this cosine on, between a question and a list with its title, the list is what is asked for: where it announces
the things that the question names, and where it does not."""

_AS_MANY = 0.4
"""What a list gains that announces as many things as are asked for."""

_FAR = 0.1
"""How likely a sentence is at least that brings another item, as a part of the best."""

_HALF = 0.5
"""Of the best one's probability: below it a sentence has to be understood by itself."""

_ADDS = re.compile(
    r"^(?:There (?:is|are|was|were) also|Also|Another|Others?|Some|In addition|Additionally|Besides|Further)\b"
    r"|^(?:[\w’'-]+ ){1,6}also\b"
)
"""Goes on with a list that sentences make."""

_ADDED = 0.02
"""How likely such a sentence is at least, as a part of the best."""

_ADDED_NEAR = 2
"""Sentences after an item among which the next is that goes on with the list."""

_NEW, _NEW_SHARE = 3, 0.5
"""Words of content that a sentence brings at least, and as a part of all that it has beside the question's."""

_NAMES = re.compile(
    r"\b(?:who|candidates?|contenders?|people|persons?|men|women|players?|winners?|papers?|newspapers?|outlets?|"
    r"cit(?:y|ies)|towns?|countr(?:y|ies)|states?|compan(?:y|ies)|names?|teams?|members?|councillors?)\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:most|highest|largest|biggest|greatest|fastest|longest|least|lowest|smallest|fewest|cheapest)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(r"\b(?:least|lowest|smallest|fewest|cheapest)\b", re.IGNORECASE)
_FELL = re.compile(
    r"\b(?:fell|falls?|falling|fallen|dropp?(?:ed|s)?|declined?|cheaper|less|down|lost|cut|moderated)\b", re.IGNORECASE
)
_MANY = re.compile(r"\b(?:women|men|people|[a-z-]{3,}(?<![su])s)\b", re.IGNORECASE)
"""Words for several things."""

_RANKED = 4
"""Lines that are shown where the most of something is asked for."""

_LISTED = 0.5
"""How likely an item of a list counts that is what is asked for."""


def listed(library: Library, question: Question, found: Found, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the items that ``question`` asks for, in order; empty where the ``evidence`` that was ``found`` has none.

    A list that a document announces is taken whole, with what announces it. Else the sentences that bring something
    new each, likeliest first; where the most of something is asked for, those with the greatest figures.

    Raises:
        DocumentNotFoundError: a document was removed meanwhile.
    """
    if whole := _announced(library, question, found):
        return whole
    likely = sorted(evidence, key=lambda each: -each.probability)
    if _MOST.search(question.asked) and (ranked := _ranked(question, likely)):
        return ranked
    return tuple(_with_added(list(_each_new(question, likely)), evidence))


def _announced(library: Library, question: Question, found: Found) -> tuple[Evidence, ...]:
    documents = {given.hit.document.document_id: given.hit.document for _, given in found.passages}
    known: list[tuple[DocumentSummary, Document, Announced]] = []
    for document_id, summary in documents.items():
        document = library.document(document_id)
        known += [(summary, document, each) for each in lists_in(document, library.passages(document_id))]
    if not known:
        return ()
    texts = [_told(document, each) for _, document, each in known]
    near = library.embed(texts) @ library.embed_query(question.asked)
    asked_for = _numbers(question.asked)
    worth = [
        float(cosine) + _AS_MANY * bool(asked_for & _numbers(_words(document, each.announcement)))
        for cosine, (_, document, each) in zip(near, known, strict=True)
    ]
    best = max(range(len(known)), key=worth.__getitem__)
    summary, document, chosen = known[best]
    named = stems(" ".join(_MANY.findall(question.asked))) & stems(
        f"{document.title} {_words(document, chosen.announcement)}"
    )
    if worth[best] < (_ABOUT_IT if named else _SURELY):
        return ()
    lines = (chosen.announcement, *chosen.items)
    return tuple(Evidence(summary, each, _words(document, each), _LISTED) for each in lines)


def _told(document: Document, found: Announced) -> str:
    return " ".join([document.title, *(_words(document, each) for each in (found.announcement, *found.items[:5]))])


def _words(document: Document, sentence: Sentence) -> str:
    return document.text[sentence.start : sentence.end]


def _numbers(words: str) -> set[str]:
    return set(words.casefold().split()) & set(SMALL_NUMBERS[2:])


def _counted(words: str) -> int:
    """Return how many things are asked for, nought where that is not said."""
    return max((SMALL_NUMBERS.index(each) for each in _numbers(words)), default=0)


def _each_new(question: Question, likely: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield the sentences that each bring a name, where names are asked for, or else words that none before has."""
    named = bool(_NAMES.search(question.asked))
    most = min(MOST, (_counted(question.asked) or MOST) + 1)
    least = _FAR * max((each.probability for each in likely), default=0.0)
    asked = stems(question.asked)
    known = set(asked)
    documents: set[str] = set()
    seen: set[str] = {part for name in question.names for part in name.parts} | set(content_words(question.asked))
    shown = 0
    for each in likely:
        if each.probability < least or shown == most:
            return
        own = stems(each.words) - asked
        names_new = _names_in(each) - seen
        is_close = each.probability >= _HALF * likely[0].probability
        if shown and not (is_close or stands_alone(each) or _is_of_the_same(each, asked, documents)):
            continue
        least_new = _NEW if is_close else max(_NEW, _NEW_SHARE * len(own))
        is_new = bool(names_new) if named else len(own - known) >= least_new
        if is_new or not shown:
            shown += 1
            known |= own
            seen |= names_new
            documents.add(each.document.document_id)
            yield each


def _is_of_the_same(evidence: Evidence, asked: frozenset[str], documents: set[str]) -> bool:
    """Whether a sentence that begins with "he" or "it" speaks of what is asked, in a document that has an item."""
    return (
        points_back(evidence.words)
        and bool(stems(evidence.words) & asked)
        and evidence.document.document_id in documents
    )


def _with_added(chosen: Sequence[Evidence], evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield the items, each followed by the sentences near below that go on with the list ("Others were …")."""
    inorder = sorted(evidence, key=place_of)
    places = {place_of(each): place for place, each in enumerate(inorder)}
    least = _ADDED * max((each.probability for each in chosen), default=0.0)
    seen = {place_of(each) for each in chosen}
    for each in chosen:
        yield each
        last = places[place_of(each)]
        while following := next((place for place in _below(inorder, last) if _goes_on(inorder[place], least)), None):
            last = following
            if place_of(inorder[last]) not in seen:
                seen.add(place_of(inorder[last]))
                yield inorder[last]


def _below(inorder: Sequence[Evidence], place: int) -> Iterator[int]:
    """Yield the places of the sentences near below the one at ``place``, in its document."""
    for below in range(place + 1, min(place + 1 + _ADDED_NEAR, len(inorder))):
        if inorder[below].document.document_id == inorder[place].document.document_id:
            yield below


def _goes_on(evidence: Evidence, least: float) -> bool:
    return evidence.probability >= least and bool(_ADDS.match(evidence.words))


def _names_in(evidence: Evidence) -> set[str]:
    text = text_of(evidence.words)
    return {name.parts[-1] for name in names(text, capitals_of([text])) if name.parts}


def _ranked(question: Question, likely: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the sentences on the subject with the greatest figures of one kind, or the least, in that order."""
    wanted = stems(question.asked)
    told = [each for each in likely if wanted & stems(each.words) and not _FELL.search(each.words)]
    figures = [(quantity.kind, quantity.value, each) for each in told for quantity in quantities(text_of(each.words))]
    if not figures:
        return ()
    kinds = [kind for kind, _, _ in figures if kind]
    kind = max(kinds, key=kinds.count) if kinds else figures[0][0]
    best: dict[str, tuple[float, Evidence]] = {}
    for own, value, each in figures:
        if own == kind and (each.words not in best or value > best[each.words][0]):
            best[each.words] = (value, each)
    ranked = sorted(best.values(), key=lambda pair: pair[0], reverse=not _LEAST.search(question.asked))
    return tuple(each for _, each in ranked[:_RANKED]) if len(ranked) > 1 else ()
