"""What the documents, or what they say of one subject, come to in a few of their own sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from assistant.analysis import can_stand, middle, select
from assistant.evidence import evidence_of, may_tell, place_of
from assistant.types import Evidence
from index.library import Library
from index.text import stems
from index.types import Hit, Scope

MOST = 6
"""Sentences that an overview has at most."""

_PASSAGES = 16
"""Passages looked through for an overview of a subject; of everything, the first of each document besides."""

_SENTENCES = 100
"""Sentences compared at most: embedding them is what takes time."""

_LEAD = (0.2, 0.12, 0.06)
"""What the first sentences of a document gain: news tells what matters first, and leads are the summary that is hardest
to beat (Nenkova 2005)."""

_NAMED = 0.15
"""What a sentence gains that names the whole subject itself."""

_TOWARDS_SUBJECT = 0.5
"""How much of a subject's own vector is in what is looked for, beside the middle of what is said of it."""


def overview(library: Library, subject: str, scope: Scope) -> list[Evidence]:
    """Return the sentences that carry what ``scope`` says of ``subject``, of everything where it is empty.

    They stand in the order of their documents' dates, and of the text; each is as likely as it is near. Empty where no
    passage mentions the subject.
    """
    if subject:
        wanted = stems(subject)
        hits: Sequence[Hit] = [
            hit for hit in library.search(subject, scope=scope, limit=_PASSAGES).hits if _mentions(hit, wanted)
        ]
    else:
        wanted, hits = frozenset(), library.read(scope, most=_SENTENCES // 4)
    told = (each for hit in hits for each in evidence_of(hit))
    unique = {(each.document.document_id, each.sentence.start): each for each in told}
    heard = [each for each in unique.values() if may_tell(each, scope.speakers) and can_stand(each)][:_SENTENCES]
    if not heard:
        return []
    vectors = library.embed([each.words for each in heard])
    towards = middle(vectors)
    if subject:
        own = library.embed_query(subject)
        towards = middle(np.array([(1 - _TOWARDS_SUBJECT) * towards, _TOWARDS_SUBJECT * own]))
    documents = {each.document.document_id for each in heard}
    leads = {place: gain for document_id in documents for place, gain in _leads(library, document_id)}
    gains = np.array(
        [
            leads.get(place_of(each)[:2], 0.0) + _NAMED * (bool(wanted) and wanted <= stems(each.words))
            for each in heard
        ],
        dtype=np.float32,
    )
    near = vectors @ towards
    chosen = select(heard, vectors, towards, MOST, gains)
    found = [replace(heard[row], probability=float(np.clip(near[row], 0.0, 1.0))) for row in chosen]
    return sorted(
        found, key=lambda each: (each.document.published or "9999", each.document.document_id, each.sentence.start)
    )


def _mentions(hit: Hit, wanted: frozenset[str]) -> bool:
    """Whether a passage, or its document's title, has most of the words of a subject."""
    there = stems(f"{hit.document.title}\n{hit.passage.heading or ''}\n{hit.text}")
    return len(wanted & there) * 2 > len(wanted)


def _leads(library: Library, document_id: str) -> Iterator[tuple[tuple[str, int], float]]:
    """Yield where the first sentences of a document begin, and what each gains."""
    firsts = (each.start for passage in library.passages(document_id)[:2] for each in passage.sentences)
    yield from (((document_id, start), gain) for start, gain in zip(firsts, _LEAD, strict=False))
