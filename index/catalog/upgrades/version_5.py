"""Version 5: which sentences state nothing. Their voices go, since names in captions and teasers are nobody's words."""

import json

from index.catalog.claims import ClaimStore
from index.catalog.database import Database
from index.text import claimed_in


def fill(database: Database) -> None:
    """Note it of each document, in what its sentences claim and in its passages. Nothing is embedded."""
    for document_id, text, language in database.rows(
        "SELECT document_id, text, coalesce(overrides ->> 'language', metadata ->> 'language') FROM documents"
    ):
        claimed = claimed_in(text, language)
        ClaimStore(database).put(document_id, claimed)
        idle = [each.span for each in claimed if not each.states]
        for passage_id, packed in database.rows(
            "SELECT passage_id, sentences FROM passages WHERE document_id = ?", document_id
        ):
            told = json.loads(packed)
            noted = [
                [start, end, None, None, "own", False]
                # A sentence that is longer than a passage stands in it in pieces.
                if any(span.start <= start and end <= span.end for span in idle)
                else [start, end, *rest[:3], True]
                for start, end, *rest in told
            ]
            names = {name for each in noted for name in each[2:4] if name}
            database.write("UPDATE passages SET sentences = ? WHERE passage_id = ?", json.dumps(noted), passage_id)
            database.write(
                "DELETE FROM speakers WHERE passage_id = ? AND name NOT IN (SELECT value FROM json_each(?))",
                passage_id,
                json.dumps(sorted(names)),
            )
