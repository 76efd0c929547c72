"""What the documents' sentences claim on others' behalf, as the catalog keeps it: a list for each document."""

import json
from collections.abc import Sequence
from typing import Any

from index.catalog.database import Database
from index.types import Claim, ClaimedSentence, Span, Voice


class ClaimStore:
    """The part of a catalog that knows claims. They go with their document, and are stored with its passages."""

    def __init__(self, database: Database) -> None:
        """Take the file that they are kept in."""
        self._db = database

    def put(self, document_id: str, claimed: Sequence[ClaimedSentence]) -> None:
        """Store a document's sentences with their claims, in place of those it has."""
        packed = [[*_pair(each.span), [_packed(claim) for claim in each.claims], each.states] for each in claimed]
        self._db.write("INSERT OR REPLACE INTO claims VALUES (?, ?)", document_id, json.dumps(packed))

    def of(self, document_id: str) -> tuple[str, tuple[ClaimedSentence, ...]] | None:
        """Return a document's text and its sentences with their claims; ``None`` if it was removed meanwhile."""
        rows = self._db.rows(
            "SELECT text, sentences FROM documents JOIN claims USING (document_id) WHERE document_id = ?", document_id
        )
        if not rows:
            return None
        text, sentences = rows[0]
        unpacked = (
            ClaimedSentence(Span(start, end), tuple(map(_unpacked, claims)), states)
            for start, end, claims, states in json.loads(sentences)
        )
        return text, tuple(unpacked)


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _packed(claim: Claim) -> list[object]:
    voice, mention, cue = claim.voice, claim.mention, claim.cue
    spans = [_pair(span) for span in claim.spans]
    aside = [mention and _pair(mention), cue and _pair(cue)]
    return [voice.speaker, voice.via, voice.manner, *aside, claim.quoted, spans]


def _unpacked(values: Sequence[Any]) -> Claim:
    speaker, via, manner, mention, cue, quoted, spans = values
    words = tuple(Span(*pair) for pair in spans)
    return Claim(Voice(speaker, via, manner), mention and Span(*mention), words, quoted, cue and Span(*cue))
