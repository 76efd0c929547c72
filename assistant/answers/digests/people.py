"""What documents say of a person: who they are, what they did, what they say."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.answers.digests.chosen import carrying
from assistant.answers.digests.telling import in_order, is_only_planned, stands_alone, without_dateline
from assistant.answers.finding import introduced
from assistant.evidence import evidence_of, joined, may_tell, place_of
from assistant.question import is_person, may_be_one
from assistant.types import Evidence
from index.library import Library
from index.text import DETERMINERS, HONORIFICS, PREPOSITIONS, lexicon, words_of
from index.types import DocumentSummary, Hit, Scope

WHO, DID, SAID = 2, 3, 2
"""Sentences at most that say who a person is, what they did, and what they say."""

_ASPECT = re.compile(r"[’']s? (?:background|life|career|story|past|biography|role|family)$", re.IGNORECASE)
_TITLE = r"(?:[A-Z][\w.]+ ){0,3}"
_NO_NAMES = PREPOSITIONS | DETERMINERS
_LONGEST = 5
"""Words of a name at most."""

_LATER = 0.1
"""What an introduction gains that is the last to be published: who somebody is changes."""

_GOES_ON = re.compile(
    r"^(?:(?:Before|After|While|When|As|In|At|On|Since)\b[^.]{0,60}?,? )?(?:he|she|his|her)\b", re.IGNORECASE
)
_WORDS = 30
"""Passages in which somebody's words are looked for."""


def person_in(subject: str, library: Library, documents: Iterable[DocumentSummary]) -> str | None:
    """Return the name of the person whom ``subject`` names ("Lind's background"), ``None`` if it seems to be none.

    The name is as the documents have it where the person speaks in them, else as it is typed, if something tells who
    bears it.
    """
    name = _ASPECT.sub("", subject).strip()
    if not 0 < len(name.split()) <= _LONGEST:
        return None
    documents = list(documents)
    speakers = {each for document in documents for each in document.speakers if is_person(each)}
    known = [each for each in sorted(speakers, key=len) if may_be_one(name, each)]
    if known:
        return known[0]
    is_name = len(name.split()) > 1 and not _NO_NAMES.intersection(words_of(name))
    return name if is_name and introducing(library, name, documents) else None


def of_person(library: Library, subject: str, name: str, hits: Sequence[Hit], scope: Scope) -> list[Evidence]:
    """Return who the bearer of ``name`` is, what they did and what they say; empty where ``hits`` say none of it.

    Raises:
        DocumentNotFoundError: a document was changed or removed meanwhile.
        StaleLibraryError: the library needs re-indexing.
    """
    last = name.rsplit(maxsplit=1)[-1].casefold()
    hits = _naming(name, [hit for hit in hits if last in hit.text.casefold()])
    documents = {hit.document.document_id: hit.document for hit in hits}
    introductions = [each for each in introducing(library, name, documents.values()) if may_tell(each, scope.speakers)]
    gains = [_LATER * place / len(introductions) for place in range(len(introductions))]
    found = [without_dateline(each) for each in carrying(library, introductions, subject, WHO, gains)]
    found += sorted(carrying(library, _new(_deeds(name, hits), found), subject, DID), key=in_order)
    heard = library.search(subject, scope=replace(scope, speakers=(*scope.speakers, name)), limit=_WORDS).hits
    said = [each for hit in heard for each in evidence_of(hit) if stands_alone(each) and _is_by(name, each)]
    return found + sorted(carrying(library, _new(said, found), "", SAID), key=in_order)


def _naming(name: str, hits: Sequence[Hit]) -> list[Hit]:
    """Leave out the passages of documents in which a last name is somebody's first, and nobody's in full."""
    first = re.compile(rf"\b(?i:{re.escape(name.rsplit(maxsplit=1)[-1])}) [A-Z][a-z]")
    whole = {hit.document.document_id for hit in hits if name.casefold() in hit.text.casefold()}
    others = {hit.document.document_id for hit in hits if first.search(hit.text)} - whole
    return [hit for hit in hits if hit.document.document_id not in others]


def _new(told: Iterable[Evidence], found: Iterable[Evidence]) -> list[Evidence]:
    ends = {(each.document.document_id, each.sentence.end) for each in found}
    unique = {place_of(each): each for each in told if (each.document.document_id, each.sentence.end) not in ends}
    return list(unique.values())


def introducing(library: Library, name: str, documents: Iterable[DocumentSummary]) -> list[Evidence]:
    """Return what tells most plainly who the bearer of ``name`` is, in the order of publication."""
    found: dict[int, list[Evidence]] = {}
    for each in introduced(library, name, sorted(documents, key=lambda each: each.published or ""), 0.0):
        found.setdefault(_plainness(name, each.words), []).append(each)
    return found[max(found)] if found and max(found) else []


def _plainness(name: str, words: str) -> int:
    """Return how plainly words introduce somebody: 3 opening with it, 2 beside it, 1 as a heading, 0 in passing."""
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    opens = re.search(
        rf"^{_TITLE}(?i:{last})(?:,? \(?\d\d\)?)?(?:, | (?:is|was|became|serves|served|works|worked)\b)", words
    )
    beside = re.search(rf"(?i:\b{last}(?:, \d\d)?,? (?:is |was )?(?:an?|the|who|whose|formerly|former)\b)", words)
    whole = len(name.split()) > 1 and " ".join(name.split()[-2:]).casefold() in words.casefold()
    if not words.endswith((".", ".”", '."')):
        return 1
    return 3 if opens else 2 if beside or whole else 0


def _deeds(name: str, hits: Iterable[Hit]) -> Iterator[Evidence]:
    """Yield the sentences that begin with the bearer of ``name``, each with the one that goes on with "he" or "she"."""
    for hit in hits:
        told = evidence_of(hit)
        for each, following in zip(told, [*told[1:], None], strict=True):
            if (
                not _opens_with(name, each.words)
                or not stands_alone(each)
                or is_only_planned(each)
                or _is_by(name, each)
            ):
                continue
            deed = without_dateline(each)
            goes_on = following is not None and _GOES_ON.match(following.words)
            both = joined(deed, following, hit) if following and goes_on else None
            yield both or deed


def _opens_with(name: str, words: str) -> bool:
    """Whether words begin with the bearer of ``name``, and with nobody else of that last name."""
    *given, last = name.split()
    opening = re.match(
        rf"(?:\S+ ){{0,3}}?(?P<before>[A-Z][\w.’'-]*) {_last(last)}|(?:\S+ ){{0,3}}{_last(last)}",
        words,
    )
    before = opening and opening["before"]
    return bool(opening) and (
        not before or not given or before in given or before.rstrip(".") in HONORIFICS | lexicon.ROLES
    )


def _last(name: str) -> str:
    """Return a pattern for a last name itself: neither the "Taylor" of "Taylor Swift" nor that of "Taylor's case"."""
    return rf"(?i:{re.escape(name)})\b(?! [A-Z]|[’']s)"


def _is_by(name: str, evidence: Evidence) -> bool:
    return bool(evidence.sentence.speaker and may_be_one(evidence.sentence.speaker, name))
