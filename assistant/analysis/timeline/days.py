"""What happened within some days: of each event the sentence that tells it best."""

from assistant.analysis import middle
from assistant.analysis.timeline.events import dated_in, group, most_important
from assistant.analysis.timeline.timeline import MOST
from assistant.facts.times import When
from assistant.types import Evidence
from index.library import Library
from index.types import Scope

EVENTS = 8
"""Events that are told of some days at most."""


def told_within(library: Library, when: When, scope: Scope) -> list[Evidence]:
    """Return a sentence for each event that ``scope`` tells as one that happened within ``when``, in order.

    Raises:
        DocumentNotFoundError: a document was changed or removed meanwhile.
    """
    hits = library.read(scope, most=MOST)
    inside = [
        each
        for each in dated_in(hits, [0.0] * len(hits), scope.speakers)
        if each.time.when
        and each.time.outlook == "happened"
        and each.placed.bound is None
        and when.first <= each.placed.first <= each.placed.last <= when.last
    ]
    if not inside:
        return []
    vectors = library.embed([each.evidence.words for each in inside])
    events = most_important(group(inside, vectors, middle(vectors)), EVENTS)
    best = sorted((event.accounts[0] for event in events), key=lambda each: (each.placed.at, each.placed.last))
    return [each.evidence for each in best]
