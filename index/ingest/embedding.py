"""The vectors of what was read: made after it, batch by batch, and handed to the vector index."""

import threading
from collections import Counter
from collections.abc import Callable

from index.catalog import Catalog
from index.embedding import Embedder
from index.ingest.context import input_of
from index.vectors import Holding, VectorMirror

BATCH = 64
"""Passages that are embedded and stored together: a few seconds of work, which is what an interruption can cost."""

Told = Callable[[str, float, int, int], None]
"""Hears how much of a source is embedded, 0 to 1, and how many passages of how many are in all."""


def embed_waiting(
    catalog: Catalog,
    mirror: VectorMirror,
    embedder: Embedder,
    holding: Holding | None,
    *,
    tell: Told,
    stop: threading.Event,
) -> None:
    """Embed every passage that has no vector yet, until there is none or ``stop`` is set between two batches."""
    waiting = catalog.passages.waiting()
    of_source = Counter(source for _, _, source in waiting)
    done: Counter[str] = Counter()
    for first in range(0, len(waiting), BATCH):
        if stop.is_set():
            return
        batch = waiting[first : first + BATCH]
        tell(batch[0][2], done[batch[0][2]] / of_source[batch[0][2]], first, len(waiting))
        documents = {each: catalog.document(each) for each in dict.fromkeys(owner for _, owner, _ in batch)}
        said = {owner: catalog.with_overrides(owner, catalog.said(owner)) for owner in documents}
        stored = catalog.passages.get([passage_id for passage_id, _, _ in batch])
        inputs = [
            input_of(documents[owner].text, said[owner], stored[passage_id].passage, embedder)
            for passage_id, owner, _ in batch
        ]
        vectors = embedder.embed(inputs)
        ids = [passage_id for passage_id, _, _ in batch]
        if holding:
            holding.begin()
        catalog.passages.put_vectors(ids, vectors)
        mirror.write(ids, [owner for _, owner, _ in batch], vectors)
        for _, _, source in batch:
            done[source] += 1
        for source in dict.fromkeys(source for _, _, source in batch):
            tell(source, done[source] / of_source[source], first + len(batch), len(waiting))
